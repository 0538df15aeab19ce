"""Coverage of words whose directions are made up."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.judge.coverage import coverage
from aligner.judge.words import Side
from tests.judge.samples import directions, side

SIZES = st.integers(1, 30)
SEEDS = st.integers(0, 10_000)


def ragged(size: int, seed: int) -> Side:
    """Random words of one to three tokens."""
    random = np.random.default_rng(seed)
    owners = np.repeat(np.arange(size), random.integers(1, 4, size))
    tokens = directions(len(owners), random)
    words = np.add.reduceat(tokens, np.flatnonzero(np.diff(owners, prepend=-1)))
    words /= np.linalg.norm(words, axis=1, keepdims=True)
    return Side(words, np.ones(size, np.float32), tokens, owners)


@given(SIZES, SIZES, SEEDS)
def test_swapping_the_sides_swaps_the_results(n: int, m: int, seed: int) -> None:
    source, target = ragged(n, seed), ragged(m, seed + 1)
    here, there = coverage(source, target)
    assert (here.shape, there.shape) == ((n,), (m,))
    back = coverage(target, source)
    np.testing.assert_allclose(back[0], there, atol=1e-3)
    np.testing.assert_allclose(back[1], here, atol=1e-3)


@given(SIZES, SEEDS)
def test_a_single_word_can_be_compared(size: int, seed: int) -> None:
    one = ragged(1, seed)
    for other in (ragged(size, seed + 1), one):
        here, there = coverage(one, other)
        assert np.isfinite(here).all()
        assert np.isfinite(there).all()


def test_vectors_of_nothing_can_be_compared() -> None:
    nothing = side(np.zeros((3, 64), np.float32))
    for found in (*coverage(nothing, nothing), *coverage(nothing, ragged(4, 0))):
        assert np.isfinite(found).all()


@given(st.integers(2, 30), SEEDS, st.data())
def test_a_word_whose_counterpart_is_cut(size: int, seed: int, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, size - 1))
    words = directions(size, np.random.default_rng(seed))
    whole, _ = coverage(side(words), side(words))
    here, there = coverage(side(words), side(np.delete(words, cut, axis=0)))
    assert here[cut] < whole[cut] - 3
    assert here.argmin() == cut
    assert there.min() > here[cut] + 3


@given(st.integers(2, 20), SEEDS)
def test_the_order_of_the_tokens_of_a_word_is_nothing(size: int, seed: int) -> None:
    source, target = ragged(size, seed), ragged(size + 3, seed + 1)
    random = np.random.default_rng(seed)
    order = np.lexsort((random.random(len(target.owners)), target.owners))
    shuffled = replace(target, tokens=target.tokens[order])
    for one, other in zip(coverage(source, target), coverage(source, shuffled), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-3)


@given(SEEDS, st.permutations(range(5)))
def test_the_order_of_the_words_of_a_short_side_is_nothing(seed: int, order: list[int]) -> None:
    random = np.random.default_rng(seed)
    source, target = directions(4, random), directions(5, random)
    here, there = coverage(side(source), side(target))
    other = coverage(side(source), side(target[order]))
    np.testing.assert_allclose(other[0], here, atol=1e-3)
    np.testing.assert_allclose(other[1], there[order], atol=1e-3)


def test_a_counterpart_far_from_those_of_the_neighbours_counts_for_less() -> None:
    words = directions(40, np.random.default_rng(0))
    near, far = (np.insert(words[1:], place, words[0], axis=0) for place in (3, 39))
    (in_place, *_), _ = coverage(side(words), side(words))
    (beside, *_), _ = coverage(side(words), side(near))
    (away, *_), _ = coverage(side(words), side(far))
    assert beside == pytest.approx(in_place, abs=0.2)
    assert away < in_place - 1


def test_two_words_share_the_only_counterpart() -> None:
    words = directions(6, np.random.default_rng(0))
    here, there = coverage(side(words[[0, 1, 2, 2, 3, 4]]), side(words[:5]))
    assert here[[2, 3]].max() < here[[0, 1, 4, 5]].min() - 1
    assert there[2] > there.max() - 1


def test_the_better_rival_has_the_counterpart() -> None:
    words = directions(6, np.random.default_rng(0))
    like = words[:1] + 0.7 * words[5:]
    rival = like / np.linalg.norm(like)
    here, _ = coverage(side(np.concatenate([words[:5], rival])), side(words[:5]))
    alone, _ = coverage(side(np.concatenate([words[1:5], rival])), side(words[:5]))
    assert here[0] > here[5] + 3
    assert alone[4] > here[5] + 3
