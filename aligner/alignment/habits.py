"""How much a translation leaves out and adds, learnt from the two texts themselves.

No price of leaving a segment out serves all texts: where much is missing, more is likely to be. The
sums over all alignments say how much of either side is likely to be left out; that sets the price,
and the price the sums (expectation maximisation; Dempster, Laird & Rubin 1977).
"""

from collections.abc import Sequence
from dataclasses import replace
from math import log

import numpy as np

from aligner.alignment.lattice import Scored
from aligner.alignment.posterior import left_out
from aligner.bitext import Bead

_USUAL = 0.07  # share of segments that the fitted weights expect to be left out
_PRIOR = 30  # segments that this expectation weighs as much as
_ROUNDS = 2
_PASSAGES, _BEADS = 8, 150  # of a long text that are looked at


def adapted(scored: Scored, path: Sequence[Bead] = ()) -> Scored:
    """`scored` with leaving out as likely as it is in these texts; it still scores 0.

    Args:
        scored: the beads of both texts.
        path: of a long text a rough path, to look at some passages along it instead of all.
    """
    passages = _passages(scored, path)
    prices = np.zeros((len(scored.kinds), 1), np.float32)
    for _ in range(_ROUNDS):
        shares = [left_out(replace(p, values=p.values - prices)) for p in passages]
        source, target = (_price(np.concatenate(side)) for side in zip(*shares, strict=True))
        prices = np.array([[m * source + n * target] for m, n in scored.kinds], np.float32)
    return replace(scored, values=scored.values - prices)


def _passages(scored: Scored, path: Sequence[Bead]) -> list[Scored]:
    """Evenly spaced parts of a text, together all of it where it is short."""
    if len(path) <= _PASSAGES * _BEADS:
        return [scored]
    starts = np.linspace(0, len(path) - _BEADS, _PASSAGES).round().astype(int)
    runs = [path[start : start + _BEADS] for start in starts.tolist()]
    return [
        scored.part(
            range(run[0].source.start, run[-1].source.stop),
            range(run[0].target.start, run[-1].target.stop),
        )
        for run in runs
    ]


def _price(left_out: np.ndarray) -> float:
    """What each aligned segment costs, given the (n,) probabilities of being left out."""
    share = (float(left_out.sum()) + _PRIOR * _USUAL) / (len(left_out) + _PRIOR)
    return log(share / _USUAL)
