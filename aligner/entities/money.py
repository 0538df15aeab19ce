"""Amounts of money: a number with a sign, a code or a name of a currency."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from aligner.bitext import Span
from aligner.entities.number import Number
from aligner.entities.numbers import numbers
from aligner.languages.measures import Named, currency_names

_SIGN = 12  # characters before a number in which a sign begins
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
    return tuple(_read(text, language, numbers(text, language)))


def _read(text: str, language: str, found: tuple[Number, ...]) -> Iterator[Money]:
    names = currency_names(language)
    free = 0
    for number in found:
        if not number.values:
            continue
        currency = _before(text, number, language, free) or names.behind(text, number.span.end)
        if currency is not None:
            (start, stop), (first, last) = number.span, currency.span
            free = max(stop, last)
            name = text[first:last].strip()
            yield Money(Span(min(start, first), free), number, currency.meanings, name)


def _before(text: str, number: Number, language: str, free: int) -> Named | None:
    """The sign or short name right before the number: `$`, `EUR`, `रु.`."""
    start = number.span.start
    last = _LAST.search(text, max(free, start - _SIGN), start)
    found = last and _ending(text[last.start() : start + 1], start - last.start(), language)
    return found and found._replace(span=found.span.shifted(last.start()))


@lru_cache(1 << 12)  # mostly before a number stands one of few short words
def _ending(text: str, end: int, language: str) -> Named | None:
    """The sign or short name that stands in `text` right before `end`."""
    names = currency_names(language)
    for at in range(end):
        found = names.at(text, at, end)
        if found is not None and not text[found.span.end : end].strip():
            return found
    return None
