"""The vectors of single texts, to be kept one by one."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from aligner.embed.encoder import Encoder, Progress
from aligner.embed.windows import Spans
from aligner.embeddings import Embeddings, Floats, TokenEmbeddings
from aligner.vectors import Vectors
from aligner.vectors import joined as joined_vectors


class Kept(NamedTuple):
    """The vectors of one text."""

    sentence: Floats
    vectors: Vectors
    spans: Spans


def parted(embeddings: Embeddings) -> list[Kept]:
    """Those of each text; they are parts of those of all."""
    tokens = embeddings.tokens
    rows = [tokens.rows(range(k, k + 1)) for k in range(len(embeddings))]
    return [
        Kept(sentence, tokens.vectors[part], tokens.spans[part])
        for sentence, part in zip(embeddings.sentences, rows, strict=True)
    ]


def joined(each: Sequence[Kept]) -> Embeddings:
    """The embeddings of texts, in a copy of their vectors."""
    offsets = np.cumsum([0, *(len(kept.vectors) for kept in each)]).astype(np.int64)
    tokens = TokenEmbeddings(
        joined_vectors(kept.vectors for kept in each),
        offsets,
        np.concatenate([kept.spans for kept in each]).astype(np.int32, copy=False),
    )
    return Embeddings(np.stack([k.sentence for k in each]).astype(np.float32, copy=False), tokens)


class KeepingEncoder:
    """An encoder behind vectors of texts that are in memory; its kinds say which those are."""

    def __init__(self, inner: Encoder) -> None:
        self._inner = inner
        self._kept: dict[str, Kept] = {}
        self._samples: Embeddings | None = None

    @property
    def signature(self) -> str:
        """See `Encoder.signature`."""
        return self._inner.signature

    @property
    def samples(self) -> Embeddings:
        """See `Encoder.samples`; asked for once."""
        if self._samples is None:
            self._samples = self._inner.samples
        return self._samples

    def _missing(self, texts: Iterable[str]) -> list[str]:
        """Those that are not in memory, each once."""
        return [text for text in dict.fromkeys(texts) if text not in self._kept]

    def _made(self, texts: Sequence[str], progress: Progress | None = None) -> dict[str, Kept]:
        """What the encoder gives for texts that are all different."""
        if not texts:
            return {}
        return dict(zip(texts, parted(self._inner.encode(texts, progress)), strict=True))
