"""Digits by value: in any script, with the marks that people put between them."""

from fractions import Fraction
from functools import lru_cache
from unicodedata import decimal, numeric

import regex

from aligner.languages.cldr import locale
from aligner.patterns import Later

Rational = int | Fraction

_OTHER_SCRIPTS = regex.compile(r"[\p{Nd}--[0-9]]", regex.V1)
# What is no text: addresses, placeholders, tags, names of files. All bounded, so linear.
_NO_TEXT = Later(
    r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,255}|\{[^{}\s]{0,64}\}|</?\p{L}[^<>]{0,255}>"
    r"|%\d{0,3}\$?[sdf]\b"
    r"|[^\s/]{1,64}\.(?:pdf|docx?|xlsx?|pptx?|txt|csv|html?|jpe?g|png|gif|zip|mp[34])\b"
)
_HINTS_OF_NO_TEXT = regex.compile(
    r"://|www\.|[@{<]|%[\d$sdf]|\.(?:pdf|doc|xls|ppt|txt|csv|htm|jp|png|gif|zip|mp)"
)
_BLANKS = r"\u00a0\u2007\u2009\u202f "
FRACTIONS = "¼-¾⅐-⅞"
DIGITS = rf"\d+(?:[.,'’٫٬]\d+|[{_BLANKS}]\d{{3}}(?!\d))*[{FRACTIONS}]?|[{FRACTIONS}]"
"""A regular expression of digits and what stands between them, in ASCII digits."""
_RUN = regex.compile(r"\d+")
_BLANK_GROUPS = regex.compile(rf"\d{{1,3}}([{_BLANKS}'’٬])\d{{3}}(?:\1\d{{3}})*")
_GROUPS = regex.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*|[1-9]\d?(?:,\d\d)+,\d{3}")
_DECIMALS = regex.compile(
    rf"(?:\d{{1,3}}(?:([.,'’{_BLANKS}٬])\d{{3}})(?:\1\d{{3}})*|\d{{1,2}}(?:,\d\d)+,\d{{3}}|\d+)"
    r"([.,٫])(\d+)"
)


def plain(text: str) -> str:
    """`text` with ASCII digits, and blanks in place of what is no text; as long as it is."""
    if not text.isascii():
        text = _OTHER_SCRIPTS.sub(_ascii, text)
    if _HINTS_OF_NO_TEXT.search(text) is None:
        return text
    return str(_NO_TEXT.sub(lambda match: " " * len(match.group()), text))


def _ascii(match: regex.Match[str]) -> str:
    """An ASCII digit; a blank for a digit of a newer Unicode than that of Python."""
    value = decimal(match.group(), None)
    return " " if value is None else str(value)


@lru_cache(1 << 12)
def readings(written: str, language: str) -> tuple[Rational, ...]:
    """What digits (see `DIGITS`) may mean, the likeliest first; nothing where it is no number."""
    fraction = Fraction(0)
    if not written[-1].isdecimal():
        fraction = Fraction(numeric(written[-1])).limit_denominator(10)
        written = written[:-1] or "0"
    return tuple(simplest(value + fraction) for value in _readings(written, language))


def simplest(value: Rational) -> Rational:
    """An int where it is one."""
    return value.numerator if value.denominator == 1 else value


def _readings(written: str, language: str) -> list[Rational]:
    if written.isdecimal():
        return [int(written)]
    whole = int("".join(_RUN.findall(written)))
    if _BLANK_GROUPS.fullmatch(written):
        return [whole]
    found: list[Rational] = []
    if _GROUPS.fullmatch(written):
        found.append(whole)
    parts = _DECIMALS.fullmatch(written)
    if parts is not None and parts[1] != parts[2]:
        found.append(Fraction(whole, 10 ** len(parts[3])))
        if parts[2] == decimal_mark(language):
            found.reverse()
    return found


def decimal_mark(language: str) -> str:
    """What stands before decimals, by CLDR; a full stop where it does not know."""
    known = marks(language)
    return known[0] if known else "."


@lru_cache(64)
def marks(language: str) -> tuple[str, str] | None:
    """What stands before decimals and between thousands, by CLDR; None where it does not know."""
    known = locale(language)
    if known is None:
        return None
    symbols = known.number_symbols["latn"]
    return str(symbols["decimal"]), str(symbols["group"])


@lru_cache(256)
def _written_with(decimals: str, group: str) -> regex.Pattern[str]:
    point, between = regex.escape(decimals), regex.escape(group)
    thousands = rf"\d{{1,3}}(?:{between}\d{{3}})+|\d{{1,2}}(?:{between}\d\d)+{between}\d{{3}}"
    return regex.compile(rf"(?:{thousands}|\d+)(?:{point}\d+)?")


def fits(written: str, decimals: str, group: str) -> bool:
    """Whether digits have these marks where they belong, or none."""
    return _written_with(decimals, group).fullmatch(written) is not None
