"""What a number is used for, by what stands beside it: per cent, an hour, a range, a score ..."""

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

import regex

from aligner.bitext import Span
from aligner.entities.digits import Rational
from aligner.entities.number import Kind, Number, Weight, hours
from aligner.languages.codes import primary
from aligner.languages.knowledge import knowledge
from aligner.languages.measures import percent_names

_BUDDHIST = 543  # years by which the calendar of these languages is ahead
_BUDDHIST_LANGUAGES = frozenset(["th", "lo", "km"])
_BUDDHIST_YEARS = range(2400, 2643)
_YEAR = 1000  # the least number in a date that is surely a year
_BLANK = r"[\s\u00a0\u202f-]?"
_PERCENT = r"[%٪‰]"
_REACH = 16  # characters before a number in which "half past" is looked for
_LIST = regex.compile(r"[ \t(]*\d{1,3}[.)](?!\d)")
_LEAST_NOT_LISTED = 100
_SHORT_YEAR = 2  # digits
_BEFORE_YEAR = regex.compile(r"[\p{L}'’]")  # WM18, '98
_EXPONENTS = frozenset([2, 3])
_UNIT_BEFORE = regex.compile(r"(?<!\p{L})[kcdm]?m\Z")  # km2
_MINUS = "-−–"
_BETWEEN = regex.compile(r"\s?[-–—‑−/⁄]\s?|:|\s(?:bis|to|से|ถึง)\s")
_DENOMINATORS = frozenset([2, 3, 4, 5, 6, 8, 10])


class Context(NamedTuple):
    """What makes a number an hour, an ordinal ..., in a language."""

    after: regex.Pattern[str]
    before_clock: regex.Pattern[str] | None
    capital_nouns: bool
    buddhist: bool


@lru_cache(64)
def context_of(language: str) -> Context:
    known = knowledge(language)
    words = known.numerals
    names = words.percent or "|".join(map(regex.escape, sorted(percent_names(language))))
    percent = "|".join(filter(None, (_PERCENT, names)))
    after = {
        "percent": f"{_BLANK}(?:{percent})",
        "clock": words.clock and f"{_BLANK}(?:{words.clock})",
        "decade": words.decades and f"{_BLANK}(?:{words.decades})",
        "ordinal": words.digit_ordinals,
    }
    pattern = "|".join(f"(?P<{name}>{part})" for name, part in after.items() if part)
    before = rf"(?<![\p{{L}}\p{{M}}])(?:{words.before_clock})\s$"
    return Context(
        regex.compile(pattern, regex.IGNORECASE),
        regex.compile(before, regex.IGNORECASE) if words.before_clock else None,
        known.capital_nouns,
        primary(language) in _BUDDHIST_LANGUAGES,
    )


def in_place(bare: str, number: Number, context: Context) -> Number:
    """The number as its neighbours make it: per cent, an ordinal, an hour ..."""
    if number.kind not in (Kind.CARDINAL, Kind.ORDINAL):
        return number
    start, end = number.span
    value = number.values[0]
    after = context.after.match(bare, end)
    kind = after.lastgroup if after else None
    if context.buddhist and value in _BUDDHIST_YEARS:
        return replace(number, values=(value, value - _BUDDHIST))
    if kind == "clock" or _follows_half(bare, start, context):
        return replace(number, values=hours(value), kind=Kind.CLOCK, weight=Weight.EVIDENCE)
    return _used(bare, number, kind) if number.digits else _weighed(bare, number, context)


def _used(bare: str, number: Number, after: str | None) -> Number:
    """A number in digits by what it is used for, given what kind of thing stands after it."""
    start = number.span.start
    value = number.values[0]
    if after == "decade" and value % 10 == 0 and value:
        return replace(number, values=_decade(value), kind=Kind.DECADE)
    if value < _LEAST_NOT_LISTED and start <= 2 and _LIST.match(bare):
        return replace(number, kind=Kind.LIST, weight=Weight.EVIDENCE)
    if after == "percent" or (after == "ordinal" and number.scale == 1):
        return replace(number, kind=Kind[after.upper()])
    return _after_sign(bare, number) if start else number


def _after_sign(bare: str, number: Number) -> Number:
    """A number in digits as what stands right before it makes it: a year, a negative one."""
    start, end = number.span
    value = number.values[0]
    if value in _EXPONENTS and _UNIT_BEFORE.search(bare, max(0, start - 3), start):
        return replace(number, weight=Weight.EVIDENCE)
    if end - start == _SHORT_YEAR and _BEFORE_YEAR.match(bare, start - 1):
        return replace(number, values=(value, 2000 + value, 1900 + value))
    if _negative(bare, start):
        values = tuple(-value for value in number.values) + number.values
        return replace(number, values=values, span=Span(start - 1, end))
    return number


def _negative(bare: str, start: int) -> bool:
    """Whether a minus stands before a number that begins at `start` > 0, and no dash of two."""
    if bare[start - 1] not in _MINUS:
        return False
    before = bare[max(0, start - 3) : start - 1]
    return not before or (before[-1] in " \u00a0(" and not before[0].isdecimal())


def _follows_half(bare: str, start: int, context: Context) -> bool:
    if context.before_clock is None:
        return False
    return context.before_clock.search(bare[max(0, start - _REACH) : start]) is not None


def _decade(year: Rational) -> tuple[Rational, ...]:
    """A decade by its first year, with any century; a century by its number, too."""
    if year % 100 == 0:
        return (year, year // 100 + 1)
    return (year,) if year > 100 else (year, 1900 + year, 2000 + year)


def _weighed(bare: str, number: Number, context: Context) -> Number:
    """A word with a capital amid a sentence is a noun where nouns have one: "außer Acht"."""
    start = number.span.start
    noun = (
        context.capital_nouns
        and number.scale == 1
        and bare[start].isupper()
        and bare[:start].rstrip()[-1:].isalnum()
    )
    return replace(number, weight=Weight.EVIDENCE) if noun else number


def paired(bare: str, found: list[Number]) -> list[Number]:
    """The numbers, where two that stand together are a range, a score, a fraction, a season."""
    merged: list[Number] = []
    for each in found:
        between = bare[merged[-1].span.end : each.span.start] if merged else ""
        if between and _BETWEEN.fullmatch(between) and _can_pair(merged[-1]) and _can_pair(each):
            merged[-1:] = _pair(merged[-1], each, between.strip())
        else:
            merged.append(each)
    return merged


def _can_pair(number: Number) -> bool:
    return number.kind not in (Kind.CODE, Kind.DATE, Kind.HINT, Kind.ROMAN)


def _pair(first: Number, second: Number, mark: str) -> list[Number]:
    a, b = first.values[0], second.values[0]
    if second.kind is Kind.CLOCK or first.kind is Kind.CLOCK:
        if mark not in ":/⁄" and first.kind is not Kind.CLOCK:  # 5-7 pm
            first = replace(first, values=hours(a), kind=Kind.CLOCK, weight=Weight.EVIDENCE)
        return [first, second]
    if not (first.digits and second.digits):
        return [first, second]
    if mark in "/⁄" and 0 < a < b and b in _DENOMINATORS:
        span = Span(first.span.start, second.span.end)
        return [replace(first, span=span, values=(a / Fraction(b),), kind=Kind.FRACTION)]
    if a >= _YEAR and b < 100:  # 2018/19
        second = replace(second, values=(b, a // 100 * 100 + b))
    elif first.scale == 1 < second.scale:  # 2-3 Millionen
        first = replace(first, values=(a * second.scale, *first.values))
    kind = (
        Kind.SCORE
        if mark == ":" or (len(mark) == 1 and mark in "-–" and b <= a < 200)
        else Kind.RANGE
    )
    return [_with_kind(first, kind), _with_kind(second, kind)]


def _with_kind(number: Number, kind: Kind) -> Number:
    return replace(number, kind=kind) if number.kind is Kind.CARDINAL else number
