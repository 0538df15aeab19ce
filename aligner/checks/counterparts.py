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
_NAME = 4  # words of a long one
_HEARD = 78.0  # of likeness, what a word must have to be surely there
_TWO = 2
_CUTOFF = 50.0  # of the whole key; below, the consonants cannot make up for it
_SURE, _ALL = 95.0, 100.0
# A word that the language knows is likely to be that word, and only sounds like a name.
_DICTIONARY, _FUNCTION = 0.9, 0.6
_PLAIN = 0.7  # where both are written in one script


@dataclass(frozen=True, slots=True)
class Heard:
    """The word of a text that a name is most like: how much, 0 to 100, and where."""

    likeness: float
    span: Span | None = None
    word: str = ""


UNHEARD = Heard(0.0)


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """A text, to look for names in it.

    Attributes:
        text: as it is.
        language: of it.
        places: the keys of those that it names.
        forms: its words, folded, with and without an -s at the end.
        words: as they are.
        spans: where each of them stands.
    """

    text: str
    language: str
    places: frozenset[str]
    forms: frozenset[str]
    words: tuple[str, ...]
    spans: tuple[Span, ...]

    def best(self, word: str, without: frozenset[str] = frozenset()) -> Heard:
        """Where a word of a name is most likely to stand, some words (folded) left aside."""
        return _best(self, word, without)


@dataclass(frozen=True, slots=True)
class _Readings:
    """How a text sounds: each of its words, and two or three in a row.

    Attributes:
        weights: how likely each word is a name by itself; first where a name comes from another
            script, then where it is in the script of the text, and so would be spelt alike.
        keys: one for each way to read a word, or some in a row.
        consonants: the same.
        rows: from which word to which each of these goes.
    """

    weights: tuple[tuple[float, ...], tuple[float, ...]]
    keys: tuple[str, ...]
    consonants: tuple[str, ...]
    rows: tuple[tuple[int, int], ...]


@lru_cache(1 << 14)
def _best(text: Spoken, word: str, without: frozenset[str]) -> Heard:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - not needed for `--help`

    best, where = 0.0, (0, 0)
    heard = _readings(text)
    weights = heard.weights[_CASED.match(word) is not None]
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
            start, stop = heard.rows[index]
            if likeness < _SURE:
                likeness *= min(weights[start:stop])
            if likeness > best and without.isdisjoint(map(folded, text.words[start:stop])):
                best, where = likeness, (start, stop)
        if best >= _ALL:
            break
    if not best:
        return UNHEARD
    span = Span(text.spans[where[0]].start, text.spans[where[1] - 1].end)
    return Heard(best, span, text.text[span.start : span.end])


@lru_cache(1 << 12)
def spoken(text: str, language: str) -> Spoken:
    """A segment to look for names in."""
    matches = list(WORD.finditer(text))
    words = tuple(match.group() for match in matches)
    forms = [folded(word) for word in words]
    return Spoken(
        text,
        language,
        frozenset(place.key for place in places_in(words, language)),
        frozenset(forms).union(form[:-1] for form in forms if form.endswith("s")),
        words,
        tuple(Span(*match.span()) for match in matches),
    )


@lru_cache(1 << 12)
def _readings(text: Spoken) -> _Readings:
    """Made when a name is sought that the text does not have letter by letter: it takes longest."""
    words, language = text.words, text.language
    weights = tuple(_weight(word, language) for word in words)
    spelt = tuple(_spelt(word, language) for word in words)
    heard = [_keys(word) for word in words]
    keys: list[str] = []
    consonants: list[str] = []
    rows: list[tuple[int, int]] = []
    for index, (some, others) in enumerate(heard):
        keys += some
        consonants += others
        rows += [(index, index + 1)] * len(some)
    firsts = [(some[0], others[0]) if some else ("", "") for some, others in heard]
    for start, stop in _rows(words):
        if stop - start > _TWO or min(weights[start:stop]) > _FUNCTION:
            key, other = map("".join, zip(*firsts[start:stop], strict=True))
            keys.append(key)
            consonants.append(other)
            rows.append((start, stop))
    return _Readings((weights, spelt), tuple(keys), tuple(consonants), tuple(rows))


def is_heard(passage: str, language: str, other: Spoken) -> bool:
    """Whether all that a short passage says beside function words stands in `other` by its sound.

    So it is with names, which vectors of other scripts may fail to see.
    """
    said = [word for word in WORD.findall(passage) if not is_function_word(word, language)]
    if not 0 < len(said) <= _NAME:
        return False
    return all(folded(word) in other.forms or other.best(word).likeness >= _HEARD for word in said)


@lru_cache(1 << 15)
def _keys(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ways to read a word, and their consonants."""
    some = sounds(word)
    return tuple(each.key for each in some), tuple(each.consonants for each in some)


def _rows(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """From where to where two or three words in a row may be one: न्यू यॉर्क, बी बी सी."""
    short = [len(word) <= _SYLLABLE for word in words]
    for start in range(len(words) - 1):
        yield start, start + _TWO
        if all(short[start : start + _TWO + 1]) and start + _TWO < len(words):
            yield start, start + _TWO + 1


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
