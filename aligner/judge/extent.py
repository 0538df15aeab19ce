"""How much of each of two documents the other one covers, and whether that stands together.

Segments that are left out among translated ones are often merged with these by the alignment, so
the share of the aligned segments says too much. Tokens tell: what is translated has about as many
of them on both sides.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aligner.bitext import Bitext
from aligner.evidence import Features
from aligner.judge.gaps import heaviest_run

_USUAL = 5  # 1-1 beads that their ratio of tokens needs to be trusted by half
_FILLED = 0.6  # of a run of segments, covered, from which on the run counts as translated
_STRAY = 0.2  # of the aligned text may stand outside of that run


@dataclass(frozen=True, slots=True)
class Extent:
    """Of one document.

    Attributes:
        share: how much of it the other document covers, 0 to 1.
        together: whether that is one run of segments with nothing much missing in it.
        tokens: about how many tokens it has.
    """

    share: float
    together: bool
    tokens: float


@dataclass(frozen=True, slots=True)
class _Side:
    """(n,) characters and aligned or not of n segments; tokens of the aligned ones together."""

    sizes: np.ndarray
    aligned: np.ndarray
    tokens: int

    @property
    def whole(self) -> float:
        """About how many tokens all segments have."""
        return self.tokens / max(self.of_aligned, 1e-9)

    @property
    def of_aligned(self) -> float:
        """Share of the aligned segments in the text."""
        return float(self.sizes[self.aligned].sum()) / max(float(self.sizes.sum()), 1.0)


def extents(bitext: Bitext, features: Sequence[Features | None]) -> tuple[Extent, Extent]:
    """Of the source and of the target; `features` has one entry a bead."""
    source, target = _side(bitext, features, 0), _side(bitext, features, 1)
    ratio = _token_ratio(bitext, features)
    return _extent(source, target.tokens / ratio), _extent(target, source.tokens * ratio)


def _side(bitext: Bitext, features: Sequence[Features | None], side: int) -> _Side:
    document = (bitext.source, bitext.target)[side]
    sizes = np.array([len(text) for text in document.texts], float)
    aligned = np.zeros(len(sizes), bool)
    tokens = 0
    for bead, feature in zip(bitext.beads, features, strict=True):
        if feature:
            segments = (bead.source, bead.target)[side]
            aligned[segments.start : segments.stop] = True
            tokens += (feature.source, feature.target)[side].tokens
    return _Side(sizes, aligned, tokens)


def _token_ratio(bitext: Bitext, features: Sequence[Features | None]) -> float:
    """Tokens of the target for one of the source, as 1-1 beads have it, drawn to 1 by few."""
    pairs = [f for b, f in zip(bitext.beads, features, strict=True) if f and b.kind == "1-1"]
    if not pairs:
        return 1.0
    source, target = sum(f.source.tokens for f in pairs), sum(f.target.tokens for f in pairs)
    return float((target / source) ** (len(pairs) / (len(pairs) + _USUAL)))


def _extent(side: _Side, covered: float) -> Extent:
    """`covered` is about how many of its tokens the other side stands for."""
    whole = side.whole
    share = min(side.of_aligned, covered / whole) if whole else 0.0
    return Extent(share, _together(side, share), whole)


def _together(side: _Side, share: float) -> bool:
    run = heaviest_run(np.where(side.aligned, side.sizes, -side.sizes))
    inside = slice(run.start, run.stop)
    whole = float(side.sizes.sum())
    aligned = float(side.sizes[side.aligned].sum())
    stray = aligned - float(side.sizes[inside][side.aligned[inside]].sum())
    return stray <= _STRAY * aligned and share * whole >= _FILLED * float(side.sizes[inside].sum())
