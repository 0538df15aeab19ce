"""A lattice cut into blocks of rows, for the products of matrices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.lattice import Lattice
from aligner.embeddings import Floats, Ints

_ROWS = 24  # most source segments of a block: large enough for the product, small for the cache
_SLANT = 1.4  # how much wider than its first row a block may be: all of it is computed
_STRETCH = 128  # blocks; what is interrupted is still finished, so that it must not take long
_PRODUCTS = 4_000_000  # most products of tokens in a block of more than one row


@dataclass(frozen=True, slots=True)
class Block:
    """The pairs of segments that end at the cells of consecutive rows.

    Attributes:
        rows: the source segments.
        columns: the target segments that any of the rows needs.
        cells: the places of the cells in the lattice.
        within: (rows, columns, or one more in front) what of it are cells.
    """

    rows: slice
    columns: slice
    cells: slice
    within: NDArray[np.bool_]

    def flat(self, grid: Floats) -> Floats:
        """(..., cells) of a (..., rows, columns) `grid`; 0 where there is no pair."""
        missing = self.within.shape[1] - grid.shape[-1]
        if missing:
            grid = np.concatenate([np.zeros((*grid.shape[:-1], missing), np.float32), grid], -1)
        return grid[..., self.within]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive blocks, and those `before` them that say what is above the first."""

    before: Sequence[Block]
    blocks: Sequence[Block]


def stretches(some: Sequence[Block], before: int) -> list[Stretch]:
    """Blocks in stretches that can be worked at side by side, each with so many `before` it."""
    starts = range(0, len(some), _STRETCH)
    return [
        Stretch(some[max(0, start - before) : start], some[start : start + _STRETCH])
        for start in starts
    ]


def blocks(lattice: Lattice, source: Ints, target: Ints) -> Iterator[Block]:
    """Blocks of all rows but the first, which ends no pair.

    Args:
        lattice: what is cut.
        source: (n + 1,) where the tokens of each source segment begin.
        target: (m + 1,) the same of the target.
    """
    low, high = lattice.low, lattice.high
    if low[0] == high[-1]:
        return
    start = 1
    while start < len(low):
        widest = low[start] + _SLANT * (high[start] - low[start] + 1)
        stop = int(np.searchsorted(high[: start + _ROWS], widest, side="right"))
        tokens = int(target[high[max(stop, start + 1) - 1]] - target[max(low[start] - 1, 0)])
        first = lattice.top + start - 1
        most = int(source[first]) + _PRODUCTS // max(tokens, 1)
        stop = min(stop, int(np.searchsorted(source, most, side="right")) - lattice.top)
        stop = max(stop, start + 1)
        yield _block(lattice, start, stop)
        start = stop


def _block(lattice: Lattice, start: int, stop: int) -> Block:
    low, high = lattice.low[start:stop], lattice.high[start:stop]
    columns = np.arange(low[0], high[-1] + 1)
    left = max(int(low[0]), int(lattice.low[0]) + 1)
    return Block(
        slice(lattice.top + start - 1, lattice.top + stop - 1),
        slice(left - 1, int(high[-1])),
        slice(int(lattice.starts[start]), int(lattice.starts[stop])),
        (columns >= low[:, None]) & (columns <= high[:, None]),
    )
