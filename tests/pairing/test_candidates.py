import numpy as np
import pytest

from aligner.embeddings import Floats, unit_rows
from aligner.pairing.candidates import flat_index, graph_index, nearest_documents


def vectors(count: int, seed: int) -> Floats:
    random = np.random.default_rng(seed)
    return unit_rows(random.normal(size=(count, 16)).astype(np.float32))


def test_the_nearest_come_first() -> None:
    queries, base = vectors(20, 0), vectors(30, 1)
    cosines, rows = nearest_documents(queries, base, 4)
    expected = np.argsort(-(queries @ base.T), axis=1)[:, :4]
    np.testing.assert_array_equal(rows, expected)
    assert (np.diff(cosines, axis=1) <= 0).all()


def test_no_more_than_there_are() -> None:
    cosines, rows = nearest_documents(vectors(3, 0), vectors(2, 1), 5)
    assert cosines.shape == rows.shape == (3, 2)


def test_of_many_a_graph_finds_nearly_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    queries, base = vectors(200, 0), vectors(2000, 1)
    flat = nearest_documents(queries, base, 5)[1]
    monkeypatch.setattr("aligner.pairing.candidates.LARGE", 1000)
    graph = nearest_documents(queries, base, 5)[1]
    shared = [len(set(a) & set(b)) for a, b in zip(flat, graph, strict=True)]
    assert np.mean(shared) > 4.7
    np.testing.assert_array_equal(graph, nearest_documents(queries, base, 5)[1])


def test_indices_are_of_their_kind() -> None:
    base = vectors(50, 0)
    assert type(flat_index(base)).__name__ == "IndexFlatIP"
    assert type(graph_index(base)).__name__ == "IndexHNSWFlat"
