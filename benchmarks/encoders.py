"""Encoders around another one: what it takes is counted, or each text is embedded once."""

import time
from collections.abc import Sequence

import numpy as np

from aligner.embed.encoder import Encoder, Progress
from aligner.embeddings import Embeddings, TokenEmbeddings


class _Around:
    """What an encoder passes on of the one within."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @property
    def signature(self) -> str:
        return self._encoder.signature

    @property
    def samples(self) -> Embeddings:
        return self._encoder.samples


class Meter(_Around):
    """An encoder that counts what goes through it and how long that takes."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(encoder)
        self.texts = self.tokens = 0
        self.seconds = 0.0

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Embeddings:
        start = time.perf_counter()
        embeddings = self._encoder.encode(texts, progress)
        self.seconds += time.perf_counter() - start
        self.texts += len(texts)
        self.tokens += len(embeddings.tokens.vectors)
        return embeddings


class Memory(_Around):
    """An encoder that embeds each text once: its vectors do not depend on its neighbours."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(encoder)
        self._rows: dict[str, int] = {}
        self._all: Embeddings | None = None

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Embeddings:
        new = [text for text in dict.fromkeys(texts) if text not in self._rows]
        if new or self._all is None:
            self._rows |= {text: len(self._rows) + k for k, text in enumerate(new)}
            found = self._encoder.encode(new, progress)
            self._all = found if self._all is None else _joined(self._all, found)
        return self._all.picked(np.array([self._rows[text] for text in texts], np.int64))


def _joined(one: Embeddings, other: Embeddings) -> Embeddings:
    """The embeddings of the texts of both."""
    tokens = one.tokens, other.tokens
    offsets = np.concatenate([tokens[0].offsets, tokens[0].offsets[-1] + tokens[1].offsets[1:]])
    return Embeddings(
        np.concatenate([one.sentences, other.sentences]),
        TokenEmbeddings(
            np.concatenate([each.vectors for each in tokens]),
            offsets,
            np.concatenate([each.spans for each in tokens]),
        ),
    )
