"""The vectors of merges that peers are given; the peers themselves need not be installed."""

from collections.abc import Sequence

import numpy as np
import pytest
from peers import WIDEST, joined, summed

from aligner.embeddings import Floats, unit_rows

TEXTS = ["a", "bb", "ccc"]
LINES = np.eye(4, dtype=np.float32)[:3]
PAD = np.eye(4, dtype=np.float32)[3]


def test_runs_are_embedded_once_as_one_text() -> None:
    seen: list[str] = []

    def encode(texts: Sequence[str]) -> Floats:
        seen.extend(texts)
        return np.array([[len(text)] for text in texts], np.float32)

    layers = joined(TEXTS, encode).layers[..., 0]
    assert layers[:3].tolist() == [[1, 2, 3], [3, 4, 6], [3, 3, 8]]
    assert (layers[3:] == 3).all()
    assert sorted(seen) == sorted(["a", "bb", "ccc", "PAD", "a bb", "bb ccc", "a bb ccc"])


def test_sums_end_with_their_line() -> None:
    layers = summed(TEXTS, LINES, PAD).layers
    assert layers.shape == (WIDEST, 3, 4)
    assert layers[0] == pytest.approx(LINES)
    assert layers[1] == pytest.approx(unit_rows(np.array([PAD, LINES[0] + LINES[1], [0, 1, 1, 0]])))
    assert layers[2, 2] == pytest.approx(np.array([1, 1, 1, 0]) / np.sqrt(3))
    assert layers[4] == pytest.approx(np.tile(PAD, (3, 1)))


def test_centred_vectors_have_unit_length() -> None:
    side = summed(TEXTS, LINES, PAD).centred(np.full(4, 0.5, np.float32))
    assert np.linalg.norm(side.layers, axis=2) == pytest.approx(np.ones((WIDEST, 3)))
