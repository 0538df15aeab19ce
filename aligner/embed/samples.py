"""Short texts in many languages that share nothing: what an encoder says whatever the text says.

They tell which activations are large (for quantisation), where the vectors of an encoder have their
mean, and what two unrelated texts match by chance.
"""

from importlib import resources
from pathlib import Path

import numpy as np

from aligner.embeddings import Embeddings, TokenEmbeddings


def sample_texts() -> list[str]:
    text = resources.files("aligner.embed").joinpath("data/samples.txt")
    return text.read_text(encoding="utf-8").splitlines()


def save_embeddings(embeddings: Embeddings, path: Path) -> None:
    tokens = embeddings.tokens
    np.savez(
        path,
        sentences=embeddings.sentences,
        vectors=tokens.vectors,
        offsets=tokens.offsets,
        spans=tokens.spans,
    )


def load_embeddings(path: Path) -> Embeddings:
    with np.load(path, allow_pickle=False) as arrays:
        tokens = TokenEmbeddings(arrays["vectors"], arrays["offsets"], arrays["spans"])
        return Embeddings(arrays["sentences"], tokens)
