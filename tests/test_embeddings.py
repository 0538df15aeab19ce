import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.embeddings import Embeddings, Mean, TokenEmbeddings, median, unit_rows
from aligner.vectors import Filed, joined

WIDTH = 8


def made(counts: list[int], seed: int) -> Embeddings:
    """Vectors that have something in common, as those of a language have."""
    random = np.random.default_rng(seed)
    tokens = unit_rows(random.normal(0.5, 1, (sum(counts), WIDTH)).astype(np.float32))
    sentences = unit_rows(random.normal(0.5, 1, (len(counts), WIDTH)).astype(np.float32))
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    spans = np.zeros((sum(counts), 2), np.int32)
    return Embeddings(sentences, TokenEmbeddings(tokens.astype(np.float16), offsets, spans))


def plainly_centred(vectors: np.ndarray, prior: np.ndarray, weight: int) -> np.ndarray:
    exact = vectors.astype(np.float64)
    rest = exact - (exact.sum(axis=0) + weight * prior) / (len(exact) + weight)
    units: np.ndarray = rest / np.linalg.norm(rest, axis=1, keepdims=True)
    return units


counts = st.lists(st.integers(0, 4), min_size=1, max_size=12).filter(any)


@given(counts, st.integers(0, 1000))
def test_centred_is_without_the_mean_and_leaves_what_it_came_from(
    counts: list[int], seed: int
) -> None:
    text, prior = made(counts, seed), made([9] * 9, seed + 1).mean()
    before = np.array(text.tokens.vectors), text.sentences.copy()
    found = text.centred(prior)
    np.testing.assert_array_equal(text.tokens.vectors, before[0])
    np.testing.assert_array_equal(text.sentences, before[1])
    assert np.asarray(found.tokens.vectors).dtype == np.float16
    expected = plainly_centred(text.tokens.floats(), prior.token, 200)
    np.testing.assert_allclose(found.tokens.floats(), expected, atol=2e-3)
    expected = plainly_centred(text.sentences, prior.sentence, 5)
    np.testing.assert_allclose(found.sentences, expected, atol=1e-5)


@given(counts, counts, st.integers(0, 1000))
def test_two_sides_of_one_store_are_centred_in_place(
    source: list[int], target: list[int], seed: int
) -> None:
    store, prior = made(source + target, seed), made([9] * 9, seed + 1).mean()
    sides = slice(0, len(source)), slice(len(source), len(store))
    expected = [store.part(side).centred(prior) for side in sides]
    found = [store.part(side).centred(prior, reuse=True) for side in sides]
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_array_equal(one.tokens.vectors, other.tokens.vectors)
        np.testing.assert_array_equal(one.sentences, other.sentences)
        assert np.shares_memory(one.tokens.vectors, store.tokens.vectors)


def test_the_mean_of_many_vectors_is_exact() -> None:
    """In half precision, a sum of so many would have stopped to grow."""
    rows = 50_000
    vectors = np.full((rows, 2), 0.3, np.float16)
    tokens = TokenEmbeddings(vectors, np.array([0, rows]), np.zeros((rows, 2), np.int32))
    mean: Mean = Embeddings(np.ones((1, 2), np.float32), tokens).mean()
    assert mean.token.tolist() == pytest.approx([float(vectors[0, 0])] * 2, abs=1e-6)


def test_floats_of_some_rows() -> None:
    text = made([2, 3, 1], 0)
    some = text.tokens.floats(text.tokens.rows(range(1, 3)))
    assert some.dtype == np.float32
    assert some.shape == (4, WIDTH)
    assert len(text.tokens) == len(text.tokens.floats()) == 6


@given(st.lists(st.floats(-1e6, 1e6, width=32), min_size=1), st.sampled_from("fd"))
def test_the_median_is_that_of_numpy(values: list[float], kind: str) -> None:
    array = np.array(values, kind)
    assert median(array) == float(np.median(array))


@given(counts, st.integers(0, 1000))
def test_unpacked_vectors_are_the_same(counts: list[int], seed: int) -> None:
    text = made(counts, seed)
    found = text.unpacked()
    assert found.tokens.singles is not None
    for part in (slice(0, 1), slice(1, None)):
        np.testing.assert_array_equal(
            found.part(part).tokens.floats(), text.part(part).tokens.floats()
        )


def test_many_vectors_are_held_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.embeddings._FEW", 5)
    assert made([3, 3], 0).unpacked().tokens.singles is None


def filed(text: Embeddings) -> Embeddings:
    """The same, with the vectors of tokens in a file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("aligner.vectors.IN_MEMORY", -1)
        vectors = joined([text.tokens.vectors])
    assert isinstance(vectors, Filed)
    tokens = TokenEmbeddings(vectors, text.tokens.offsets, text.tokens.spans)
    return Embeddings(text.sentences.copy(), tokens)


def same(found: Embeddings, expected: Embeddings) -> None:
    np.testing.assert_array_equal(found.sentences, expected.sentences)
    np.testing.assert_array_equal(found.tokens.offsets, expected.tokens.offsets)
    np.testing.assert_array_equal(np.asarray(found.tokens.vectors), expected.tokens.vectors)
    np.testing.assert_array_equal(found.tokens.floats(), expected.tokens.floats())


@given(counts, st.integers(0, 1000), st.data())
def test_vectors_in_a_file_are_worked_on_like_others(
    counts: list[int], seed: int, data: st.DataObject
) -> None:
    text, prior = made(counts, seed), made([9] * 9, seed + 1).mean()
    stored, some = filed(text), st.integers(0, len(counts) - 1)
    part = slice(data.draw(some), data.draw(some))
    same(stored.part(part), text.part(part))
    texts = np.array(data.draw(st.lists(some)), np.int64)
    same(stored.picked(texts), text.picked(texts))
    same(stored.unpacked(), text.unpacked())
    for one, other in zip(
        (stored.mean().token, stored.mean().sentence),
        (text.mean().token, text.mean().sentence),
        strict=True,
    ):
        np.testing.assert_array_equal(one, other)
    rows = text.tokens.rows(range(min(part.start, part.stop), len(counts)))
    np.testing.assert_array_equal(stored.tokens.floats(rows), text.tokens.floats(rows))
    same(stored.centred(prior), text.centred(prior))
    same(stored, text)
    same(stored.centred(prior, reuse=True), text.centred(prior))
    same(stored, text.centred(prior))


def test_the_vectors_of_a_long_text_are_centred_in_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.vectors.IN_MEMORY", 2 * WIDTH * 9)
    text, prior = filed(made([5, 5], 0)), made([9] * 9, 1).mean()
    assert isinstance(text.centred(prior).tokens.vectors, Filed)
    assert isinstance(text.part(slice(1)).centred(prior).tokens.vectors, np.ndarray)
