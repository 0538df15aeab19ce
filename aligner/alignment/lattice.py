"""The cells of a band, one row after the other in flat arrays, and the scores of beads on them.

A cell is a pair of boundaries: (i, j) stands before source segment i and target segment j. A bead
leads from one cell to another; its score is kept at the cell where it ends.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.embeddings import Floats, Ints

Kind = tuple[int, int]
"""How many (source, target) segments a bead has."""

KINDS: tuple[Kind, ...] = tuple((m, n) for m in range(1, 6) for n in range(1, 6) if m + n <= 7)
WIDEST = 5


class Row(NamedTuple):
    """A row of a lattice.

    `cells` are the places of its cells; the first `shared` of them have a cell above, at the places
    `above`.
    """

    number: int
    cells: slice
    shared: int
    above: slice


@dataclass(frozen=True)
class Lattice:
    """The cells (top + r, j) with `low[r] <= j <= high[r]`.

    Attributes:
        top: the source boundary of the first row.
        low: (rows,) first target boundary of each row, ascending.
        high: (rows,) last one, ascending.
    """

    top: int
    low: Ints
    high: Ints

    @cached_property
    def starts(self) -> Ints:
        """(rows + 1,) place of the first cell of each row, and the number of cells."""
        return np.concatenate([[0], np.cumsum(self.high - self.low + 1)])

    @property
    def size(self) -> int:
        return int(self.starts[-1])

    @cached_property
    def rows(self) -> Ints:
        """(size,) the row of each cell, counted from `top`."""
        return np.repeat(np.arange(len(self.low)), np.diff(self.starts))

    @cached_property
    def columns(self) -> Ints:
        """(size,) the target boundary of each cell."""
        return np.arange(self.size) - (self.starts[:-1] - self.low)[self.rows]

    def place(self, row: int, column: int) -> int:
        """The place of the cell at a row, counted from `top`, and a target boundary."""
        return int(self.starts[row] + column - self.low[row])

    @cached_property
    def above(self) -> Ints:
        """(size,) the place of the cell above each, in the first row 0; see `back`."""
        above: Ints = np.maximum(np.arange(self.size) + self.back((1, 0))[self.rows], 0)
        return above

    def below_first(self) -> Iterator["Row"]:
        """All rows but the first, from above."""
        low, high, starts = self.low.tolist(), self.high.tolist(), self.starts.tolist()
        for row in range(1, len(low)):
            shared = max(0, min(high[row - 1], high[row]) - low[row] + 1)
            above = starts[row - 1] + low[row] - low[row - 1]
            yield Row(
                row, slice(starts[row], starts[row + 1]), shared, slice(above, above + shared)
            )

    def back(self, kind: Kind) -> Ints:
        """(rows,) what to add to the place of a cell to get that of the cell a bead earlier.

        It says nothing where there is no such cell; see `inside`.
        """
        m, n = kind
        bases = self.starts[:-1] - self.low
        return bases[np.maximum(np.arange(len(bases)) - m, 0)] - bases - n

    def inside(self, kind: Kind) -> NDArray[np.bool_]:
        """(size,) whether a bead that ends there has all it covers in the lattice.

        That is both its cells and, of each pair of its segments, the cell behind that pair.
        """
        m, n = kind
        if len(self.low) <= m:
            return np.zeros(self.size, np.bool_)
        first = np.full(len(self.low), np.iinfo(np.int64).max)
        last = np.full(len(self.low), -1)
        first[m:] = np.maximum(self.low[m:] + n - 1, self.low[:-m] + n)
        last[m:] = np.minimum(self.high[1 : len(self.high) - m + 1], self.high[:-m] + n)
        within: NDArray[np.bool_] = (self.columns >= first[self.rows]) & (
            self.columns <= last[self.rows]
        )
        return within


@dataclass(frozen=True, slots=True)
class Scored:
    """Scores of beads: `values[k, c]` of kind `kinds[k]` that ends at cell c; -inf for none."""

    lattice: Lattice
    kinds: Sequence[Kind]
    values: Floats

    def backs(self) -> Ints:
        """(rows, kinds, 1) `Lattice.back` of all kinds, for a row at a time."""
        return np.stack([self.lattice.back(kind) for kind in self.kinds], axis=1)[:, :, None]

    def score(self, source: range, target: range) -> float:
        """The score of the bead of these segments, of which there are some on either side."""
        end = self.lattice.place(source.stop - self.lattice.top, target.stop)
        return float(self.values[self.kinds.index((len(source), len(target))), end])

    def mirrored(self) -> "Scored":
        """The same beads with the order of segments turned round on both sides; cells, too."""
        lattice, end = self.lattice, self.lattice.high[-1]
        values = np.full_like(self.values, -np.inf)
        for k, kind in enumerate(self.kinds):
            ends = np.flatnonzero(self.values[k] > -np.inf)
            starts = ends + lattice.back(kind)[lattice.rows[ends]]
            values[k, lattice.size - 1 - starts] = self.values[k, ends]
        return Scored(
            Lattice(0, end - lattice.high[::-1], end - lattice.low[::-1]), self.kinds, values
        )
