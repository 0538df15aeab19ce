"""What an encoder says of a list of texts: one vector a text, and one vector a token."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_PRIOR_TOKENS = 200  # how many tokens of its own a text needs to outweigh the prior mean
_PRIOR_SENTENCES = 5


@dataclass(frozen=True, slots=True)
class TokenEmbeddings:
    """Ragged token vectors of n texts.

    Attributes:
        vectors: (T, d) float32, rows of unit length.
        offsets: (n + 1,) int64; tokens of text i are rows `offsets[i]:offsets[i + 1]`.
        spans: (T, 2) int32; the characters `[start, end)` of its text that a token stands on.
    """

    vectors: Floats
    offsets: Ints
    spans: NDArray[np.int32]

    @property
    def counts(self) -> Ints:
        """(n,) tokens of each text."""
        return np.diff(self.offsets)

    def rows(self, texts: range) -> slice:
        """The rows of the tokens of consecutive texts."""
        return slice(int(self.offsets[texts.start]), int(self.offsets[texts.stop]))

    def part(self, texts: slice) -> "TokenEmbeddings":
        """The tokens of consecutive texts."""
        start, stop, _ = texts.indices(len(self.offsets) - 1)
        rows = slice(int(self.offsets[start]), int(self.offsets[stop]))
        offsets = self.offsets[start : stop + 1] - self.offsets[start]
        return TokenEmbeddings(self.vectors[rows], offsets, self.spans[rows])


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean vectors of an encoder over many languages: (d,) of sentences and of tokens."""

    sentence: Floats
    token: Floats


@dataclass(frozen=True, slots=True)
class Embeddings:
    """Embeddings of n texts: `sentences` is (n, d) float32 with rows of unit length."""

    sentences: Floats
    tokens: TokenEmbeddings

    def __len__(self) -> int:
        return len(self.sentences)

    def part(self, texts: slice) -> "Embeddings":
        """Embeddings of consecutive texts."""
        return Embeddings(self.sentences[texts], self.tokens.part(texts))

    def mean(self) -> Mean:
        """The mean vectors of these texts."""
        return Mean(self.sentences.mean(axis=0), self.tokens.vectors.mean(axis=0))

    def centred(self, prior: Mean) -> "Embeddings":
        """With the mean of this text taken out, and vectors of unit length again.

        What all vectors of a language share says nothing about their content. A short text knows
        little of its mean; it leans on the `prior` of the encoder.
        """
        tokens = _centred(self.tokens.vectors, prior.token, _PRIOR_TOKENS)
        sentences = _centred(self.sentences, prior.sentence, _PRIOR_SENTENCES)
        return Embeddings(
            sentences, TokenEmbeddings(tokens, self.tokens.offsets, self.tokens.spans)
        )


def _centred(vectors: Floats, prior: Floats, weight: int) -> Floats:
    mean = (vectors.sum(axis=0) + weight * prior) / (len(vectors) + weight)
    return unit_rows(vectors - mean)


def unit_rows(vectors: Floats) -> Floats:
    """(n, d) `vectors` scaled to unit length; rows of zeros stay zero."""
    lengths = np.sqrt(np.einsum("nd,nd->n", vectors, vectors))
    units: Floats = vectors / np.maximum(lengths, 1e-12)[:, None]
    return units.astype(np.float32, copy=False)
