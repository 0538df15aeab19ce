"""Places, peoples and international bodies in the words of a text, by keys common to all languages.

What sounds alike in two languages needs no table; Deutschland and जर्मनी, München and म्यूनिख, EU
and यूरोपीय संघ do. CLDR names the countries and the cities that have a time zone of their own;
`Language.places` adds other names and the adjectives.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from aligner.languages.cldr import locale
from aligner.languages.codes import primary
from aligner.languages.knowledge import folded, knowledge

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+\*?")
_ENDING = 6  # letters at most that a star stands for
_SHORTEST_STEM, _LONGEST_STEM = 3, 16
_AS_IT_IS = 3  # letters up to which case counts: US is a country, us none
# What country names end in and adjectives do not: Indones-ien, Brasil-ien, German-y, इटल-ी.
_COUNTRY_ENDING = regex.compile(r"(?:ien|[aeiyoािी])$")
_FULL_STEM = 4  # letters; of shorter names the whole is the stem
_GENITIVES = frozenset({"", "s"})


@dataclass(frozen=True, slots=True)
class Place:
    """A place named by words `start` to `stop` of a sequence.

    `proper` is false where the words may be an adjective, or a people.
    """

    start: int
    stop: int
    key: str
    proper: bool


@dataclass(frozen=True, slots=True)
class _Pattern:
    """Words, each as it is or the beginning of one (`starred`)."""

    words: tuple[str, ...]
    starred: tuple[bool, ...]
    key: str
    proper: bool

    @classmethod
    def of(cls, name: str, key: str, *, proper: bool) -> "_Pattern | None":
        words = _WORD.findall(name)
        if not words:
            return None
        starred = tuple(word.endswith("*") for word in words)
        return cls(tuple(_form(word.rstrip("*")) for word in words), starred, key, proper)

    def place(self, words: Sequence[str], start: int) -> Place | None:
        stop = start + len(self.words)
        if stop > len(words):
            return None
        endings = []
        forms = map(_form, words[start:stop])
        for word, starred, form in zip(self.words, self.starred, forms, strict=True):
            ending = form.removeprefix(word) if form.startswith(word) else None
            if ending is None or len(ending) > (_ENDING if starred else 0):
                return None
            endings.append(ending)
        return Place(start, stop, self.key, self.proper and endings[-1] in _GENITIVES)


def places(words: Sequence[str], language: str) -> list[Place]:
    """The places that words in a row name, in their order; some begin at one word."""
    return [
        place
        for start, word in enumerate(words)
        for pattern in _beginning(word, primary(language))
        if (place := pattern.place(words, start))
    ]


def _form(word: str) -> str:
    return word if len(word) <= _AS_IT_IS else folded(word)


@lru_cache(1 << 15)
def _beginning(word: str, language: str) -> tuple[_Pattern, ...]:
    """The patterns that may begin with `word`."""
    form, patterns = _form(word), _patterns(language)
    stems = (form[:length] for length in range(_SHORTEST_STEM, min(len(form), _LONGEST_STEM)))
    return tuple(each for beginning in (*stems, form) for each in patterns.get(beginning, ()))


@lru_cache(64)
def _patterns(language: str) -> dict[str, list[_Pattern]]:
    """By the first word, or its beginning."""
    patterns: dict[str, list[_Pattern]] = defaultdict(list)
    for pattern in (*_own(language), *_of_cldr(language)):
        patterns[pattern.words[0]].append(pattern)
    return dict(patterns)


def _own(language: str) -> Iterator[_Pattern]:
    for key, names in knowledge(language).places.items():
        for name in names:
            # A stem in small letters is an adjective; scripts without case do not tell.
            pattern = _Pattern.of(name, key, proper=name[0].isupper())
            if pattern:
                yield pattern


def _of_cldr(language: str) -> Iterator[_Pattern]:
    known = locale(language)
    if known is None:
        return
    for code, name in known.territories.items():
        if code.isalpha():
            yield from _forms_of(name, code)
    for zone, names in known.time_zones.items():
        if city := names.get("city"):
            yield from _forms_of(city, zone)


def _forms_of(name: str, key: str) -> Iterator[_Pattern]:
    if "," in name:  # "Center, North Dakota": too small a place, and too common a word
        return
    whole = _Pattern.of(f"{name}*", key, proper=True)
    if whole:
        yield whole
    stem = _COUNTRY_ENDING.sub("", name)
    if " " not in name and len(stem) >= _FULL_STEM:
        adjective = _Pattern.of(f"{stem}*", key, proper=False)
        if adjective:
            yield adjective
