"""A number that the translation gives otherwise, leaves out, or adds.

What: It reads the numbers of both sides by their value, in digits of any script and in words, with
words such as million or लाख multiplied in, and looks for each on the other side and in the
neighbouring sentences. A number in digits has to be there. A number word has to be where another
number stands in its place. Where two numbers have changed places, their units tell, or the words
beside them, if an encoder has compared these.

Why: A wrong number is read as fact, and only who compares both texts sees it.

Example: "Das Projekt 24 begann 2023." became "परियोजना 42 2023 में शुरू हुई।"

Better: "परियोजना 24 2023 में शुरू हुई।"

False alarms: A translation that corrects, explains or rounds: "fast 2000" for 1,998 passes, without
a word such as fast it does not. Quantities that were converted to another unit are left to
`unit-mismatch`, hours to `time-mismatch`, and what a word such as both, pair or decade says counts
as a number that is there.

Source: Numbers as an element of MQM's accuracy/mistranslation; number words and conventions from
Unicode CLDR.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

import regex

from aligner.bitext import Bitext, Document
from aligner.checks.base import SURE, Check, NoOptions
from aligner.checks.beside import Pair
from aligner.checks.conversion import Measures, add_degrees, is_converted, measures_of
from aligner.checks.exchange import exchanged_numbers
from aligner.checks.reading import by_bead, of_bead
from aligner.checks.weight import quoted
from aligner.entities.number import Kind, Number, Weight
from aligner.entities.numbers import MOST, numbers
from aligner.evidence import Evidence
from aligner.languages.knowledge import knowledge
from aligner.mqm import Finding, Severity

_ALONE = 0.8  # the confidence where nothing stands for the number on the other side
_WORDS = 0.7  # where a number word stands for the number
_REACH = 2  # beads on either side in which a number may have gone
_MOST = 40  # numbers of a bead without counterpart; where there are more, it is another text
_FALSE_FRIEND = 1000  # Billion and बिलियन
_TABLE = MOST // 4  # numbers of a bead; more may not all have been read, or are no sentence
_LARGE = 10**9
_ROUNDED = 0.01  # what "nearly" allows

_GROUPED = 10_000  # from here on thousands are set apart
_BEFORE = 32  # characters before a number in which a word such as nearly stands

_WHOLE = 100  # per cent

_Side = Sequence[Number]


def _find(evidence: Evidence, _options: NoOptions) -> Iterator[Finding]:
    bitext = evidence.bitext
    for index, source, target in by_bead(bitext, numbers):
        if max(len(source), len(target)) > _TABLE:
            continue
        lost, new = _unmatched(source, target)
        claims = _claims(lost, target), _claims(new, source)
        if any(claims) and len(lost) + len(new) <= _MOST:
            yield from _findings(bitext, index, (lost, new), claims)
        for one, other, sure in exchanged_numbers(evidence, index, source, target):
            yield _swapped(bitext, index, one, other, sure)


def _unmatched(source: _Side, target: _Side) -> tuple[list[Number], list[Number]]:
    """What is left when each number is taken away with one of the same value, digits first."""
    if not source or not target:
        return list(source), list(target)
    places: defaultdict[object, list[int]] = defaultdict(list)
    for j in sorted(range(len(target)), key=lambda j: (target[j].weight, -j)):
        for value in _meanings(target[j]):
            places[value].append(j)
    taken: set[int] = set()
    left_source = []
    for i in sorted(range(len(source)), key=lambda i: -source[i].weight):
        place = _taken(_meanings(source[i]), places, taken)
        if place is None:
            left_source.append(i)
        else:
            taken.add(place)
    return (
        [source[i] for i in sorted(left_source)],
        [number for j, number in enumerate(target) if j not in taken],
    )


def _taken(
    values: tuple[object, ...], places: dict[object, list[int]], taken: set[int]
) -> int | None:
    """The next place with one of the values that is free."""
    for value in values:
        free = places.get(value, [])
        while free:
            place = free.pop()
            if place not in taken:
                return place
    return None


def _meanings(number: Number) -> tuple[object, ...]:
    """Its values; half of all for 50 %; the characters of a code."""
    if number.code:
        return (number.code,)
    share = (Fraction(number.values[0]) / _WHOLE,) if number.kind is Kind.PERCENT else ()
    return *number.values, *share


def _value(number: Number) -> Fraction:
    """What it most likely means."""
    return Fraction(number.values[0])


def _claims(unmatched: _Side, others: _Side) -> list[Number]:
    """Those that the other side does not have at all, however often."""
    claims = [number for number in unmatched if number.weight > Weight.EVIDENCE]
    if not claims:
        return []
    known = {value for other in others for value in _meanings(other)}
    return [number for number in claims if known.isdisjoint(_meanings(number))]


def _findings(
    bitext: Bitext,
    index: int,
    unmatched: tuple[list[Number], list[Number]],
    claims: tuple[list[Number], list[Number]],
) -> Iterator[Finding]:
    bead = bitext.beads[index]
    measures = (
        measures_of(bitext.source, bead.source),
        measures_of(bitext.target, bead.target),
    )
    lost, new = unmatched
    add_degrees(lost, *measures)
    add_degrees(new, *measures[::-1])
    lost, new = (
        [number for number in side if not is_converted(number, *here_there)]
        for side, here_there in zip(unmatched, (measures, measures[::-1]), strict=True)
    )
    claims = (
        _still(claims[0], lost, _elsewhere(bitext, index, 1)),
        _still(claims[1], new, _elsewhere(bitext, index, 0)),
    )
    left = {id(number) for side in claims for number in side}
    for one, other in _pairs(lost, new, left, measures):
        left -= {id(one), id(other)}
        if not _rounded(bitext, one, other):
            yield _exchanged(bitext, index, one, other)
    for number in claims[0]:
        if id(number) in left and _stands_alone(number):
            message = f"The original has {_shown(bitext.source, number)}, the translation does not."
            yield CHECK.finding(message, index, number.span, None, confidence=_ALONE)
    for number in claims[1]:
        if id(number) in left and _stands_alone(number):
            message = f"The translation has {_shown(bitext.target, number)}, the original does not."
            yield CHECK.finding(message, index, None, number.span, confidence=_ALONE)


def _stands_alone(number: Number) -> bool:
    """Whether it has to be on the other side even where nothing stands in its place."""
    whole = number.kind is Kind.PERCENT and number.values[0] == _WHOLE  # 100 % sure is quite sure
    return number.weight is Weight.CLAIM and not whole


def _elsewhere(bitext: Bitext, index: int, side: int) -> frozenset[object]:
    """The values that one side of the neighbouring beads has, and the other side there has not."""
    near = range(max(0, index - _REACH), min(len(bitext.beads), index + _REACH + 1))
    return frozenset(
        value
        for k in near
        if k != index
        for number in _unmatched(*of_bead(bitext, bitext.beads[k], numbers))[side]
        for value in _meanings(number)
    )


def _still(claims: list[Number], left: list[Number], elsewhere: frozenset[object]) -> list[Number]:
    """The claims among what is left that do not stand elsewhere."""
    kept = {id(number) for number in left}
    return [n for n in claims if id(n) in kept and elsewhere.isdisjoint(_meanings(n))]


def _pairs(
    lost: list[Number],
    new: list[Number],
    claims: set[int],
    measures: tuple[Measures, Measures],
) -> list[tuple[Number, Number]]:
    """Numbers without counterpart, each with what stands in its place on the other side."""
    scored = []
    for (i, one), (j, other) in product(enumerate(lost), enumerate(new)):
        if {id(one), id(other)}.isdisjoint(claims):
            continue
        likeness = _likeness(one, other, measures, claims)
        if likeness > 0:
            place = abs(i / len(lost) - j / len(new))
            scored.append((-likeness + place, i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(scored):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(lost[i], new[pairs[i]]) for i in sorted(pairs)]


def _likeness(
    one: Number, other: Number, measures: tuple[Measures, Measures], claims: set[int]
) -> float:
    """How likely one number stands where the other should; 0 where it does not."""
    if min(one.weight, other.weight) < Weight.WORD:
        return 0
    if bool(one.code) != bool(other.code):
        return 0
    likeness = 1.0 + (one.digits == other.digits) + (one.kind is other.kind)
    unit, unit_there = measures[0].get(one.span), measures[1].get(other.span)
    if unit and unit_there:
        likeness += 1 if unit.units & unit_there.units else -1
    if one.values and other.values:
        a, b = str(_value(one)), str(_value(other))
        likeness += (len(a) == len(b)) + _shared(a, b) / max(len(a), len(b))
        likeness += (one.scale > 1) == (other.scale > 1)
    return likeness


def _shared(a: str, b: str) -> int:
    return sum(x == y for x, y in zip(a, b, strict=False))


def _rounded(bitext: Bitext, one: Number, other: Number) -> bool:
    """Whether the translation rounds the number of the original, and says so."""
    if not one.values or not other.values:
        return False
    a, b = _value(one), _value(other)
    near = abs(a - b) <= _ROUNDED * max(abs(a), abs(b))
    return near and _digits(b) < _digits(a) and _is_rough(bitext.target, other)


def _digits(value: Fraction) -> int:
    """How many digits it has but for zeros at the end."""
    return len(str(int(abs(value) * 10**6)).rstrip("0"))


def _is_rough(document: Document, number: Number) -> bool:
    words = knowledge(document.language).numerals.roughly
    before = document.text[max(0, number.span.start - _BEFORE) : number.span.start]
    pattern = rf"(?<![\p{{L}}\p{{M}}])(?:{words})(?:[\s\u00a0]+\S{{1,8}})?[\s\u00a0]+\Z"
    return bool(words) and regex.search(pattern, before, regex.IGNORECASE) is not None


def _swapped(bitext: Bitext, index: int, one: Pair, other: Pair, sure: float) -> Finding:
    shown = [_shown(bitext.source, number) for number, _ in (one, other)]
    return CHECK.finding(
        f"{shown[0]} and {shown[1]} have changed places.",
        index,
        one[0].span,
        other[1].span,
        confidence=sure,
    )


def _exchanged(bitext: Bitext, index: int, one: Number, other: Number) -> Finding:
    words = min(one.weight, other.weight) < Weight.CLAIM
    return CHECK.finding(
        f"The original has {_shown(bitext.source, one)}, "
        f"the translation {_shown(bitext.target, other)}.",
        index,
        one.span,
        other.span,
        confidence=_WORDS if words else SURE,
        severity=Severity.CRITICAL if _false_friend(one, other) else None,
    )


def _false_friend(one: Number, other: Number) -> bool:
    """Whether a large scale word was taken for one a thousand times as large, or as small."""
    if not one.values or not other.values or min(one.scale, other.scale) == 1:
        return False
    a, b = sorted((abs(_value(one)), abs(_value(other))))
    return b >= _LARGE and b == _FALSE_FRIEND * a


def _shown(document: Document, number: Number) -> str:
    """The value, and how it is written where that says more: `3 ("drei")`."""
    written = document.text[number.span.start : number.span.end]
    if number.code:
        return written
    value = _decimal(_value(number))
    if number.digits and number.scale == 1:
        return written if written.isascii() else value
    return f"{value} ({quoted(written)})"


def _decimal(value: Fraction) -> str:
    if value.denominator == 1:
        return f"{value.numerator:,}" if abs(value) >= _GROUPED else str(value)
    return f"{float(value):g}"


CHECK = NUMBER_MISMATCH = Check(
    "number-mismatch",
    "accuracy/mistranslation",
    Severity.MAJOR,
    _find,
    __doc__ or "",
)
