"""Texts over a model's limit are cut into windows, encoded, and put together again."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aligner.embeddings import Embeddings, Floats, TokenEmbeddings, unit_rows
from aligner.vectors import room

Spans = NDArray[np.int32]
"""(t, 2) start and end, in characters, of t tokens."""


def windows(tokens: int, limit: int) -> list[range]:
    """Ranges of at most `limit` tokens, as even as can be: 700 by 509 gives 350 and 350."""
    count = max(1, -(-tokens // limit))
    bounds = [tokens * k // count for k in range(count + 1)]
    return [range(a, b) for a, b in pairwise(bounds)]


class Windows:
    """The embeddings of texts, filled in window by window as an encoder goes through them.

    Token vectors are held once, where they will stay, and in half precision from the start.

    Args:
        owners: for each window, which text it is a part of, in the order of the texts.
        spans: for each window, (t, 2) the characters of its text that each of its t tokens stands
            on. A token that stands on nothing is left out.
        texts: how many there are; one without a window has a zero vector.
        width: of sentence vectors.
        token_width: of token vectors, where it is another.
    """

    def __init__(
        self,
        owners: Sequence[int],
        spans: Sequence[Spans],
        texts: int,
        width: int,
        token_width: int | None = None,
    ) -> None:
        self._owners = owners
        self._kept = [span[:, 1] > span[:, 0] for span in spans]
        sizes = np.array([kept.sum() for kept in self._kept], np.int64)
        self._starts = np.cumsum(sizes) - sizes
        counts = np.zeros(texts, np.int64)
        np.add.at(counts, np.array(owners, np.int64), sizes)
        self._offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        self._spans = np.zeros((sizes.sum(), 2), np.int32)
        for start, kept, span in zip(self._starts, self._kept, spans, strict=True):
            self._spans[start : start + kept.sum()] = span[kept]
        self._sentences = np.zeros((texts, width), np.float32)
        self._vectors = room(int(sizes.sum()), token_width or width)

    def put(self, window: int, sentence: Floats, tokens: Floats) -> None:
        """What the encoder gave for a window: (d,) and (t, e), nothing scaled to unit length."""
        # The mean over a long text is that of its windows, weighted by their tokens.
        self._sentences[self._owners[window]] += sentence * len(tokens)
        units = unit_rows(tokens[self._kept[window]])
        start = self._starts[window]
        self._vectors[start : start + len(units)] = units

    def embeddings(self) -> Embeddings:
        """The embeddings of the texts, once every window is put."""
        tokens = TokenEmbeddings(self._vectors, self._offsets, self._spans)
        return Embeddings(unit_rows(self._sentences), tokens)
