"""The dynamic programme against an exhaustive one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.alignment import blocks as module
from aligner.alignment.beads import best_path
from aligner.alignment.lattice import Lattice
from aligner.alignment.scoring import KINDS, Scorer
from aligner.bitext import Bead, covers
from aligner.embeddings import Ints
from tests.alignment.samples import (
    Random,
    bead_scores,
    best_value,
    counts,
    embeddings,
    from_tokens,
    grid,
    randoms,
    scorer,
)

QUICK = settings(max_examples=50, deadline=None)


def value(beads: tuple[Bead, ...]) -> float:
    return sum(bead.score or 0.0 for bead in beads)


def best_beads(sides: Scorer, low: Ints, high: Ints) -> tuple[Bead, ...]:
    return best_path(sides.scored(Lattice(0, low, high)))


def diagonal(source: int, target: int, width: int) -> tuple[Ints, Ints]:
    """Bounds at so many boundaries from the diagonal, which reach the corners."""
    middle = np.round(np.linspace(0, target, source + 1)).astype(np.int64)
    return np.maximum(middle - width, 0), np.minimum(middle + width, target)


@QUICK
@given(counts(), counts(), randoms())
def test_best_of_all_paths(source: list[int], target: list[int], random: Random) -> None:
    sides = scorer(embeddings(source, random), embeddings(target, random))
    beads = best_beads(sides, *grid(len(source), len(target)))
    assert covers(beads, len(source), len(target))
    assert value(beads) == pytest.approx(best_value(sides, len(source), len(target)), abs=1e-4)


@QUICK
@given(counts(1), counts(1), randoms())
def test_scores_are_those_of_the_scorer(
    source: list[int], target: list[int], random: Random
) -> None:
    sides = scorer(embeddings(source, random), embeddings(target, random))
    scores = bead_scores(sides, slice(0, len(source)), slice(0, len(target)))
    for bead in best_beads(sides, *grid(len(source), len(target))):
        if bead.aligned:
            kind = len(bead.source), len(bead.target)
            expected = scores[kind][bead.source.start, bead.target.start]
            assert bead.score == pytest.approx(float(expected), abs=1e-4)


@QUICK
@given(counts(1, 30), randoms(), st.integers(1, 7))
def test_wide_band_is_as_good_as_the_grid(tokens: list[int], random: Random, reach: int) -> None:
    text = embeddings(tokens, random, 12)
    noise = 0.1 * random.normal(size=text.tokens.vectors.shape).astype(np.float32)
    sides = scorer(text, from_tokens(text.tokens.vectors + noise, tokens))
    size = len(tokens)
    full = best_beads(sides, *grid(size, size))
    # The path of this text stays near the diagonal, save where it wanders: ask only then. A bead
    # is in the band if all pairs of its segments are.
    pairs = [(i, j) for bead in full for i in bead.source for j in bead.target]
    inside = all(abs(i - j) <= reach for i, j in pairs)
    if inside and all(abs(bead.source.stop - bead.target.stop) < reach for bead in full):
        banded = best_beads(sides, *diagonal(size, size, reach))
        assert value(banded) == pytest.approx(value(full), abs=1e-3)


@QUICK
@given(counts(1, 30), counts(1, 30), randoms(), st.integers(1, 12))
def test_narrow_band_still_covers(
    source: list[int], target: list[int], random: Random, width: int
) -> None:
    sides = scorer(embeddings(source, random), embeddings(target, random))
    # Each row must overlap with the next, or no path is left.
    width = max(width, -(-len(target) // len(source)))
    low, high = diagonal(len(source), len(target), width)
    beads = best_beads(sides, low, high)
    assert covers(beads, len(source), len(target))
    i = j = 0
    for bead in beads:
        i, j = bead.source.stop, bead.target.stop
        assert low[i] <= j <= high[i]


@pytest.mark.parametrize("rows", [1, 2, 4, 5, 7, 48, 1000])
@pytest.mark.parametrize("width", [6, 20, 1000])
def test_blocks_make_no_difference(rows: int, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(width)
    text = embeddings([int(n) for n in random.integers(0, 6, 90)], random, 8)
    noise = 0.3 * random.normal(size=text.tokens.vectors.shape).astype(np.float32)
    merged = [int(n) for n in np.add.reduceat(text.tokens.counts, np.arange(0, 90, 3)[1:])]
    merged[0] = len(noise) - sum(merged[1:])
    other = from_tokens(text.tokens.vectors + noise, merged)
    band = diagonal(len(text), len(other), width)
    whole = best_beads(scorer(text, other), *band)
    monkeypatch.setattr(module, "_ROWS", rows)
    pieces = best_beads(scorer(text, other), *band)
    assert [(bead.source, bead.target) for bead in pieces] == [
        (bead.source, bead.target) for bead in whole
    ]


def test_kinds_are_those_of_the_design() -> None:
    assert {(1, 1), (5, 1), (1, 5), (2, 2)} <= set(KINDS)
    assert {(n, m) for m, n in KINDS} == set(KINDS)
