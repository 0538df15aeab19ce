import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.embeddings import Floats, unit_rows
from aligner.pairing.kept import Sentences

COUNTS = st.integers(1, 30)
SEEDS = st.integers(0, 2**32 - 1)


def vectors(count: int, seed: int, length: float = 1.0) -> Floats:
    random = np.random.default_rng(seed)
    found: Floats = unit_rows(random.normal(size=(count, 192)).astype(np.float32)) * length
    return found


@given(COUNTS, SEEDS, st.floats(0.1, 1))
def test_rounding_hardly_turns_a_vector(count: int, seed: int, length: float) -> None:
    given = vectors(count, seed, length)
    kept = Sentences.of(given).floats()
    cosines = np.einsum("nw,nw->n", unit_rows(kept), unit_rows(given))
    assert cosines.min() > 0.9999
    np.testing.assert_allclose(np.linalg.norm(kept, axis=1), length, rtol=0.01)


@given(COUNTS, SEEDS)
def test_bytes_and_back(count: int, seed: int) -> None:
    kept = Sentences.of(vectors(count, seed))
    read = Sentences.read(kept.bytes(), count)
    assert read is not None
    np.testing.assert_array_equal(read.floats(), kept.floats())


@pytest.mark.parametrize(("value", "count"), [(b"", 1), (b"ab", 1), (b"abcd", 3), (b"abc", 0)])
def test_what_is_no_such_value_is_not_read(value: bytes, count: int) -> None:
    assert Sentences.read(value, count) is None


def test_some_of_them() -> None:
    kept = Sentences.of(vectors(5, 0))
    np.testing.assert_array_equal(kept.floats(np.array([3, 1])), kept.floats()[[3, 1]])
    np.testing.assert_array_equal(kept.floats(slice(2)), kept.floats()[:2])


def test_zeros_stay_zeros() -> None:
    assert not Sentences.of(np.zeros((2, 4), np.float32)).floats().any()
