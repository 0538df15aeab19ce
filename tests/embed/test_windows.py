import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.embed.windows import Windows, windows


@given(st.integers(0, 5000), st.integers(1, 600))
def test_windows_cover_the_tokens_evenly_and_keep_the_limit(tokens: int, limit: int) -> None:
    found = windows(tokens, limit)
    assert [k for window in found for k in window] == list(range(tokens))
    sizes = [len(window) for window in found]
    assert max(sizes) <= limit
    assert max(sizes) - min(sizes) <= 1


def test_no_more_windows_than_needed() -> None:
    assert windows(700, 509) == [range(350), range(350, 700)]
    assert windows(0, 509) == [range(0)]


def test_put_together_weighted_by_tokens_and_without_empty_spans() -> None:
    ones = np.ones((1, 3), np.float32)
    spans = [np.array([(0, 0), (0, 2), (2, 5)], np.int32), np.array([(6, 7)], np.int32)]
    found = Windows([1, 1], spans, texts=3, width=2, token_width=3)
    found.put(1, np.array([0, 8], np.float32), -ones)
    found.put(0, np.array([2, 0], np.float32), ones.repeat(3, 0))
    joined = found.embeddings()
    assert joined.sentences.tolist() == pytest.approx(np.array([[0, 0], [0.6, 0.8], [0, 0]]))
    assert joined.tokens.offsets.tolist() == [0, 0, 3, 3]
    assert joined.tokens.spans.tolist() == [[0, 2], [2, 5], [6, 7]]
    signs = np.array([1, 1, -1])[:, None]
    np.testing.assert_allclose(joined.tokens.floats(), signs * 3**-0.5 * ones, atol=1e-3)


def test_nothing_to_put_together() -> None:
    joined = Windows([], [], texts=2, width=4).embeddings()
    assert joined.sentences.shape == (2, 4)
    assert joined.tokens.vectors.shape == (0, 4)
    assert joined.tokens.offsets.tolist() == [0, 0, 0]
