"""Probabilities against those of every alignment, counted out."""

from collections.abc import Iterator
from math import exp, fsum

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.alignment.beads import best_path
from aligner.alignment.lattice import KINDS, Lattice, Scored
from aligner.alignment.posterior import confidences, shares, sums
from aligner.bitext import Bead
from tests.alignment.samples import Random, grid, randoms

pytestmark = pytest.mark.filterwarnings("error")
QUICK = settings(max_examples=60, deadline=None)

Step = tuple[range, range]
Path = tuple[Step, ...]


def scored(lattice: Lattice, random: Random, size: float) -> Scored:
    """Random scores of all beads that fit."""
    values = (size * random.normal(size=(len(KINDS), lattice.size))).astype(np.float32)
    for k, kind in enumerate(KINDS):
        values[k, ~lattice.inside(kind)] = -np.inf
    return Scored(lattice, KINDS, values)


def paths(scores: Scored, row: int, column: int) -> Iterator[tuple[Path, float]]:
    """All ways on from a cell, with their scores; what is left out of the target comes last."""
    lattice = scores.lattice
    if (row, column) == (len(lattice.low) - 1, lattice.high[-1]):
        yield (), 0.0
    for k, (m, n) in enumerate([*KINDS, (1, 0), (0, 1)]):
        end, stop = row + m, column + n
        if end >= len(lattice.low) or not lattice.low[end] <= stop <= lattice.high[end]:
            continue
        gained = float(scores.values[k, lattice.place(end, stop)]) if m and n else 0.0
        if gained == -np.inf:
            continue
        step = range(row, end), range(column, stop)
        for rest, value in paths(scores, end, stop):
            if not (n and not m and rest and not rest[0][1]):
                yield (step, *rest), gained + value


def probabilities(scores: Scored) -> dict[Step, float]:
    """Of each bead, the share of the alignments that have it; where a gap stands does not count."""
    found = list(paths(scores, 0, 0))
    weights = [exp(value) for _, value in found]
    weighed: dict[Step, list[float]] = {}
    for (path, _), weight in zip(found, weights, strict=True):
        for step in path:
            weighed.setdefault(unplaced(step), []).append(weight)
    return {step: fsum(share) / fsum(weights) for step, share in weighed.items()}


def unplaced(step: Step) -> Step:
    """A segment left out, wherever it stands on the other side."""
    source, target = step
    return source if source else range(0), target if target else range(0)


@st.composite
def lattices(draw: st.DrawFn, largest: int = 4) -> Lattice:
    """Lattices that a path leads through, their band sometimes narrow."""
    source, target = draw(st.integers(0, largest)), draw(st.integers(0, largest))
    middle = np.round(np.linspace(0, target, source + 1)).astype(np.int64)
    reach = draw(st.integers(1, largest)) + (target // max(source, 1))
    low, high = np.maximum(middle - reach, 0), np.minimum(middle + reach, target)
    high[-1] = target
    return Lattice(0, low, high)


@QUICK
@given(lattices(), randoms())
def test_every_alignment_counts_once(lattice: Lattice, random: Random) -> None:
    scores = scored(lattice, random, 1.5)
    beads = best_path(scores)
    expected = probabilities(scores)
    found = shares(scores, beads)
    assert found == pytest.approx(
        [expected[unplaced((bead.source, bead.target))] for bead in beads], abs=1e-6
    )


@QUICK
@given(lattices(12), randoms(), st.sampled_from([0.2, 20.0, 20_000.0]))
def test_forward_and_backward_agree(lattice: Lattice, random: Random, scale: float) -> None:
    found = sums(scored(lattice, random, scale))
    assert found.total == pytest.approx(found.backward[0], rel=1e-9, abs=1e-9)
    assert (found.settled <= found.forward + 1e-9).all()
    assert (found.late <= found.backward + 1e-9).all()


@QUICK
@given(lattices(8), randoms())
def test_what_becomes_of_a_segment_sums_to_one(lattice: Lattice, random: Random) -> None:
    """Each source segment is in exactly one bead of every alignment, or left out."""
    scores = scored(lattice, random, 3)
    rows = len(lattice.low)
    sums_of = np.zeros(rows - 1)
    for k, (m, n) in enumerate(KINDS):
        for cell in np.flatnonzero(scores.values[k] > -np.inf):
            row, column = int(lattice.rows[cell]), int(lattice.columns[cell])
            bead = Bead(range(row - m, row), range(column - n, column))
            sums_of[row - m : row] += shares(scores, [bead])[0]
    left_out = [Bead(range(i, i + 1), range(0)) for i in range(rows - 1)]
    assert sums_of + shares(scores, left_out) == pytest.approx(np.ones(rows - 1))


@QUICK
@given(st.integers(0, 9), st.integers(0, 9), randoms())
def test_swapped_sides(source: int, target: int, random: Random) -> None:
    there = scored(Lattice(0, *grid(source, target)), random, 3)
    grids = there.values.reshape(len(KINDS), source + 1, target + 1)
    swapped = [grids[KINDS.index((n, m))].T.ravel() for m, n in KINDS]
    back = Scored(Lattice(0, *grid(target, source)), KINDS, np.array(swapped))
    beads = best_path(there)
    mirrored = [Bead(bead.target, bead.source) for bead in beads]
    assert shares(there, beads) == pytest.approx(shares(back, mirrored))


def test_one_that_is_far_better_is_certain() -> None:
    random = np.random.default_rng(1)
    scores = scored(Lattice(0, *grid(9, 11)), random, 5000)
    assert min(shares(scores, best_path(scores))) == pytest.approx(1.0)


def test_confidences_keep_the_order_of_the_shares() -> None:
    random = np.random.default_rng(3)
    scores = scored(Lattice(0, *grid(30, 30)), random, 3)
    beads = best_path(scores)
    found, sure = np.array(shares(scores, beads)), np.array(confidences(scores, beads))
    assert ((sure > 0) & (sure < 1)).all()
    for aligned in (True, False):
        of_kind = np.array([bead.aligned is aligned for bead in beads])
        order = np.argsort(found[of_kind], kind="stable")
        assert (np.diff(sure[of_kind][order]) >= 0).all()


def test_long_texts_overflow_nothing() -> None:
    random = np.random.default_rng(2)
    middle = np.arange(3001)
    lattice = Lattice(0, np.maximum(middle - 3, 0), np.minimum(middle + 3, 3000))
    scores = scored(lattice, random, 50_000)
    found = confidences(scores, best_path(scores))
    assert all(0 <= p <= 1 for p in found)
    assert found[0] > 0
