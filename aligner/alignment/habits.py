"""How much a translation leaves out and adds, learnt from the two texts themselves.

No price of leaving a segment out serves all texts: where much is missing, more is likely to be. The
sums over all alignments, at the usual price, say how much of either side is likely to be left out;
that sets the price.
"""

from math import log

import numpy as np

from aligner.alignment.lattice import Scored
from aligner.alignment.posterior import left_out

_USUAL = 0.07  # share of segments that the fitted weights expect to be left out
_PRIOR = 50  # segments that this expectation weighs as much as


def adapted(scored: Scored) -> Scored:
    """`scored` with leaving out as likely as it is in these texts; it still scores 0."""
    shares = left_out(scored)
    prices = [_price(float(share.sum()), len(share)) for share in shares]
    values = scored.values.copy()
    for k, (m, n) in enumerate(scored.kinds):
        values[k] -= np.float32(m * prices[0] + n * prices[1])
    return Scored(scored.lattice, scored.kinds, values)


def _price(lost: float, segments: int) -> float:
    """What each aligned segment costs, as against the usual share left out."""
    share = (lost + _PRIOR * _USUAL) / (segments + _PRIOR)
    return log(share / _USUAL)
