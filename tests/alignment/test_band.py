"""The band leads from corner to corner, through all anchors, and is wide enough for any bead."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.alignment.band import band, corridor
from aligner.alignment.lattice import Lattice
from aligner.alignment.scoring import KINDS
from aligner.bitext import Bead

QUICK = settings(max_examples=150, deadline=None)
WIDEST = max(m for m, _ in KINDS)

Chain = list[tuple[int, int]]


@st.composite
def chains(draw: st.DrawFn) -> tuple[Chain, int, int]:
    """An increasing chain of anchors, and the segments of both sides."""
    source, target = draw(st.integers(0, 60)), draw(st.integers(0, 60))
    most = min(source, target, 12)
    size = draw(st.integers(0, most))

    def indices(limit: int) -> st.SearchStrategy[list[int]]:
        return st.permutations(range(limit)).map(lambda order: sorted(order[:size]))

    chain = list(zip(draw(indices(source)), draw(indices(target)), strict=True))
    return chain, source, target


@QUICK
@given(chains())
def test_bounds(drawn: tuple[Chain, int, int]) -> None:
    chain, source, target = drawn
    low, high = band(chain, source, target)
    assert len(low) == len(high) == source + 1
    assert (np.diff(low) >= 0).all()
    assert (np.diff(high) >= 0).all()
    assert (low >= 0).all()
    assert (high <= target).all()
    assert low[0] == 0
    assert high[-1] == target
    assert (low[1:] <= high[:-1]).all()  # a path from each row to the next


@QUICK
@given(chains())
def test_any_bead_fits_around_an_anchor(drawn: tuple[Chain, int, int]) -> None:
    chain, source, target = drawn
    low, high = band(chain, source, target)
    for i, j in chain:
        for boundary in range(max(0, i - WIDEST), min(source, i + 1 + WIDEST) + 1):
            assert low[boundary] <= max(0, j - WIDEST)
            assert high[boundary] >= min(target, j + 1 + WIDEST)


@QUICK
@given(chains())
def test_all_between_two_anchors(drawn: tuple[Chain, int, int]) -> None:
    chain, source, target = drawn
    low, high = band(chain, source, target)
    corners = [(0, 0), *chain, (source, target)]
    for (i, j), (next_i, next_j) in pairwise(corners):
        assert (low[i : next_i + 1] <= j).all()
        assert (high[i : next_i + 1] >= next_j).all()


def test_without_anchors_all() -> None:
    low, high = band([], 3, 5)
    assert low.tolist() == [0] * 4
    assert high.tolist() == [5] * 4


def test_narrow_along_many_anchors() -> None:
    low, high = band([(i, i) for i in range(1000)], 1000, 1000)
    assert (high - low).max() < 60


def test_a_strip_between_far_anchors() -> None:
    low, high = band([], 20_000, 30_000)
    assert (high - low).max() < 1_000
    assert low[0] == 0
    assert high[-1] == 30_000
    assert (low[1:] <= high[:-1]).all()


@QUICK
@given(st.lists(st.sampled_from([*KINDS, (1, 0), (0, 1)]), max_size=30), st.integers(0, 30))
def test_corridor_leads_along_the_path(kinds: list[tuple[int, int]], loss: int) -> None:
    path: list[Bead] = []
    i = j = 0
    for m, n in kinds:
        path.append(Bead(range(i, i + m), range(j, j + n)))
        i, j = i + m, j + n
    lattice = Lattice(0, *band([], i, j))
    losses = np.full(lattice.size, float(loss))
    low, high = corridor(lattice, losses, path)
    assert (np.diff(low) >= 0).all()
    assert (np.diff(high) >= 0).all()
    assert (lattice.low <= low).all()
    assert (high <= lattice.high).all()
    narrow = Lattice(0, low, high)
    for bead in path:
        m, n = len(bead.source), len(bead.target)
        if bead.aligned:
            end = narrow.place(bead.source.stop, bead.target.stop)
            assert narrow.inside((m, n))[end]
        assert low[bead.source.start] <= bead.target.start <= high[bead.source.start]
