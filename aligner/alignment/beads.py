"""The dynamic programme: the best monotone sequence of beads within a band."""

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.lattice import Lattice, Scored
from aligner.bitext import Bead

Values = NDArray[np.float64]


def best_path(scored: Scored) -> tuple[Bead, ...]:
    """The beads of the best path from the first to the last cell; leaving out scores 0."""
    return _trace(scored, _best_values(scored))


def best_path_and_losses(scored: Scored) -> tuple[tuple[Bead, ...], Values]:
    """The best path, and for each cell how much less the best path through it scores: (cells,)."""
    there, back = _best_values(scored), _best_values(scored.mirrored())
    return _trace(scored, there), there[-1] - there - back[::-1]


def _best_values(scored: Scored) -> Values:
    """(cells,) value of the best path to each cell."""
    lattice = scored.lattice
    best = np.zeros(lattice.size)
    backs = scored.backs()
    places = np.arange(lattice.size)
    for number, cells, shared, above in lattice.below_first():
        reached = best.take(backs[number] + places[cells], mode="clip")
        reached += scored.values[:, cells]
        row = np.maximum.reduce(reached, axis=0)
        np.maximum(row[:shared], best[above], out=row[:shared])
        # Leaving target segments out scores 0, so the row never falls from left to right.
        np.maximum.accumulate(row, out=best[cells])
    return best


def _trace(scored: Scored, best: Values) -> tuple[Bead, ...]:
    lattice, beads = scored.lattice, []
    backs = scored.backs()[:, :, 0]
    i, j = len(lattice.low) - 1, int(lattice.high[-1])
    while i or j > lattice.low[0]:
        cell = int(lattice.starts[i]) + j - int(lattice.low[i])
        up = _above(lattice, best, i, j)
        reached = best.take(backs[i] + cell, mode="clip") + scored.values[:, cell]
        k = int(reached.argmax())
        score = None
        if j > lattice.low[i] and best[cell - 1] > max(up, reached[k]):
            m, n = 0, 1
        elif up >= reached[k]:
            m, n = 1, 0
        else:
            m, n = scored.kinds[k]
            score = float(scored.values[k, cell])
        source = range(lattice.top + i - m, lattice.top + i)
        beads.append(Bead(source, range(j - n, j), score))
        i, j = i - m, j - n
    return tuple(reversed(beads))


def _above(lattice: Lattice, best: Values, i: int, j: int) -> float:
    """The value of the cell above (i, j), where there is one."""
    if not i or j > lattice.high[i - 1]:
        return -np.inf
    return float(best[lattice.starts[i - 1] + j - lattice.low[i - 1]])
