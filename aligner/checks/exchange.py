"""Numbers that are both there, each in the place of the other: 24 km and 17 % for 17 km and 24 %.

Languages differ in the order of what they say, so order is no evidence. What belongs to a number
is: its unit, per cent, and the words beside it, whose counterparts should stand beside the number
of the same value. Words belong together by their vectors (see `Links`).
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import regex

from aligner.bitext import Bitext, Document
from aligner.checks.conversion import Measures, measures_of
from aligner.embeddings import Floats, Ints
from aligner.entities.numbers import Kind, Number
from aligner.evidence import Evidence, Links

_MOST = 40  # numbers of a bead that stand once on either side; where there are more, it is a table
# Words count by exp(-distance / fade), up to so many words from a number.
_FADE, _REACH = 2.0, 10
# By how much more the words beside two numbers have to belong together crosswise. Of 459 right
# pairs with two such numbers (news German-Hindi and English-Hindi, medical texts German-English)
# one has more than 0.07; of exchanged ones, 80 in 100 have more than 0.1.
_CROSSWISE = 0.1
_LETTER = regex.compile(r"\p{L}")
_DASH = 5  # characters between the ends of a range
_SLIGHT = 2  # characters before a number in which ± stands

Pair = tuple[Number, Number]
"""A number of the source, and the one of the target with the same value."""


def exchanged_numbers(
    evidence: Evidence, index: int, source: Sequence[Number], target: Sequence[Number]
) -> Iterator[tuple[Pair, Pair]]:
    """Two numbers of a bead (its index) that have changed places.

    Args:
        evidence: has the bead.
        index: of the bead.
        source: the numbers of its source, in order.
        target: those of its target.
    """
    once = _once(source, target)
    if not 1 < len(once) <= _MOST:
        return
    bitext = evidence.bitext
    bead = bitext.beads[index]
    here = measures_of(bitext.source, bead.source)
    there = measures_of(bitext.target, bead.target)
    tags = [(_tags(one, here), _tags(other, there)) for one, other in once]
    found = [
        (i, k)
        for i, k in combinations(range(len(once)), 2)
        if _crossed(*tags[i], *tags[k]) or _reversed(bitext, once[i], once[k])
    ]
    if not found:
        found = _by_words(evidence, index, once, (source, target), tags)
    taken: set[int] = set()
    for i, k in found:
        if taken.isdisjoint((i, k)):
            taken |= {i, k}
            yield once[i], once[k]


def _once(source: Sequence[Number], target: Sequence[Number]) -> list[Pair]:
    """The numbers in digits that stand once on either side, in pairs."""
    sides = []
    for side in (source, target):
        seen: dict[object, Number | None] = {}
        for number in side:
            for value in number.values[:1]:
                seen[value] = None if value in seen or not number.digits else number
        sides.append(seen)
    pairs = ((one, sides[1].get(value)) for value, one in sides[0].items())
    return [(one, other) for one, other in pairs if one is not None and other is not None]


def _tags(number: Number, measures: Measures) -> frozenset[str]:
    """What a number is said of: per cent, hours, units."""
    quantity = measures.get(number.span)
    kind = {number.kind.name} & {Kind.PERCENT.name, Kind.CLOCK.name}
    return frozenset(kind) | (quantity.units if quantity else frozenset())


def _crossed(
    first: frozenset[str],
    first_now: frozenset[str],
    second: frozenset[str],
    second_now: frozenset[str],
) -> bool:
    """Whether each has what the other had, and neither what it had itself."""
    kept = first & first_now or second & second_now
    given = _same_tags(first, second_now), _same_tags(second, first_now)
    return not kept and all(given) and first != second


def _same_tags(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one & other) or not one | other


def _reversed(bitext: Bitext, first: Pair, second: Pair) -> bool:
    """Whether a range that rises falls in the target: `5-3` for `3-5`.

    A score may be told from either side: 1-3, and 3:1.
    """
    (low, low_now), (high, high_now) = first, second
    if not low.kind is high.kind is Kind.RANGE or high_now.span.end > low_now.span.start:
        return False
    here = bitext.source.text[low.span.end : high.span.start]
    there = bitext.target.text[high_now.span.end : low_now.span.start]
    rises = low.values[0] < high.values[0]
    return rises and 0 < len(here) <= _DASH and len(there) <= _DASH and ":" not in there


def _by_words(
    evidence: Evidence,
    index: int,
    once: Sequence[Pair],
    numbers: tuple[Sequence[Number], Sequence[Number]],
    tags: Sequence[tuple[frozenset[str], frozenset[str]]],
) -> list[tuple[int, int]]:
    """Pairs of `once` beside which the words of the other stand, the clearest first."""
    bitext = evidence.bitext
    apart = [
        (i, k)
        for i, k in combinations(range(len(once)), 2)
        if _are_apart(bitext.source, once[i][0], once[k][0])
        and _are_apart(bitext.target, once[i][1], once[k][1])
        and not _keeps(*tags[i], tags[k][1])
        and not _keeps(*tags[k], tags[i][1])
    ]
    links = evidence.links(index) if apart else None
    if links is None:
        return []
    beside = _beside(links, once, numbers)
    crosswise = [
        (beside[i, i] + beside[k, k] - beside[i, k] - beside[k, i], i, k) for i, k in apart
    ]
    return [(i, k) for value, i, k in sorted(crosswise) if value < -_CROSSWISE]


def _beside(
    links: Links, once: Sequence[Pair], numbers: tuple[Sequence[Number], Sequence[Number]]
) -> Floats:
    """(n, n) how far the words beside the i-th number of the source and the k-th of the target
    belong together.
    """
    here = _nearness(links.source, [one for one, _ in once], numbers[0])
    there = _nearness(links.target, [other for _, other in once], numbers[1])
    beside: Floats = (here @ links.shares @ there.T).astype(np.float32)
    return beside


def _nearness(words: Ints, chosen: Sequence[Number], numbers: Sequence[Number]) -> Floats:
    """(n, w) how near the words are to each of n chosen numbers; 0 for those of any number."""
    starts, ends = words[:, 0], words[:, 1]
    places = np.arange(len(words))
    nearness = np.empty((len(chosen), len(words)), np.float32)
    for row, number in enumerate(chosen):
        first = np.searchsorted(ends, number.span.start, side="right")
        after = np.searchsorted(starts, number.span.end, side="left")
        away = np.where(places < first, first - places, places - after + 1)
        nearness[row] = np.where(away <= _REACH, np.exp(-away / _FADE), 0)
    for number in numbers:
        if number.digits:
            first = np.searchsorted(ends, number.span.start, side="right")
            nearness[:, first : np.searchsorted(starts, number.span.end, side="left")] = 0
    return nearness


def _are_apart(document: Document, one: Number, other: Number) -> bool:
    """Whether a word stands between two numbers, and neither says how sure another one is."""
    first, second = sorted((one.span, other.span))
    return _LETTER.search(document.text, first.end, second.start) is not None and not any(
        "±" in document.text[max(0, span.start - _SLIGHT) : span.start] for span in (first, second)
    )


def _keeps(own: frozenset[str], now: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a number has its own unit, and the place of the other has another one."""
    return bool(own & now) and not own & other
