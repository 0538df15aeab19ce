"""Dates: months, days with a month, years beside them, weekdays, and dates in numbers.

A month name is known from CLDR, in any language. What stands beside it, a day, a year, a second
day of a range, is read from at most a few words, so time is linear in the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.bitext import Span
from aligner.entities.telling import CALENDAR, told
from aligner.languages.calendar import Name, calendar_names
from aligner.languages.knowledge import knowledge
from aligner.languages.spelling import loose

_YEARS = range(1000, 3000)
_BUDDHIST = 543  # years by which the Thai calendar is ahead
_REACH = 40  # characters before and after a month in which its day and year stand


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it is said.

    Attributes:
        span: where it stands.
        day: of the month, 1 to 31.
        month: 1 to 12.
        year: as written, so 23 in 8/4/23.
        weekday: 0 (Monday) to 6; stands alone, apart from the date beside it.
        either: day and month may be each other, as in 8/4/2023 in English.
        doubtful: perhaps no date, as `May` without more.
    """

    span: Span
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    either: bool = False
    doubtful: bool = False


_ORDINAL = r"(?:\.|º|ª|°|st|nd|rd|th|er|ten|te|वीं|वें)?"
_DAY = r"\d{1,2}"
_RANGE = (
    r"(?:\s?[-–—/&]\s?|\s(?:bis|und|oder|to|and|or|through|से|और|या|तथा|एवं|व|et|au|à|y|al|a|e|do|и)"
    r"\s(?:zum\s|dem\s|den\s|the\s|le\s|el\s)?)"
)
_FREE = r"(?<![\d.,:/\-–])"
_YEAR = r"\d{4}"
# What ends where a month begins: "2018 के", "16. bis 18.", "16th of".
_BEFORE = re.compile(
    rf"(?:{_FREE}(?P<year>{_YEAR})\s(?:के|की|में)\s)?"
    rf"(?:{_FREE}(?P<first>{_DAY})\s?{_ORDINAL}{_RANGE})?"
    rf"(?:(?<!\d)(?<!\d[.,:])(?P<day>{_DAY})\s?{_ORDINAL}(?:\s(?:of|de|तारीख)\s|[\s,\-]{{0,2}}))?\Z"
)
_ENDS = r"(?!\d|[.,:]\d|\s?[%°€$£₹])"
_NEXT_DAYS = re.compile(
    rf"\.?\s(?P<day>{_DAY})(?:st|nd|rd|th)?(?:{_RANGE}(?P<last>{_DAY})(?:st|nd|rd|th)?)?{_ENDS}"
)
_NEXT_YEAR = re.compile(
    rf"[.,॰]{{0,2}}[\s\-]{{0,2}}(?:(?:de|del|year|of|के|सन्?|वर्ष|año)\s)?(?P<year>{_YEAR}){_ENDS}"
)
_DIGIT = re.compile(r"\d")
_WORD_BACKWARDS = re.compile(r"[\s\-]+([^\W\d_]+)")

_HINT = re.compile(r"\d(?:[./-]\s?\d|\s?[月월])")
_NUMERIC = re.compile(
    r"(?<![\d.,/:\-])(?:"
    r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<t>[./-])\s?(?P<b>\d{1,2})(?P=t)\s?(?P<z>\d{4}|\d{2})"
    r")(?!\d|[./:\-]\d)"
    r"|(?:(?P<cy>\d{4})\s?[年년]\s?)?(?<!\d)(?P<cm>\d{1,2})\s?[月월](?:\s?(?P<cd>\d{1,2})\s?[日일])?"
)


def dates(text: str, language: str) -> tuple[Date, ...]:
    """The dates of a text in the order in which they stand; those in a range are one each."""
    found = [*_named(text, language), *_numeric(text, language)]
    return tuple(sorted(found, key=lambda date: date.span))


def _named(text: str, language: str) -> Iterator[Date]:
    if not told(text, language) & CALENDAR:
        return
    end = 0
    for start, stop, name in calendar_names(text, language):
        if name.weekday is not None:
            yield Date(Span(start, stop), weekday=name.weekday)
            continue
        for date in _around(text, language, (start, stop), name, end):
            end = max(end, date.span.end)
            yield date


def _around(
    text: str, language: str, place: tuple[int, int], name: Name, free: int
) -> Iterator[Date]:
    """The date, or the two of a range, whose month stands at `place`; `free` is not taken yet."""
    start, stop = place
    window = max(free, start - _REACH)
    # Without a digit nothing is to be found, and the search takes longer than this look.
    digits = _DIGIT.search(text, window, start)
    before = _BEFORE.search(text, window, start) if digits else None
    first, day, year = (_number(before, group) for group in ("first", "day", "year"))
    if before is not None and before[0].strip():
        start = before.end() - len(before[0].lstrip())
    days: list[int | None] = [each for each in (first, day) if each is not None and 1 <= each <= 31]
    if not days and knowledge(language).calendar.day_follows:
        after = _NEXT_DAYS.match(text, stop, stop + _REACH)
        if after is not None and 1 <= int(after["day"]) <= 31:
            stop = after.end()
            days = [each for each in (_number(after, "day"), _number(after, "last")) if each]
    after = _NEXT_YEAR.match(text, stop, stop + _REACH)
    if year is None and after is not None and int(after["year"]) in _YEARS:
        year, stop = int(after["year"]), after.end()
    alone = not days and year is None
    if name.short and alone:
        return
    doubtful = alone and name.doubtful and not _led(text, language, place[0])
    for each in days or [None]:
        yield Date(Span(start, stop), each, name.month, year, doubtful=doubtful)


def _number(match: re.Match[str] | None, group: str) -> int | None:
    return int(match[group]) if match is not None and match[group] else None


def _led(text: str, language: str, start: int) -> bool:
    """Whether the word before `start` says that a month follows."""
    before = text[max(0, start - _REACH) : start]
    word = _WORD_BACKWARDS.match(before[::-1])
    return word is not None and loose(word[1][::-1]) in knowledge(language).calendar.leads


def _numeric(text: str, language: str) -> Iterator[Date]:
    if _HINT.search(text) is None:  # spares the longer search in most texts
        return
    for match in _NUMERIC.finditer(text):
        date = _of_numbers(match, language)
        if date is not None:
            yield date


def _of_numbers(match: re.Match[str], language: str) -> Date | None:
    span = Span(*match.span())
    if match["y"]:
        return _checked(Date(span, int(match["d"]), int(match["m"]), int(match["y"])))
    if match["cm"]:
        year, day = _number(match, "cy"), _number(match, "cd")
        return _checked(Date(span, day, int(match["cm"]), year))
    day, month = int(match["a"]), int(match["b"])
    american = match["t"] != "." and knowledge(language).calendar.month_first
    if american and day > 12 >= month:
        american = False
    elif american and month > 12:
        day, month, american = month, day, False
    return _checked(Date(span, day, month, int(match["z"]), either=american and day != month))


def _checked(date: Date) -> Date | None:
    """The date if the calendar has such a day; a version or a section number is none."""
    day, month = date.day, date.month
    year = date.year is None or date.year < 100 or date.year in _YEARS
    real = (day is None or 1 <= day <= 31) and (month is None or 1 <= month <= 12)
    return date if year and real else None


def same_year(one: int, other: int) -> bool:
    """Whether two years are one: 23 is 2023, and the Buddhist year 2566 is."""
    if min(one, other) < 100:
        return one % 100 == other % 100
    return one == other or abs(one - other) == _BUDDHIST
