"""Made-up embeddings, and slow code that is plainly right, to compare with."""

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
from hypothesis import strategies as st

from aligner.alignment import align_embeddings, encoder_background, text_background
from aligner.alignment.background import Background
from aligner.alignment.lattice import Kind, Lattice
from aligner.alignment.scoring import KINDS, Scorer, Side, Weights
from aligner.bitext import Bead
from aligner.embeddings import Embeddings, Floats, Ints, TokenEmbeddings, unit_rows

WIDTH = 4
PRIOR = Background(level=0.3, slope=0.09, spread=0.15)

Random = np.random.Generator


def embeddings(counts: Sequence[int], random: Random, width: int = WIDTH) -> Embeddings:
    """Random vectors of segments with so many tokens each."""
    tokens = unit_rows(random.normal(size=(sum(counts), width)).astype(np.float32))
    return from_tokens(tokens, counts)


def from_tokens(vectors: np.ndarray, counts: Sequence[int]) -> Embeddings:
    """Embeddings with these token vectors; a sentence vector is their mean."""
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    sums = [vectors[a:b].sum(axis=0) for a, b in pairwise(offsets)]
    sentences = np.array(sums, np.float32).reshape(len(counts), vectors.shape[1])
    spans = np.zeros((len(vectors), 2), np.int32)
    tokens = TokenEmbeddings(vectors.astype(np.float16), offsets, spans)
    return Embeddings(unit_rows(sentences), tokens)


def pick(one: Embeddings, segments: Sequence[int]) -> Embeddings:
    """Embeddings of some segments, in this order; one may come more than once."""
    bounds = one.tokens.offsets
    rows = [one.tokens.vectors[bounds[i] : bounds[i + 1]] for i in segments]
    width = one.sentences.shape[1]
    vectors = np.concatenate(rows) if rows else np.zeros((0, width), np.float32)
    return from_tokens(vectors, [len(row) for row in rows])


def lengths(one: Embeddings) -> list[int]:
    """Characters that segments of so many tokens could have."""
    return [4 * int(count) for count in one.tokens.counts]


def counts(smallest: int = 0, largest: int = 14) -> st.SearchStrategy[list[int]]:
    """Numbers of tokens of the segments of a text; a segment may have none."""
    return st.lists(st.integers(0, 5), min_size=smallest, max_size=largest)


def randoms() -> st.SearchStrategy[Random]:
    return st.integers(0, 10_000).map(np.random.default_rng)


def aligned(source: Embeddings, target: Embeddings, prior: Background = PRIOR) -> tuple[Bead, ...]:
    """The beads of two texts, made as the program makes them."""
    background = text_background(source, target, prior)
    return align_embeddings(source, target, (lengths(source), lengths(target)), background)


def scorer(
    source: Embeddings, target: Embeddings, paragraphs: tuple[list[int], list[int]] | None = None
) -> Scorer:
    """A scorer of two texts whose segments are paragraphs, where nothing else is said."""
    numbers = paragraphs or (list(range(len(source))), list(range(len(target))))
    one, other = (
        Side(text, np.array(lengths(text), np.float32), np.array(number, np.int64))
        for text, number in zip((source, target), numbers, strict=True)
    )
    return Scorer(one, other, PRIOR, Weights())


def grid(source: int, target: int) -> tuple[Ints, Ints]:
    """Bounds that leave nothing out."""
    return np.zeros(source + 1, np.int64), np.full(source + 1, target, np.int64)


def bead_scores(scorer: Scorer, rows: slice, columns: slice) -> dict[Kind, Floats]:
    """Kind (m, n) to (rows - m + 1, columns - n + 1) scores of the beads that start there."""
    height, width = rows.stop - rows.start, columns.stop - columns.start
    bounds = np.full(height + 1, columns.start), np.full(height + 1, columns.stop)
    values = scorer.scored(Lattice(rows.start, *bounds)).values
    grids = values.reshape(-1, height + 1, width + 1)
    return {
        (m, n): grid[m:, n:]
        for (m, n), grid in zip(KINDS, grids, strict=True)
        if m <= height and n <= width
    }


def best_value(scorer: Scorer, source: int, target: int) -> float:
    """The value of the best path, by trying every last bead of every cell."""
    scores = bead_scores(scorer, slice(0, source), slice(0, target))
    best: dict[tuple[int, int], float] = {(0, 0): 0.0}
    for i, j in list(product(range(source + 1), range(target + 1)))[1:]:
        ends = [best.get((i - 1, j)), best.get((i, j - 1))]
        for m, n in KINDS:
            if i >= m and j >= n:
                ends.append(best[i - m, j - n] + float(scores[m, n][i - m, j - n]))
        best[i, j] = max(value for value in ends if value is not None)
    return best[source, target]


def sample_background(width: int = 16) -> Background:
    """The background of an encoder whose vectors are random."""
    return encoder_background(
        embeddings([3, 6, 9, 12, 15, 20] * 4, np.random.default_rng(1), width)
    )
