"""The dynamic programme: the best monotone sequence of beads within a band.

Its cells are pairs of boundaries: (i, j) stands before source segment i and target segment j. It
goes through the rows in blocks, so that similarities are held for one block at a time.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.scoring import KINDS, Kind
from aligner.bitext import Bead
from aligner.embeddings import Floats, Ints

_ROWS = 24  # rows of a block: large enough for the matrix product, small enough for the cache
_REACH = max(m for m, _ in KINDS)  # a bead starts at most so many rows above its end
_STEPS: tuple[Kind, ...] = ((1, 0), (0, 1), *KINDS)

Steps = NDArray[np.int8]


class BeadScorer(Protocol):
    """Scores of the beads between some rows and columns, as `scoring.Scorer` gives them."""

    def scores(self, rows: slice, columns: slice) -> dict[Kind, Floats]: ...


@dataclass(frozen=True, slots=True)
class _Rows:
    """Cells of consecutive rows: `values[r, c]` belongs to cell (row + r, column + c)."""

    row: int
    column: int
    values: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Back:
    """Of one row: the step that led to each cell from `column` on, and what that step scored."""

    column: int
    steps: Steps
    gained: Floats


def best_beads(scorer: BeadScorer, low: Ints, high: Ints) -> tuple[Bead, ...]:
    """The beads of the best path; each aligned one carries its score.

    Args:
        scorer: scores of beads; leaving a segment out scores 0.
        low: (n + 1,) first target boundary in the band at each source boundary, ascending.
        high: (n + 1,) last one, ascending.
    """
    width = int(high[0]) + 1
    back = [_Back(0, np.ones(width, np.int8), np.zeros(width, np.float32))]
    cells = _Rows(0, 0, np.zeros((1, width)))
    for start in range(0, len(low) - 1, _ROWS):
        block = range(start, min(start + _ROWS, len(low) - 1))
        cells, rows = _advance(scorer, cells, block, (low, high))
        back += rows
    return _trace(back)


def _advance(
    scorer: BeadScorer, above: _Rows, block: range, band: tuple[Ints, Ints]
) -> tuple[_Rows, list[_Back]]:
    """The rows below each source segment of `block`, and the way back from them."""
    low, high = band
    top = max(0, block.start - _REACH + 1)  # the first source segment of a bead that ends here
    left, right = int(low[top]), int(high[block.stop])
    scores = scorer.scores(slice(top, block.stop), slice(left, right))
    values = np.full((block.stop - top + 1, right - left + 1), -np.inf)
    _copy(above, values, top, left)
    back = []
    for i in range(block.start + 1, block.stop + 1):
        inside = slice(int(low[i]) - left, int(high[i]) - left + 1)
        row, steps, gained = _row(values, scores, i - top, inside.start)
        values[i - top, inside] = row[inside]
        back.append(_Back(int(low[i]), steps[inside], gained[inside]))
    return _Rows(top, left, values), back


def _copy(above: _Rows, values: NDArray[np.float64], top: int, left: int) -> None:
    """Copies the cells of `above` that the block beginning at (top, left) can start from."""
    kept = above.values[top - above.row :, left - above.column :]
    width = min(kept.shape[1], values.shape[1])
    values[: len(kept), :width] = kept[:, :width]


def _row(
    values: NDArray[np.float64], scores: dict[Kind, Floats], r: int, first: int
) -> tuple[NDArray[np.float64], Steps, Floats]:
    """Row `r`: the best value of each cell, the step that led there, and what that step scored.

    Cells before the column `first` are outside the band: no path leads through them.
    """
    best = values[r - 1].copy()
    step = np.zeros(len(best), np.int8)
    gain = np.zeros(len(best), np.float32)
    for k, (m, n) in enumerate(_STEPS[2:], start=2):
        if r < m or (m, n) not in scores:
            continue
        scored = scores[m, n][r - m]
        reached = values[r - m, : len(best) - n] + scored
        better = np.flatnonzero(reached > best[n:])
        best[n:][better] = reached[better]
        step[n:][better] = k
        gain[n:][better] = scored[better]
    best[:first] = -np.inf
    # Leaving target segments out scores 0, so the row never falls from left to right.
    highest = np.maximum.accumulate(best)
    step[highest > best] = 1
    return highest, step, gain


def _trace(back: list[_Back]) -> tuple[Bead, ...]:
    beads = []
    i = len(back) - 1
    j = back[-1].column + len(back[-1].steps) - 1
    while i or j:
        row = back[i]
        m, n = _STEPS[row.steps[j - row.column]]
        score = float(row.gained[j - row.column]) if m and n else None
        beads.append(Bead(range(i - m, i), range(j - n, j), score))
        i, j = i - m, j - n
    return tuple(reversed(beads))
