"""The vectors of single texts, to be kept one by one."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from aligner.embed.windows import Spans
from aligner.embeddings import Embeddings, Floats, Halves, TokenEmbeddings


class Kept(NamedTuple):
    """The vectors of one text."""

    sentence: Floats
    vectors: Halves
    spans: Spans


def parted(embeddings: Embeddings) -> list[Kept]:
    """Those of each text; the arrays are parts of those of all."""
    tokens = embeddings.tokens
    rows = [tokens.rows(range(k, k + 1)) for k in range(len(embeddings))]
    return [
        Kept(sentence, tokens.vectors[part], tokens.spans[part])
        for sentence, part in zip(embeddings.sentences, rows, strict=True)
    ]


def joined(each: Sequence[Kept]) -> Embeddings:
    """The embeddings of texts in arrays of their own."""
    offsets = np.cumsum([0, *(len(kept.vectors) for kept in each)]).astype(np.int64)
    tokens = TokenEmbeddings(
        np.concatenate([kept.vectors for kept in each]).astype(np.float16, copy=False),
        offsets,
        np.concatenate([kept.spans for kept in each]).astype(np.int32, copy=False),
    )
    return Embeddings(np.stack([k.sentence for k in each]).astype(np.float32, copy=False), tokens)
