"""How likely two documents are versions of each other, by what their alignment finds.

Documents on one subject are near to each other, but their sentences do not say the same one by one:
the alignment leaves most of them out. Two numbers tell: what the beads score together, for a
sentence; and how many there are, as a short text may match by luck.

The alignment knows one vector a sentence, and of some sentences together their sum, as Vecalign
does (Thompson & Koehn 2019). What it adds up is by how much cosines exceed those of chance, and
what does not exceed them is left out. That takes a millisecond a pair, and nothing is embedded for
it. With tokens, by which `align` tells what exactly is missing, all of it took twice as long.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from aligner.embeddings import Floats, unit_rows

_BETTER = 0.75  # with 0.5, of documents that are cut in half one in thirty is not found
_FAR = 700.0  # log of odds beyond which there is no exponential
_TOGETHER = 4  # sentences of one side that one of the other may stand for
_CHANCE = 0.2  # the cosine that sentences exceed which say the same
_CHANCE_MORE = 0.06  # for each further sentence in a bead: the more are added up, the less differ


class Signs(NamedTuple):
    """What an alignment says of two documents.

    Of the two sides the one that is covered better counts more: a part of a document is a version
    of it, if all of the part is found.

    Attributes:
        score: of all beads, by the number of sentences.
        size: log of 1 and the number of sentences of the shorter one.
    """

    score: float
    size: float


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the log of odds; fitted by `benchmarks/pairs.py` on one half of the news documents."""

    constant: float = -8.68
    score: float = 28.5
    size: float = 0.76

    def log_odds(self, signs: Signs) -> float:
        """Of being versions of each other."""
        return self.constant + self.score * signs.score + self.size * signs.size


def signs_of(source: Floats, target: Floats) -> Signs:
    """What the alignment of two documents says.

    Args:
        source: (n, w) vectors of unit length of its sentences, without what those of a language
            share.
        target: (m, w) likewise.
    """
    shorter, longer = sorted((len(source), len(target)))
    size = math.pow(shorter, _BETTER) * math.pow(longer, 1 - _BETTER)
    return Signs(aligned_score(source, target) / max(size, 1.0), math.log1p(shorter))


def aligned_score(source: Floats, target: Floats) -> float:
    """What the beads of the best alignment score together; see `signs_of` for the arguments."""
    gains = _gains(source, target)
    best = np.zeros((len(source) + 1, len(target) + 1), np.float32)
    for i in range(1, len(source) + 1):
        row = best[i - 1].copy()
        for (here, there), gain in gains.items():
            if here <= i:
                reached = best[i - here, : len(target) + 1 - there] + gain[i - here]
                np.maximum(row[there:], reached, out=row[there:])
        np.maximum.accumulate(row, out=best[i])
    return float(best[-1, -1])


def _gains(source: Floats, target: Floats) -> dict[tuple[int, int], Floats]:
    """What a bead of so many sentences scores that begins at (i, j)."""
    shapes = [(1, k) for k in range(1, _TOGETHER + 1)] + [(k, 1) for k in range(2, _TOGETHER + 1)]
    found = {}
    for here, there in shapes:
        if here <= len(source) and there <= len(target):
            cosines = _runs(source, here) @ _runs(target, there).T
            chance = _CHANCE + _CHANCE_MORE * (here + there - 2)
            found[here, there] = np.maximum(cosines - chance, 0) * ((here + there) / 2)
    return found


def _runs(sentences: Floats, length: int) -> Floats:
    """Vectors of all runs of so many sentences."""
    if length == 1:
        return sentences
    sums = np.lib.stride_tricks.sliding_window_view(sentences, length, axis=0).sum(axis=-1)
    return unit_rows(sums)


def probability(odds: float) -> float:
    """Of a log of odds."""
    return 1 / (1 + math.exp(-odds)) if odds > -_FAR else 0.0


def log_odds(chance: float) -> float:
    """Of a probability, 0 and 1 among them."""
    if not 0 < chance < 1:
        return -math.inf if chance <= 0 else math.inf
    return math.log(chance / (1 - chance))
