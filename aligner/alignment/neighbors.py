"""Nearest sentence vectors, by FAISS; and anchors, pairs that are surely translations."""

from bisect import bisect_left
from itertools import pairwise

import numpy as np

from aligner.embeddings import Floats, Ints

_NEIGHBORS = 4  # k of Artetxe & Schwenk (2019)
_MARGIN = 1.05  # how many times as near as its neighbours are an anchor is, at least
_QUERIES = 64  # segments that are looked for at a time
_ROWS = 1024  # of the base that are compared at a time
_SMALL = 40  # segments: what lies between two anchors is not searched further


def nearest(queries: Floats, base: Floats, k: int) -> tuple[Floats, Ints]:
    """(n, k) cosines and indices of the nearest rows of `base`, best first.

    k is clipped to the rows there are: FAISS would fill up with index -1.
    """
    import faiss  # noqa: PLC0415 - 30 ms that a short text, which is looked at whole, does without

    index = faiss.IndexFlatIP(base.shape[1])
    index.add(np.ascontiguousarray(base))
    cosines, indices = index.search(np.ascontiguousarray(queries), min(k, len(base)))
    return cosines, indices


def best_cosines(queries: Floats, base: Floats) -> Floats:
    """(n,) the cosine of the nearest row of `base`, several times as fast as `nearest`."""
    best = np.full(len(queries), -1, np.float32)
    for start in range(0, len(base), _ROWS):
        products = base[start : start + _ROWS] @ queries.T
        np.maximum(best, products.max(axis=0), out=best)
    return best


def margin_best(source: Floats, target: Floats) -> tuple[Ints, Ints]:
    """(n,) the margin-best target row of each source row, and (m,) the reverse; neither is empty.

    Artetxe & Schwenk (2019), eq. 2: the ratio margin tames hubs, which are near to everything.
    """
    there, targets = nearest(source, target, _NEIGHBORS)
    back, sources = nearest(target, source, _NEIGHBORS)
    means = there.mean(axis=1), back.mean(axis=1)
    return _best(there, targets, *means), _best(back, sources, *means[::-1])


def _best(cosines: Floats, found: Ints, means: Floats, others: Floats) -> Ints:
    around = means[:, None] + others[found]
    # Neighbours that are opposite, or vectors of zeros, have no ratio that says anything.
    margins = np.where(around > 0, cosines / np.where(around > 0, around, 1), -np.inf)
    best: Ints = found[np.arange(len(found)), margins.argmax(axis=1)]
    return best


def anchors(source: Floats, target: Floats) -> list[tuple[int, int]]:
    """Pairs (source, target) that are nearest to each other, as an increasing chain.

    Some segments, evenly spaced, are looked for in all of the other side; then those between two
    that were found, in what lies between, where that is still large: the time is linear.

    Args:
        source: (n, d) unit sentence vectors.
        target: (m, d) unit sentence vectors.
    """
    found: list[tuple[int, int]] = []
    open_ones = [(0, 0, len(source), len(target))]
    while open_ones:
        top, left, bottom, right = open_ones.pop()
        pairs = _clear_pairs(source[top:bottom], target[left:right])
        chain = [(top + i, left + j) for i, j in _longest_chain(pairs)]
        found += chain
        corners = [(top - 1, left - 1), *chain, (bottom, right)]
        gaps = [(i + 1, j + 1, k, m) for (i, j), (k, m) in pairwise(corners)]
        if chain and min(bottom - top, right - left) > _QUERIES:
            open_ones += [gap for gap in gaps if _large(*gap)]
    return sorted(found)


def _large(top: int, left: int, bottom: int, right: int) -> bool:
    return max(bottom - top, right - left) > _SMALL and min(bottom - top, right - left) > 0


def _clear_pairs(source: Floats, target: Floats) -> list[tuple[int, int]]:
    """Pairs, by source, that are nearest to each other, and clearly nearer than all others."""
    if len(source) > len(target):
        return sorted((i, j) for j, i in _clear_pairs(target, source))
    if not len(source):
        return []
    spaced = np.linspace(0, len(source) - 1, min(len(source), _QUERIES)).round().astype(int)
    there, targets = nearest(source[spaced], target, _NEIGHBORS)
    back, sources = nearest(target[targets[:, 0]], source, _NEIGHBORS)
    usual = (there.mean(axis=1) + back.mean(axis=1)) / 2
    clear = (sources[:, 0] == spaced) & (there[:, 0] > _MARGIN * usual) & (usual > 0)
    return [(int(i), int(j)) for i, j in zip(spaced[clear], targets[clear, 0], strict=True)]


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
