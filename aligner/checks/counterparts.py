"""Where the words of a name may stand in the other text: by place, by letters, by sound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from aligner.bitext import Span
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
_CUTOFF = 40.0  # of the whole key; below, the consonants cannot make up for it
_SURE = 95.0
# A word that the language knows is likely to be that word, and only sounds like a name.
_DICTIONARY, _FUNCTION = 0.85, 0.75


@dataclass(frozen=True, slots=True)
class Heard:
    """The word of a text that a name is most like: how much, 0 to 100, and where."""

    likeness: float
    span: Span | None = None
    word: str = ""


UNHEARD = Heard(0.0)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text as it sounds, to look for names in it.

    `keys`, `consonants`, `spans` and `weights` have one entry for each way to read a word of it, or
    two or three in a row.
    """

    text: str
    places: frozenset[str]
    keys: tuple[str, ...]
    consonants: tuple[str, ...]
    spans: tuple[Span, ...]
    weights: tuple[float, ...]

    def best(self, word: str) -> Heard:
        """Where a word of a name is most likely to stand."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - not needed for `--help`

        best, where = 0.0, None
        for sound in sounds(word):
            for key, ratio, index in process.extract(
                sound.key, self.keys, scorer=fuzz.ratio, score_cutoff=_CUTOFF, limit=None
            ):
                likeness = (ratio + fuzz.ratio(sound.consonants, self.consonants[index])) / 2
                if len(sound.key) >= _PREFIX and key.startswith(sound.key):
                    likeness = max(likeness, _AT_ITS_START)
                if likeness < _SURE:
                    likeness *= self.weights[index]
                if likeness > best:
                    best, where = likeness, self.spans[index]
        return Heard(best, where, self.text[where.start : where.end]) if where else UNHEARD


@lru_cache(1 << 12)
def spoken(text: str, language: str) -> Spoken:
    """A segment as it sounds."""
    matches = list(WORD.finditer(text))
    words = [match.group() for match in matches]
    readings = [
        (sound.key, sound.consonants, Span(*match.span()), _weight(word, language))
        for word, match in zip(words, matches, strict=True)
        for sound in sounds(word)
    ]
    firsts = [(sounds(word)[:1], _weight(word, language)) for word in words]
    for start, size in _rows(words):
        group = firsts[start : start + size]
        weight = min(each for _, each in group)
        if weight > _FUNCTION or size > _TWO:
            parts = [part for first, _ in group for part in first]
            span = Span(matches[start].start(), matches[start + size - 1].end())
            key = "".join(part.key for part in parts)
            readings.append((key, "".join(part.consonants for part in parts), span, weight))
    found = frozenset(place.key for place in places_in(words, language))
    columns = tuple(zip(*readings, strict=True)) or ((), (), (), ())
    return Spoken(text, found, *columns)


def _rows(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where two or three words in a row may be one, and how many: न्यू यॉर्क, बी बी सी."""
    for start in range(len(words) - 1):
        yield start, _TWO
        three = words[start : start + _TWO + 1]
        if len(three) > _TWO and max(map(len, three)) <= _SYLLABLE:
            yield start, len(three)


@lru_cache(1 << 15)
def _weight(word: str, language: str) -> float:
    if is_function_word(word, language):
        return _FUNCTION
    if _CASED.match(word):
        return 1.0 if word[0].isupper() else _DICTIONARY
    return 1.0 if standing(word, language) is Standing.NAME else _DICTIONARY
