"""What stands elsewhere in the translation: beads that cross the others.

The dynamic programme finds beads in the order of both texts; a passage that was moved is left out
on either side, or hidden in a bead of several segments on both. Here counterparts are looked for
among what is left: nearest sentence vectors say where, the scores of the dynamic programme whether.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.band import band
from aligner.alignment.lattice import Lattice
from aligner.alignment.neighbors import anchors, best_cosines, margin_best
from aligner.alignment.posterior import sure_path
from aligner.alignment.scoring import Scorer, Side
from aligner.bitext import Bead
from aligner.embeddings import Floats, median

_DENSE = 100  # segments a side up to which all pairs of a part are looked at
_LEAST = 0.05  # score per token that is usual at least: below it no pair matches
# Shares of the usual score per token. In news, 98 in 100 true pairs of sentences reach the first.
_STRONG = 0.5
_WEAK = 0.45  # below it an aligned pair is given up for a strong one elsewhere
_JOINED = 0.3  # next to a strong bead of the same block
# A block is sure if its tokens are above a share of the usual score by so much in sum. In news, 95
# to 97 in 100 true pairs of sentences are; of wrong ones, nearest to each other, 7 to 10.
_ABOVE = 0.4
_BEST = 1.5  # a share that says no more than this: few tokens match very well by chance
_EVIDENCE = 10.0
_ROUNDING = 1e-5  # of cosines computed in two ways

Flags = NDArray[np.bool_]


def with_moves(
    beads: Sequence[Bead], scorer: Scorer, source: Side, target: Side
) -> tuple[Bead, ...]:
    """`beads` with what was moved aligned too, its beads marked as `moved`.

    Args:
        beads: the best monotone beads of the two sides, all segments covered.
        scorer: scores of beads between them.
        source: n segments.
        target: m segments.
    """
    search = _Search.over(beads, scorer, source, target)
    straight, moved = search.uncrossed(bead for bead in beads if bead.aligned)
    moved += search.blocks(straight, moved)
    if not moved:
        return tuple(beads)
    straight = search.kept(straight, moved)
    filled = _filled(straight, moved, len(source.lengths), len(target.lengths))
    return in_order(_with_confidence(filled, beads, moved), moved)


def _with_confidence(
    filled: Iterable[Bead], before: Iterable[Bead], moved: Iterable[Bead]
) -> Iterator[Bead]:
    """What is left out, as sure as before; if its partner has moved, as the least sure move."""
    known = {_alone(bead): bead.confidence for bead in before if not bead.aligned}
    least = min(bead.confidence or 0.0 for bead in moved)
    for bead in filled:
        yield bead if bead.aligned else replace(bead, confidence=known.get(_alone(bead), least))


def _alone(bead: Bead) -> tuple[int, int]:
    """The side, and the segment, that a bead leaves out."""
    return (0, bead.source.start) if bead.source else (1, bead.target.start)


def in_order(straight: Iterable[Bead], moved: Iterable[Bead]) -> tuple[Bead, ...]:
    """All beads, the moved ones where their source stands."""
    waiting = sorted(moved, key=lambda bead: bead.source.start, reverse=True)
    beads = []
    for bead in straight:
        while waiting and waiting[-1].source.start < bead.source.start:
            beads.append(waiting.pop())
        beads.append(bead)
    return (*beads, *reversed(waiting))


def _filled(straight: list[Bead], moved: list[Bead], n: int, m: int) -> Iterator[Bead]:
    """Monotone beads with the segments that no bead holds left out between them."""
    taken = {i for bead in moved for i in bead.source}, {j for bead in moved for j in bead.target}
    ends = Bead(range(0), range(0)), Bead(range(n, n), range(m, m))
    for before, bead in pairwise([ends[0], *straight, ends[1]]):
        i, j = bead.source.start, before.target.stop
        for k in range(before.source.stop, i):
            if k not in taken[0]:
                yield Bead(range(k, k + 1), range(j, j))
        for k in range(j, bead.target.start):
            if k not in taken[1]:
                yield Bead(range(i, i), range(k, k + 1))
        if bead.aligned:
            yield bead


@dataclass(frozen=True, slots=True)
class _Search:
    """Two texts: their scores, (n, d) and (m, d) sentence vectors, and where tokens begin.

    `usual` is the usual score of an aligned token.
    """

    scorer: Scorer
    vectors: tuple[Floats, Floats]
    offsets: tuple[list[int], list[int]]
    usual: float

    @classmethod
    def over(cls, beads: Iterable[Bead], scorer: Scorer, source: Side, target: Side) -> "_Search":
        sides = source.embeddings, target.embeddings
        vectors = sides[0].sentences, sides[1].sentences
        offsets = sides[0].tokens.offsets.tolist(), sides[1].tokens.offsets.tolist()
        search = cls(scorer, vectors, offsets, 1.0)
        rates = [search.strength(bead) for bead in beads if bead.aligned]
        return replace(search, usual=max(_LEAST, median(rates) if rates else 0.0))

    def strength(self, bead: Bead) -> float:
        """Score per token of an aligned bead, as a share of the usual one."""
        return self._said(bead) / (self.usual * max(self._count(bead), 1))

    def _said(self, bead: Bead) -> float:
        """What an aligned bead scores for what it says; the rest is for being a bead."""
        return (bead.score or 0.0) - self.scorer.weights.habit((len(bead.source), len(bead.target)))

    def _count(self, bead: Bead) -> int:
        source, target = self.offsets
        return (
            source[bead.source.stop]
            - source[bead.source.start]
            + target[bead.target.stop]
            - target[bead.target.start]
        )

    def scored(self, source: range, target: range) -> Bead:
        """The bead of these segments."""
        return Bead(source, target, self.scorer.score(source, target))

    def path(self, source: range, target: range) -> list[Bead]:
        """The aligned beads of the best path through a part."""
        n, m = len(source), len(target)
        vectors = self.vectors[0][source], self.vectors[1][target]
        chain = anchors(*vectors) if max(n, m) > _DENSE else []
        low, high = band(chain, n, m)
        lattice = Lattice(source.start, low + target.start, high + target.start)
        return [bead for bead in sure_path(self.scorer.scored(lattice)) if bead.aligned]

    def uncrossed(self, beads: Iterable[Bead]) -> tuple[list[Bead], list[Bead]]:
        """The beads, those that hide an exchange taken apart; and the lighter halves of these.

        A token looks for its match in the whole of a bead, so that A B -> B A passes for a 2-2.
        """
        straight, moved = [], []
        for bead in beads:
            crossed = self._crossed(bead)
            if crossed is None:
                straight.append(bead)
                continue
            heavier, lighter = map(self.uncrossed, sorted(crossed, key=_value, reverse=True))
            straight += heavier[0]
            moved += [*heavier[1], *(replace(b, moved=True) for b in (*lighter[0], *lighter[1]))]
        return straight, moved

    def _crossed(self, bead: Bead) -> tuple[list[Bead], list[Bead]] | None:
        """The beads of two halves that change places, if they score better than the bead."""
        best, halves = bead.score or 0.0, None
        source, target = bead.source, bead.target
        for i in source[1:]:
            for j in target[1:]:
                first = self.path(range(source.start, i), range(j, target.stop))
                second = self.path(range(i, source.stop), range(target.start, j))
                if not first or not second or _value(first) + _value(second) <= best:
                    continue
                strong = all(self.strength(b) >= _STRONG for b in (*first, *second))
                if strong and min(self.evidence(first), self.evidence(second)) >= _EVIDENCE:
                    best, halves = _value(first) + _value(second), (first, second)
        return halves

    def blocks(self, straight: Sequence[Bead], taken: Sequence[Bead]) -> list[Bead]:
        """Beads of moved blocks in what `taken` and the strong parts of `straight` leave."""
        free = [np.ones(len(vectors), bool) for vectors in self.vectors]
        for bead in (*taken, *map(self.core, straight)):
            if self.strength(bead) >= _WEAK:
                _take(free, bead)
        if not all(side.any() for side in free):
            return []
        order, seeds = _Order(straight), self._seeds(free)
        moved: list[Bead] = []
        while True:
            found = self._round(free, seeds, order)
            if not found:
                return moved
            moved += found

    def core(self, bead: Bead) -> Bead:
        """The bead without the segments at its ends that match little of it.

        A moved segment is easily drawn into the bead next to it.
        """
        while bead.kind != "1-1":
            parts = [self.scored(*part) for part in _peeled(bead)]
            rates = [self._rate(bead, part) for part in parts]
            least = int(np.argmin(rates))
            if rates[least] >= _WEAK:
                break
            bead = parts[least]
        return bead

    def kept(self, straight: Iterable[Bead], moved: Sequence[Bead]) -> list[Bead]:
        """What is left of monotone beads where the moved ones have taken segments of theirs."""
        taken = {i for b in moved for i in b.source}, {j for b in moved for j in b.target}
        kept = []
        for bead in straight:
            core = self.core(bead)
            source = _left(bead.source, core.source, taken[0])
            target = _left(bead.target, core.target, taken[1])
            if (source, target) == (bead.source, bead.target):
                kept.append(bead)
            elif source and target:
                kept.append(replace(self.scored(source, target), confidence=bead.confidence))
        return kept

    def _rate(self, bead: Bead, part: Bead) -> float:
        """What a bead gains, per token, by what it has beyond a part of it, as `strength`."""
        tokens = self._count(bead) - self._count(part)
        return (self._said(bead) - self._said(part)) / (self.usual * max(tokens, 1))

    def _round(
        self, free: Sequence[Flags], seeds: Sequence[tuple[int, int]], order: "_Order"
    ) -> list[Bead]:
        """Beads of moved blocks; what they hold is free no more."""
        found: list[Bead] = []
        for source, target in self._parts(free, seeds):
            if not (free[0][source].all() and free[1][target].all()):
                continue  # another block has taken some of it: the next round sees the rest
            straight, crossed = self.uncrossed(self.path(source, target))
            for bead in self._blocks([*straight, *crossed], order):
                _take(free, bead)
                found.append(replace(bead, moved=True))
        return found

    def _parts(
        self, free: Sequence[Flags], seeds: Iterable[tuple[int, int]]
    ) -> list[tuple[range, range]]:
        """Free stretches of the two texts that share seeds, those that share most first."""
        runs = _runs(free[0]), _runs(free[1])
        starts = [np.array([run.start for run in side]) for side in runs]
        shared = Counter(
            (
                int(np.searchsorted(starts[0], i, "right")) - 1,
                int(np.searchsorted(starts[1], j, "right")) - 1,
            )
            for i, j in seeds
            if free[0][i] and free[1][j]
        )
        keys = sorted(shared, key=lambda key: (-shared[key], key))
        return [(runs[0][a], runs[1][b]) for a, b in keys]

    def _seeds(self, free: Sequence[Flags]) -> list[tuple[int, int]]:
        """Pairs of free segments, each of which is the margin-best of the other among the free.

        And the nearest of all: what has a nearer neighbour that is not free was left out.
        """
        rows, columns = np.flatnonzero(free[0]), np.flatnonzero(free[1])
        if not len(rows) or not len(columns):
            return []
        forward, backward = margin_best(self.vectors[0][rows], self.vectors[1][columns])
        mutual = np.flatnonzero(backward[forward] == np.arange(len(rows)))
        pairs = rows[mutual], columns[forward[mutual]]
        cosines = np.einsum("nd,nd->n", self.vectors[0][pairs[0]], self.vectors[1][pairs[1]])
        nearby = np.ones(len(mutual), bool)
        for side in (0, 1):
            asked = np.flatnonzero(nearby)
            best = best_cosines(self.vectors[side][pairs[side][asked]], self.vectors[1 - side])
            nearby[asked] = cosines[asked] >= best - _ROUNDING
        return list(zip(pairs[0][nearby].tolist(), pairs[1][nearby].tolist(), strict=True))

    def _blocks(self, beads: Sequence[Bead], order: "_Order") -> Iterator[Bead]:
        """Those of the beads that make up moved blocks."""
        block: list[Bead] = []
        for bead in sorted(beads, key=lambda bead: bead.source.start):
            if self.strength(bead) < _JOINED or not order.crosses(bead):
                continue
            if block and not _follows(block[-1], bead):
                yield from self._sure(block)
                block = []
            block.append(bead)
        yield from self._sure(block)

    def _sure(self, block: list[Bead]) -> list[Bead]:
        strong = any(self.strength(bead) >= _STRONG for bead in block)
        return block if strong and self.evidence(block) >= _EVIDENCE else []

    def evidence(self, beads: Iterable[Bead]) -> float:
        """Tokens of the beads, each by how far above `_ABOVE` it matches."""
        return sum((min(self.strength(b), _BEST) - _ABOVE) * self._count(b) for b in beads)


class _Order:
    """Monotone beads, to tell what stands in another order than they."""

    def __init__(self, beads: Sequence[Bead]) -> None:
        self._source = np.array([(b.source.start, b.source.stop) for b in beads]).reshape(-1, 2)
        self._target = np.array([(b.target.start, b.target.stop) for b in beads]).reshape(-1, 2)

    def crosses(self, bead: Bead) -> bool:
        """Whether one of the beads stands before `bead` on one side, and after it on the other."""
        after = self._source[:, 0] >= bead.source.stop, self._target[:, 0] >= bead.target.stop
        before = self._source[:, 1] <= bead.source.start, self._target[:, 1] <= bead.target.start
        return bool(((before[0] & after[1]) | (after[0] & before[1])).any())


def _runs(flags: Flags) -> list[range]:
    """The stretches of consecutive true flags."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]])))
    return [range(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def _take(free: Sequence[Flags], bead: Bead) -> None:
    free[0][bead.source] = False
    free[1][bead.target] = False


def _follows(before: Bead, bead: Bead) -> bool:
    return (bead.source.start, bead.target.start) == (before.source.stop, before.target.stop)


def _peeled(bead: Bead) -> Iterator[tuple[range, range]]:
    """The bead without its first or its last segment on either side, as far as one is left."""
    source, target = bead.source, bead.target
    if len(source) > 1:
        yield from ((source[1:], target), (source[:-1], target))
    if len(target) > 1:
        yield from ((source, target[1:]), (source, target[:-1]))


def _left(segments: range, core: range, taken: set[int]) -> range:
    """`segments` from the last one taken before the core to the first one after it."""
    if any(k in taken for k in core):
        return range(core.start, core.start)
    start = max((k + 1 for k in range(segments.start, core.start) if k in taken), default=None)
    stop = min((k for k in range(core.stop, segments.stop) if k in taken), default=None)
    return range(
        segments.start if start is None else start, segments.stop if stop is None else stop
    )


def _value(beads: Iterable[Bead]) -> float:
    return sum(bead.score or 0.0 for bead in beads)
