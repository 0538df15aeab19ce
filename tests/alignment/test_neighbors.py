"""Nearest neighbours and the chain of anchors."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.alignment.neighbors import _longest_chain, anchors, nearest
from aligner.embeddings import Floats, unit_rows
from tests.alignment.samples import Random, randoms

QUICK = settings(max_examples=60, deadline=None)


def vectors(size: int, random: Random, width: int = 8) -> Floats:
    return unit_rows(random.normal(size=(size, width)).astype(np.float32))


@QUICK
@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 12), randoms())
def test_nearest(queries: int, base: int, k: int, random: Random) -> None:
    one, other = vectors(queries, random), vectors(base, random)
    cosines, indices = nearest(one, other, k)
    assert cosines.shape == indices.shape == (queries, min(k, base))
    assert indices.min() >= 0
    assert cosines == pytest.approx(-np.sort(-(one @ other.T), axis=1)[:, :k], abs=1e-5)
    assert cosines == pytest.approx(np.take_along_axis(one @ other.T, indices, 1), abs=1e-5)


@QUICK
@given(st.integers(0, 40), st.integers(0, 40), randoms())
def test_anchors_increase_on_both_sides(source: int, target: int, random: Random) -> None:
    chain = anchors(vectors(source, random), vectors(target, random))
    assert all(a < b and c < d for (a, c), (b, d) in pairwise(chain))
    assert all(0 <= i < source and 0 <= j < target for i, j in chain)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("source", [1, 2, 6])
def test_vectors_of_zeros(source: int) -> None:
    chain = anchors(np.zeros((source, 8), np.float32), np.zeros((5, 8), np.float32))
    assert all(a < b and c < d for (a, c), (b, d) in pairwise(chain))


def test_noise_around_the_diagonal() -> None:
    random = np.random.default_rng(0)
    text = vectors(1000, random, 32)
    noisy = unit_rows(text + 0.05 * random.normal(size=text.shape).astype(np.float32))
    assert anchors(text[:60], noisy[:60]) == [(i, i) for i in range(60)]
    found = anchors(text, noisy)
    assert all(i == j for i, j in found)
    assert max(b - a for (a, _), (b, _) in pairwise([(-1, -1), *found, (1000, 1000)])) <= 41


@QUICK
@given(st.permutations(range(7)), st.integers(0, 7))
def test_chain_is_the_longest(order: list[int], size: int) -> None:
    pairs = list(enumerate(order[:size]))
    chain = _longest_chain(pairs)
    assert set(chain) <= set(pairs)
    assert all(c < d for (_, c), (_, d) in pairwise(chain))
    longest = max(
        n
        for n in range(size + 1)
        for some in combinations(order[:size], n)
        if all(c < d for c, d in pairwise(some))
    )
    assert len(chain) == longest
