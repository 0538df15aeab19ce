"""Anchors: pairs of segments that are surely each other's translation, found with FAISS."""

from bisect import bisect_left

import faiss
import numpy as np

from aligner.embeddings import Floats, Ints

_NEIGHBORS = 4  # k of Artetxe & Schwenk (2019)


def nearest(queries: Floats, base: Floats, k: int) -> tuple[Floats, Ints]:
    """(n, k) cosines and indices of the nearest rows of `base`, best first.

    k is clipped to the rows there are: FAISS would fill up with index -1.
    """
    index = faiss.IndexFlatIP(base.shape[1])
    index.add(np.ascontiguousarray(base))
    cosines, indices = index.search(np.ascontiguousarray(queries), min(k, len(base)))
    return cosines, indices


def anchors(source: Floats, target: Floats) -> list[tuple[int, int]]:
    """Pairs (source, target) that are margin-best for each other, as an increasing chain.

    Args:
        source: (n, d) unit sentence vectors.
        target: (m, d) unit sentence vectors.
    """
    if not len(source) or not len(target):
        return []
    forward, backward = _margins(source, target)
    mutual = [(i, int(j)) for i, j in enumerate(forward) if backward[j] == i]
    return _longest_chain(mutual)


def _margins(source: Floats, target: Floats) -> tuple[Ints, Ints]:
    """The margin-best target of each source segment, and the reverse."""
    there, targets = nearest(source, target, _NEIGHBORS)
    back, sources = nearest(target, source, _NEIGHBORS)
    source_mean, target_mean = there.mean(axis=1), back.mean(axis=1)
    # Artetxe & Schwenk (2019), eq. 2: the ratio margin tames hubs, which are near to everything.
    forward = _ratio(there, source_mean[:, None] + target_mean[targets])
    backward = _ratio(back, target_mean[:, None] + source_mean[sources])
    return _best(targets, forward), _best(sources, backward)


def _ratio(cosines: Floats, means: Floats) -> Floats:
    # Neighbours that are opposite, or vectors of zeros, have no ratio that says anything.
    return np.where(means > 0, cosines / np.where(means > 0, means, 1), -np.inf)


def _best(candidates: Ints, margins: Floats) -> Ints:
    best: Ints = candidates[np.arange(len(candidates)), margins.argmax(axis=1)]
    return best


def _longest_chain(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence that increases on both sides (Fredman 1975); `pairs` by source."""
    tops: list[int] = []  # smallest last target of a chain of each length
    ends: list[int] = []  # and the pair that ends it
    before: list[int] = []
    for k, (_, j) in enumerate(pairs):
        length = bisect_left(tops, j)
        before.append(ends[length - 1] if length else -1)
        tops[length : length + 1] = [j]
        ends[length : length + 1] = [k]
    chain = []
    k = ends[-1] if ends else -1
    while k >= 0:
        chain.append(pairs[k])
        k = before[k]
    return chain[::-1]
