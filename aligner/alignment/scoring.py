"""How well consecutive source segments match consecutive target segments.

Late interaction: each token is compared with its best match on the other side, and counts by how
much better that is than what it would find by chance in unrelated text. The best match in a merge
is the best of the parts, so every bead is scored from segments embedded once. What two segments say
as a whole (pooled vectors), how long they are, and what each end of a merge adds to the rest of it
is added. Leaving a segment out scores 0.

A score is the log of how much likelier an alignment is with this bead than with its segments left
out: the weights are those under which true alignments are likeliest.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np

from aligner.alignment.background import Background
from aligner.alignment.blocks import Block, Stretch, blocks, stretches
from aligner.alignment.lattice import KINDS, WIDEST, Kind, Lattice, Scored
from aligner.alignment.ragged import row_max, segment_sums
from aligner.alignment.sides import Side, Windows
from aligner.embeddings import Floats, Ints
from aligner.threads import usable_cores

__all__ = ["KINDS", "Kind", "Scorer", "Side", "Weights"]

_SMALL: tuple[Kind, ...] = tuple((m, n) for m, n in KINDS if m + n <= 3)
_LEAST_SPREAD = 1e-3  # of a background: what has no spread at all cannot be divided by it
_ENOUGH = 0.1  # cosine a token that an end of a merge must add to the rest, or it is hardly needed


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much; fitted on development data by `benchmarks/weights.py`.

    Attributes:
        match: weight of how far the best match of a token is above chance, in spreads.
        growth: how much of the growth of chance with the size of a merge is charged; not fitted.
        pooled: weight of the cosine of the pooled vectors, per token.
        token: cost of each token.
        length: weight of the squared log ratio of the lengths, per token.
        merged_length: what that weighs more in a merge, which stands or falls with its lengths.
        aligned: gain of any bead with words on both sides.
        merge: gain of each segment beyond 1-1.
        crossing: cost of several segments on both sides.
        idle: cost of each segment beyond 1-1 where an end of the merge adds nothing to what its
            rest matches.
        paragraph: cost of each end of a paragraph within a bead, where paragraphs mean something:
            less by the share of segments that are a paragraph of their own; not fitted.
    """

    match: float = 0.0884
    growth: float = 0.8
    pooled: float = 0.1246
    token: float = 0.0816
    length: float = 0.0144
    merged_length: float = 0.079
    aligned: float = 1.1931
    merge: float = 0.6811
    crossing: float = 1.1406
    idle: float = 1.1925
    paragraph: float = 3.0

    def habit(self, kind: Kind) -> float:
        """What a bead of this kind scores whatever it says."""
        m, n = kind
        crossing = self.crossing if min(m, n) > 1 else 0.0
        return self.aligned + self.merge * (m + n - 2) - crossing


# The outline sees no tokens: there the pooled vectors speak for them, too.
_OUTLINE = Weights(
    match=0,
    pooled=0.2,
    token=0.038,
    length=0.03,
    merged_length=0,
    aligned=0,
    merge=-0.33,
    crossing=0,
)


class Scorer:
    """Scores of all beads between parts of two sides."""

    def __init__(
        self, source: Side, target: Side, background: Background, weights: Weights
    ) -> None:
        self._sides = source, target
        self.weights = weights
        growing = replace(background, slope=background.slope * weights.growth)
        self._windows = Windows.of(source, growing), Windows.of(target, growing)
        self._spread = np.float32(max(background.spread, _LEAST_SPREAD))
        self._log_ratio = _log_length_ratio(source.lengths, target.lengths)
        self._end_costs = (
            weights.paragraph * source.structure(),
            weights.paragraph * target.structure(),
        )

    def score(self, source: range, target: range) -> float:
        """The score of the bead of these segments, of which there are some on either side."""
        height, width = len(source), len(target)
        bounds = np.full(height + 1, target.start), np.full(height + 1, target.stop)
        scored = self.scored(Lattice(source.start, *bounds), ((height, width),))
        return scored.score(source, target)

    def scored(self, lattice: Lattice, kinds: Sequence[Kind] = KINDS) -> Scored:
        """Scores of all beads of some kinds in a lattice."""
        products = np.zeros(lattice.size, np.float32)
        found = np.zeros((2, WIDEST, lattice.size), np.float32)

        def fill(stretch: Stretch) -> None:
            above = None
            for block in stretch.before:
                _, above = self._matched(block, above)
            for block in stretch.blocks:
                products[block.cells] = block.flat(self._products(block))
                matched, above = self._matched(block, above)
                found[..., block.cells] = block.flat(matched)

        parts = stretches(list(self._blocks(lattice)), WIDEST - 1)
        if len(parts) > 1:
            with ThreadPoolExecutor(usable_cores()) as pool:
                list(pool.map(fill, parts))
        else:  # to begin a thread takes longer than what a small part needs
            for part in parts:
                fill(part)
        scored = self._whole_beads(lattice, products, kinds, self.weights)
        self._add_matches(scored, found)
        return scored

    def outlined(self, lattice: Lattice) -> Scored:
        """Rough scores of small beads, from all but the tokens: to see where to look closer."""
        products = np.zeros(lattice.size, np.float32)
        for block in self._blocks(lattice):
            products[block.cells] = block.flat(self._products(block))
        return self._whole_beads(lattice, products, _SMALL, _OUTLINE)

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
        """(2, WIDEST, rows, columns) `_found`, both ways, in windows that end there.

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
        forward = _found(there, source.offsets)
        backward = _found(back, target.offsets)[:, WIDEST - 1 :]
        return np.stack([forward.swapaxes(1, 2), backward]), _Above(first, back[1 - WIDEST :])

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
        length = weights.length + (weights.merged_length if m + n > 2 else 0)
        chance = here.tokens * there.chance + there.tokens * here.chance
        evidence = weights.pooled * cosines - weights.token - length * ratio**2
        habit = weights.habit(kind)
        costs = self._end_costs[0] * here.ends + self._end_costs[1] * there.ends
        worded = (here.tokens > 0) & (there.tokens > 0)  # a line without words stands for nothing
        whole: Floats = (here.tokens + there.tokens) * evidence + habit * worded - costs
        whole -= weights.match / self._spread * chance
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
            for m in range(1, max((m for m, size in kinds if size == n), default=0) + 1):
                summed = along + summed[above]
                if (m, n) not in kinds:
                    continue
                ends = np.flatnonzero(lattice.inside((m, n)))
                values[kinds.index((m, n)), ends] = self._whole(
                    (m, n), rows[ends], columns[ends], summed[ends], weights
                )
        return Scored(lattice, kinds, values)

    def _add_matches(self, scored: Scored, found: Floats) -> None:
        """Adds what the tokens match to beads of all kinds.

        Args:
            scored: whose values grow; -inf stays.
            found: (2, WIDEST, cells) `_found` by the segment on the one side of each cell in
                windows that end with the one on the other: by the source, and by the target.
        """
        lattice = scored.lattice
        rows, columns = lattice.top + lattice.rows - 1, lattice.columns - 1
        above, behind = lattice.above, np.maximum(np.arange(lattice.size) - 1, 0)
        back = np.zeros_like(found[1])  # of so many target segments, in windows of the source
        forward = [np.zeros_like(found[0, 0])] * (WIDEST + 1)  # of so many source segments
        match = self.weights.match / self._spread
        for n in range(1, WIDEST + 1):
            back = found[1] + _before(back)
            shorter, forward = forward, [np.zeros_like(forward[0])]
            for m in range(1, WIDEST + 1):
                forward.append(found[0, n - 1] + forward[-1][above])
                if (m, n) not in scored.kinds:
                    continue
                values = scored.values[scored.kinds.index((m, n))]
                values += match * (forward[m] + back[m - 1])
                if m + n > 2:
                    ends = np.flatnonzero(values > -np.inf)
                    rest = back[m - 2], shorter[m]
                    gains = [
                        (whole[ends] - less[ends], whole[ends] - less[before[ends]])
                        for whole, less, before in zip(
                            (back[m - 1], forward[m]), rest, (above, behind), strict=True
                        )
                    ]
                    values[ends] -= self._idleness((m, n), rows[ends], columns[ends], gains)

    def _idleness(
        self, kind: Kind, rows: Ints, columns: Ints, gains: Sequence[tuple[Floats, Floats]]
    ) -> Floats:
        """The cost of the end of each merge that adds least to what its rest matches.

        Args:
            kind: of the beads.
            rows: the last source segment of each bead.
            columns: its last target segment.
            gains: of the source and of the target, by how much less the other side finds without
                the first, and without the last segment of it.
        """
        least = np.full(len(rows), np.inf, np.float32)
        for side, (size, last) in enumerate(zip(kind, (rows, columns), strict=True)):
            if size > 1:
                counts = np.maximum(self._windows[side].tokens[0], 1)
                first, final = gains[side]
                np.minimum(least, first / counts[last - size + 1], out=least)
                np.minimum(least, final / counts[last], out=least)
        idle: Floats = self.weights.idle * (sum(kind) - 2) * np.clip(1 - least / _ENOUGH, 0, 1)
        return idle


def _found(best: Floats, offsets: Ints) -> Floats:
    """(windows, segments there, segments here) sums of the best cosines in windows there.

    Args:
        best: (segments there, tokens here) best cosine of each token here in each segment there.
        offsets: where the tokens of each segment here begin, and their number.
    """
    sums = np.empty((WIDEST, len(best), len(offsets) - 1), np.float32)
    widest = best.copy()
    sums[0] = segment_sums(widest, offsets)
    for k in range(1, WIDEST):  # the best of k + 1 segments is that of the last k or the first
        np.maximum(widest[k:], best[:-k], out=widest[k:])
        sums[k] = segment_sums(widest, offsets)
    return sums


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


def _log_length_ratio(source: Floats, target: Floats) -> float:
    """Log of the usual length ratio of this pair of texts, drawn to 0 in a short one."""
    certainty = len(source) / (len(source) + 5)
    return certainty * float(np.log(max(target.sum(), 1)) - np.log(max(source.sum(), 1)))
