"""Ragged reductions against loops."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.alignment.ragged import row_max, segment_max, segment_sums
from aligner.embeddings import Ints
from tests.alignment.samples import Random, counts, randoms

QUICK = settings(max_examples=60, deadline=None)


def offsets_of(tokens: list[int]) -> Ints:
    return np.concatenate([[0], np.cumsum(tokens)]).astype(np.int64)


@QUICK
@given(counts(), st.integers(0, 5), randoms())
def test_segment_max(tokens: list[int], rows: int, random: Random) -> None:
    values = random.normal(size=(rows, sum(tokens))).astype(np.float32)
    bounds = offsets_of(tokens)
    expected = [
        [max(row[a:b], default=0.0) for a, b in pairwise(bounds)] for row in values.tolist()
    ]
    found = segment_max(values, bounds)
    assert found.shape == (rows, len(tokens))
    assert found.tolist() == expected
    assert row_max(values.T, bounds).T.tolist() == expected


@QUICK
@given(counts(), st.integers(1, 3), randoms())
def test_segment_sums(tokens: list[int], rows: int, random: Random) -> None:
    values = random.normal(size=(2, rows, sum(tokens))).astype(np.float32)
    bounds = offsets_of(tokens)
    found = segment_sums(values, bounds)
    assert found.shape == (2, rows, len(tokens))
    for segment, (a, b) in enumerate(pairwise(bounds)):
        assert found[..., segment] == pytest.approx(values[..., a:b].sum(axis=-1), abs=1e-5)
