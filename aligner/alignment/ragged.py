"""Reductions over segments of a ragged array."""

import numpy as np

from aligner.embeddings import Floats, Ints


def segment_max(similarities: Floats, offsets: Ints) -> Floats:
    """(T, n) the best of each row within each segment of columns; 0 in a segment of no tokens."""
    best = np.zeros((len(offsets) - 1, len(similarities)), np.float32)
    # A maximum over whole rows is ten times as fast as one along them, or as reduceat.
    columns = np.ascontiguousarray(similarities.T)
    for segment in np.flatnonzero(np.diff(offsets)):
        columns[offsets[segment] : offsets[segment + 1]].max(axis=0, out=best[segment])
    return np.ascontiguousarray(best.T)


def segment_sums(values: Floats, offsets: Ints) -> Floats:
    """(n, ...) sums over the rows of each segment."""
    sums = np.zeros((len(offsets) - 1, *values.shape[1:]), np.float32)
    full = np.flatnonzero(np.diff(offsets))
    if len(full):
        sums[full] = np.add.reduceat(values, offsets[full], axis=0)
    return sums


def window_sums(values: Floats | Ints, size: int) -> Floats:
    """(n - size + 1, ...) sums over `size` consecutive rows."""
    total = sum(values[k : len(values) - size + 1 + k] for k in range(size))
    return np.asarray(total, np.float32)
