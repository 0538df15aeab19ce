"""Which documents may be versions of each other, by their vectors."""

from collections.abc import Iterator, Mapping

import numpy as np

from aligner.embeddings import Floats
from aligner.pairing.candidates import nearest_documents
from aligner.pairing.collection import Collection
from aligner.pairing.rounds import Pair
from aligner.pairing.vectors import Pooled, document_vectors, language_mean

NEAREST = 5
"""Candidates of a document in each language."""


def candidates(
    collection: Collection, pooled: Mapping[int, Pooled], centre: Floats, *, same_language: bool
) -> dict[Pair, float]:
    """The pairs of which one document is among the nearest of the other, and their cosines.

    Args:
        collection: the documents.
        pooled: of each of them.
        centre: the mean of the encoder.
        same_language: whether documents of one language are compared as well.
    """
    rows: dict[int, Floats] = {}
    for numbers in collection.by_kind(pooled).values():
        some = [pooled[number] for number in numbers]
        rows |= zip(numbers, document_vectors(some, language_mean(some, centre)), strict=True)
    found: dict[Pair, float] = {}
    for here, there in collection.comparable(same_language=same_language):
        for number, other, cosine in _nearest(here, there, rows):
            found[collection.turned(number, other)] = cosine
        for other, number, cosine in _nearest(there, here, rows):
            found[collection.turned(number, other)] = cosine
    return found


def _nearest(
    here: list[int], there: list[int], vectors: Mapping[int, Floats]
) -> Iterator[tuple[int, int, float]]:
    """Each document, those that are nearest to it, and how near."""
    queries, base = (np.stack([vectors[each] for each in numbers]) for numbers in (here, there))
    # One more than wanted: a file that is in both folders finds itself first.
    cosines, rows = nearest_documents(queries, base, NEAREST + 1)
    for number, near, which in zip(here, cosines.tolist(), rows.tolist(), strict=True):
        found = [(there[j], cosine) for j, cosine in zip(which, near, strict=True) if j >= 0]
        others = [each for each in found if each[0] != number]
        yield from ((number, other, cosine) for other, cosine in others[:NEAREST])
