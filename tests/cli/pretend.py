"""`aligner` with an encoder that takes no time: `python -m tests.cli.pretend check ...`.

Progress shows from the start, as it does in a run that takes minutes.
"""

import signal
from collections.abc import Sequence
from functools import lru_cache
from unittest import mock

import numpy as np

from aligner import pipeline
from aligner.cli import cache, screen, watch
from aligner.cli.main import main
from aligner.embed.encoder import Progress
from aligner.embed.identity import EMBEDDED
from aligner.embed.samples import sample_texts
from aligner.embeddings import Embeddings, Floats, TokenEmbeddings, unit_rows
from aligner.errors import CacheError

WIDTH = 384


class PretendedEncoder:
    """A token is a word, and has a random vector: texts match where they have the same words."""

    signature = f"{EMBEDDED}|layer:8"

    @property
    def samples(self) -> Embeddings:
        return self.encode(sample_texts())

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Embeddings:
        words = [text.split() for text in texts]
        offsets = np.concatenate([[0], np.cumsum([len(each) for each in words])]).astype(np.int64)
        vectors = np.array([_vector(word) for each in words for word in each], np.float32)
        sums = np.add.reduceat(vectors, offsets[:-1])  # no text is empty
        halves = vectors.astype(np.float16)
        spans = np.zeros((len(vectors), 2), np.int32)
        if progress:
            progress(len(texts), len(texts))
        return Embeddings(unit_rows(sums), TokenEmbeddings(halves, offsets, spans))


@lru_cache(1 << 16)
def _vector(word: str) -> Floats:
    seed = int.from_bytes(word.encode(), "little")
    vector = np.random.default_rng(seed).standard_normal((1, WIDTH), np.float32)
    return unit_rows(vector).reshape(WIDTH)


if __name__ == "__main__":
    # Where it is started in the background, an interrupt may be ignored from the start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with (
        mock.patch.multiple(screen, _PATIENCE=0.0),
        mock.patch.multiple(pipeline, load_encoder=lambda *_, **__: PretendedEncoder()),
        mock.patch.multiple(watch, load_encoder=lambda *_, **__: PretendedEncoder()),
        # What is pretended is not kept.
        mock.patch.object(cache, "open_store", side_effect=CacheError),
    ):
        main()
