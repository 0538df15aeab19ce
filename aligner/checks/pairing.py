"""What a translation exchanged: values that are in one language only, brought together in pairs."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import TypeVar

from aligner.bitext import Bitext
from aligner.checks.reading import E, Read, around, entities, in_both

T = TypeVar("T")

# Pairs of values that are compared; where a bead has more, it is a table, and no one would read
# a finding for each of its cells.
_MOST = 10_000


def exchanged(
    here: tuple[Sequence[T], Sequence[T]],
    near: tuple[Sequence[T], Sequence[T]],
    same: Sequence[Callable[[T, T], bool]],
    alike: Callable[[T, T], float],
    *,
    again: bool = False,
) -> list[tuple[T, T]]:
    """Values of the source, each with the value of the target that stands in its place.

    Only what has no counterpart in its bead (`here`, source and target) is brought together.
    `same` and `alike` get a value of the source and one of the target. `same` has what makes a
    counterpart, from the strictest to the loosest, which all others imply. `alike` says how well
    the two stand for each other: 0 is not at all; from 1 on, one of them may have a counterpart
    in the neighbourhood (`near`), below neither. With `again`, a value of the source that has its
    counterpart may have been said again in another way: `6 feet (2 metres)`. The result is in the
    order of the source, what is said again at its end.
    """
    source, target = _unpaired(*here, same)
    near_source, near_target = near
    if max(len(source) * (len(target) + len(near_target)), len(target) * len(near_source)) > _MOST:
        return []
    loosest = same[-1]
    lost = [not any(loosest(one, other) for other in near_target) for one in source]
    new = [not any(loosest(one, other) for one in near_source) for other in target]
    scored = []
    for (i, one), (j, other) in product(enumerate(source), enumerate(target)):
        if (score := alike(one, other)) <= 0:
            continue
        unknown = lost[i] + new[j]
        if unknown == 2 or (unknown and score >= 1):
            scored.append((-unknown - score, abs(i - j), i, j))
    pairs: dict[int, int] = {}
    for *_, i, j in sorted(scored):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    found = [(source[i], target[pairs[i]]) for i in sorted(pairs)]
    if again:
        rest = [each for j, each in enumerate(target) if new[j] and j not in pairs.values()]
        found += _said_again(here[0], rest, alike)
    return found


def _said_again(
    source: Sequence[T], new: Sequence[T], alike: Callable[[T, T], float]
) -> list[tuple[T, T]]:
    """What is new in the target, each with the first of the source that it surely stands for."""
    if len(source) * len(new) > _MOST:
        return []
    found = []
    for other in new:
        one = next((each for each in source if alike(each, other) >= 1), None)
        if one is not None:
            found.append((one, other))
    return found


def _unpaired(
    source: Sequence[T], target: Sequence[T], same: Sequence[Callable[[T, T], bool]]
) -> tuple[list[T], list[T]]:
    """What is left on either side when each value is taken away with one that is the same."""
    if len(source) * len(target) > _MOST:
        return [], []
    left, rest = list(source), list(target)
    for each in same:
        left = [one for one in left if not _taken(one, rest, each)]
    return left, rest


def _taken(one: T, rest: list[T], same: Callable[[T, T], bool]) -> bool:
    """Whether `rest` had a counterpart of `one`, which is then taken out of it."""
    for k, other in enumerate(rest):
        if same(one, other):
            del rest[k]
            return True
    return False


def exchanged_by_bead(
    bitext: Bitext,
    read: Read[E],
    same: Sequence[Callable[[E, E], bool]],
    alike: Callable[[E, E], float],
    *,
    again: bool = False,
) -> Iterator[tuple[int, E, E]]:
    """For each bead the pairs of `exchanged` among what `read` finds, with the bead's index."""
    for index, source, target in in_both(bitext, read):
        near = _near(bitext, read, index)
        for one, other in exchanged((source, target), near, same, alike, again=again):
            yield index, one, other


def _near(bitext: Bitext, read: Read[E], index: int) -> tuple[list[E], list[E]]:
    """What is read in the segments of a bead and around them, in source and target."""
    bead = bitext.beads[index]
    sides = (bitext.source, bead.source), (bitext.target, bead.target)
    source, target = (
        [
            each
            for k in around(segments, len(document.segments))
            for each in entities(document, read)[k]
        ]
        for document, segments in sides
    )
    return source, target
