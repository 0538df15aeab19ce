"""Where the words of a name may stand in the other text: by place, by letters, by sound."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from aligner.bitext import Span
from aligner.languages.places import places
from aligner.languages.romanise import Sound, sounds
from aligner.languages.small_words import is_function_word
from aligner.languages.vocabulary import Standing, standing

WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_CASED = regex.compile(r"[\p{Lu}\p{Ll}]")
_SYLLABLE = 4  # characters; three such words in a row may be an acronym read letter by letter
_PREFIX = 4  # sounds of a name that stands at the beginning of a longer word: Corona-, coronavirus
_AT_ITS_START = 90.0
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
    firsts = [(*sounds(word)[:1], _weight(word, language)) for word in words]
    for size in (2, 3):
        for start in range(len(words) - size + 1):
            group = firsts[start : start + size]
            if size == 2 and min(weight for *_, weight in group) <= _FUNCTION:
                continue
            if size == 3 and not _spelled(words[start : start + size]):
                continue
            parts = [part[0] for part in group if len(part) > 1]
            span = Span(matches[start].start(), matches[start + size - 1].end())
            readings.append(
                (
                    "".join(part.key for part in parts),
                    "".join(part.consonants for part in parts),
                    span,
                    min(weight for *_, weight in group),
                )
            )
    found = frozenset(place.key for place in places(words, language))
    columns = tuple(zip(*readings, strict=True)) or ((), (), (), ())
    return Spoken(text, found, *columns)


def _spelled(words: Sequence[str]) -> bool:
    return max(map(len, words)) <= _SYLLABLE


@lru_cache(1 << 15)
def _weight(word: str, language: str) -> float:
    if is_function_word(word, language):
        return _FUNCTION
    if _CASED.match(word):
        return 1.0 if word[0].isupper() else _DICTIONARY
    return 1.0 if standing(word, language) is Standing.NAME else _DICTIONARY
