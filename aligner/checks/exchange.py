"""Numbers that are both there, each in the place of the other: 24 km and 17 % for 17 km and 24 %.

Languages differ in the order of what they say, so order is no evidence. What belongs to a number
is: its unit, per cent, and the words beside it, whose counterparts should stand beside the number
of the same value.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from aligner.bitext import Bitext
from aligner.checks.base import SURE
from aligner.checks.beside import Pair, crossed_by_words, is_sure
from aligner.checks.conversion import Measures, measures_of
from aligner.entities.number import Kind, Number
from aligner.evidence import Evidence

_MOST = 40  # numbers of a bead that stand once on either side; where there are more, it is a table
_BY_WORDS = 0.8  # the confidence where only the words beside the numbers tell
_DASH = 5  # characters between the ends of a range


def exchanged_numbers(
    evidence: Evidence, index: int, source: Sequence[Number], target: Sequence[Number]
) -> Iterator[tuple[Pair, Pair, float]]:
    """Two numbers of a bead that have changed places, and how sure that is, from 0 to 1.

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
    confidence = SURE
    if not found:
        confidence = _BY_WORDS
        found = crossed_by_words(evidence, index, once, (source, target), tags)
    taken: set[int] = set()
    for i, k in found:
        if taken.isdisjoint((i, k)):
            taken |= {i, k}
            yield once[i], once[k], confidence


def _once(source: Sequence[Number], target: Sequence[Number]) -> list[Pair]:
    """The numbers that stand once on either side, in digits on one at least, in pairs."""
    here, there = _by_value(source), _by_value(target)
    pairs = ((one, there.get(value)) for value, one in here.items())
    return [
        (one, other)
        for one, other in pairs
        if one is not None and other is not None and (one.digits or other.digits)
    ]


def _by_value(numbers: Sequence[Number]) -> dict[object, Number | None]:
    """Numbers by their likeliest value, in words only where none is in digits.

    None where there are more than one.
    """
    found: dict[object, Number | None] = {}
    for digits in (True, False):
        seen: dict[object, Number | None] = {}
        for number in numbers:
            if is_sure(number) and number.digits is digits:
                for value in number.values[:1]:
                    seen[value] = None if value in seen else number
        found = seen | found
    return found


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
