"""Which documents may be versions of each other, by their vectors."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from aligner.embeddings import Floats
from aligner.pairing.candidates import nearest_documents
from aligner.pairing.collection import Collection
from aligner.pairing.embedded import Vectors
from aligner.pairing.vectors import document_vector, language_mean

Pair = tuple[int, int]

NEAREST = 5
"""Candidates of a document in each language."""


def language_means(
    collection: Collection, vectors: Vectors, numbers: Iterable[int]
) -> dict[str, Floats]:
    """(w,) what the sentences of each language share, over documents of these numbers."""
    return {
        kind: language_mean(map(vectors.sampled, some), vectors.centre)
        for kind, some in collection.by_kind(numbers).items()
    }


def candidates(
    collection: Collection, vectors: Vectors, means: Mapping[str, Floats], *, same_language: bool
) -> set[Pair]:
    """The pairs of which one document is among the nearest of the other.

    Args:
        collection: the documents.
        vectors: of them.
        means: of `language_means`.
        same_language: whether documents of one language are compared as well.
    """

    def vector(number: int) -> Floats:
        mean = means[collection.kind(number)]
        return document_vector(vectors.sampled(number), vectors.weights(number), mean)

    found: set[Pair] = set()
    for sides in collection.comparable(same_language=same_language):
        here, there = (_Side(numbers, np.stack(list(map(vector, numbers)))) for numbers in sides)
        found.update(collection.turned(*pair) for pair in _nearest(here, there))
        found.update(collection.turned(*pair[::-1]) for pair in _nearest(there, here))
    return found


class _Side(NamedTuple):
    """Documents, and their vectors in the same order."""

    numbers: list[int]
    vectors: Floats


def _nearest(here: _Side, there: _Side) -> Iterator[Pair]:
    """Each document with those that are nearest to it."""
    # One more than wanted: a file that is in both folders finds itself first.
    _, rows = nearest_documents(here.vectors, there.vectors, NEAREST + 1)
    for number, which in zip(here.numbers, rows.tolist(), strict=True):
        others = [other for j in which if j >= 0 and (other := there.numbers[j]) != number]
        yield from ((number, other) for other in others[:NEAREST])
