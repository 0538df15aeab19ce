"""Places, peoples and international bodies in the words of a text, by keys common to all languages.

What sounds alike in two languages needs no table; Deutschland and जर्मनी, München and म्यूनिख, EU
and यूरोपीय संघ do. CLDR names the countries and the cities that have a time zone of their own;
`Language.places` adds other names and the adjectives.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from aligner.languages.cldr import likely_script, locale
from aligner.languages.codes import primary
from aligner.languages.knowledge import folded, knowledge

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+\*?")
_ENDING = 6  # letters at most that a star stands for
_SHORTEST_STEM, _LONGEST_STEM = 3, 16
_AS_IT_IS = 3  # letters up to which case counts: US is a country, us none
# What country names end in and adjectives do not: Indones-ien, Brasil-ien, German-y, इटल-ी.
_COUNTRY_ENDING = regex.compile(r"(?:ien|[aeiyoािी])$")
_COUNTRY_A = "ा"
_FULL_STEM = 4  # letters; of shorter names the whole is the stem
_NO_PLACES = frozenset({"001", "ZZ", "019"})  # the world, an unknown place, and both Americas
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
class Pattern:
    """Words, each as it is or the beginning of one (`starred`)."""

    words: tuple[str, ...]
    starred: tuple[bool, ...]
    key: str
    proper: bool

    @classmethod
    def of(cls, name: str, key: str, *, proper: bool) -> "Pattern | None":
        words = _WORD.findall(name)
        if not words:
            return None
        starred = tuple(word.endswith("*") for word in words)
        return cls(tuple(_form(word.rstrip("*")) for word in words), starred, key, proper)

    def place(self, words: Sequence[str], start: int) -> Place | None:
        """What words in a row name from `start` on, of which the first is known to fit."""
        stop = start + len(self.words)
        if stop > len(words):
            return None
        for k in range(1, len(self.words)):
            if self.ending(k, _form(words[start + k])) is None:
                return None
        proper = self.proper and self.ending(-1, _form(words[stop - 1])) in _GENITIVES
        return Place(start, stop, self.key, proper)

    def ending(self, index: int, form: str) -> str | None:
        """What a folded word has more than one of the pattern; None where that does not fit."""
        word = self.words[index]
        if not form.startswith(word):
            return None
        ending = form[len(word) :]
        return ending if len(ending) <= (_ENDING if self.starred[index] else 0) else None


def places(words: Sequence[str], patterns: Iterable[Pattern], start: int) -> Iterator[Place]:
    """The places of some patterns that words in a row name from `start` on."""
    return (place for pattern in patterns if (place := pattern.place(words, start)))


def places_in(words: Sequence[str], language: str) -> Iterator[Place]:
    """All places that words in a row name, in their order; some begin at one word."""
    for start, word in enumerate(words):
        if patterns := begun_by(word, language):
            yield from places(words, patterns, start)


def _form(word: str) -> str:
    return word if len(word) <= _AS_IT_IS else folded(word)


@lru_cache(1 << 16)
def begun_by(word: str, language: str) -> tuple[Pattern, ...]:
    """The patterns of which `word` is the first."""
    form = _form(word)
    if form[:_SHORTEST_STEM] not in _beginnings(language):
        return ()
    patterns = _patterns(primary(language))
    stems = (form[:length] for length in range(_SHORTEST_STEM, min(len(form), _LONGEST_STEM)))
    return tuple(
        each
        for beginning in (*stems, form)
        for each in patterns.get(beginning, ())
        if each.ending(0, form) is not None
    )


@lru_cache(64)
def _beginnings(language: str) -> frozenset[str]:
    """Of the first words of the patterns, in any case; few words of a text have one of them."""
    found = {word[:_SHORTEST_STEM] for word in _patterns(primary(language))}
    return frozenset(found | set(map(str.capitalize, found)) | set(map(str.upper, found)))


@lru_cache(64)
def _patterns(language: str) -> dict[str, list[Pattern]]:
    """By the first word, or its beginning."""
    patterns: dict[str, list[Pattern]] = defaultdict(list)
    for pattern in (*_own(language), *_of_cldr(language)):
        patterns[pattern.words[0]].append(pattern)
    return dict(patterns)


def _own(language: str) -> Iterator[Pattern]:
    for key, names in knowledge(language).places.items():
        for name in names:
            # A stem in small letters is an adjective. Devanagari does not tell, but for the -a of
            # countries that no adjective has.
            proper = name[0].isupper() or name.rstrip("*").endswith(_COUNTRY_A)
            pattern = Pattern.of(name, key, proper=proper)
            if pattern:
                yield pattern


def _of_cldr(language: str) -> Iterator[Pattern]:
    from babel.core import get_global  # noqa: PLC0415 - not needed for `--help`

    known = locale(language)
    if known is None:
        return
    for code, name in known.territories.items():
        if code not in _NO_PLACES:
            yield from _forms_of(name, code)
    for zone in get_global("zone_territories"):
        city = known.time_zones.get(zone, {}).get("city")
        if city is None and likely_script(language) == "Latn" and not zone.startswith("Etc/"):
            city = zone.rpartition("/")[2].replace("_", " ")  # as CLDR wants it
        if city:
            yield from _forms_of(city, zone)


def _forms_of(name: str, key: str) -> Iterator[Pattern]:
    if "," in name:  # "Center, North Dakota": too small a place, and too common a word
        return
    whole = Pattern.of(f"{name}*", key, proper=True)
    if whole:
        yield whole
    stem = _COUNTRY_ENDING.sub("", name)
    if " " not in name and len(stem) >= _FULL_STEM:
        adjective = Pattern.of(f"{stem}*", key, proper=False)
        if adjective:
            yield adjective
