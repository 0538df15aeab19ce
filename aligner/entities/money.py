"""Amounts of money: a number with a sign, a code or a name of a currency."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from aligner.bitext import Span
from aligner.entities.number import Number
from aligner.entities.numbers import numbers
from aligner.languages.measures import Names, currency_names

_REACH = 48  # characters behind a number in which the name of its currency ends
_SIGN = 12  # characters before a number in which a sign begins
_GAP = regex.compile(r"[ \u00a0\u202f\u2009\-]?")
_LAST = regex.compile(
    r"(?:[\p{L}.]{0,3}\p{Sc}|(?<![\p{L}\p{M}])[\p{L}\p{M}.]{2,4})[ \u00a0\u202f\u2009]?\Z"
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount.

    Attributes:
        span: where it stands, number and currency.
        number: the number.
        currencies: the ISO codes that are meant, or may be: a dollar is that of many countries.
        name: the currency as written.
    """

    span: Span
    number: Number
    currencies: frozenset[str]
    name: str


def amounts(text: str, language: str) -> tuple[Money, ...]:
    """The amounts of money in a text in the order in which they stand."""
    names = currency_names(language)
    return tuple(_read(text, names, numbers(text, language)))


def _read(text: str, names: Names, found: tuple[Number, ...]) -> Iterator[Money]:
    free = 0
    for number in found:
        if not number.values:
            continue
        match = _before(text, number, names, free) or _after(text, number, names)
        if match is not None and (currencies := names.meaning(match)):
            start, stop = number.span
            free = max(stop, match.end())
            span = Span(min(start, match.start()), free)
            yield Money(span, number, currencies, match[0].strip())


def _before(text: str, number: Number, names: Names, free: int) -> regex.Match[str] | None:
    """The sign or short name right before the number: `$`, `EUR`, `रु.`."""
    start = number.span.start
    last = _LAST.search(text, max(free, start - _SIGN), start)
    if last is None:
        return None
    for at in range(last.start(), last.end()):
        match = names.pattern.match(text, at, start)
        if match is not None and not text[match.end() : start].strip():
            return match
    return None


def _after(text: str, number: Number, names: Names) -> regex.Match[str] | None:
    gap = _GAP.match(text, number.span.end)
    start = number.span.end if gap is None else gap.end()
    return names.pattern.match(text, start, start + _REACH)
