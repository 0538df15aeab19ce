"""How much the order of words differs between the two sides of a bead."""

import numpy as np

from aligner.embeddings import Floats, Ints

_FEWEST = 3  # links that show an order
_FARTHEST = 8.0  # words: a longer jump counts as one of these


def disorder(cosines: Floats) -> float:
    """How far apart neighbours stand on the other side: log(1 + words), 0 for the same order.

    Args:
        cosines: (n, m) of the words of two sides; those that are each other's best are linked.
    """
    columns = cosines.argmax(axis=1)
    rows = np.flatnonzero(cosines.argmax(axis=0)[columns] == np.arange(len(columns)))
    if len(rows) < _FEWEST:
        return 0.0
    there, ratio = columns[rows], len(cosines) / cosines.shape[1]
    back = np.argsort(there)
    jumps = _jumps(rows, there * ratio), _jumps(there[back], rows[back] / ratio)
    return float(np.mean([np.log1p(each) for each in jumps]))


def _jumps(here: Ints, there: Floats) -> float:
    """The mean difference of steps here and there."""
    steps = np.abs(np.diff(there) - np.diff(here))
    return float(np.minimum(steps, _FARTHEST).mean())
