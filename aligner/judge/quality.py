"""A quality-estimation model as one more signal, where the user names one.

How its scores count: nobody has calibrated them for these texts, so only how a pair stands among
the others of the same text does. Each score becomes a log of odds; how far that lies below the
median of the text, in spreads of the text where these are wider than 1, at most `_MOST`, is added
to the log of the odds of a mistranslation. So neither a model that is strict with all pairs nor
one with a wide scale does harm, and a text all of whose pairs are bad is not found by it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from aligner.bitext import Bitext
from aligner.embeddings import Floats, median
from aligner.errors import EncoderError
from aligner.mqm import Probabilities

_MOST = 2.0  # a factor of 7 for the odds: of a likely fault a doubtful one, never none
_EDGE = 1e-6  # from 0 and 1, where odds would be endless
_DEVIATION = 1.4826  # standard deviations in a median absolute deviation of normal values


class QualityEstimator(Protocol):
    """Tells how good a translation is, from it and its source alone."""

    @property
    def name(self) -> str:
        """For the signature of a report."""
        ...

    def scores(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """(n,) one for each pair of source and translation, 0 is worst and 1 is best."""
        ...


def bead_qualities(bitext: Bitext, judge: QualityEstimator) -> tuple[float | None, ...]:
    """One entry a bead, None where a side is empty.

    Raises:
        EncoderError: if the judge does not give one score from 0 to 1 for each pair.
    """
    aligned = [index for index, bead in enumerate(bitext.beads) if bead.aligned]
    found: list[float | None] = [None] * len(bitext.beads)
    if aligned:
        pairs = [bitext.texts(bitext.beads[index]) for index in aligned]
        scores = np.asarray(judge.scores(pairs), np.float64)
        if scores.shape != (len(pairs),) or not ((scores >= 0) & (scores <= 1)).all():
            raise EncoderError(
                f"{judge.name}: gives no score from 0 to 1 for each of {len(pairs)} pairs. "
                "Take another judge."
            )
        for index, score in zip(aligned, scores, strict=True):
            found[index] = float(score)
    return tuple(found)


def with_quality(
    probabilities: Sequence[Probabilities], qualities: Sequence[float | None]
) -> tuple[Probabilities, ...]:
    """The probabilities, that of a mistranslation moved by what a judge says.

    Args:
        probabilities: one entry a bead.
        qualities: likewise; None where the judge said nothing.
    """
    known = [index for index, quality in enumerate(qualities) if quality is not None]
    moved = list(probabilities)
    shifts = _shifts(np.array([qualities[index] for index in known], np.float64))
    for index, shift in zip(known, shifts, strict=True):
        chance = probabilities[index].mistranslation
        odds = chance * float(np.exp(shift))
        moved[index] = replace(probabilities[index], mistranslation=odds / (1 - chance + odds))
    return tuple(moved)


def _shifts(qualities: np.ndarray) -> np.ndarray:
    """(n,) what is added to the log of the odds of a mistranslation."""
    if not len(qualities):
        return qualities
    inner = np.clip(qualities, _EDGE, 1 - _EDGE)
    below = np.log1p(-inner) - np.log(inner)
    below -= median(below)
    spread = max(_DEVIATION * median(np.abs(below)), 1.0)
    shifts: np.ndarray = np.clip(below / spread, -_MOST, _MOST)
    return shifts
