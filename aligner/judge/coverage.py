"""How well each word of one side of a bead is accounted for by the words of the other side.

The best match alone says little of a single word: token vectors carry their context, so a lost word
still matches the counterparts of its neighbours. Words have to compete: each word of the other side
shares itself out among those that it matches (fertility, in the sense of Brown et al., 1993), and a
match counts by how much better it is than that of its strongest rival.
"""

import numpy as np

from aligner.embeddings import Floats
from aligner.judge.words import Side

# Coverage of a word: 1.5 * log(words of the other side that fall to it) + 8 * (best cosine less
# half of what the strongest rival for that counterpart has).
_TEMPERATURE = 0.15
_RECEIVED, _NOTHING = 1.5, 0.01
_UNDISPUTED, _RIVAL, _NO_RIVAL = 8.0, 0.5, -0.1

# A word far from where its neighbours are translated is no counterpart: the cosine less so much a
# word beyond so many words, at most so much. First look around the diagonal, then where links are.
_DIAGONAL = 8.0, 0.015, 0.2
_NEIGHBOURHOOD = 5.0, 0.02, 0.3
_SHARPNESS = 0.06
_HALF = np.float32(0.5)
_REACH = 8  # words either side that tell where a word is translated


def coverage(source: Side, target: Side) -> tuple[Floats, Floats]:
    """(n,) and (m,) how well each word of either side is accounted for; about -6 to 6.

    Both sides have words.
    """
    cosines = source.words @ target.words.T
    discount = _discount(cosines)
    cosines = cosines - discount
    tokens = source.tokens @ target.tokens.T - discount[np.ix_(source.owners, target.owners)]
    # A word is known by its whole and by its parts: compounds meet phrases.
    here = _covered(cosines) + source.by_word(_covered(tokens))
    there = _covered(cosines.T) + target.by_word(_covered(tokens.T))
    return here * _HALF, there * _HALF


def _covered(cosines: Floats) -> Floats:
    """(n,) of the rows of (n, m)."""
    shares = np.exp((cosines - cosines.max(axis=0)) / _TEMPERATURE)
    received = (shares / shares.sum(axis=0)).sum(axis=1)
    covered: Floats = _RECEIVED * np.log(received + _NOTHING) + _UNDISPUTED * _undisputed(cosines)
    return covered


def _undisputed(cosines: Floats) -> Floats:
    """(n,) the best of each row, less a share of the best other row of the same column."""
    if len(cosines) == 1:
        alone: Floats = (cosines - _RIVAL * _NO_RIVAL).max(axis=1)
        return alone
    second, first = np.partition(cosines, -2, axis=0)[-2:]
    rival = np.where(cosines >= first, second, first)
    best: Floats = (cosines - _RIVAL * rival).max(axis=1)
    return best


def _discount(cosines: Floats) -> Floats:
    """(n, m) what is taken off each cosine for the place of the two words."""
    n, m = cosines.shape
    rows, columns = np.arange(n), np.arange(m)
    apart = np.abs(np.subtract.outer((rows + 0.5) / n, (columns + 0.5) / m)) * (n + m) / 2
    near = (cosines - _beyond(apart, *_DIAGONAL)) / _SHARPNESS
    links = _softmax(near, 1) * _softmax(near, 0)
    here, there = links.sum(axis=1), links.sum(axis=0)
    places = _smoothed(links @ columns / (here + 1e-9), here)
    places_back = _smoothed(rows @ links / (there + 1e-9), there)
    apart = np.minimum(np.abs(columns - places[:, None]), np.abs(rows[:, None] - places_back))
    return _beyond(apart, *_NEIGHBOURHOOD).astype(np.float32)


def _beyond(apart: Floats, free: float, slope: float, most: float) -> Floats:
    discount: Floats = np.minimum(slope * np.maximum(apart - free, 0), most)
    return discount


def _softmax(values: Floats, axis: int) -> Floats:
    powers = np.exp(values - values.max(axis=axis, keepdims=True))
    shares: Floats = powers / powers.sum(axis=axis, keepdims=True)
    return shares


def _smoothed(values: Floats, weights: Floats) -> Floats:
    """(n,) weighted means over `_REACH` neighbours either side, near ones counting more."""
    kernel = (1 - np.abs(np.arange(-_REACH, _REACH + 1)) / (_REACH + 1)).astype(np.float32)
    inner = slice(_REACH, _REACH + len(values))
    sums = np.convolve(values * weights, kernel)[inner]
    means: Floats = sums / (np.convolve(weights, kernel)[inner] + 1e-9)
    return means
