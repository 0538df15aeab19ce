"""A vector a document, which knows in what order things are said.

Thompson & Koehn (2020): means of sentence vectors under overlapping windows, put side by side, so
that two texts are near to each other where their beginnings are, and their middles, and their ends.
One more window is the whole text: of a document that is cut off, the others do not fit.

The means are sums, so a document takes the room of its windows, however long it is, and what the
sentences of a language share can be taken out once it is known.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from aligner.embeddings import Floats, Ints, unit_rows

WINDOWS = 4
"""Besides that of the whole text."""
SHARPNESS = 10.0
"""Of the windows: the sum of the parameters of a beta distribution, less 2."""
WIDTH = 192
"""Numbers that are kept of a sentence vector of any size, a fixed projection of it. With 128 of 384
a fortieth of the nearest documents are others; with all of them nothing is better."""

_PRIOR = 50  # sentences that the mean of the encoder weighs as much as, beside those of a language
_SEED = 5


def evenly(count: int, most: int) -> Ints:
    """At most `most` of `count` indices, evenly spaced."""
    if count <= most:
        return np.arange(count)
    return ((np.arange(most) + 0.5) * count / most).astype(np.int64)


def projection(size: int) -> Floats:
    """(size, WIDTH) orthonormal columns, the same in every run; all directions of a small size."""
    random = np.random.Generator(np.random.PCG64(_SEED)).normal(size=(size, size))
    columns: Floats = np.linalg.qr(random)[0][:, :WIDTH].astype(np.float32)
    return columns


def windows(count: int) -> Floats:
    """(WINDOWS + 1, count) what each of so many sentences counts in each window; rows add up to 1.

    A window is a beta distribution over the places of the text (of PERT, as it is called), with its
    mode in the middle of the first, the second ... part; the last window is the whole text.
    """
    places = (np.arange(count) + 0.5) / max(count, 1)
    modes = (np.arange(WINDOWS)[:, None] + 0.5) / WINDOWS
    heights = SHARPNESS * (modes * np.log(places) + (1 - modes) * np.log1p(-places))
    shares = np.exp(heights - heights.max(axis=1, keepdims=True, initial=-np.inf))
    shares = np.concatenate([shares, np.ones((1, count))])
    found: Floats = (shares / np.maximum(shares.sum(axis=1, keepdims=True), 1e-12)).astype(
        np.float32
    )
    return found


@dataclass(frozen=True, slots=True)
class Pooled:
    """Sums over the sentences of a document.

    Attributes:
        sums: (WINDOWS + 1, w) of the vectors, by windows and weights.
        totals: (WINDOWS + 1,) of what was multiplied by.
        plain: (w,) of the vectors.
        count: how many there are.
    """

    sums: Floats
    totals: Floats
    plain: Floats
    count: int


def pooled(sentences: Floats, weights: Floats) -> Pooled:
    """Sums over (n, w) projected sentence vectors, each with its weight."""
    shares: Floats = windows(len(sentences)) * weights
    sums: Floats = shares @ sentences
    return Pooled(sums, shares.sum(axis=1), sentences.sum(axis=0), len(sentences))


def language_mean(documents: Iterable[Pooled], prior: Floats) -> Floats:
    """(w,) mean vector of the sentences of a language, drawn to that of the encoder by few."""
    total, count = (_PRIOR * prior).astype(np.float64), _PRIOR
    for each in documents:
        total += each.plain
        count += each.count
    mean: Floats = (total / count).astype(np.float32)
    return mean


def document_vector(document: Pooled, mean: Floats) -> Floats:
    """((WINDOWS + 1) * w,) of unit length; zeros for a document without a sentence.

    Args:
        document: its sums.
        mean: of its language, which is taken out: it says nothing of any document.
    """
    if not document.count:
        return np.zeros(document.sums.size, np.float32)
    centred = unit_rows(document.sums - document.totals[:, None] * mean)
    centred[:-1] /= np.float32(np.sqrt(WINDOWS))  # the last weighs as much as the others together
    found: Floats = unit_rows(centred.reshape(1, -1))[0]
    return found
