"""A segment left out where another one was put in: one fault, not an omission and an addition."""

import math
from statistics import median

from aligner.bitext import Bead, Bitext

_LIKE_LENGTH = 0.7  # log of a factor 2: further apart, the one hardly stands for the other


def replaced(bitext: Bitext) -> dict[int, int]:
    """Bead to bead: a lone 1-0 and a lone 0-1 between the same aligned beads, and the reverse."""
    pairs: dict[int, int] = {}
    if bitext.ids is not None:  # pairs that came aligned stay as they came
        return pairs
    usual = _usual_log_ratio(bitext)
    for gap in _gaps(bitext):
        kinds = sorted(bitext.beads[k].kind for k in gap)
        if kinds != ["0-1", "1-0"]:
            continue
        first, second = gap
        source = bitext.beads[first].source or bitext.beads[second].source
        target = bitext.beads[first].target or bitext.beads[second].target
        ratio = _log_ratio(bitext, Bead(source, target))
        if abs(ratio - usual) <= _LIKE_LENGTH:
            pairs |= {first: second, second: first}
    return pairs


def _gaps(bitext: Bitext) -> list[list[int]]:
    """The beads left out, grouped by the aligned beads they stand between.

    A moved bead has left its place, and divides nothing.
    """
    gaps: list[list[int]] = [[]]
    for index, bead in enumerate(bitext.beads):
        if not bead.aligned:
            gaps[-1].append(index)
        elif not bead.moved:
            gaps.append([])
    return gaps


def _usual_log_ratio(bitext: Bitext) -> float:
    return median([_log_ratio(bitext, bead) for bead in bitext.beads if bead.aligned] or [0.0])


def _log_ratio(bitext: Bitext, bead: Bead) -> float:
    source = sum(len(bitext.source.segments[i].text) for i in bead.source)
    target = sum(len(bitext.target.segments[j].text) for j in bead.target)
    return math.log((target + 5) / (source + 5))
