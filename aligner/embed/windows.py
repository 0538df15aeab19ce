"""Texts over a model's limit are cut into windows, encoded, and put together again."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from aligner.embeddings import Embeddings, Floats, TokenEmbeddings, unit_rows


def windows(tokens: int, limit: int) -> list[range]:
    """Ranges of at most `limit` tokens, as even as can be: 700 by 509 gives 350 and 350."""
    count = max(1, -(-tokens // limit))
    bounds = [tokens * k // count for k in range(count + 1)]
    return [range(a, b) for a, b in pairwise(bounds)]


class PooledWindow(NamedTuple):
    """What an encoder gave for one window of a text, nothing scaled to unit length yet."""

    owner: int
    """Which text."""
    spans: Sequence[tuple[int, int]]
    """Characters of the text that each of the t tokens stands on."""
    sentence: Floats
    """(d,)"""
    tokens: Floats
    """(t, e)"""


def join(
    parts: Sequence[PooledWindow], texts: int, width: int, token_width: int | None = None
) -> Embeddings:
    """Embeddings of `texts` texts from their windows, which are in the order of the texts.

    Sentence vectors have `width`, token vectors `token_width` where it is another. A token that
    stands on no character says nothing about the text and is left out.
    """
    sentences = np.zeros((texts, width), np.float32)
    counts = np.zeros(texts, np.int64)
    vectors = [np.zeros((0, token_width or width), np.float32)]
    spans = [np.zeros((0, 2), np.int32)]
    for part in parts:
        span = np.array(part.spans, np.int32).reshape(-1, 2)
        kept = span[:, 1] > span[:, 0]
        # The mean over a long text is that of its windows, weighted by their tokens.
        sentences[part.owner] += part.sentence * len(span)
        counts[part.owner] += kept.sum()
        vectors.append(part.tokens[kept])
        spans.append(span[kept])
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    tokens = TokenEmbeddings(unit_rows(np.concatenate(vectors)), offsets, np.concatenate(spans))
    return Embeddings(unit_rows(sentences), tokens)
