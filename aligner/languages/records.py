"""Parts of what is known of a language: words of the calendar, the clock, measures, numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """What CLDR does not say of months and weekdays.

    Attributes:
        months: further names of the twelve months, each entry with spaces between the names.
        weekdays: further names of the seven days, from Monday.
        shortened: further short names of the twelve months, good beside a day or a year only.
        endings: what may be glued to a name, as a regular expression: `morgen`, `anfang`.
        doubtful: months that are names or other words as well.
        leads: words before a doubtful month that make a month of it: `in`, `since`.
        day_follows: a number after the month may be its day: `May 16`.
        month_first: in 5/6/2024 the month may stand first.
    """

    months: Words = ()
    weekdays: Words = ()
    shortened: Words = ()
    endings: str = ""
    doubtful: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    day_follows: bool = True
    month_first: bool = False


NO_CALENDAR = Calendar()


@dataclass(frozen=True, slots=True)
class Clock:
    """How clock times are said. Regular expressions are of small letters.

    Attributes:
        hours: the words for 1, 2, 3 ..., with commas between those for one hour.
        wholes: words for a time that stand where an hour does, with their minutes: `डेढ़`.
        fixed: words that are a time of their own, with their minutes after midnight: `midnight`.
        oclock: what follows the hour, a regular expression.
        minutes: what follows `oclock`, a regular expression with the digits as group `more`.
        shifts: what stands before the hour and moves it, and by how many minutes: `halb`, -30.
        shifted_alone: a shifted hour needs no `oclock`.
        morning: a regular expression of what makes the hour one before noon.
        midday: the same, for eleven to five.
        evening: the same, for after noon.
        night: the same, for six to five.
        fill: small words between the part of the day and the hour, a regular expression.
        ranges: what stands between two times of a range, a regular expression.
        zones: names of time zones, a regular expression.
    """

    hours: str = ""
    wholes: tuple[tuple[str, int], ...] = ()
    fixed: tuple[tuple[str, int], ...] = ()
    oclock: str = ""
    minutes: str = ""
    shifts: tuple[tuple[str, int], ...] = ()
    shifted_alone: bool = True
    morning: str = ""
    midday: str = ""
    evening: str = ""
    night: str = ""
    fill: str = ""
    ranges: str = ""
    zones: str = ""


NO_CLOCK = Clock()


@dataclass(frozen=True, slots=True)
class Measures:
    """Names of units and currencies beyond CLDR.

    Attributes:
        units: CLDR units, with spaces between them where a word may mean several, and names of
            them, with commas between.
        endings: of names of units in other cases, a regular expression.
        currencies: ISO codes and names, in the same way.
        homonyms: names of units in CLDR that are far more often another word, as `loose` makes
            them: बार is bar, and times.
    """

    units: tuple[tuple[str, str], ...] = ()
    endings: str = ""
    currencies: tuple[tuple[str, str], ...] = ()
    homonyms: frozenset[str] = frozenset()


NO_MEASURES = Measures()


@dataclass(frozen=True, slots=True)
class Numerals:
    """Words for numbers. Where `words` is empty, CLDR is asked for all of them.

    Attributes:
        words: single words that stand for a number by themselves, in small letters.
        scales: what multiplies the number before it: hundred, million, dozen; with abbreviations.
        short_scales: abbreviations that count as such only right behind digits: `5bn`.
        quarters: what the next number is moved by: साढ़े is half more.
        ordinals: words for the first, the second ...
        hints: words that make a number likely on the other side, and claim none: both, decade.
        weak: words of `words` that are often something else: an article, an idiom.
        digit_ordinals: a regular expression of what makes digits an ordinal.
        percent: a regular expression of the words for per cent; CLDR is asked where it is empty.
        clock: a regular expression of what makes the digits before it a time of the day.
        before_clock: the same of what stands before it: `half past`.
        decades: a regular expression of what makes a year a decade.
        joiner: a word between hundreds and the rest: `and`.
        before_year: a regular expression of what stands right before a year.
        after_year: the same of what stands right behind it.
        article: a regular expression of what stands for one before a unit, and is no number word.
        roughly: a regular expression of words before a number that is rounded: about, nearly.
        endings: a regular expression of what may follow a number within one word, in a language
            that writes numbers as one word: `einhundertzwanzigste`. Empty in others.
    """

    words: Mapping[str, int | Fraction] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    short_scales: Mapping[str, int] = field(default_factory=dict)
    quarters: Mapping[str, Fraction] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    hints: Mapping[str, int | Fraction] = field(default_factory=dict)
    weak: frozenset[str] = frozenset()
    digit_ordinals: str = ""
    percent: str = ""
    clock: str = ""
    before_clock: str = ""
    decades: str = ""
    joiner: str = ""
    before_year: str = ""
    after_year: str = ""
    article: str = ""
    roughly: str = ""
    endings: str = ""
