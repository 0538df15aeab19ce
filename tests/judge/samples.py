"""Made-up texts of which each word has a direction of its own, wherever it stands."""

import re
from itertools import chain
from zlib import crc32

import numpy as np

from aligner.bitext import Bead
from aligner.embeddings import Embeddings, Floats, TokenEmbeddings, unit_rows
from aligner.evidence import Coverage, Features, Match
from aligner.judge.losses import Text
from aligner.judge.words import Side

WIDTH = 64

_TOKEN = re.compile(r"\w{1,6}|[^\w\s]")  # long words have more than one


def text(*segments: str, language: str = "de") -> Text:
    """Of segments; the same token has the same vector anywhere."""
    found = [list(_TOKEN.finditer(segment)) for segment in segments]
    spans = [match.span() for match in chain(*found)]
    tokens = TokenEmbeddings(
        np.array([direction(m[0]) for m in chain(*found)], np.float16).reshape(-1, WIDTH),
        np.cumsum([0, *map(len, found)]).astype(np.int64),
        np.array(spans, np.int32).reshape(-1, 2),
    )
    sums = [tokens.floats(tokens.rows(range(k, k + 1))).sum(axis=0) for k in range(len(segments))]
    sentences = unit_rows(np.array(sums, np.float32).reshape(-1, WIDTH))
    return Text.of(segments, Embeddings(sentences, tokens), language)


def direction(token: str) -> Floats:
    """(WIDTH,) of length 1."""
    found: Floats = directions(1, np.random.default_rng(crc32(token.encode())))[0]
    return found


def directions(count: int, random: np.random.Generator) -> Floats:
    """(count, WIDTH) rows of length 1."""
    return unit_rows(random.normal(size=(count, WIDTH)).astype(np.float32))


def side(words: Floats) -> Side:
    """Of words with one token each."""
    return Side(words, np.full(len(words), 10, np.float32), words, np.arange(len(words)))


def one_to_one(size: int) -> list[Bead]:
    return [Bead(range(i, i + 1), range(i, i + 1)) for i in range(size)]


def features(
    source: float = 2.0, target: float = 2.0, tokens: tuple[int, int] = (10, 10)
) -> Features:
    """Of a pair with nothing wrong, but for how well its tokens match."""
    one, other = (Coverage(0.0, max(count // 2, 1), count) for count in tokens)
    return Features(Match(source, target), one, other, 0.0, 0.0, 1.0, 0.0)
