"""A vector a document, which knows in what order things are said.

Thompson & Koehn (2020): means of sentence vectors under overlapping windows, put side by side, so
that two texts are near to each other where their beginnings are, and their middles, and their ends.
One more window is the whole text: of a document that is cut off, the others do not fit.

What the sentences of a language share is taken out of them first.
"""

from collections.abc import Iterable

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


def language_mean(documents: Iterable[Floats], prior: Floats) -> Floats:
    """(w,) mean of the sentence vectors of a language, drawn to that of the encoder by few.

    Args:
        documents: (n, w) vectors of the sentences of each.
        prior: (w,) of the encoder.
    """
    total, count = (_PRIOR * prior).astype(np.float64), _PRIOR
    for sentences in documents:
        total += sentences.sum(axis=0)
        count += len(sentences)
    mean: Floats = (total / count).astype(np.float32)
    return mean


def document_vector(sentences: Floats, weights: Floats, mean: Floats) -> Floats:
    """((WINDOWS + 1) * w,) of unit length; zeros for a document without a sentence.

    Args:
        sentences: (n, w) vectors.
        weights: (n,) how much each counts.
        mean: (w,) of the language, which is taken out: it says nothing of any document.
    """
    parts = unit_rows((windows(len(sentences)) * weights) @ (sentences - mean))
    parts[:-1] /= np.float32(np.sqrt(WINDOWS))  # the last weighs as much as the others together
    found: Floats = unit_rows(parts.reshape(1, -1))[0]
    return found
