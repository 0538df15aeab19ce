"""Where the words of a name may stand in the other text: by place, by letters, by sound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

import regex

from aligner.bitext import Span
from aligner.languages.knowledge import folded
from aligner.languages.places import places_in
from aligner.languages.romanise import Sound, sounds
from aligner.languages.small_words import is_function_word
from aligner.languages.vocabulary import Standing, standing

WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_CASED = regex.compile(r"[\p{Lu}\p{Ll}]")
_SYLLABLE = 4  # characters; three such words in a row may be an acronym read letter by letter
_PREFIX = 4  # sounds of a name that stands at the beginning of a longer word: Corona-, coronavirus
_AT_ITS_START = 90.0
_NAME = 4  # words of a long one
_HEARD = 78.0  # of likeness, what a word must have to be surely there
_CUTOFF = 50.0  # of the whole key; below, the consonants cannot make up for it
_SURE, _ALL = 95.0, 100.0
# A word that the language knows is likely to be that word, and only sounds like a name.
_DICTIONARY, _FUNCTION = 0.9, 0.6
_PLAIN = 0.7  # where both are written in one script


class Heard(NamedTuple):
    """The word of a text that a name is most like: how much, 0 to 100, and where.

    `start` and `stop` count the words of `text`, where there is one.
    """

    likeness: float
    word: str = ""
    text: "Spoken | None" = None
    start: int = 0
    stop: int = 0

    @property
    def span(self) -> Span | None:
        return None if self.text is None else self.text.span(self.start, self.stop)


UNHEARD = Heard(0.0)
_SILENCE = Sound("", "")


@dataclass(frozen=True, eq=False)
class Spoken:
    """A text, to look for names in it: what is asked of it is found once, when it is asked.

    Attributes:
        text: as it is.
        language: of it.
    """

    text: str
    language: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(WORD.findall(self.text))

    @cached_property
    def forms(self) -> frozenset[str]:
        """Its words, folded, with and without an -s at the end."""
        forms = frozenset(map(folded, self.words))
        return forms.union([form[:-1] for form in forms if form.endswith("s")])

    @cached_property
    def places(self) -> frozenset[str]:
        """The keys of the places that it names."""
        return frozenset(place.key for place in places_in(self.words, self.language))

    @cached_property
    def singly(self) -> "_Readings":
        """How each of its words sounds."""
        keys: list[str] = []
        consonants: list[str] = []
        starts: list[int] = []
        for index, word in enumerate(self.words):
            for sound in sounds(word):
                keys.append(sound.key)
                consonants.append(sound.consonants)
                starts.append(index)
        return _Readings(keys, consonants, starts, [start + 1 for start in starts])

    @cached_property
    def together(self) -> "_Readings":
        """How two or three of its words in a row sound."""
        firsts = [(some[0] if (some := sounds(word)) else _SILENCE) for word in self.words]
        starts: list[int] = []
        stops: list[int] = []
        keys: list[str] = []
        consonants: list[str] = []
        for start, stop in _rows(self.words, self.language):
            key, without_vowels = firsts[start]
            for sound in firsts[start + 1 : stop]:
                key += sound.key
                without_vowels += sound.consonants
            starts.append(start)
            stops.append(stop)
            keys.append(key)
            consonants.append(without_vowels)
        return _Readings(keys, consonants, starts, stops)

    def span(self, start: int, stop: int) -> Span:
        """Where the words `start` to `stop` stand."""
        places = [match.span() for match in islice(WORD.finditer(self.text), start, stop)]
        return Span(places[0][0], places[-1][1])

    def best(self, word: str, without: frozenset[str] = frozenset()) -> Heard:
        """Where a word of a name is most likely to stand, some words (folded) left aside."""
        return _best(self, word, without)


class _Readings(NamedTuple):
    """How a text sounds: lists of one entry for each way to read a word, or some in a row.

    Attributes:
        keys: all of it.
        consonants: its consonants.
        starts: from which word.
        stops: to before which word.
    """

    keys: list[str]
    consonants: list[str]
    starts: list[int]
    stops: list[int]


@lru_cache(1 << 14)
def _best(text: Spoken, word: str, without: frozenset[str]) -> Heard:
    """In single words; in some in a row only where none of these surely is it."""
    if word in text.words and folded(word) not in without:
        at = text.words.index(word)
        return Heard(_ALL, word, text, at, at + 1)
    best, where = _most_alike(text, text.singly, word, without)
    if best < _HEARD:
        likeness, rows = _most_alike(text, text.together, word, without)
        if likeness > best:
            best, where = likeness, rows
    if not best:
        return UNHEARD
    start, stop = where
    if stop - start == 1:
        return Heard(best, text.words[start], text, start, stop)
    span = text.span(start, stop)
    return Heard(best, text.text[span.start : span.end], text, start, stop)


def _most_alike(
    text: Spoken, heard: _Readings, word: str, without: frozenset[str]
) -> tuple[float, tuple[int, int]]:
    """The greatest likeness, and from which word to which."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - not needed for `--help`

    best, where = 0.0, (0, 0)
    weight = _spelt if _CASED.match(word) else _weight
    for sound in sounds(word):
        for key, ratio, index in process.extract(
            sound.key, heard.keys, scorer=fuzz.ratio, score_cutoff=_CUTOFF, limit=None
        ):
            begins = len(sound.key) >= _PREFIX and key.startswith(sound.key)
            if (ratio + _ALL) / 2 <= best and not begins:
                continue
            likeness = (ratio + fuzz.ratio(sound.consonants, heard.consonants[index])) / 2
            if begins:
                likeness = max(likeness, _AT_ITS_START)
            if likeness <= best:
                continue
            start, stop = heard.starts[index], heard.stops[index]
            words = text.words[start:stop]
            if likeness < _SURE:
                likeness *= min(weight(each, text.language) for each in words)
            if likeness > best and without.isdisjoint(map(folded, words)):
                best, where = likeness, (start, stop)
        if best >= _ALL:
            break
    return best, where


@lru_cache(1 << 12)
def spoken(text: str, language: str) -> Spoken:
    """A segment to look for names in."""
    return Spoken(text, language)


def is_heard(passage: str, language: str, other: Spoken) -> bool:
    """Whether all that a short passage says beside function words stands in `other` by its sound.

    So it is with names, which vectors of other scripts may fail to see.
    """
    said = [word for word in WORD.findall(passage) if not is_function_word(word, language)]
    if not 0 < len(said) <= _NAME:
        return False
    return all(folded(word) in other.forms or other.best(word).likeness >= _HEARD for word in said)


def _rows(words: Sequence[str], language: str) -> Iterator[tuple[int, int]]:
    """From where to where two or three words in a row may be one: न्यू यॉर्क, बी बी सी.

    Of two, neither is a function word; the names of letters may be spelt like some.
    """
    content = [not is_function_word(word, language) for word in words]
    short = [len(word) <= _SYLLABLE for word in words] + [False]
    for start in range(len(words) - 1):
        if content[start] and content[start + 1]:
            yield start, start + 2
        if short[start] and short[start + 1] and short[start + 2]:
            yield start, start + 3


@lru_cache(1 << 15)
def _weight(word: str, language: str) -> float:
    if is_function_word(word, language):
        return _FUNCTION
    if _CASED.match(word):
        return 1.0 if word[0].isupper() else _DICTIONARY
    return 1.0 if standing(word, language) is Standing.NAME else _DICTIONARY


@lru_cache(1 << 15)
def _spelt(word: str, language: str) -> float:
    if not _CASED.match(word):
        return _weight(word, language)
    capital = word[0].isupper() and standing(word, language) is not Standing.COMMON
    return 1.0 if capital else _PLAIN
