"""Places of cells, and which beads fit into a lattice."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.alignment.blocks import blocks
from aligner.alignment.lattice import KINDS, Lattice, Scored
from tests.alignment.samples import Random, randoms

QUICK = settings(max_examples=60, deadline=None)


@st.composite
def lattices(draw: st.DrawFn) -> Lattice:
    """Lattices of ascending bounds in some part of a text."""
    rows, width = draw(st.integers(1, 12)), draw(st.integers(0, 12))
    low = sorted(draw(st.lists(st.integers(0, width), min_size=rows, max_size=rows)))
    high = sorted(draw(st.lists(st.integers(0, width), min_size=rows, max_size=rows)))
    high = [max(pair) for pair in zip(low, high, strict=True)]
    left = draw(st.integers(0, 5))
    return Lattice(draw(st.integers(0, 5)), np.array(low) + left, np.array(high) + left)


def cells(lattice: Lattice) -> dict[tuple[int, int], int]:
    """The place of each cell, counted out."""
    found = [
        (i, j)
        for i, (low, high) in enumerate(zip(lattice.low, lattice.high, strict=True))
        for j in range(low, high + 1)
    ]
    return {cell: place for place, cell in enumerate(found)}


@QUICK
@given(lattices())
def test_places(lattice: Lattice) -> None:
    places = cells(lattice)
    assert lattice.size == len(places)
    assert list(zip(lattice.rows, lattice.columns, strict=True)) == list(places)
    assert all(lattice.place(i, j) == place for (i, j), place in places.items())


@QUICK
@given(lattices(), st.sampled_from([(1, 0), *KINDS]))
def test_back(lattice: Lattice, kind: tuple[int, int]) -> None:
    places, (m, n) = cells(lattice), kind
    for place in np.flatnonzero(lattice.inside(kind)):
        i, j = int(lattice.rows[place]), int(lattice.columns[place])
        assert place + lattice.back(kind)[i] == places[i - m, j - n]


@QUICK
@given(lattices(), st.sampled_from(KINDS))
def test_inside(lattice: Lattice, kind: tuple[int, int]) -> None:
    places, (m, n) = cells(lattice), kind
    expected = [
        (i - m, j - n) in places
        and all((i - r, j - c) in places for r, c in product(range(m), range(n)))
        for i, j in places
    ]
    assert lattice.inside(kind).tolist() == expected


@QUICK
@given(lattices())
def test_rows_below(lattice: Lattice) -> None:
    places = cells(lattice)
    for row in lattice.below_first():
        here = range(lattice.size)[row.cells]
        above = [places.get((row.number - 1, int(lattice.columns[cell]))) for cell in here]
        assert above[: row.shared] == list(range(lattice.size)[row.above])
        assert above[row.shared :] == [None] * (len(here) - row.shared)


@QUICK
@given(lattices(), randoms())
def test_mirrored_twice_is_the_same(lattice: Lattice, random: Random) -> None:
    values = random.normal(size=(len(KINDS), lattice.size)).astype(np.float32)
    for k, kind in enumerate(KINDS):
        values[k, ~lattice.inside(kind)] = -np.inf
    scored = Scored(lattice, KINDS, values)
    twice = scored.mirrored().mirrored()
    assert (twice.lattice.high - twice.lattice.low).tolist() == (
        lattice.high - lattice.low
    ).tolist()
    assert twice.values.tolist() == values.tolist()


@QUICK
@given(lattices(), st.integers(0, 60), st.sampled_from([1, 50, 4_000_000]))
def test_blocks(lattice: Lattice, tokens: int, most: int) -> None:
    """Every pair that a bead can cover is in a block, at its place."""
    offsets = np.arange(40) * tokens
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("aligner.alignment.blocks._PRODUCTS", most)
        found = list(blocks(lattice, offsets, offsets))
    pairs: dict[int, tuple[int, int]] = {}
    for block in found:
        rows = np.arange(block.rows.start, block.rows.stop)[:, None]
        columns = np.arange(block.columns.start, block.columns.stop)
        grids = np.stack(np.broadcast_arrays(rows + 1.0, columns + 1.0)).astype(np.float32)
        for place, (i, j) in enumerate(block.flat(grids).T, start=block.cells.start):
            assert place not in pairs
            pairs[place] = int(i), int(j)
    covered = {cell for kind in KINDS for cell in np.flatnonzero(lattice.inside(kind))}
    for place in map(int, covered):
        expected = lattice.top + int(lattice.rows[place]), int(lattice.columns[place])
        assert pairs[place] == expected
