"""How well consecutive source segments match consecutive target segments.

Late interaction: each token is compared with its best match on the other side, and counts by how
much better that is than what it would find by chance in unrelated text. The best match in a merge
is the best of the parts, so every bead is scored from segments embedded once. What two segments say
as a whole (pooled vectors) and how long they are is added. Leaving a segment out scores 0: it is
left out exactly when it matches nothing better than chance.
"""

from dataclasses import dataclass, replace

import numpy as np

from aligner.alignment.background import Background
from aligner.alignment.ragged import segment_max, segment_sums, window_sums
from aligner.embeddings import Embeddings, Floats, Ints, TokenEmbeddings

Kind = tuple[int, int]
"""How many (source, target) segments a bead has."""

KINDS: tuple[Kind, ...] = tuple((m, n) for m in range(1, 6) for n in range(1, 6) if m + n <= 7)
_WIDEST = 5


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much; chosen on development data by `benchmarks/alignment.py`.

    Attributes:
        gap: how far above chance a token must match to speak for a bead, in spreads.
        growth: how much of the growth of chance with the size of a merge is charged.
        pooled: weight of the cosine of the pooled vectors, per token.
        pooled_at: the pooled cosine that speaks neither for nor against.
        length: weight of the squared log ratio of the lengths, per token.
        merge: cost of each segment beyond 1-1.
        paragraph: cost of each end of a paragraph within a bead, where paragraphs mean something:
            less by the share of segments that are a paragraph of their own.
    """

    gap: float = 0.42
    growth: float = 0.8
    pooled: float = 0.14
    pooled_at: float = 0.245
    length: float = 0.073
    merge: float = 0.83
    paragraph: float = 8.0


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the text to be aligned.

    Attributes:
        embeddings: of n segments, centred.
        lengths: (n,) characters of each segment.
        paragraphs: (n,) number of the paragraph each segment is in, ascending.
    """

    embeddings: Embeddings
    lengths: Floats
    paragraphs: Ints

    def part(self, segments: slice) -> "Side":
        """The side reduced to consecutive segments."""
        return Side(
            self.embeddings.part(segments), self.lengths[segments], self.paragraphs[segments]
        )

    def ends(self, size: int) -> Floats:
        """(n - size + 1,) ends of paragraphs within `size` consecutive segments."""
        last = len(self.paragraphs) - size + 1
        return (self.paragraphs[size - 1 :] - self.paragraphs[:last]).astype(np.float32)

    def structure(self) -> float:
        """How much paragraphs mean: from 0, where each segment is one, to 1, where all are."""
        segments = len(self.paragraphs)
        if segments < 2:
            return 0.0
        return 1 - float(self.paragraphs[-1] - self.paragraphs[0]) / (segments - 1)

    @property
    def tokens(self) -> TokenEmbeddings:
        return self.embeddings.tokens


class Scorer:
    """Scores of all beads between parts of two sides."""

    def __init__(
        self, source: Side, target: Side, background: Background, weights: Weights
    ) -> None:
        self._source = source
        self._target = target
        self._background = background
        self._weights = weights
        self._log_ratio = _log_length_ratio(source.lengths, target.lengths)
        self._end_costs = (
            weights.paragraph * source.structure(),
            weights.paragraph * target.structure(),
        )

    def scores(self, rows: slice, columns: slice) -> dict[Kind, Floats]:
        """Kind (m, n) to (rows - m + 1, columns - n + 1) scores of the beads that start there."""
        source, target = self._source.part(rows), self._target.part(columns)
        similarities = source.tokens.floats() @ target.tokens.floats().T
        forward = self._excess(similarities, source.tokens, target.tokens)
        backward = self._excess(similarities.T, target.tokens, source.tokens)
        cosines = _PooledCosines(source, target)
        return {
            (m, n): window_sums(forward[n - 1], m)
            + window_sums(backward[m - 1], n).T
            + self._whole((m, n), source, target, cosines.of((m, n)))
            for m, n in KINDS
            if m <= len(source.lengths) and n <= len(target.lengths)
        }

    def _excess(
        self, similarities: Floats, here: TokenEmbeddings, there: TokenEmbeddings
    ) -> list[Floats]:
        """For n = 1, 2 ...: (segments here, windows of n segments there) matches above chance."""
        single = best = segment_max(similarities, there.offsets)
        background = replace(self._background, slope=self._background.slope * self._weights.growth)
        gap = self._weights.gap * background.spread
        excess = []
        for n in range(1, min(_WIDEST, len(there.counts)) + 1):
            if n > 1:  # the best of n segments is that of the first n - 1 or of the last
                best = np.maximum(best[:, :-1], single[:, n - 1 :])
            chance = background.expected(window_sums(there.counts, n)) + gap
            matched = segment_sums(best, here.offsets)
            excess.append((matched - np.outer(here.counts, chance)).astype(np.float32))
        return excess

    def _whole(self, kind: Kind, source: Side, target: Side, pooled: Floats) -> Floats:
        """What pooled vectors, lengths and the size of the beads say, weighted by their tokens."""
        m, n = kind
        weights = self._weights
        tokens = np.add.outer(
            window_sums(source.tokens.counts, m), window_sums(target.tokens.counts, n)
        )
        ratio = np.subtract.outer(
            _log_lengths(window_sums(target.lengths, n)),
            _log_lengths(window_sums(source.lengths, m)),
        ).T
        evidence = weights.pooled * (pooled - weights.pooled_at)
        evidence -= weights.length * (ratio - self._log_ratio) ** 2
        costs = np.add.outer(
            self._end_costs[0] * source.ends(m), self._end_costs[1] * target.ends(n)
        )
        costs += weights.merge * (m + n - 2)
        whole: Floats = (tokens * evidence - costs).astype(np.float32)
        return whole


class _PooledCosines:
    """Cosines of the vectors of consecutive segments, each weighted by its tokens.

    The product of two sums is the sum of the products: one matrix product serves all kinds.
    """

    def __init__(self, source: Side, target: Side) -> None:
        sides = [
            side.embeddings.sentences * side.tokens.counts[:, None] for side in (source, target)
        ]
        weighted = [side.astype(np.float32) for side in sides]
        self._products = weighted[0] @ weighted[1].T
        self._lengths = [
            [
                np.linalg.norm(window_sums(side, size), axis=1)
                for size in range(1, min(_WIDEST, len(side)) + 1)
            ]
            for side in weighted
        ]

    def of(self, kind: Kind) -> Floats:
        """(n - kind[0] + 1, m - kind[1] + 1) cosines, 0 where there is no token."""
        m, n = kind
        products = window_sums(window_sums(self._products, m).T, n).T
        lengths = np.outer(self._lengths[0][m - 1], self._lengths[1][n - 1])
        cosines = products / np.maximum(lengths, 1e-12)
        return cosines.astype(np.float32, copy=False)


def _log_lengths(lengths: Floats) -> Floats:
    logs: Floats = np.log(lengths + 5)  # a few characters more or less say nothing
    return logs


def _log_length_ratio(source: Floats, target: Floats) -> float:
    """Log of the usual length ratio of this pair of texts, drawn to 0 in a short one."""
    certainty = len(source) / (len(source) + 5)
    return certainty * float(np.log(max(target.sum(), 1)) - np.log(max(source.sum(), 1)))
