"""What the vectors say of each aligned bead, as numbers for the calibration."""

from collections.abc import Container, Sequence
from dataclasses import replace
from math import log

import numpy as np

from aligner.bitext import Bead
from aligner.embeddings import Embeddings, Floats, median
from aligner.evidence import Coverage, Features, Losses, Match
from aligner.judge.losses import Text

_LEAST = 1.0  # median score below which no two texts that match have been seen
_KNOWN = 40  # beads that the medians of these texts need to be trusted by half
_KNOWN_LENGTH = 5  # the same for ratios of length, which differ more by language than by bead
_TELLING = 4  # words of either side
_COSINE, _DISORDER = 0.65, 1.2  # what is usual in any text
_FEW = 5  # characters: so many more or less say nothing

_SOFTNESS = 1.5  # of the maximum over the words of a side
_LITTLE, _MUCH = 6.0, 25.0  # nats: a word counts by what it has beyond little, up to much
_FUNCTION_WORD = 0.5  # what a word with little information counts


def bead_features(
    source: Text,
    target: Text,
    beads: Sequence[Bead],
    matches: Sequence[Match | None],
    losses: Sequence[Losses],
    likewise: Container[int] | None = None,
) -> tuple[Features | None, ...]:
    """One entry a bead, None where a side has no words; so have `matches` and `losses`.

    Args:
        source: n segments.
        target: m segments.
        beads: indices into both.
        matches: one entry a bead.
        losses: one entry a bead.
        likewise: indices of the beads that tell what is usual in these texts; None is all.
    """
    features = [
        _features(source, target, bead, match, lost) if match else None
        for bead, match, lost in zip(beads, matches, losses, strict=True)
    ]
    known = [f for k, f in enumerate(features) if f and (likewise is None or k in likewise)]
    return _relative(features, [f for f in known if _telling(f)] or known)


def _telling(features: Features) -> bool:
    """Whether a bead says what is usual: numbers in a table match better than any sentence."""
    return min(features.source.words, features.target.words) >= _TELLING


def _relative(
    features: Sequence[Features | None], known: Sequence[Features]
) -> tuple[Features | None, ...]:
    """With what is usual in `known` taken off, and `relative` filled in."""
    if not known:
        return tuple(features)
    beads = sum(map(bool, features))
    match = max(median([f.match.mean for f in known]), _LEAST)
    lost = _shrunken([f.source.lost for f in known], beads, 0.0)
    added = _shrunken([f.target.lost for f in known], beads, 0.0)
    cosine = _shrunken([f.cosine for f in known], beads, _COSINE)
    disorder = _shrunken([f.disorder for f in known], beads, _DISORDER)
    length = _shrunken([f.length for f in known], beads, 0.0, _KNOWN_LENGTH)
    return tuple(
        f
        and replace(
            f,
            source=replace(f.source, lost=f.source.lost - lost),
            target=replace(f.target, lost=f.target.lost - added),
            cosine=f.cosine - cosine,
            disorder=f.disorder - disorder,
            relative=f.match.mean / match,
            length=f.length - length,
        )
        for f in features
    )


def _shrunken(values: Sequence[float], beads: int, prior: float, half: int = _KNOWN) -> float:
    """The median, drawn to what is usual in all texts as far as there are few beads."""
    trust = beads / (beads + half)
    return trust * median(values) + (1 - trust) * prior


def _features(source: Text, target: Text, bead: Bead, match: Match, losses: Losses) -> Features:
    cosine = _pooled(source.embeddings, bead.source) @ _pooled(target.embeddings, bead.target)
    return Features(
        match,
        _coverage(source, bead.source, losses.source),
        _coverage(target, bead.target, losses.target),
        float(cosine),
        losses.disorder,
        0.0,
        _length(source, bead.source) - _length(target, bead.target),
    )


def _length(text: Text, segments: range) -> float:
    """Log of the characters of consecutive segments."""
    return log(len(text.text(segments)) + _FEW)


def _coverage(text: Text, segments: range, losses: Floats) -> Coverage:
    """Losses of the words of consecutive segments, as one number, and how many there are."""
    tokens = text.embeddings.tokens.rows(segments)
    most = _most(losses, text.information(segments))
    return Coverage(most, len(losses), tokens.stop - tokens.start)


def _most(losses: Floats, information: Floats) -> float:
    """The soft maximum of (n,) losses of words, those with much information counting more."""
    weights = np.maximum(np.minimum(information, _MUCH) - _LITTLE, _FUNCTION_WORD)
    total = (weights * np.exp(losses / _SOFTNESS)).sum() / weights.sum()
    return float(_SOFTNESS * np.log(total))


def _pooled(embeddings: Embeddings, texts: range) -> Floats:
    """(d,) unit vector of consecutive texts: the mean over their tokens."""
    part = slice(texts.start, texts.stop)
    counts = np.diff(embeddings.tokens.offsets[texts.start : texts.stop + 1])
    summed = (embeddings.sentences[part] * counts[:, None]).sum(axis=0)
    vector: Floats = summed / max(float(np.linalg.norm(summed)), 1e-12)
    return vector
