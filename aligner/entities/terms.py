"""Terms of a glossary in a text, in whatever form."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from aligner.bitext import Span
from aligner.languages.codes import primary
from aligner.languages.stems import adjective_keys, folded_word, heads, modifiers, word_keys

# Scripts without spaces by the character, all else by the word; Latin ends where another begins.
# What comes first in the pattern is what most texts are made of.
_UNSPACED = r"\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Han}\p{Hiragana}\p{Katakana}"
_TOKEN = regex.compile(
    r"(?V1)[a-zA-Z0-9À-ÖØ-öø-ɏ\u0300-\u036f\u00ad]++|[\u0900-\u0963\u0966-\u097f\u200c\u200d]++"
    rf"|[\p{{Latin}}\p{{Nd}}]++|[[\p{{L}}\p{{M}}\p{{N}}]--[\p{{Latin}}{_UNSPACED}]]++"
    rf"|[{_UNSPACED}]\p{{M}}*+"
)
_BETWEEN = regex.compile(r"[\s\-‐‑/'’.]{0,3}+")
_COMPOUND = range(7, 61)  # letters; nothing longer is a word
_LIGHT_VERBS = {"करना", "होना", "देना", "लेना"}  # that are inflected beyond recognition


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A place where terms stand.

    Attributes:
        span: where; of a compound the whole word.
        ids: which terms, by the numbers given to the index.
        compound: they are a part of the word only.
    """

    span: Span
    ids: tuple[int, ...]
    compound: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term as it is looked for: the keys of each word but the first, and the words."""

    number: int
    rest: tuple[frozenset[str], ...]
    words: tuple[str, ...]
    case_sensitive: bool

    def fits_case(self, words: Iterable[str]) -> bool:
        """Whether words are written in capitals and small letters as the term is."""
        return not self.case_sensitive or all(
            found.startswith(word) if word.isupper() else found[0] == word[0]
            for word, found in zip(self.words, words, strict=True)
        )


class _Beginning:
    """Terms that begin with the same words.

    They are sorted by the keys of their next word when that is first asked for, so that thousands
    that begin alike cost no more than one.
    """

    __slots__ = ("_beyond", "_longer", "_next", "_size", "ended")

    def __init__(self, entries: Iterable[_Entry], size: int = 0) -> None:
        """Takes the terms, and how many words behind the first were read."""
        self.ended: list[_Entry] = []
        self._longer: list[_Entry] = []
        for entry in entries:
            (self._longer if len(entry.rest) > size else self.ended).append(entry)
        self._size = size
        self._next: dict[str, list[_Entry]] | None = None
        self._beyond: dict[frozenset[str], _Beginning | None] = {}

    def __bool__(self) -> bool:
        return bool(self.ended or self._longer)

    def then(self, keys: frozenset[str]) -> "_Beginning | None":
        """Those whose next word has one of the keys, None where there are none."""
        if keys not in self._beyond:
            if self._next is None:
                self._next = defaultdict(list)
                for entry in self._longer:
                    for key in entry.rest[self._size]:
                        self._next[key].append(entry)
            found = dict.fromkeys(e for key in keys for e in self._next.get(key, ()))
            self._beyond[keys] = _Beginning(found, self._size + 1) if found else None
        return self._beyond[keys]

    @property
    def goes_on(self) -> bool:
        return bool(self._longer)


class TermIndex:
    """Terms of one language by the keys of their first word."""

    def __init__(self, terms: Iterable[tuple[int, str, bool]], language: str) -> None:
        """Takes the number, the text and the case sensitivity of each term."""
        self._language = language
        self._german = primary(language) == "de"
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        for number, text, case_sensitive in terms:
            words = tuple(_TOKEN.findall(text))
            if len(words) > 1 and words[-1] in _LIGHT_VERBS and primary(language) == "hi":
                words = words[:-1]
            if words:
                keys = self._keys(words)
                entry = _Entry(number, tuple(keys[1:]), words, case_sensitive)
                for key in keys[0]:
                    self._entries[key].append(entry)
        single = {key for key, found in self._entries.items() if any(not e.rest for e in found)}
        self._starts = {_start(key) for key in single}
        self._of = lru_cache(1 << 14)(self._found_for)

    def read(self, text: str, language: str) -> tuple[TermMatch, ...]:
        """The terms in a text, in order; what stands inside a longer one is left out."""
        if not self._entries:
            return ()
        if not any(map(any, map(self._of, _TOKEN.findall(text)))):
            return ()  # most segments of most texts
        tokens = list(_TOKEN.finditer(text))
        found: Places = defaultdict(set)
        for place, token in enumerate(tokens):
            beginning, parts = self._of(token[0])
            for end, number in self._whole(text, tokens, place, beginning):
                found[token.start(), end, False].add(number)
            if parts:
                found[*token.span(), True].update(parts)
        return tuple(
            TermMatch(Span(start, end), tuple(sorted(numbers)), compound)
            for (start, end, compound), numbers in _outermost(found)
        )

    def _found_for(self, word: str) -> tuple[_Beginning, tuple[int, ...]]:
        """The terms that begin with a word, and those that are a part of it."""
        own = word_keys(word, self._language)
        entries = dict.fromkeys(
            entry
            for key in adjective_keys(word, self._language)
            for entry in self._entries.get(key, ())
            if entry.rest or key in own
        )
        single = any(not entry.rest for entry in entries)
        compound = self._german and not single and len(word) in _COMPOUND
        return _Beginning(entries), tuple(self._parts(word)) if compound else ()

    def _keys(self, words: tuple[str, ...]) -> list[frozenset[str]]:
        *before, last = words
        keys = [adjective_keys(word, self._language) for word in before]
        return [*keys, word_keys(last, self._language)]

    def _whole(
        self, text: str, tokens: list[regex.Match[str]], place: int, beginning: _Beginning
    ) -> Iterator[tuple[int, int]]:
        """Where terms that begin with a token end, and their numbers."""
        at: _Beginning | None = beginning
        last = place
        while at is not None:
            words = [token[0] for token in tokens[place : last + 1]]
            for entry in at.ended:
                if entry.fits_case(words):
                    yield tokens[last].end(), entry.number
            if not at.goes_on or last + 1 == len(tokens):
                return
            before, token = tokens[last], tokens[last + 1]
            if not _BETWEEN.fullmatch(text, before.end(), token.start()):
                return
            at = at.then(adjective_keys(token[0], self._language))
            last += 1

    def _parts(self, word: str) -> Iterator[int]:
        """The terms that a German compound ends or begins with."""
        folded = folded_word(word)
        ends = {_start(folded[place:]) for place in range(3, len(folded) - 2)}
        parts: list[str] = []
        if not ends.isdisjoint(self._starts):
            parts += heads(word)
        if _start(folded) in self._starts:
            parts += modifiers(word)
        for part in parts:
            if _start(folded_word(part)) not in self._starts:
                continue
            for key in word_keys(part, self._language):
                for entry in self._entries.get(key, ()):
                    if not entry.rest and not entry.case_sensitive:
                        yield entry.number


def _start(key: str) -> str:
    """The first letters of a word, the same in all its forms: umlauts count as their vowels."""
    return key[:4].translate(_UMLAUTS)


_UMLAUTS = str.maketrans("äöü", "aou")
Places = dict[tuple[int, int, bool], set[int]]


def _outermost(found: Places) -> Iterator[tuple[tuple[int, int, bool], set[int]]]:
    """In order, the matches that are not part of a longer one."""
    reached = -1
    for (start, end, compound), numbers in sorted(
        found.items(), key=lambda item: (item[0][0], -item[0][1])
    ):
        if end > reached:
            yield (start, end, compound), numbers
            reached = end
