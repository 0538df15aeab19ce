"""The words of segments: runs of letters, marks and digits, and the tokens they consist of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import regex

from aligner.embed.vocabulary import word_information
from aligner.embeddings import Floats, Ints, TokenEmbeddings, unit_rows
from aligner.languages.small_words import is_function_word

# Scripts that put no space between words: each token is taken for one.
_UNSPACED = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Han}\p{Hiragana}\p{Katakana}]")
# Of other scripts; soft hyphens and joiners stand within words.
_LETTERS = rf"(?:(?!{_UNSPACED.pattern})[\p{{L}}\p{{M}}\p{{N}}])+"
_RUN = regex.compile(rf"{_LETTERS}(?:[\u00ad\u200c\u200d]+{_LETTERS})*")
_NONE = -1
_LONG = 2000  # characters of a text that is not kept in memory
_SMALL = 6.0  # nats of a function word, however rare: it says little of what is told


@dataclass(frozen=True, slots=True)
class Words:
    """The words of n segments.

    Attributes:
        spans: (w, 2) characters `[start, end)` of its segment that each stands on.
        offsets: (n + 1,) words of segment i are rows `offsets[i]:offsets[i + 1]`.
        information: (w,) nats; see `word_information`. Little for function words.
        owners: (T,) the word of each token, -1 for punctuation.
    """

    spans: Ints
    offsets: Ints
    information: Floats
    owners: Ints

    def rows(self, segments: range) -> slice:
        """The rows of the words of consecutive segments."""
        return slice(int(self.offsets[segments.start]), int(self.offsets[segments.stop]))


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one side of a bead.

    Attributes:
        words: (n, d) unit vectors, means of those of their tokens.
        information: (n,) nats.
        tokens: (t, d) unit vectors of the tokens of these words.
        owners: (t,) the word of each token, ascending from 0.
    """

    words: Floats
    information: Floats
    tokens: Floats
    owners: Ints

    @classmethod
    def of(cls, words: Words, tokens: TokenEmbeddings, segments: range) -> "Side":
        """The words of consecutive segments, with centred token vectors."""
        part, rows = words.rows(segments), tokens.rows(segments)
        kept = np.flatnonzero(words.owners[rows] != _NONE)
        vectors = tokens.floats(rows)[kept]
        owners = words.owners[rows][kept] - part.start
        members = np.arange(part.stop - part.start)[:, None] == owners
        sums = members.astype(np.float32) @ vectors  # faster than adding up the rows
        return cls(unit_rows(sums), words.information[part], vectors, owners)

    def by_word(self, values: Floats) -> Floats:
        """(n,) means of (t,) values over the tokens of each word."""
        counts = np.bincount(self.owners, minlength=len(self.words))
        return (np.bincount(self.owners, values, len(self.words)) / counts).astype(np.float32)


def words_of(texts: Sequence[str], tokens: TokenEmbeddings, language: str) -> Words:
    """The words of n segments that have tokens; of one of punctuation alone, each token is one.

    Args:
        texts: n.
        tokens: of these.
        language: BCP 47 code, `und` where it is not known.
    """
    spans: list[tuple[int, int]] = []
    counts: list[int] = []
    information: list[Floats] = [np.zeros(0, np.float32)]
    owners = np.full(len(tokens), _NONE, np.int64)
    for index, text in enumerate(texts):
        rows = tokens.rows(range(index, index + 1))
        spans_of_tokens = np.ascontiguousarray(tokens.spans[rows], np.int32).tobytes()
        read = _words_of if len(text) > _LONG else _known_words_of
        found = read(text, spans_of_tokens, language)
        owners[rows] = np.where(found.owners == _NONE, _NONE, found.owners + len(spans))
        spans += found.spans
        counts.append(len(found.spans))
        information.append(found.information)
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    bounds = np.array(spans, np.int64).reshape(-1, 2)
    return Words(bounds, offsets, np.concatenate(information), owners)


class _Found(NamedTuple):
    """The words of one text: their spans, what they say, and the word of each token."""

    spans: Sequence[tuple[int, int]]
    information: Floats
    owners: Ints


def _words_of(text: str, tokens: bytes, language: str) -> _Found:
    """Those of a text, by the spans of its tokens."""
    pairs = np.frombuffer(tokens, np.int32).reshape(-1, 2).tolist()
    spans, owners = _grouped(text, [(start, end) for start, end in pairs])
    strings = [text[start:end] for start, end in spans]
    small = np.array([is_function_word(word, language) for word in strings], np.bool_)
    information = np.where(small, _SMALL, word_information(strings)).astype(np.float32)
    return _Found(spans, information, owners)


# A text that is edited is judged again and again.
_known_words_of = lru_cache(4096)(_words_of)


def _grouped(text: str, tokens: Sequence[tuple[int, int]]) -> tuple[list[tuple[int, int]], Ints]:
    """The spans of the words that have tokens, and the word of each token."""
    runs = [match.span() for match in _RUN.finditer(text)]
    spans: list[tuple[int, int]] = []
    owners: list[int] = []
    current, run = _NONE, 0
    for start, end in tokens:
        while run < len(runs) and runs[run][1] <= start:
            run += 1
        within = run < len(runs) and runs[run][0] < end
        if within and run != current:
            spans.append(runs[run])
            current = run
        elif not within and _UNSPACED.search(text[start:end]):
            spans.append((start, end))
        elif not within:
            owners.append(_NONE)
            continue
        owners.append(len(spans) - 1)
    if tokens and not spans:
        return list(tokens), np.arange(len(tokens))
    return spans, np.array(owners, np.int64)
