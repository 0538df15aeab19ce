import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from aligner.embeddings import Floats, unit_rows
from aligner.pairing.vectors import (
    WIDTH,
    WINDOWS,
    document_vector,
    evenly,
    language_mean,
    projection,
    windows,
)

SIZE = 6


def sentences(count: int, seed: int = 0) -> Floats:
    random = np.random.default_rng(seed)
    return unit_rows(random.normal(size=(count, SIZE)).astype(np.float32))


def vector(rows: Floats, weights: Floats | None = None) -> Floats:
    weights = np.ones(len(rows), np.float32) if weights is None else weights
    return document_vector(rows, weights, np.zeros(SIZE, np.float32))


@given(st.integers(0, 300))
def test_each_window_shares_out_one(count: int) -> None:
    shares = windows(count)
    assert shares.shape == (WINDOWS + 1, count)
    assert (shares >= 0).all()
    np.testing.assert_allclose(shares.sum(axis=1), 1 if count else 0, atol=1e-5)


def test_windows_look_at_one_place_after_the_other() -> None:
    shares = windows(100)
    heaviest = shares[:-1].argmax(axis=1)
    assert (np.diff(heaviest) > 0).all()
    assert np.ptp(shares[-1]) == 0


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_vectors_have_one_shape_and_unit_length(count: int, seed: int) -> None:
    found = vector(sentences(count, seed))
    assert found.shape == ((WINDOWS + 1) * SIZE,)
    assert abs(float(np.linalg.norm(found)) - 1) < 1e-5


@given(st.integers(2, 40), st.integers(0, 2**32 - 1))
def test_the_order_of_sentences_matters(count: int, seed: int) -> None:
    rows = sentences(count, seed)
    assert float(vector(rows) @ vector(rows[::-1])) < 0.999


@given(st.integers(1, 30), st.floats(0.1, 100))
def test_only_the_ratio_of_weights_matters(count: int, factor: float) -> None:
    rows, weights = sentences(count), np.linspace(1, 2, count, dtype=np.float32)
    scaled = (weights * factor).astype(np.float32)
    np.testing.assert_allclose(vector(rows, weights), vector(rows, scaled), atol=1e-4)


def test_a_sentence_without_weight_says_nothing() -> None:
    rows, weights = sentences(5), np.array([1, 1, 0, 1, 1], np.float32)
    other = rows.copy()
    other[2] = -other[2]
    np.testing.assert_allclose(vector(rows, weights), vector(other, weights), atol=1e-6)


def test_a_document_without_a_sentence_has_zeros() -> None:
    none = np.zeros((0, SIZE), np.float32)
    found = document_vector(none, np.zeros(0, np.float32), np.ones(SIZE, np.float32))
    assert found.shape == ((WINDOWS + 1) * SIZE,)
    assert not found.any()


@given(arrays(np.float32, SIZE, elements=st.floats(-1, 1, width=32)))
def test_what_all_sentences_share_is_taken_out(shift: Floats) -> None:
    rows = sentences(9)
    weights = np.ones(9, np.float32)
    moved = document_vector(rows + shift, weights, shift)
    np.testing.assert_allclose(moved, vector(rows), atol=1e-3)


def test_the_mean_of_few_sentences_leans_on_the_encoder() -> None:
    prior = np.zeros(SIZE, np.float32)
    few, many = (sentences(n) + 1 for n in (1, 5000))
    assert np.abs(language_mean([few], prior)).max() < 0.1
    assert np.abs(language_mean([many], prior) - 1).max() < 0.1


@given(st.integers(0, 500), st.integers(1, 50))
def test_chosen_evenly(count: int, most: int) -> None:
    chosen = evenly(count, most)
    assert len(chosen) == min(count, most)
    assert (np.diff(chosen) > 0).all()
    if len(chosen) > 1:
        assert 0 <= chosen[0] < chosen[-1] < count
        assert np.ptp(np.diff(chosen)) <= 1


def test_the_projection_is_always_the_same_and_keeps_lengths() -> None:
    wide = projection(384)
    assert wide.shape == (384, WIDTH)
    np.testing.assert_array_equal(wide, projection(384))
    np.testing.assert_allclose(wide.T @ wide, np.eye(WIDTH), atol=1e-5)
    assert projection(50).shape == (50, 50)
