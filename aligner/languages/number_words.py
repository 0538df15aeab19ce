"""Words for numbers: what each stands for, and how it joins its neighbours.

From `Numerals` where a language has it, else from CLDR: its spelled-out numbers up to 99, read
the other way round, and the words of its short formats (`5 millones`).
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from aligner.languages.cldr import locale
from aligner.languages.codes import primary
from aligner.languages.knowledge import knowledge, word_set
from aligner.languages.records import Numerals

if TYPE_CHECKING:
    from unicode_rbnf import FormatPurpose, RbnfEngine

_INVISIBLE = {0xAD: None, 0x200B: None, 0x200C: None, 0x200D: None, 0x93C: None, 0x901: "\u0902"}
# A nasal before a consonant of its own class is written as a dot, too: पन्द्रह, पंद्रह.
_NASAL = regex.compile(r"[ङञणनम]्(?=[क-ह])")
_VIRAMA = "\N{DEVANAGARI SIGN VIRAMA}"
UNSPACED = word_set("th lo km my ja zh yue bo dz")
"""Languages that put no space between words."""
_SCALE = regex.compile(r"[\p{L}\p{M}]{2,}")
_LONGEST = 60  # letters of a number written as one word
_GLUED = (100, 1000)  # the scales that are written in one word with the rest
_FIRST = 2  # letters of a word that tell most words from numbers
_STEM = 3  # letters that are a word of their own behind a number: Dreieck


class Role(Enum):
    """What a word does to a number."""

    UNIT = auto()
    """Stands for a number, 0 to 99 and halves."""
    SCALE = auto()
    """Multiplies what is before it: hundred, million."""
    QUARTER = auto()
    """Moves the next number by a quarter or a half."""
    HINT = auto()
    """Makes a number likely, and stands for none: both."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word for a number, or words: `quatre-vingt-dix`.

    `weak` ones are often something else, an article or an idiom.
    """

    value: int | Fraction
    role: Role
    ordinal: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The number words of a language, by `number_key`.

    Attributes:
        words: words, and runs of words with a space between.
        longest: how many words the longest run has.
        starts: the first words of runs.
        short_scales: what counts as a scale right behind digits alone.
        endings: what may follow a number within one word; None where words are not glued.
        units: finds the smaller numbers within one glued word.
        scales: the larger ones: hundert, tausend.
        beginnings: the first letters of all numbers in one word.
        joiner: a word between hundreds and the rest.
        glyphs: finds words in a script without spaces; None in others.
    """

    words: dict[str, Word]
    longest: int
    starts: frozenset[str]
    short_scales: dict[str, int]
    endings: regex.Pattern[str] | None
    units: regex.Pattern[str] | None
    scales: dict[str, int]
    beginnings: frozenset[str]
    joiner: str
    glyphs: regex.Pattern[str] | None


@lru_cache(1 << 15)
def number_key(word: str) -> str:
    """A word as it is looked up: without case, nukta, chandrabindu and invisible characters."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFC", word).translate(_INVISIBLE).casefold()
    return str(_NASAL.sub("\u0902", bare)) if _VIRAMA in bare else bare


def lexicon(language: str) -> Lexicon:
    """The number words of a BCP 47 language; without any where CLDR has none."""
    return _lexicon(primary(language))


@lru_cache(32)
def _lexicon(code: str) -> Lexicon:
    numerals = knowledge(code).numerals
    words: dict[str, Word] = {}
    if numerals.words:
        for word, given in _given(numerals):
            words.setdefault(number_key(word), given)
    else:
        for word, given in _from_cldr(code):
            words.setdefault(" ".join(number_key(word).replace("-", " ").split()), given)
    endings = regex.compile(numerals.endings) if numerals.endings else None
    scales = {word: value for word, value in numerals.scales.items() if value in _GLUED}
    return Lexicon(
        words,
        max((word.count(" ") + 1 for word in words), default=0),
        frozenset(word.split()[0] for word in words if " " in word),
        {number_key(word): value for word, value in numerals.short_scales.items()},
        endings,
        _longest_first(word for word, given in words.items() if _glues(given)) if endings else None,
        scales,
        frozenset(word[:_FIRST] for word in (*words, *scales)),
        numerals.joiner,
        _longest_first(words) if code in UNSPACED and words else None,
    )


def _glues(word: Word) -> bool:
    return word.role is Role.UNIT and not word.ordinal


def _longest_first(words: Iterator[str] | dict[str, Word]) -> regex.Pattern[str]:
    return regex.compile("|".join(map(regex.escape, sorted(words, key=len, reverse=True))))


def _given(numerals: Numerals) -> Iterator[tuple[str, Word]]:
    weak = {number_key(word) for word in numerals.weak}
    for word, value in numerals.words.items():
        yield word, Word(value, Role.UNIT, weak=number_key(word) in weak)
    for word, scale in numerals.scales.items():
        yield word, Word(scale, Role.SCALE)
    for word, part in numerals.quarters.items():
        yield word, Word(part, Role.QUARTER)
    for word, rank in numerals.ordinals.items():
        # The first and the second are as often something else: another, a unit of time.
        yield word, Word(rank, Role.UNIT, True, rank <= 2 or number_key(word) in weak)
    for word, value in numerals.hints.items():
        yield word, Word(value, Role.HINT, weak=True)


def _from_cldr(code: str) -> Iterator[tuple[str, Word]]:
    from unicode_rbnf import FormatPurpose, RbnfEngine  # noqa: PLC0415 - not needed for `--help`

    yield from _scales(code)
    try:
        engine = RbnfEngine.for_language(code)
    except ValueError:  # a language without spelled-out numbers
        return
    for purpose in (FormatPurpose.CARDINAL, FormatPurpose.ORDINAL):
        ordinal = purpose is FormatPurpose.ORDINAL
        for value in range(100):
            for word in set(_spelled(engine, value, purpose)):
                if any(character.isalpha() for character in word):
                    yield word, Word(value, Role.UNIT, ordinal, value <= (2 if ordinal else 1))
    for value in (100, 1000):
        for words in _spelled(engine, value):
            yield words.split()[-1], Word(value, Role.SCALE)


def _spelled(engine: "RbnfEngine", value: int, purpose: "FormatPurpose | None" = None) -> list[str]:
    """A number in words, in all ways to say it; many languages have no ordinal numbers here."""
    try:
        return list(engine.format_number(value, purpose=purpose).text_by_ruleset.values())
    except ValueError:  # no rules for the purpose
        return []


def _scales(code: str) -> Iterator[tuple[str, Word]]:
    """The words of the short formats: `00 millones` for 10^7 is a million."""
    known = locale(code)
    if known is None:
        return
    for forms in known.compact_decimal_formats.values():
        for patterns in forms.values():
            for size, pattern in patterns.items():
                text = pattern.pattern.replace("'", "")
                word = text.strip("0 \u00a0.\u200f\u200e")
                zeros = text.count("0")
                if _SCALE.fullmatch(word):
                    yield word, Word(int(size) // 10 ** (zeros - 1), Role.SCALE)


def may_count(word: str, language: str) -> bool:
    """Whether a word may be a number or a part of one, beside whatever other words."""
    words, key = lexicon(language), number_key(word)
    return (
        key in words.words
        or key in words.starts
        or key in words.short_scales
        or roman_value(word) > 0
        or _glued(key, words) is not None
    )


@lru_cache(1 << 15)
def number_word(word: str, language: str) -> Word | None:
    """What a single word says of a number; None where it says nothing."""
    words = lexicon(language)
    key = number_key(word)
    return words.words.get(key) or _glued(key, words)


def _glued(word: str, words: Lexicon) -> Word | None:
    """A number written as one word with what follows it: `zweihundertfünfzig`, `dreijährig`.

    A word that only begins with a number is a hint: `Dreieck`.
    """
    if words.endings is None or words.units is None or not _may_begin(word, words):
        return None
    value, place = _beginning(word, words.units, words)
    if not value:
        return None
    if place == len(word) or words.endings.fullmatch(word, place):
        return Word(value, Role.UNIT, weak=value == 1)
    if value >= 100 and _ORDINAL.fullmatch(word, place):
        return Word(value, Role.UNIT, ordinal=True)
    if value > 1 and len(word) - place >= _STEM:
        return Word(value, Role.HINT, weak=True)
    return None


def _may_begin(word: str, words: Lexicon) -> bool:
    """Whether a word may begin with a number, by a look at its first letters."""
    return word[:_FIRST] in words.beginnings and len(word) <= _LONGEST


_ORDINAL = regex.compile("s?te[mnrs]?")


def _beginning(word: str, units: regex.Pattern[str], words: Lexicon) -> tuple[int | Fraction, int]:
    """The number that `word` begins with, and where it ends; 0 where there is none."""
    total: int | Fraction = 0
    group: int | Fraction = 0
    place = 0
    while place < len(word):
        unit = units.match(word, place) if group % 100 == 0 else None
        if unit is not None:
            group += words.words[unit.group()].value
            place = unit.end()
        elif (scale := _scale(word, place, words)) is None:
            break
        elif words.scales[scale] == 100:
            group = (group or 1) * 100
            place += len(scale)
        else:
            total, group = (group or 1) * words.scales[scale], 0
            place += len(scale)
        if group % 100 == 0 and word.startswith(words.joiner, place):
            place += len(words.joiner)
    return total + group, place


def _scale(word: str, place: int, words: Lexicon) -> str | None:
    return next((each for each in words.scales if word.startswith(each, place)), None)


_ROMAN = regex.compile(r"(?=[IVXLC]{2,7}$)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman_value(word: str) -> int:
    """What a word is as a Roman number of two letters or more, in capitals; 0 where it is none."""
    if word[0] not in _ROMAN_VALUES or not _ROMAN.fullmatch(word):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in word]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
