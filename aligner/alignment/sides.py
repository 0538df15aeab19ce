"""The two texts as the score sees them: segments, and windows of consecutive ones."""

from dataclasses import dataclass

import numpy as np

from aligner.alignment.background import Background
from aligner.alignment.lattice import WIDEST
from aligner.embeddings import Embeddings, Floats, Ints, TokenEmbeddings


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the text to be aligned.

    Attributes:
        embeddings: of n segments, centred.
        lengths: (n,) characters of each segment.
        paragraphs: (n,) number of the paragraph each segment is in, ascending.
    """

    embeddings: Embeddings
    lengths: Floats
    paragraphs: Ints

    def structure(self) -> float:
        """How much paragraphs mean: from 0, where each segment is one, to 1, where all are."""
        segments = len(self.paragraphs)
        if segments < 2:
            return 0.0
        return 1 - float(self.paragraphs[-1] - self.paragraphs[0]) / (segments - 1)

    @property
    def tokens(self) -> TokenEmbeddings:
        return self.embeddings.tokens


@dataclass(frozen=True, slots=True)
class Windows:
    """Of 1, 2 ... `WIDEST` consecutive segments; row k of (WIDEST, n) ends with each segment.

    Where fewer segments come before, a window has those; no bead is made of it.

    Attributes:
        tokens: how many they have.
        log_lengths: log of their characters.
        ends: of paragraphs within.
        norms: lengths of their pooled vectors.
        chance: what a token finds in them by chance.
    """

    tokens: Floats
    log_lengths: Floats
    ends: Floats
    norms: Floats
    chance: Floats

    def of_size(self, size: int, last: Ints) -> "Windows":
        """The windows of `size` segments that end with those of `last`; a row each."""
        return Windows(*(getattr(self, name)[size - 1, last] for name in self.__slots__))

    @classmethod
    def of(cls, side: Side, background: Background) -> "Windows":
        tokens = _window_sums(side.tokens.counts)
        steps = np.diff(side.paragraphs, prepend=side.paragraphs[:1])
        ends = np.zeros_like(tokens)
        ends[1:] = _window_sums(steps)[:-1]
        return cls(
            tokens,
            np.log(_window_sums(side.lengths) + 5),  # a few characters more or less say nothing
            ends,
            _pooled_norms(side),
            background.expected(tokens),
        )


def _window_sums(values: Floats | Ints) -> Floats:
    """(WIDEST, n) sums over 1, 2 ... values that end with each."""
    sums = np.zeros((WIDEST, len(values)), np.float32)
    for k in range(WIDEST):
        sums[k:, k:] += values[: len(values) - k] if k <= len(values) else 0
    return sums


def _pooled_norms(side: Side) -> Floats:
    """(WIDEST, n) lengths of the sums of 1, 2 ... pooled vectors, each weighted by its tokens."""
    sentences, counts = side.embeddings.sentences, side.tokens.counts
    squares = np.zeros((WIDEST, len(counts)))
    for k in range(min(WIDEST, len(counts))):
        ends, starts = slice(k, None), slice(0, len(counts) - k)
        products = np.einsum("nd,nd->n", sentences[ends], sentences[starts], dtype=np.float32)
        products = products * (counts[ends] * counts[starts] * (2 if k else 1))
        squares[k:, k:] += _window_sums(products)[: WIDEST - k]
    return np.sqrt(np.maximum(squares, 0)).astype(np.float32)
