"""The part of the grid that the dynamic programme looks at."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.lattice import Lattice
from aligner.bitext import Bead
from aligner.embeddings import Ints

_MARGIN = (
    12  # segments beyond the path of the anchors, either way: more than two of the largest beads
)
_STRIP = 100  # segments either side of the diagonal where two anchors are far apart on both sides

_LOSS = 20.0  # score that a path may lose in the outline and still be looked at closely
_FAR = 16  # segments beside the best path of the outline up to which others are looked at
_BESIDE = 1  # segments looked at beyond all that


def band(anchors: Sequence[tuple[int, int]], source: int, target: int) -> tuple[Ints, Ints]:
    """For each of the source + 1 boundaries, the target boundaries `low[i] <= j <= high[i]`.

    Between two anchors the whole rectangle is in the band, so that a block missing on one side is
    no obstacle; of one that is large both ways, a strip along its diagonal. Both bounds ascend.
    Boundary k lies before segment k.
    """
    low = np.zeros(source + 1, np.int64)
    high = np.full(source + 1, target, np.int64)
    corners = [(0, 0), *anchors, (source, target)]
    for (i, j), (next_i, next_j) in pairwise(corners):
        rows = slice(i, next_i + 1)
        first, last = _strip(next_i - i, next_j - j)
        low[i + 1 : next_i + 1] = j + first[1:]  # row i belongs to the rectangle before, too
        high[rows] = np.minimum(j + last + 1, target)
    low, high = widened(low, high, _MARGIN)
    return np.maximum(low, 0), np.minimum(high, target)


def _strip(height: int, width: int) -> tuple[Ints, Ints]:
    """(height + 1,) first and last column of each row of the strip from corner to corner."""
    first, last = np.zeros(height + 1, np.int64), np.full(height + 1, width, np.int64)
    if min(height, width) > 2 * _STRIP:
        diagonal = np.arange(height + 1) * width // height
        reach = _STRIP + width // height
        first, last = np.maximum(diagonal - reach, 0), np.minimum(diagonal + reach, width)
    return first, last


def widened(low: Ints, high: Ints, margin: int) -> tuple[Ints, Ints]:
    """Bounds with so many rows and columns more on all sides, made to ascend."""
    rows = np.arange(len(low))
    low = low[np.maximum(rows - margin, 0)] - margin
    high = high[np.minimum(rows + margin, len(rows) - 1)] + margin
    return np.minimum.accumulate(low[::-1])[::-1], np.maximum.accumulate(high)


def corridor(
    lattice: Lattice, losses: NDArray[np.float64], path: Sequence[Bead]
) -> tuple[Ints, Ints]:
    """Bounds around the best path and the cells beside it that paths nearly as good pass.

    Args:
        lattice: of the whole text.
        losses: (cells,) by how much the best path through each falls short of the best one.
        path: the best one.
    """
    likely = np.flatnonzero(losses < _LOSS)
    rows, columns = lattice.rows[likely], lattice.columns[likely]
    path_low, path_high = _around(path, lattice)
    low, high = path_low.copy(), path_high.copy()
    np.minimum.at(low, rows, columns)
    np.maximum.at(high, rows, columns)
    low, high = np.maximum(low, path_low - _FAR), np.minimum(high, path_high + _FAR)
    low, high = widened(low, high, _BESIDE)
    return np.maximum(low, lattice.low), np.minimum(high, lattice.high)


def _around(path: Sequence[Bead], lattice: Lattice) -> tuple[Ints, Ints]:
    """(rows,) the first and last target boundary of what a path covers at each row."""
    low, high = np.zeros_like(lattice.low), np.zeros_like(lattice.low)
    for bead in path:
        high[bead.source.start : bead.source.stop + 1] = bead.target.stop
    for bead in reversed(path):
        low[bead.source.start : bead.source.stop + 1] = bead.target.start
    return low, high
