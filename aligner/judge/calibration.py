"""From features to probabilities: logistic regressions, fitted by `benchmarks/calibrate.py`.

Which numbers, on what they were fitted and how well they do stands in the data files.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from aligner.bitext import Bead
from aligner.evidence import Features
from aligner.judge.losses import Usual
from aligner.mqm import Probabilities

FITTED_FOR = "e5-small-int8"
_FREE = 0.3  # disorder beyond what is usual that free word order explains


@dataclass(frozen=True, slots=True)
class Logistic:
    """p = 1 / (1 + exp(-(intercept + weights . features)))."""

    intercept: float
    weights: Mapping[str, float]

    def __call__(self, features: Mapping[str, float]) -> float:
        total = self.intercept + sum(w * features[name] for name, w in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Calibration:
    """How features become probabilities.

    `usual` is the coverage of words as such; `left_out` is the precision of a 1-0 or 0-1 bead, for
    pairs that came without a confidence.
    """

    usual: Usual
    loss: Logistic
    mistranslation: Logistic
    left_out: float

    def probabilities(self, bead: Bead, features: Features | None) -> Probabilities:
        """What is likely wrong with a bead; `features` is None where nothing was compared."""
        if features is None:
            sure = self.left_out if bead.confidence is None else bead.confidence
            return Probabilities(
                sure if bead.source and not bead.target else 0.0,
                sure if bead.target and not bead.source else 0.0,
                0.0,
            )
        # What the target adds, the source lacks: an addition is a loss seen from the other side.
        return Probabilities(
            self.loss(loss_features(features)),
            self.loss(loss_features(features.mirrored())),
            self.mistranslation(mistranslation_features(features)),
        )


@cache
def calibration(name: str = FITTED_FOR) -> Calibration:
    """The calibration of that name in the package; see `fitted_for` for the one of an encoder."""
    text = resources.files("aligner.judge").joinpath(f"data/{name}.json")
    data = json.loads(text.read_text(encoding="utf-8"))
    models = {name: Logistic(**data[name]) for name in ("loss", "mistranslation")}
    vector = np.array(data["usual"]["vector"], np.float32)
    usual = Usual(data["usual"]["constant"], vector)
    return Calibration(usual, **models, left_out=data["left_out"])


def loss_features(features: Features) -> dict[str, float]:
    """What tells that the target lacks something of the source."""
    return {
        "lost": features.source.lost,
        "words": math.log(features.source.words + features.target.words),
        "length": features.length,
    }


def mistranslation_features(features: Features) -> dict[str, float]:
    """What tells that the two sides say different things; the same when the sides are swapped."""
    return {
        "cosine": features.cosine,
        "lost": features.source.lost + features.target.lost,
        "disorder": max(features.disorder - _FREE, 0.0),
        "relative": features.relative,
    }
