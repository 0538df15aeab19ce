"""Names of persons, places, organisations, and acronyms.

Capitals tell them; where all nouns have one, so does the dictionary that lacks them. Where nothing
is written with a capital, words that the dictionary lacks may be names.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from aligner.bitext import Span
from aligner.languages.knowledge import folded, knowledge, word_set
from aligner.languages.places import places
from aligner.languages.small_words import is_function_word
from aligner.languages.vocabulary import Standing, standing

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_BETWEEN = regex.compile(r"[ \u00a0]|-|\. ?|['’]")  # what may stand between the parts of a name
_CASED = regex.compile(r"[\p{Lu}\p{Ll}]")
_ROMAN = regex.compile(r"[IVXLCDM]+")
_IN_PART = regex.compile(r"-(?!\p{L})|[- ]?(?:Dollar\b|\$)")  # Hilfs- und ...; US-Dollar
_PARTICLES = word_set("de von van der den del della di da la le bin al el dos du zu")
_SHORTEST = 3  # letters of a word that is compared; acronyms have two and more


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands.

    Attributes:
        words: those that other languages write much alike; not those with a meaning, as the second
            of Manchester City.
        sure: whether it is a name, or only may be.
        places: the keys of places in it that are known in many languages, as in
            `aligner.languages.places`.
    """

    span: Span
    words: tuple[str, ...]
    sure: bool
    places: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    span: Span
    capital: bool
    kind: Standing
    place: str | None  # that it names, alone or with its neighbours
    places: frozenset[str]  # those that it may begin, as people or adjective too

    @property
    def acronym(self) -> bool:
        return len(self.text) > 1 and self.text.removesuffix("s").isupper()

    @property
    def named(self) -> bool:
        """Whether other languages write it much alike."""
        if self.place is not None:
            return True
        if self.acronym:
            return not _ROMAN.fullmatch(self.text)
        if not self.cased:
            return self.kind is Standing.NAME
        return len(self.text) >= _SHORTEST and self.kind is not Standing.COMMON

    @property
    def cased(self) -> bool:
        return _CASED.match(self.text) is not None


def read(text: str, language: str) -> tuple[Name, ...]:
    """The names in a text, in their order."""
    words = _words(text, language)
    return tuple(name for run in _runs(text, words, language) if (name := _name(run)) is not None)


def _words(text: str, language: str) -> list[_Word]:
    spans = [Span(*match.span()) for match in _WORD.finditer(text)]
    texts = [text[span.start : span.end] for span in spans]
    parts = {i for i, span in enumerate(spans) if _IN_PART.match(text, span.end)}
    proper: dict[int, str] = {}
    keys: dict[int, set[str]] = defaultdict(set)
    for place in places(texts, language):
        keys[place.start].add(place.key)
        if place.proper:
            proper |= dict.fromkeys(range(place.start, place.stop), place.key)
    return [
        _Word(
            word,
            span,
            word[0].isupper() or not _CASED.match(word),
            _kind(word, language) if index not in parts else Standing.COMMON,
            proper.get(index) if index not in parts else None,
            frozenset(keys.get(index, ())),
        )
        for index, (word, span) in enumerate(zip(texts, spans, strict=True))
    ]


def _kind(word: str, language: str) -> Standing:
    if word[0].islower() or any(each.isdecimal() for each in word):
        return Standing.COMMON
    if folded(word) in knowledge(language).titles:
        return Standing.COMMON
    return standing(word, language)


def _is_initial(text: str, word: _Word) -> bool:
    """Whether a word begins a sentence, or what is quoted."""
    before = text[: word.span.start].rstrip(" \"'„“”‚‘’»«()[]-–—\u00a0")
    return not before or before[-1] in ".!?:।…"


def _runs(text: str, words: Sequence[_Word], language: str) -> Iterator[list[_Word]]:
    """Adjacent words that may be one name."""
    nouns = knowledge(language).capital_nouns
    run: list[_Word] = []
    for word, following in pairwise((*words, None)):
        assert word is not None
        if run and not _adjoins(text, run[-1], word):
            yield from _trimmed(run)
            run = []
        particle = run and word.text in _PARTICLES and following is not None and following.capital
        initial = _is_initial(text, word)
        if particle or _joins(word, nouns=nouns, initial=initial, language=language):
            run.append(word)
        else:
            yield from _trimmed(run)
            run = []
    yield from _trimmed(run)


def _adjoins(text: str, word: _Word, following: _Word) -> bool:
    """Whether two words may be parts of one name; without capitals, only of a known place."""
    if _BETWEEN.fullmatch(text, word.span.end, following.span.start) is None:
        return False
    same = word.place is not None and word.place == following.place
    return same or (word.cased and following.cased)


def _joins(word: _Word, *, nouns: bool, initial: bool, language: str) -> bool:
    if not word.capital:
        return False
    if word.named:
        return True
    common = word.kind is Standing.COMMON
    return common and not (
        nouns
        or initial
        or not word.cased
        or is_function_word(word.text, language)
        or len(word.text) == 1
    )


def _trimmed(run: list[_Word]) -> Iterator[list[_Word]]:
    while run and run[-1].text in _PARTICLES:
        run = run[:-1]
    if run:
        yield run


def _name(run: Sequence[_Word]) -> Name | None:
    named = [word for word in run if word.named]
    if not named:
        return None
    span = Span(run[0].span.start, run[-1].span.end)
    keys = frozenset().union(*(word.places for word in run))
    return Name(span, tuple(word.text for word in named), _is_sure(run), keys)


def _is_sure(run: Sequence[_Word]) -> bool:
    """A known place, a word that is nothing else, or two words that are likely names."""
    if any(word.place is not None for word in run):
        return True
    cased = [word for word in run if word.named and word.cased and not word.acronym]
    unknown = any(word.kind is Standing.NAME for word in cased)
    return unknown or (len(run) > 1 and len(cased) == len(run))
