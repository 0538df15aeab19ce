"""How well test alignments agree with gold ones.

Strict and lax follow Thompson & Koehn (2019), Vecalign, section 4, and the scorer it came with:
precision over all links of the test, recall over gold links that leave nothing out. An alignment is
a list of links, a link a pair of tuples of segment indices.
"""

from collections.abc import Sequence
from dataclasses import dataclass

Link = tuple[tuple[int, ...], tuple[int, ...]]
Alignment = Sequence[Link]


@dataclass(frozen=True, slots=True)
class Scores:
    """F1 from 0 to 1; None where neither gold nor test has such a link.

    Attributes:
        strict: links that are the same on both sides.
        lax: links that overlap on both sides.
        omitted: segments of the source that are left out (1-0).
        added: segments of the target that are left out (0-1).
        false_omitted: number of source segments left out in the test alone.
        gold_omitted: number of source segments left out in the gold.
    """

    strict: float
    lax: float
    omitted: float | None
    added: float | None
    false_omitted: int
    gold_omitted: int


def scores(gold: Sequence[Alignment], test: Sequence[Alignment]) -> Scores:
    """Counts over all documents together; `gold[i]` and `test[i]` are of one document."""
    pairs = list(zip(gold, test, strict=True))
    found = [_right(_links(t), _links(g)) for g, t in pairs]
    recalled = [_right(_aligned(g), _aligned(t)) for g, t in pairs]
    omitted = [_left_out(side, 0) for side in (gold, test)]
    added = [_left_out(side, 1) for side in (gold, test)]
    return Scores(
        strict=_f1(_share([f.strict for f in found]), _share([r.strict for r in recalled])),
        lax=_f1(_share([f.lax for f in found]), _share([r.lax for r in recalled])),
        omitted=_set_f1(*omitted),
        added=_set_f1(*added),
        false_omitted=len(omitted[1] - omitted[0]),
        gold_omitted=len(omitted[0]),
    )


@dataclass(frozen=True, slots=True)
class _Right:
    """(right ones, all) under each of the two readings."""

    strict: tuple[int, int]
    lax: tuple[int, int]


def _right(links: set[Link], reference: set[Link]) -> _Right:
    """How many of `links` the reference has, or has something of on both sides."""
    partners: dict[int, set[int]] = {}
    for source, target in reference:
        for i in source:
            partners.setdefault(i, set()).update(target)
    same = links & reference
    overlapping = {
        (source, target)
        for source, target in links - same
        if any(partners.get(i, set()) & set(target) for i in source)
    }
    size = len(links)
    return _Right((len(same), size), (len(same) + len(overlapping), size))


def _links(alignment: Alignment) -> set[Link]:
    return {(source, target) for source, target in alignment if source or target}


def _aligned(alignment: Alignment) -> set[Link]:
    return {(source, target) for source, target in alignment if source and target}


def _left_out(alignments: Sequence[Alignment], side: int) -> set[tuple[int, int]]:
    """(document, segment) of what is left out on one side; each segment of a link counts."""
    return {
        (document, segment)
        for document, alignment in enumerate(alignments)
        for link in alignment
        if not link[1 - side]
        for segment in link[side]
    }


def _share(counts: Sequence[tuple[int, int]]) -> float:
    whole = sum(size for _, size in counts)
    return sum(right for right, _ in counts) / whole if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _set_f1(gold: set[tuple[int, int]], test: set[tuple[int, int]]) -> float | None:
    if not gold and not test:
        return None
    return 2 * len(gold & test) / (len(gold) + len(test))
