"""What stands on one side of a bead and not on the other, each with what stands there for it."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise, zip_longest
from typing import TypeVar

from aligner.bitext import Bitext
from aligner.checks.reading import Entity, Merge, Read, in_beads

T = TypeVar("T")
E = TypeVar("E", bound=Entity)
Key = Callable[[T], Hashable]
Sides = tuple[list[T], list[T]]

_MOST = 10_000  # comparisons in one bead; beyond that, the n-th stands for the n-th
_SHOWN = 200  # characters of an item that are compared


def unmatched(
    bitext: Bitext, read: Read[E], key: Key[E], merge: Merge[E] | None = None
) -> list[tuple[int, list[E], list[E]]]:
    """For each aligned bead its index, what only the source has, and what only the target has.

    Where segments were aligned here, what is lost in one bead and comes up in the next is only
    cut in another way. Pairs that were given stand each for itself.
    """
    rows = [without_common(*sides, key) for sides in in_beads(bitext, read, merge)]
    if bitext.ids is None:
        for before, after in pairwise(rows):
            _cancel(before[0], after[1], key)
            _cancel(after[0], before[1], key)
    return [
        (index, *row)
        for index, (bead, row) in enumerate(zip(bitext.beads, rows, strict=True))
        if bead.aligned and (row[0] or row[1])
    ]


def without_common(source: Sequence[T], target: Sequence[T], key: Key[T]) -> Sides[T]:
    """What is left of both when equal items are taken away one by one, the first ones first."""
    return _left(source, target, key), _left(target, source, key)


def _left(items: Sequence[T], others: Sequence[T], key: Key[T]) -> list[T]:
    if not items or not others:
        return list(items)
    there = Counter(map(key, others))
    left = []
    for item in items:
        if there[key(item)] > 0:
            there[key(item)] -= 1
        else:
            left.append(item)
    return left


def _cancel(lost: list[T], added: list[T], key: Key[T]) -> None:
    if lost and added:
        lost[:], added[:] = without_common(lost, added, key)


def counterparts(
    lost: Sequence[T], added: Sequence[T], text: Callable[[T], str], least: float = 0.0
) -> list[tuple[T | None, T | None]]:
    """Each lost item with the added one that is most like it, and what is left alone.

    `least` is how like they must be, 0 to 1.
    """
    if not lost or not added:
        return list(zip_longest(lost, added))
    if len(lost) * len(added) > _MOST:
        return list(zip_longest(lost, added))
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - few texts have addresses that differ

    scores = sorted(
        (
            (ratio(text(one)[:_SHOWN], text(other)[:_SHOWN]) / 100, -i, -j)
            for i, one in enumerate(lost)
            for j, other in enumerate(added)
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    for score, i, j in scores:
        if score >= least and -i not in found and -j not in found.values():
            found[-i] = -j
    taken = set(found.values())
    pairs: list[tuple[T | None, T | None]] = [
        (one, added[found[i]] if i in found else None) for i, one in enumerate(lost)
    ]
    return pairs + [(None, other) for j, other in enumerate(added) if j not in taken]
