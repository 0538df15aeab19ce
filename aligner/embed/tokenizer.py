"""SentencePiece unigram tokenisation, exact to the character.

The `tokenizers` library gives the same pieces but takes 0.6 s to load a vocabulary of 250,000; this
takes a tenth of that, and words repeat, so that on long texts the cache answers most of them.
Source: Kudo (2018), Subword Regularization, section 3.2 (the Viterbi segmentation).
"""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from aligner.bitext import Span

WORD_START = "\u2581"  # SentencePiece writes a space before a word as this mark
_CACHED_WORDS = 1 << 17


class Tokens(NamedTuple):
    """Piece ids of a text and the characters each piece stands on.

    A word-start mark that is a piece of its own stands on nothing: its span is empty.
    """

    ids: list[int]
    spans: list[Span]


class UnigramTokenizer:
    """Best segmentation of words into vocabulary pieces.

    Args:
        pieces: the vocabulary, in the order of the ids.
        scores: log probability of each piece.
        replacements: what a code point is normalised to; none for code points that stay.
        unknown: the id of a character that no piece covers.
    """

    def __init__(
        self,
        pieces: Sequence[str],
        scores: Sequence[float],
        replacements: Mapping[int, str],
        unknown: int,
    ) -> None:
        self._ids = dict(zip(pieces, range(len(scores)), strict=True))
        self._scores = scores
        self._replacements = replacements
        self._unknown = unknown
        self._unknown_score = min(scores) - 10.0  # SentencePiece's kUnkPenalty
        self._longest = max(map(len, pieces))
        # Only these change the number of characters, and with it where a piece stands.
        self._resizing = frozenset(chr(c) for c, r in replacements.items() if len(r) != 1)
        self._word = lru_cache(_CACHED_WORDS)(self._segment)

    def tokenize(self, text: str) -> Tokens:
        """Pieces of `text`, spans in its own characters."""
        normal, starts, ends = self._normalize(text)
        ids: list[int] = []
        spans: list[Span] = []
        position = 0
        for word in normal.split(" "):
            if word:
                begin = position
                for piece, length in self._word(word):
                    spans.append(
                        Span(starts[begin], ends[begin + length - 1] if length else starts[begin])
                    )
                    ids.append(piece)
                    begin += length
            position += len(word) + 1
        return Tokens(ids, spans)

    def information(self, word: str, unknown: float) -> float:
        """Nats in a word: the sum over its pieces of -log p, `unknown` where no piece covers it."""
        return sum(
            unknown if piece == self._unknown else -self._scores[piece]
            for part in self._normalize(word)[0].split()
            for piece, length in self._word(part)
            if length
        )

    def _normalize(self, text: str) -> tuple[str, Sequence[int], Sequence[int]]:
        """The normalised text, and where each of its characters starts and ends in `text`."""
        composed = unicodedata.is_normalized("NFC", text)
        if composed and self._resizing.isdisjoint(text):
            return text.translate(self._replacements), range(len(text)), range(1, len(text) + 1)
        characters: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for start, end in _clusters(text):
            cluster = unicodedata.normalize("NFC", text[start:end]).translate(self._replacements)
            characters.append(cluster)
            starts += [start] * len(cluster)
            ends += [end] * len(cluster)
        return "".join(characters), starts, ends

    def _segment(self, word: str) -> tuple[tuple[int, int], ...]:
        """(id, characters of the word) of each piece of the best segmentation of a word."""
        marked = WORD_START + word
        size = len(marked)
        best = [0.0] + [float("-inf")] * size
        back = [(0, self._unknown)] * (size + 1)
        for start in range(size):
            for end in range(start + 1, min(start + self._longest, size) + 1):
                piece = self._ids.get(marked[start:end])
                if piece is not None:
                    score = best[start] + self._scores[piece]
                elif end == start + 1:
                    piece, score = self._unknown, best[start] + self._unknown_score
                else:
                    continue
                if score > best[end]:
                    best[end], back[end] = score, (start, piece)
        pieces: list[tuple[int, int]] = []
        end = size
        while end:
            start, piece = back[end]
            pieces.append((piece, end - max(start, 1)))
            end = start
        return tuple(reversed(pieces))


def _clusters(text: str) -> list[Span]:
    """Spans of base characters with the combining marks that follow them."""
    bounds = [i for i, c in enumerate(text) if i == 0 or not unicodedata.combining(c)]
    return [Span(a, b) for a, b in pairwise([*bounds, len(text)])]
