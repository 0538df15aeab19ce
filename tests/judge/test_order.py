import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.judge.order import disorder

SIZES = st.integers(1, 20)
ORDERS = SIZES.flatmap(lambda size: st.permutations(range(size)))


@given(SIZES)
def test_the_same_order_is_none(size: int) -> None:
    assert disorder(np.eye(size, dtype=np.float32)) == 0


@given(st.integers(3, 12), st.integers(2, 3))
def test_evenly_more_words_are_no_disorder(size: int, times: int) -> None:
    cosines = np.zeros((size, size * times), np.float32)
    cosines[np.arange(size), np.arange(size) * times] = 1
    assert disorder(cosines) == pytest.approx(0)


@given(SIZES, SIZES, st.integers(0, 999))
def test_swapping_the_sides_changes_nothing(n: int, m: int, seed: int) -> None:
    cosines = np.random.default_rng(seed).random((n, m)).astype(np.float32)
    assert disorder(cosines) == pytest.approx(disorder(cosines.T))


@given(ORDERS)
def test_any_other_order_is_some(order: list[int]) -> None:
    size = len(order)
    found = disorder(np.eye(size, dtype=np.float32)[:, order])
    assert (found == 0) is (size < 3 or order == sorted(order))
    assert found <= np.log1p(8)


def test_the_farther_words_are_moved_the_more() -> None:
    near, far, mixed = (
        disorder(np.eye(12, dtype=np.float32)[list(order)])
        for order in (
            (1, 0, *range(2, 12)),
            (*range(6, 12), *range(6)),
            np.random.default_rng(0).permutation(12),
        )
    )
    assert 0 < near < far < mixed


def test_words_without_a_counterpart_do_not_count() -> None:
    cosines = np.zeros((8, 8), np.float32)
    kept = [0, 2, 5, 7]
    cosines[kept, kept] = 1
    cosines[[1, 3], 0] = 0.5  # these like a word that likes another better
    assert disorder(cosines) == 0
