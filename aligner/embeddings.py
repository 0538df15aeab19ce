"""What an encoder says of a list of texts: one vector a text, and one vector a token."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from aligner.vectors import Vectors, picked, room

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_PRIOR_TOKENS = 200  # how many tokens of its own a text needs to outweigh the prior mean
_PRIOR_SENTENCES = 5
_FEW = 50_000  # tokens, with 75 MB of vectors: about 1,500 sentences
_PIECE = 4096  # vectors that are worked on at a time


@dataclass(frozen=True, slots=True)
class TokenEmbeddings:
    """Ragged token vectors of n texts.

    Attributes:
        vectors: (T, d) float16, rows of unit length: a novel has millions of tokens, and rounding
            moves the cosines by 0.0001. Many of them lie in a file. numpy multiplies only float32
            fast, see `floats`.
        offsets: (n + 1,) int64; tokens of text i are rows `offsets[i]:offsets[i + 1]`.
        spans: (T, 2) int32; the characters `[start, end)` of its text that a token stands on.
        singles: the vectors in float32, where they are few enough to be held twice.
    """

    vectors: Vectors
    offsets: Ints
    spans: NDArray[np.int32]
    singles: Floats | None = None

    def __len__(self) -> int:
        return len(self.vectors)

    def floats(self, rows: slice = slice(None)) -> Floats:
        """The vectors of some rows in float32, for products, not to be written into.

        Ask for few at a time.
        """
        if self.singles is not None:
            return self.singles[rows]
        return np.asarray(self.vectors[rows]).astype(np.float32)

    def unpacked(self) -> "TokenEmbeddings":
        """The same, with `singles` if they are few: what is compared is so several times."""
        if self.singles is not None or len(self) > _FEW:
            return self
        return replace(self, singles=self.floats())

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
        singles = None if self.singles is None else self.singles[rows]
        return TokenEmbeddings(self.vectors[rows], offsets, self.spans[rows], singles)

    def picked(self, texts: Ints) -> "TokenEmbeddings":
        """The tokens of some texts, in this order; one may come more than once."""
        counts = self.counts[texts]
        offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        rows = np.repeat(self.offsets[texts] - offsets[:-1], counts) + np.arange(offsets[-1])
        return TokenEmbeddings(picked(self.vectors, rows), offsets, self.spans[rows])


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

    def picked(self, texts: Ints) -> "Embeddings":
        """Embeddings of some texts, in this order; one may come more than once."""
        return Embeddings(self.sentences[texts], self.tokens.picked(texts))

    def unpacked(self) -> "Embeddings":
        """See `TokenEmbeddings.unpacked`."""
        return Embeddings(self.sentences, self.tokens.unpacked())

    def mean(self) -> Mean:
        """The mean vectors of these texts."""
        token: Floats = _sum(self.tokens.vectors) / np.float32(len(self.tokens))
        return Mean(self.sentences.mean(axis=0), token)

    def centred(self, prior: Mean, *, reuse: bool = False) -> "Embeddings":
        """With the mean of this text taken out, and vectors of unit length again.

        What all vectors of a language share says nothing about their content. A short text knows
        little of its mean; it leans on the `prior` of the encoder.

        Args:
            prior: the mean of the encoder.
            reuse: put the new vectors where the old ones are, which a long text has no room to
                hold twice: these embeddings are used up then, and so is all that shares their
                arrays.
        """
        tokens = self.tokens
        vectors = tokens.vectors if reuse else room(*tokens.vectors.shape)
        sentences = self.sentences if reuse else np.empty_like(self.sentences)
        _centre(tokens.vectors, prior.token, _PRIOR_TOKENS, vectors)
        _centre(self.sentences, prior.sentence, _PRIOR_SENTENCES, sentences)
        return Embeddings(sentences, TokenEmbeddings(vectors, tokens.offsets, tokens.spans))


def _centre(vectors: Floats | Vectors, prior: Floats, weight: int, out: Floats | Vectors) -> None:
    mean = (_sum(vectors) + weight * prior) / (len(vectors) + weight)
    for rows in _pieces(len(vectors)):
        out[rows] = unit_rows(np.subtract(np.asarray(vectors[rows]), mean, dtype=np.float32))


def _sum(vectors: Floats | Vectors) -> Floats:
    """(d,) sum of the rows, exact enough for millions of them."""
    total = np.zeros(vectors.shape[1])
    for rows in _pieces(len(vectors)):
        total += np.asarray(vectors[rows]).sum(axis=0, dtype=np.float32)
    return total.astype(np.float32)


def _pieces(size: int) -> Iterator[slice]:
    return (slice(start, start + _PIECE) for start in range(0, size, _PIECE))


def unit_rows(vectors: Floats) -> Floats:
    """(n, d) `vectors` scaled to unit length; rows of zeros stay zero."""
    lengths = np.sqrt(np.einsum("nd,nd->n", vectors, vectors))
    units: Floats = vectors / np.maximum(lengths, 1e-12)[:, None]
    return units.astype(np.float32, copy=False)


def median(values: ArrayLike) -> float:
    """Of at least one value. numpy's is the same, but imports `numpy.ma`, which takes 8 ms."""
    ordered = np.sort(np.asarray(values))
    half = len(ordered) // 2
    return float((ordered[half] + ordered[~half]) / 2)
