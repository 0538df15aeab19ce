"""Numbers by value, in digits of any script and in words.

What can be read in two ways keeps both: `2.800` is 2800 or 2.8.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, IntEnum, auto
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import regex

from aligner.bitext import Span
from aligner.entities.adding import NOTHING, Adding, Atom
from aligner.entities.digits import DIGITS, Rational, plain, readings
from aligner.languages.codes import primary
from aligner.languages.knowledge import knowledge
from aligner.languages.measures import percent_names
from aligner.languages.number_words import Lexicon, Role, Word, lexicon, number_key, number_word


class Kind(Enum):
    """How a number is used."""

    CARDINAL = auto()
    ORDINAL = auto()
    PERCENT = auto()
    RANGE = auto()
    """One end of a range: `2023 - 2025`."""
    SCORE = auto()
    """One side of a score: `3:2`."""
    FRACTION = auto()
    DECADE = auto()
    CLOCK = auto()
    """Hours or minutes of a time of the day."""
    DATE = auto()
    """Day, month or year of a date in digits."""
    ROMAN = auto()
    LIST = auto()
    """At the start of an item of a list: `2.`, `2)`."""
    CODE = auto()
    """A version or a telephone number; it has no value."""
    HINT = auto()
    """A word that makes a number likely: `both`."""


class Weight(IntEnum):
    """How surely a number stands there."""

    EVIDENCE = 0
    """It explains a number on the other side, and claims none."""
    WORD = 1
    """A number word: a claim where the other side has another number in its place."""
    CLAIM = 2
    """The other side has to have it."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text.

    Attributes:
        span: where it stands, with the scale words that belong to it and without units.
        values: what it may mean, the likeliest first.
        kind: how it is used.
        weight: how surely it is a number.
        digits: it is written with digits, if only in part: `2 Millionen`.
        scale: the largest scale word that belongs to it, 1 without any.
        code: the characters of a code, empty for others.
    """

    span: Span
    values: tuple[Rational, ...]
    kind: Kind
    weight: Weight
    digits: bool
    scale: int = 1
    code: str = ""


MOST = 4000
"""Words and digits of numbers that are read of one text; what has more of them is a table."""
_BUDDHIST = 543  # years by which the calendar of these languages is ahead
_BUDDHIST_LANGUAGES = frozenset(["th", "lo", "km"])
_BUDDHIST_YEARS = range(2400, 2643)


@lru_cache(1 << 15)  # each check that counts on numbers reads all segments in turn
def numbers(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of `text` in the order in which they stand; spans are offsets into it.

    Of a text with more than about `MOST`, the first ones.
    """
    bare = plain(text)
    words = lexicon(language)
    found: list[Number] = []
    atoms: list[Atom] = []
    for each in islice(_read(bare, language, words), MOST):
        if isinstance(each, Atom):
            atoms.append(each)
            continue
        found += _composed(bare, atoms, words.joiner)
        atoms = []
        found.append(each)
    found += _composed(bare, atoms, words.joiner)
    if not found:
        return ()
    context = _context(language)
    return tuple(_paired(bare, [_in_place(bare, each, context) for each in found]))


_THING = regex.compile(
    rf"""
    (?P<word>[\p{{L}}\p{{M}}\u00ad\u200b-\u200d]++)
    | (?P<phone>(?<![\p{{L}}\d])\+\d[\d\ ()/.-]{{7,24}}\d)
    | (?P<date>(?<![\d.,])(?:\d{{1,2}}\.\ ?\d{{1,2}}\.\ ?\d{{4}}|\d{{1,2}}\.\d{{1,2}}\.\d\d
        |\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})(?![.,]?\d))
    | (?P<clock>(?<![\d.,:])\d{{1,2}}:[0-5]\d(?::[0-5]\d)?(?!\d|:\d))
    | (?P<digits>{DIGITS})
    """,
    regex.VERBOSE,
)
_RUN = regex.compile(r"\d+")
_VERSION = regex.compile(r"\d+(?:\.\d+){2,}")
_LONGEST = 30  # digits of a number, letters of a word; what has more is a code, or no number
_YEAR = 1000  # the least number in a date that is surely a year
_ROMAN = regex.compile(r"(?=[IVXLC]{2,7}$)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_NEXT_WORD = regex.compile(r"[ \u00a0-]([\p{L}\p{M}]+)")


def _read(bare: str, language: str, words: Lexicon) -> Iterator[Atom | Number]:
    """Atoms, and numbers that join no others, as they come."""
    until = 0
    for match in _THING.finditer(bare):
        match match.lastgroup:
            case "word" if words.glyphs is not None:
                yield from _glyphs(match, words)
            case "word" if _says_nothing(match.group(), language):
                pass
            case "word" if match.start() >= until:
                found = _word(match, language, words)
                if found is not None:
                    until = found.end if isinstance(found, Atom) else found.span.end
                    yield found
            case "digits":
                yield from _digits(match, language)
            case "phone":
                digits = "".join(_RUN.findall(match.group()))
                yield _code(match.span(), digits)
            case "date":
                yield from _date(match)
            case "clock":
                yield from _clock(match)


def _glyphs(match: regex.Match[str], words: Lexicon) -> Iterator[Atom]:
    """The number words of a script without spaces; each may be a part of some other word."""
    assert words.glyphs is not None
    for each in words.glyphs.finditer(match.string, match.start(), match.end()):
        word = replace(words.words[each.group()], weak=True)
        yield Atom(each.start(), each.end(), word=word)


@lru_cache(1 << 15)  # of most words of most texts
def _says_nothing(written: str, language: str) -> bool:
    """Whether a word is no number, wherever it stands."""
    words, key = lexicon(language), number_key(written)
    return (
        number_word(written, language) is None
        and key not in words.starts
        and key not in words.short_scales
        and not _ROMAN.fullmatch(written)
    )


def _word(match: regex.Match[str], language: str, words: Lexicon) -> Atom | Number | None:
    written = match.group()
    word, end = number_word(written, language), match.end()
    if words.starts and number_key(written) in words.starts:
        run, after = _run(match, words)
        if run is not None:
            word, end = run, after
    short = words.short_scales.get(number_key(written), 1) if words.short_scales else 1
    if word is not None or short > 1:
        return Atom(match.start(), end, word=word, short=short)
    if written[0] in _ROMAN_VALUES and _ROMAN.fullmatch(written):
        value = (_roman(written),)
        return Number(Span(*match.span()), value, Kind.ROMAN, Weight.EVIDENCE, digits=False)
    return None


def _run(first: regex.Match[str], words: Lexicon) -> tuple[Word | None, int]:
    """The longest run of words from `first` on that is one number, and where it ends."""
    keys, best, end = number_key(first.group()), None, first.end()
    place = end
    for _ in range(words.longest - 1):
        following = _NEXT_WORD.match(first.string, place)
        if following is None:
            break
        keys, place = f"{keys} {number_key(following.group(1))}", following.end()
        if keys in words.words:
            best, end = words.words[keys], place
    return best, end


def _roman(letters: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in letters]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def _digits(match: regex.Match[str], language: str) -> Iterator[Atom | Number]:
    written = match.group()
    if len(written) > _LONGEST or (_VERSION.fullmatch(written) and not readings(written, language)):
        yield _code(match.span(), written)
    elif values := readings(written, language):
        yield Atom(match.start(), match.end(), values)
    else:  # a list without blanks, or a grouping that nobody uses
        for part in _RUN.finditer(match.string, *match.span()):
            yield Atom(part.start(), part.end(), (int(part.group()),))


def _code(span: tuple[int, int], code: str) -> Number:
    return Number(Span(*span), (), Kind.CODE, Weight.CLAIM, digits=True, code=code)


def _date(match: regex.Match[str]) -> Iterator[Number]:
    for part in _RUN.finditer(match.string, *match.span()):
        value = int(part.group())
        weight = Weight.CLAIM if value >= _YEAR else Weight.EVIDENCE
        yield Number(Span(*part.span()), (value,), Kind.DATE, weight, digits=True)


def _clock(match: regex.Match[str]) -> Iterator[Number]:
    for place, part in enumerate(_RUN.finditer(match.string, *match.span())):
        value = int(part.group())
        values = (value,) if place else _hours(value)
        yield Number(Span(*part.span()), values, Kind.CLOCK, Weight.EVIDENCE, digits=True)


def _hours(hour: Rational) -> tuple[Rational, ...]:
    """An hour on a clock of 24 hours and of 12, as it is and as full hours.

    27:37 is no time of the day, but a moment of the 28th minute.
    """
    full = int(hour)
    if full > _LAST_HOUR:
        return (hour, full + 1)
    return tuple(dict.fromkeys((hour, full, full % 12 or 12, full % 12 + 12)))


_PLAIN = (Kind.CARDINAL, Weight.CLAIM)
_LAST_HOUR = 24
_JOINS = frozenset(["", " ", "-", "\u00a0", "\u2009", "\u202f", "\u2011", "\u200b"])


def _composed(bare: str, atoms: list[Atom], joiner: str) -> Iterator[Number]:
    """Numbers of one or several atoms: `3 लाख 50 हज़ार`, `two hundred and five`, `2,3 Mio`."""
    first = 0
    while first < len(atoms):
        atom = atoms[first]
        if atom.values and (first + 1 == len(atoms) or _is_digits(atoms[first + 1])):
            yield Number(Span(atom.start, atom.end), atom.values, *_PLAIN, digits=True)
            first += 1
            continue
        adding = Adding()
        place = first
        while place < len(atoms) and (place == first or _joined(bare, atoms, place, joiner)):
            following = place + 1 < len(atoms) and _joined(bare, atoms, place + 1, "")
            if not adding.takes(atoms[place], atoms[place + 1] if following else NOTHING):
                break
            place += 1
        place = max(place, first + 1)
        if values := adding.values:
            span = Span(atoms[first].start, atoms[place - 1].end)
            yield Number(span, values, *_nature(adding), adding.digits, adding.scale)
        first = place


def _is_digits(atom: Atom) -> bool:
    return atom.word is None and atom.short == 1


def _nature(adding: Adding) -> tuple[Kind, Weight]:
    kind = Kind.ORDINAL if adding.ordinal else Kind.HINT if adding.hint else Kind.CARDINAL
    if adding.digits:
        return kind, Weight.CLAIM
    return kind, Weight.WORD if adding.sure else Weight.EVIDENCE


def _joined(bare: str, atoms: list[Atom], place: int, joiner: str) -> bool:
    """Whether an atom may belong to one number with the one before it."""
    before, after = atoms[place - 1], atoms[place]
    between = bare[before.end : after.start]
    if between in _JOINS:
        return True
    if not joiner or between.strip() != joiner or before.scale == 1 or after.word is None:
        return False
    if after.word.role is not Role.UNIT:
        return False
    last = place + 1 == len(atoms) or not _joined(bare, atoms, place + 1, "")
    return last or atoms[place + 1].scale == 1  # "one hundred and two hundred" are two numbers


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


class _Context(NamedTuple):
    """What makes a number an hour, an ordinal ..., in a language."""

    after: regex.Pattern[str]
    before_clock: regex.Pattern[str] | None
    capital_nouns: bool
    buddhist: bool


@lru_cache(64)
def _context(language: str) -> _Context:
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
    return _Context(
        regex.compile(pattern, regex.IGNORECASE),
        regex.compile(before, regex.IGNORECASE) if words.before_clock else None,
        known.capital_nouns,
        primary(language) in _BUDDHIST_LANGUAGES,
    )


def _in_place(bare: str, number: Number, context: _Context) -> Number:
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
        return replace(number, values=_hours(value), kind=Kind.CLOCK, weight=Weight.EVIDENCE)
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


def _follows_half(bare: str, start: int, context: _Context) -> bool:
    if context.before_clock is None:
        return False
    return context.before_clock.search(bare[max(0, start - _REACH) : start]) is not None


def _decade(year: Rational) -> tuple[Rational, ...]:
    """A decade by its first year, with any century; a century by its number, too."""
    if year % 100 == 0:
        return (year, year // 100 + 1)
    return (year,) if year > 100 else (year, 1900 + year, 2000 + year)


def _weighed(bare: str, number: Number, context: _Context) -> Number:
    """A word with a capital amid a sentence is a noun where nouns have one: "außer Acht"."""
    start = number.span.start
    noun = (
        context.capital_nouns
        and number.scale == 1
        and bare[start].isupper()
        and bare[:start].rstrip()[-1:].isalnum()
    )
    return replace(number, weight=Weight.EVIDENCE) if noun else number


def _paired(bare: str, found: list[Number]) -> list[Number]:
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
            first = replace(first, values=_hours(a), kind=Kind.CLOCK, weight=Weight.EVIDENCE)
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
