"""How well consecutive source segments match consecutive target segments.

Late interaction: each token is compared with its best match on the other side, and counts by how
much better that is than what it would find by chance in unrelated text. The best match in a merge
is the best of the parts, so every bead is scored from segments embedded once. What two segments say
as a whole (pooled vectors) and how long they are is added. Leaving a segment out scores 0: it is
left out exactly when it matches nothing better than chance.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from aligner.alignment.background import Background
from aligner.alignment.blocks import Block, blocks
from aligner.alignment.lattice import KINDS, WIDEST, Kind, Lattice, Scored
from aligner.alignment.ragged import row_max, segment_sums
from aligner.embeddings import Embeddings, Floats, Ints, TokenEmbeddings

__all__ = ["KINDS", "Kind", "Scorer", "Side", "Weights"]

# The outline sees no tokens: there the pooled vectors speak for them, too.
_OUTLINE = {"pooled": 0.5, "pooled_at": 0.19}
_SMALL: tuple[Kind, ...] = tuple((m, n) for m, n in KINDS if m + n <= 4)


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

    def structure(self) -> float:
        """How much paragraphs mean: from 0, where each segment is one, to 1, where all are."""
        segments = len(self.paragraphs)
        if segments < 2:
            return 0.0
        return 1 - float(self.paragraphs[-1] - self.paragraphs[0]) / (segments - 1)

    @property
    def tokens(self) -> TokenEmbeddings:
        return self.embeddings.tokens


@dataclass(frozen=True, slots=True)
class _Windows:
    """Of 1, 2 ... `WIDEST` consecutive segments; row k of (WIDEST, n) ends with each segment.

    Where fewer segments come before, a window has those; no bead is made of it.

    Attributes:
        tokens: how many they have.
        log_lengths: log of their characters.
        ends: of paragraphs within.
        norms: lengths of their pooled vectors.
        chance: what a token finds in them by chance.
    """

    tokens: Floats
    log_lengths: Floats
    ends: Floats
    norms: Floats
    chance: Floats

    def of_size(self, size: int, last: Ints) -> "_Windows":
        """The windows of `size` segments that end with those of `last`; a row each."""
        return _Windows(*(getattr(self, name)[size - 1, last] for name in self.__slots__))

    @classmethod
    def of(cls, side: Side, background: Background, gap: float) -> "_Windows":
        tokens = _window_sums(side.tokens.counts)
        steps = np.diff(side.paragraphs, prepend=side.paragraphs[:1])
        ends = np.zeros_like(tokens)
        ends[1:] = _window_sums(steps)[:-1]
        return cls(
            tokens,
            np.log(_window_sums(side.lengths) + 5),  # a few characters more or less say nothing
            ends,
            _pooled_norms(side),
            background.expected(tokens) + gap,
        )


class Scorer:
    """Scores of all beads between parts of two sides."""

    def __init__(
        self, source: Side, target: Side, background: Background, weights: Weights
    ) -> None:
        self._sides = source, target
        self._weights = weights
        growing = replace(background, slope=background.slope * weights.growth)
        gap = weights.gap * background.spread
        self._windows = _Windows.of(source, growing, gap), _Windows.of(target, growing, gap)
        self._log_ratio = _log_length_ratio(source.lengths, target.lengths)
        self._end_costs = (
            weights.paragraph * source.structure(),
            weights.paragraph * target.structure(),
        )

    def scores(self, rows: slice, columns: slice) -> dict[Kind, Floats]:
        """Kind (m, n) to (rows - m + 1, columns - n + 1) scores of the beads that start there."""
        top, bottom, _ = rows.indices(len(self._sides[0].lengths))
        left, right, _ = columns.indices(len(self._sides[1].lengths))
        height, width = max(0, bottom - top), max(0, right - left)
        bounds = np.full(height + 1, left), np.full(height + 1, left + width)
        grids = self.scored(Lattice(top, *bounds)).values.reshape(-1, height + 1, width + 1)
        return {
            (m, n): grid[m:, n:]
            for (m, n), grid in zip(KINDS, grids, strict=True)
            if m <= height and n <= width
        }

    def scored(self, lattice: Lattice) -> Scored:
        """Scores of all beads in a lattice."""
        products = np.zeros(lattice.size, np.float32)
        matched = np.zeros((2, WIDEST, lattice.size), np.float32)
        above: _Above | None = None
        for block in self._blocks(lattice):
            products[block.cells] = block.flat(self._products(block))
            found, above = self._matched(block, above)
            matched[:, :, block.cells] = block.flat(found)
        scored = self._whole_beads(lattice, products, KINDS, self._weights)
        _add_matches(scored, matched)
        return scored

    def outlined(self, lattice: Lattice) -> Scored:
        """Rough scores of small beads, from all but the tokens: to see where to look closer."""
        products = np.zeros(lattice.size, np.float32)
        for block in self._blocks(lattice):
            products[block.cells] = block.flat(self._products(block))
        return self._whole_beads(lattice, products, _SMALL, replace(self._weights, **_OUTLINE))

    def _blocks(self, lattice: Lattice) -> Iterator[Block]:
        return blocks(lattice, *(side.tokens.offsets for side in self._sides))

    def _products(self, block: Block) -> Floats:
        """(rows, columns) products of pooled vectors, each weighted by its tokens."""
        here, there = (
            side.embeddings.sentences[part] * side.tokens.counts[part, None]
            for side, part in zip(self._sides, (block.rows, block.columns), strict=True)
        )
        products: Floats = here.astype(np.float32) @ there.astype(np.float32).T
        return products

    def _matched(self, block: Block, above: "_Above | None") -> tuple[Floats, "_Above"]:
        """(2, WIDEST, rows, columns) matches above chance, both ways, in windows that end there.

        A window of source segments may begin above the block: what is needed of those segments is
        handed down.
        """
        source, target = (
            side.tokens.part(part)
            for side, part in zip(self._sides, (block.rows, block.columns), strict=True)
        )
        similarities = target.floats() @ source.floats().T
        there = row_max(similarities, target.offsets)
        back = row_max(np.ascontiguousarray(similarities.T), source.offsets)
        first = int(self._sides[1].tokens.offsets[block.columns.start])
        back = np.concatenate([_handed_down(above, first, back.shape[1]), back])
        forward = self._excess(there, source, self._windows[1].chance[:, block.columns])
        handed = slice(block.rows.start - WIDEST + 1, block.rows.stop)
        chance = self._windows[0].chance.take(np.arange(handed.start, handed.stop), 1, mode="clip")
        backward = self._excess(back, target, chance)[:, WIDEST - 1 :]
        matched = np.stack([forward.transpose(0, 2, 1), backward])
        return matched, _Above(first, back[1 - WIDEST :])

    def _excess(self, best: Floats, here: TokenEmbeddings, chance: Floats) -> Floats:
        """(windows, segments there, segments here) matches above chance.

        Args:
            best: (segments there, tokens here) best cosine of each token in each segment.
            here: the tokens of the segments here.
            chance: (windows, segments there) what a token finds by chance in each window.
        """
        windows = np.repeat(best[None], WIDEST, axis=0)
        for k in range(1, WIDEST):  # the best of k + 1 segments is that of the last k or the first
            windows[k] = windows[k - 1]
            np.maximum(windows[k, k:], best[:-k], out=windows[k, k:])
        matched = segment_sums(windows, here.offsets)
        matched -= chance[:, :, None] * here.counts.astype(np.float32)
        return matched

    def _whole(
        self, kind: Kind, rows: Ints, columns: Ints, products: Floats, weights: Weights
    ) -> Floats:
        """What pooled vectors, lengths and the size of beads say, weighted by their tokens.

        Args:
            kind: of the beads.
            rows: the last source segment of each bead.
            columns: its last target segment.
            products: of the pooled vectors of its two sides.
            weights: what counts how much.
        """
        m, n = kind
        here, there = (
            windows.of_size(size, last)
            for windows, size, last in zip(self._windows, kind, (rows, columns), strict=True)
        )
        cosines = products / np.maximum(here.norms * there.norms, 1e-12)
        ratio = there.log_lengths - here.log_lengths - self._log_ratio
        evidence = weights.pooled * (cosines - weights.pooled_at) - weights.length * ratio**2
        costs = self._end_costs[0] * here.ends + self._end_costs[1] * there.ends
        costs += weights.merge * (m + n - 2)
        whole: Floats = (here.tokens + there.tokens) * evidence - costs
        return whole

    def _whole_beads(
        self, lattice: Lattice, products: Floats, kinds: Sequence[Kind], weights: Weights
    ) -> Scored:
        """`_whole` of all beads in a lattice.

        Args:
            lattice: where they end.
            products: (cells,) of the pooled vectors of the pair of segments that ends at each cell.
            kinds: of the beads.
            weights: what counts how much.
        """
        values = np.full((len(kinds), lattice.size), -np.inf, np.float32)
        rows, columns, above = lattice.top + lattice.rows - 1, lattice.columns - 1, lattice.above
        along = np.zeros_like(products)
        for n in range(1, max(n for _, n in kinds) + 1):
            along = products + _before(along)
            summed = np.zeros_like(products)
            for m in range(1, max(m for m, size in kinds if size == n) + 1):
                summed = along + summed[above]
                ends = np.flatnonzero(lattice.inside((m, n)))
                values[kinds.index((m, n)), ends] = self._whole(
                    (m, n), rows[ends], columns[ends], summed[ends], weights
                )
        return Scored(lattice, kinds, values)


def _add_matches(scored: Scored, matched: Floats) -> None:
    """Adds what the tokens match to beads of all kinds.

    Args:
        scored: whose values grow; -inf stays.
        matched: (2, WIDEST, cells) matches above chance of the segment on the one side of each cell
            in windows that end with the one on the other: of the source, and of the target.
    """
    above = scored.lattice.above
    back = np.zeros_like(matched[1])
    for n in range(1, WIDEST + 1):
        back = matched[1] + _before(back)
        forward = np.zeros_like(matched[0, 0])
        for m in range(1, WIDEST + 1):
            forward = matched[0, n - 1] + forward[above]
            if (m, n) in scored.kinds:
                scored.values[scored.kinds.index((m, n))] += forward + back[m - 1]


@dataclass(frozen=True, slots=True)
class _Above:
    """Best cosines of target tokens, from `first` on, in the last segments of the block above."""

    first: int
    best: Floats


def _handed_down(above: _Above | None, first: int, size: int) -> Floats:
    """(WIDEST - 1, size) what the block above found of the target tokens from `first` on."""
    handed = np.zeros((WIDEST - 1, size), np.float32)
    if above is not None:
        known = above.best[:, first - above.first :]
        handed[:, : known.shape[1]] = known
    return handed


def _before(values: Floats) -> Floats:
    """(..., cells) of each cell that of the one before it."""
    before = np.zeros_like(values)
    before[..., 1:] = values[..., :-1]
    return before


def _window_sums(values: Floats | Ints) -> Floats:
    """(WIDEST, n) sums over 1, 2 ... values that end with each."""
    sums = np.zeros((WIDEST, len(values)), np.float32)
    for k in range(WIDEST):
        sums[k:, k:] += values[: len(values) - k] if k <= len(values) else 0
    return sums


def _pooled_norms(side: Side) -> Floats:
    """(WIDEST, n) lengths of the sums of 1, 2 ... pooled vectors, each weighted by its tokens."""
    sentences, counts = side.embeddings.sentences, side.tokens.counts
    squares = np.zeros((WIDEST, len(counts)))
    for k in range(min(WIDEST, len(counts))):
        ends, starts = slice(k, None), slice(0, len(counts) - k)
        products = np.einsum("nd,nd->n", sentences[ends], sentences[starts], dtype=np.float32)
        products = products * (counts[ends] * counts[starts] * (2 if k else 1))
        squares[k:, k:] += _window_sums(products)[: WIDEST - k]
    return np.sqrt(np.maximum(squares, 0)).astype(np.float32)


def _log_length_ratio(source: Floats, target: Floats) -> float:
    """Log of the usual length ratio of this pair of texts, drawn to 0 in a short one."""
    certainty = len(source) / (len(source) + 5)
    return certainty * float(np.log(max(target.sum(), 1)) - np.log(max(source.sum(), 1)))
