"""Numbers by value, in digits of any script and in words.

What can be read in two ways keeps both: `2.800` is 2800 or 2.8.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

import regex

from aligner.bitext import Span
from aligner.entities.adding import NOTHING, Adding, Atom
from aligner.entities.digits import DIGITS, FRACTIONS, plain, readings
from aligner.entities.number import Kind, Number, Weight, hours
from aligner.entities.number_use import context_of, in_place, paired
from aligner.entities.telling import NUMBER, told, told_by
from aligner.languages.number_words import (
    Lexicon,
    Role,
    Word,
    lexicon,
    number_key,
    number_word,
    roman_value,
)

MOST = 4000
"""Words and digits of numbers that are read of one text; what has more of them is a table."""


@lru_cache(1 << 15)  # each check that counts on numbers reads all segments in turn
def numbers(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of `text` in the order in which they stand; spans are offsets into it.

    Of a text with more than about `MOST`, the first ones.
    """
    bare = plain(text)
    if not (told(bare, language) & NUMBER or _DIGIT.search(bare)):
        return ()
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
    context = context_of(language)
    return tuple(paired(bare, [in_place(bare, each, context) for each in found]))


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
_DIGIT = re.compile(rf"[\d{FRACTIONS}]")
_RUN = regex.compile(r"\d+")
_VERSION = regex.compile(r"\d+(?:\.\d+){2,}")
_LONGEST = 30  # digits of a number, letters of a word; what has more is a code, or no number
_YEAR = 1000  # the least number in a date that is surely a year
_NEXT_WORD = regex.compile(r"[ \u00a0-]([\p{L}\p{M}]+)")


def _read(bare: str, language: str, words: Lexicon) -> Iterator[Atom | Number]:
    """Atoms, and numbers that join no others, as they come."""
    until = 0
    for match in _THING.finditer(bare):
        kind = match.lastgroup
        if kind == "word" and words.glyphs is None and not told_by(match[0], language) & NUMBER:
            continue
        match kind:
            case "word" if words.glyphs is not None:
                yield from _glyphs(match, words)
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
    if value := roman_value(written):
        return Number(Span(*match.span()), (value,), Kind.ROMAN, Weight.EVIDENCE, digits=False)
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
        values = (value,) if place else hours(value)
        yield Number(Span(*part.span()), values, Kind.CLOCK, Weight.EVIDENCE, digits=True)


_PLAIN = (Kind.CARDINAL, Weight.CLAIM)
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
