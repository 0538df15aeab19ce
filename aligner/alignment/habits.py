"""How much a translation leaves out and adds, learnt from the two texts themselves.

No price of leaving a segment out serves all texts: where much is missing, more is likely to be. The
sums over all alignments say how much of either side is likely to be left out; that sets the price,
and the price the sums (expectation maximisation; Dempster, Laird & Rubin 1977).
"""

from math import log

import numpy as np

from aligner.alignment.lattice import Scored
from aligner.alignment.posterior import left_out

_USUAL = 0.07  # share of segments that the fitted weights expect to be left out
_PRIOR = 30  # segments that this expectation weighs as much as
_ROUNDS = 2


def adapted(scored: Scored) -> Scored:
    """`scored` with leaving out as likely as it is in these texts; it still scores 0."""
    priced = scored
    for _ in range(_ROUNDS):
        source, target = (_price(share) for share in left_out(priced))
        prices = [[m * source + n * target] for m, n in scored.kinds]
        priced = Scored(scored.lattice, scored.kinds, scored.values - np.array(prices, np.float32))
    return priced


def _price(left_out: np.ndarray) -> float:
    """What each aligned segment costs, given the (n,) probabilities of being left out."""
    share = (float(left_out.sum()) + _PRIOR * _USUAL) / (len(left_out) + _PRIOR)
    return log(share / _USUAL)
