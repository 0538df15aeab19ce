"""The nearest documents, by FAISS."""

from typing import Any

import numpy as np

from aligner.embeddings import Floats, Ints
from aligner.threads import usable_cores

LARGE = 50_000
"""Vectors from which on not all are compared; see benchmarks/README.md."""

_LINKS = 32  # of a vector in the graph
_BUILT = 80  # vectors that are looked at for these
_LOOKED = 128  # vectors that are looked at for a query


def nearest_documents(queries: Floats, base: Floats, k: int) -> tuple[Floats, Ints]:
    """(n, k) cosines and rows of the nearest vectors of `base`, best first; row -1 for none.

    While they are few, all are compared, in a time that grows with the square of their number. Of
    many, a graph of neighbours is built, which misses one in a thousand.

    Args:
        queries: (n, d) of unit length.
        base: (m, d) of unit length.
        k: how many are wanted; of fewer, all are given.
    """
    import faiss  # noqa: PLC0415

    index = graph_index(base) if len(base) >= LARGE else flat_index(base)
    faiss.omp_set_num_threads(usable_cores())
    cosines, rows = index.search(np.ascontiguousarray(queries), min(k, len(base)))
    return cosines, rows


def flat_index(base: Floats) -> Any:  # noqa: ANN401 - FAISS has no types
    """An index that compares all vectors."""
    import faiss  # noqa: PLC0415

    index = faiss.IndexFlatIP(base.shape[1])
    index.add(np.ascontiguousarray(base))
    return index


def graph_index(base: Floats) -> Any:  # noqa: ANN401
    """An index that follows a graph of neighbours (Malkov & Yashunin 2018)."""
    import faiss  # noqa: PLC0415

    index = faiss.IndexHNSWFlat(base.shape[1], _LINKS, faiss.METRIC_INNER_PRODUCT)
    index.hnsw.efConstruction = _BUILT
    index.hnsw.efSearch = _LOOKED
    faiss.omp_set_num_threads(1)  # with more, the graph is another one in every run
    index.add(np.ascontiguousarray(base))
    return index
