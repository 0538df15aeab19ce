"""The part of the grid that the dynamic programme looks at."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from aligner.embeddings import Ints

_MARGIN = (
    12  # segments beyond the path of the anchors, either way: more than two of the largest beads
)


def band(anchors: Sequence[tuple[int, int]], source: int, target: int) -> tuple[Ints, Ints]:
    """For each of the source + 1 boundaries, the target boundaries `low[i] <= j <= high[i]`.

    Between two anchors the whole rectangle is in the band, so that a block missing on one side is
    no obstacle; both bounds ascend. Boundary k lies before segment k.
    """
    low = np.zeros(source + 1, np.int64)
    high = np.full(source + 1, target, np.int64)
    corners = [(0, 0), *anchors, (source, target)]
    for (i, j), (next_i, next_j) in pairwise(corners):
        low[i + 1 : next_i + 1] = j  # row i belongs to the rectangle before, too
        high[i : next_i + 1] = next_j + 1
    first = np.maximum(np.arange(source + 1) - _MARGIN, 0)
    last = np.minimum(np.arange(source + 1) + _MARGIN, source)
    low = np.maximum(low[first] - _MARGIN, 0)
    high = np.minimum(high[last] + _MARGIN, target)
    return np.minimum.accumulate(low[::-1])[::-1], np.maximum.accumulate(high)
