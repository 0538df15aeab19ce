"""What tokens match by chance: in an encoder as such, and in two given texts."""

from dataclasses import dataclass

import numpy as np

from aligner.alignment.ragged import segment_max
from aligner.embeddings import Embeddings, Floats, Ints, TokenEmbeddings

_SAMPLED = 24  # segments of each side that are compared
_PRIOR_PAIRS = 60  # pairs of segments that the prior weighs as much as
_APART = 0.25  # of the text: segments so far off the diagonal are not each other's translation


@dataclass(frozen=True, slots=True)
class Background:
    """What a token finds by chance in n unrelated tokens: level + slope * log(n / 30), a cosine.

    `spread` is the standard deviation around that.
    """

    level: float
    slope: float
    spread: float

    def expected(self, tokens: Floats | Ints) -> Floats:
        """Best cosine by chance in so many tokens."""
        best: Floats = self.level + self.slope * _logs(tokens)
        return best


def encoder_background(samples: Embeddings) -> Background:
    """The background of an encoder, from centred embeddings of texts that share nothing."""
    pairs = _Matches.between(samples.tokens, samples.tokens, ~np.eye(len(samples), dtype=bool))
    slope, level = np.polyfit(pairs.logs, pairs.best, 1)
    return Background(float(level), float(slope), pairs.spread(float(level), float(slope)))


def text_background(source: Embeddings, target: Embeddings, prior: Background) -> Background:
    """The background of two texts, from segments that stand far apart, leaning on `prior`."""
    rows, columns = _distinct(source), _distinct(target)
    apart = np.abs(
        np.subtract.outer((rows + 0.5) / max(len(source), 1), (columns + 0.5) / max(len(target), 1))
    )
    tokens = source.tokens.picked(rows), target.tokens.picked(columns)
    pairs = _Matches.between(*tokens, apart >= _APART)
    trust = pairs.count / (pairs.count + _PRIOR_PAIRS)
    if not pairs.count:
        return prior
    level = float((pairs.best - prior.slope * pairs.logs).mean())
    level = trust * level + (1 - trust) * prior.level
    spread = trust * pairs.spread(level, prior.slope) + (1 - trust) * prior.spread
    return Background(level, prior.slope, spread)


@dataclass(frozen=True, slots=True)
class _Matches:
    """Best cosines of tokens, and the log of how many tokens they were chosen from."""

    best: Floats
    logs: Floats
    count: int

    @classmethod
    def between(cls, a: TokenEmbeddings, b: TokenEmbeddings, allowed: np.ndarray) -> "_Matches":
        """Matches between the allowed pairs of segments, both ways."""
        similarities = a.floats() @ b.floats().T
        allowed = allowed & np.logical_and.outer(a.counts > 0, b.counts > 0)
        there = np.repeat(allowed, a.counts, axis=0)
        back = np.repeat(allowed.T, b.counts, axis=0)
        best = [
            segment_max(similarities, b.offsets)[there],
            segment_max(similarities.T, a.offsets)[back],
        ]
        logs = [
            np.broadcast_to(_logs(b.counts), there.shape)[there],
            np.broadcast_to(_logs(a.counts), back.shape)[back],
        ]
        return cls(np.concatenate(best), np.concatenate(logs), int(allowed.sum()))

    def spread(self, level: float, slope: float) -> float:
        return float(np.sqrt(np.mean((self.best - level - slope * self.logs) ** 2)))


def _distinct(text: Embeddings) -> np.ndarray:
    """Some segments, evenly spaced, none twice: a line that comes again and again is no chance."""
    first: dict[bytes, int] = {}
    for row in _spaced(len(text)):
        first.setdefault(text.sentences[row].tobytes(), row)
    return np.array(list(first.values()), np.intp)


def _spaced(size: int) -> list[int]:
    """At most `_SAMPLED` indices, evenly spaced."""
    rows = np.linspace(0, size - 1, min(size, _SAMPLED)).round().astype(int)
    return list(dict.fromkeys(rows.tolist()))  # np.unique would load the whole of masked arrays


def _logs(tokens: Floats | np.ndarray) -> Floats:
    logs: Floats = np.log(np.maximum(tokens, 1) / 30).astype(np.float32)
    return logs
