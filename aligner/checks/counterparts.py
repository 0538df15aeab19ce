"""Where the words of a name may stand in the other text: by place, by letters, by sound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from aligner.bitext import Span
from aligner.languages.knowledge import folded
from aligner.languages.places import places_in
from aligner.languages.romanise import sounds
from aligner.languages.small_words import is_function_word
from aligner.languages.vocabulary import Standing, standing

WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_CASED = regex.compile(r"[\p{Lu}\p{Ll}]")
_SYLLABLE = 4  # characters; three such words in a row may be an acronym read letter by letter
_PREFIX = 4  # sounds of a name that stands at the beginning of a longer word: Corona-, coronavirus
_AT_ITS_START = 90.0
_TWO = 2
_CUTOFF = 50.0  # of the whole key; below, the consonants cannot make up for it
_SURE, _ALL = 95.0, 100.0
# A word that the language knows is likely to be that word, and only sounds like a name.
_DICTIONARY, _FUNCTION = 0.75, 0.6
_PLAIN = 0.7  # where both are written in one script


@dataclass(frozen=True, slots=True)
class Heard:
    """The word of a text that a name is most like: how much, 0 to 100, and where."""

    likeness: float
    span: Span | None = None
    word: str = ""


UNHEARD = Heard(0.0)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a word of a text, or two or three in a row.

    `weight` is how likely it is a name by itself, `spelt` the same where the name is in the script
    of the text, and so would be spelt alike; `forms` are the words, folded.
    """

    span: Span
    weight: float
    spelt: float
    forms: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """A text as it sounds, to look for names in it.

    `forms` are its words, folded, with and without an -s at the end; `keys` and `consonants` have one entry for each of `readings`.
    """

    text: str
    places: frozenset[str]
    forms: frozenset[str]
    keys: tuple[str, ...]
    consonants: tuple[str, ...]
    readings: tuple[_Reading, ...]

    def best(self, word: str, without: frozenset[str] = frozenset()) -> Heard:
        """Where a word of a name is most likely to stand, some words (folded) left aside."""
        return _best(self, word, without)


@lru_cache(1 << 14)
def _best(text: Spoken, word: str, without: frozenset[str]) -> Heard:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - not needed for `--help`

    best, where, same = 0.0, None, _CASED.match(word) is not None
    for sound in sounds(word):
        for key, ratio, index in process.extract(
            sound.key, text.keys, scorer=fuzz.ratio, score_cutoff=_CUTOFF, limit=None
        ):
            likeness = (ratio + fuzz.ratio(sound.consonants, text.consonants[index])) / 2
            if likeness <= best and not key.startswith(sound.key):
                continue
            if len(sound.key) >= _PREFIX and key.startswith(sound.key):
                likeness = max(likeness, _AT_ITS_START)
            reading = text.readings[index]
            if likeness < _SURE:
                likeness *= reading.spelt if same else reading.weight
            if likeness > best and without.isdisjoint(reading.forms):
                best, where = likeness, reading.span
        if best >= _ALL:
            break
    return Heard(best, where, text.text[where.start : where.end]) if where else UNHEARD


@lru_cache(1 << 12)
def spoken(text: str, language: str) -> Spoken:
    """A segment as it sounds."""
    matches = list(WORD.finditer(text))
    words = [match.group() for match in matches]
    forms = [folded(word) for word in words]
    weights = [_weight(word, language) for word in words]
    spelt = [_spelt(word, language) for word in words]
    entries = [
        (sound.key, sound.consonants, _Reading(Span(*match.span()), *both, frozenset({form})))
        for word, form, both, match in zip(
            words, forms, zip(weights, spelt, strict=True), matches, strict=True
        )
        for sound in sounds(word)
    ]
    for start, stop in _rows(words):
        weight = min(weights[start:stop])
        if weight > _FUNCTION or stop - start > _TWO:
            parts = [part for word in words[start:stop] for part in sounds(word)[:1]]
            span = Span(matches[start].start(), matches[stop - 1].end())
            reading = _Reading(span, weight, min(spelt[start:stop]), frozenset(forms[start:stop]))
            key = "".join(part.key for part in parts)
            entries.append((key, "".join(part.consonants for part in parts), reading))
    found = frozenset(place.key for place in places_in(words, language))
    columns = tuple(zip(*entries, strict=True)) or ((), (), ())
    every = frozenset(forms) | {form.removesuffix("s") for form in forms}
    return Spoken(text, found, every, *columns)


def _rows(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """From where to where two or three words in a row may be one: न्यू यॉर्क, बी बी सी."""
    for start in range(len(words) - 1):
        yield start, start + _TWO
        three = words[start : start + _TWO + 1]
        if len(three) > _TWO and max(map(len, three)) <= _SYLLABLE:
            yield start, start + len(three)


@lru_cache(1 << 15)
def _weight(word: str, language: str) -> float:
    if is_function_word(word, language):
        return _FUNCTION
    if _CASED.match(word):
        return 1.0 if word[0].isupper() else _DICTIONARY
    return 1.0 if standing(word, language) is Standing.NAME else _DICTIONARY


@lru_cache(1 << 15)
def _spelt(word: str, language: str) -> float:
    capital = word[0].isupper() and standing(word, language) is not Standing.COMMON
    return 1.0 if capital or not _CASED.match(word) else _PLAIN
