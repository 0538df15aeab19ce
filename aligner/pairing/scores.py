"""How likely two documents are versions of each other, by what their alignment finds.

Documents on one subject are near to each other, but their sentences do not say the same one by one:
the alignment leaves most of them out. Three numbers tell: what the beads score together,
for a segment; how far the words match above chance, over all of both texts; and how long they are,
as a short text may match by luck.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from aligner.alignment import Background, align_embeddings, encoder_background, text_background
from aligner.embeddings import Embeddings
from aligner.judge.matches import bead_matches
from aligner.pairing.embedded import Passage

_BETTER = 0.75  # with 0.5, of documents that are cut in half one in thirty is not found
_FAR = 700.0  # log of odds beyond which there is no exponential


class Signs(NamedTuple):
    """What an alignment says of two documents.

    Of the two sides the one that is covered better counts more: a part of a document is a version
    of it, if all of the part is found.

    Attributes:
        score: of all beads, by the number of segments.
        match: how far words match above chance, in spreads; what is left out counts as 0.
        size: log of the number of segments of the shorter one.
    """

    score: float
    match: float
    size: float


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the log of odds; fitted by `benchmarks/pairs.py` on one half of the news documents."""

    constant: float = -9.99
    score: float = 1.16
    match: float = 3.48
    size: float = 0.99

    def log_odds(self, signs: Signs) -> float:
        """Of being versions of each other."""
        return (
            self.constant
            + self.score * signs.score
            + self.match * signs.match
            + self.size * signs.size
        )


class Judgement:
    """What the alignment of two passages says.

    Args:
        samples: of the encoder, not centred.
    """

    def __init__(self, samples: Embeddings) -> None:
        self._samples = samples.centred(samples.mean())

    @cached_property
    def _background(self) -> Background:
        return encoder_background(self._samples)

    def signs(self, source: Passage, target: Passage) -> Signs | None:
        """None where one of them has no token."""
        here, there = source.embeddings, target.embeddings
        if not len(here.tokens) or not len(there.tokens):
            return None
        background = text_background(here, there, self._background)
        beads = align_embeddings(here, there, (source.lengths, target.lengths), background)
        found = bead_matches(here, there, beads, background, self._samples)
        matched, score = np.zeros(2), 0.0
        for bead, match in zip(beads, found, strict=True):
            if match:
                sizes = (
                    source.lengths[bead.source.start : bead.source.stop].sum(),
                    target.lengths[bead.target.start : bead.target.stop].sum(),
                )
                matched += np.multiply((match.source, match.target), sizes)
                score += bead.score or 0.0
        matched /= (source.lengths.sum(), target.lengths.sum())
        worse, better = sorted(max(float(each), 0.0) for each in matched)
        shorter, longer = sorted((len(here), len(there)))
        return Signs(score / _mean(shorter, longer), _mean(better, worse), math.log(shorter))


def _mean(first: float, second: float) -> float:
    """The geometric mean, in which the first counts `_BETTER`."""
    return math.pow(first, _BETTER) * math.pow(second, 1 - _BETTER)


def probability(odds: float) -> float:
    """Of a log of odds."""
    return 1 / (1 + math.exp(-odds)) if odds > -_FAR else 0.0


def log_odds(chance: float) -> float:
    """Of a probability, 0 and 1 among them."""
    if not 0 < chance < 1:
        return -math.inf if chance <= 0 else math.inf
    return math.log(chance / (1 - chance))
