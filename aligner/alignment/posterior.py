"""How sure a bead is: its share of the weight of all alignments.

An alignment weighs exp(score). Sums over all of them are taken forward to each cell
and backward from it, in logarithms. Segments of both sides that are left out one after the other
can be passed in any order; the source comes first here, so that each alignment counts once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.beads import best_path
from aligner.alignment.lattice import Scored
from aligner.bitext import Bead
from aligner.embeddings import Floats, Ints

Logs = NDArray[np.float64]

# The best path is right more often than its share of all alignments says. Fitted to the beads of
# five corpora, as the log odds of being right.
_ALIGNED = 1.4, 1.3  # slope and shift
_LEFT_OUT = 0.4, 1.5
_CERTAIN = 1e-9  # nothing is surer

# What stands for the log of nothing and for nothing, so that no step divides by 0.
_LEAST = -1e300
_NONE = 1e-300


@dataclass(frozen=True, slots=True)
class Sums:
    """Logs of the weight of all ways to or from each cell.

    Attributes:
        settled: (cells,) of the ways there whose last step leaves no target segment out.
        forward: (cells,) of all ways there.
        backward: (cells,) of all ways on to the last cell.
        late: (cells,) of those whose first step leaves no source segment out.
    """

    settled: Logs
    forward: Logs
    backward: Logs
    late: Logs

    @property
    def total(self) -> float:
        return float(self.forward[-1])


def sums(scored: Scored) -> Sums:
    """Sums over all alignments; leaving a segment out scores 0."""
    return Sums(*_forward(scored), *_backward(scored))


def confidences(scored: Scored, beads: Sequence[Bead]) -> tuple[float, ...]:
    """The probability of each bead of the best path to be right: of those with .9, nine in ten are.

    See `benchmarks/README.md` for how well it keeps that.
    """
    found = zip(beads, shares(scored, beads), strict=True)
    return tuple(_calibrated(share, *(_ALIGNED if b.aligned else _LEFT_OUT)) for b, share in found)


def sure_path(scored: Scored) -> tuple[Bead, ...]:
    """The beads of the best path, each with its confidence."""
    beads = best_path(scored)
    sure = confidences(scored, beads)
    return tuple(replace(bead, confidence=p) for bead, p in zip(beads, sure, strict=True))


def shares(scored: Scored, beads: Sequence[Bead]) -> tuple[float, ...]:
    """The share of the weight of all alignments that has each of `beads`.

    For an aligned bead it is that of exactly this bead; for one left out, that its segment is left
    out, whatever happens around it.
    """
    lattice, found = scored.lattice, sums(scored)
    sources, targets = _sources_left_out(scored, found), _targets_left_out(scored, found)
    found_shares = []
    for bead in beads:
        row, column = bead.source.start - lattice.top, bead.target.start
        if not bead.target:
            share = float(sources[row])
        elif not bead.source:
            share = float(targets[column - lattice.low[0]])
        else:
            start = lattice.place(row, column)
            end = lattice.place(row + len(bead.source), bead.target.stop)
            score = scored.score(bead.source, bead.target)
            log = found.forward[start] + score + found.backward[end] - found.total
            share = exp(log)
        found_shares.append(min(share, 1.0))
    return tuple(found_shares)


def _calibrated(share: float, slope: float, shift: float) -> float:
    """The probability that a bead is right which has this share of the weight of all alignments."""
    odds: float = exp(shift) * (share / max(1 - share, _CERTAIN)) ** slope
    return odds / (1 + odds)


def left_out(scored: Scored) -> tuple[Logs, Logs]:
    """(n,) and (m,) the probability that a source and that a target segment is left out."""
    found = sums(scored)
    return _sources_left_out(scored, found), _targets_left_out(scored, found)


def _sources_left_out(scored: Scored, found: Sums) -> Logs:
    """(rows - 1,) the probability that a source segment is left out, at whatever cell."""
    lattice = scored.lattice
    ends = np.flatnonzero(lattice.inside((1, 0)))
    rows = lattice.rows[ends]
    logs = found.settled[ends + lattice.back((1, 0))[rows]] + found.backward[ends]
    shares = np.bincount(rows - 1, np.exp(logs - found.total), len(lattice.low) - 1)
    return shares.astype(np.float64)


def _targets_left_out(scored: Scored, found: Sums) -> Logs:
    """(columns - 1,) the probability that a target segment is left out, at whatever cell."""
    lattice = scored.lattice
    ends = np.flatnonzero(lattice.columns > lattice.low[lattice.rows])
    logs = found.forward[ends - 1] + found.late[ends]
    columns = lattice.columns[ends] - lattice.low[0] - 1
    return np.bincount(columns, np.exp(logs - found.total)).astype(np.float64)


def _forward(scored: Scored) -> tuple[Logs, Logs]:
    lattice, backs = scored.lattice, scored.backs()
    settled = np.full(lattice.size, -np.inf)
    forward = np.zeros(lattice.size)
    settled[0] = 0.0
    for number, cells, shared, above in lattice.below_first():
        row = _log_sums(_ways(forward, backs[number], scored.values, cells))
        np.logaddexp(row[:shared], settled[above], out=row[:shared])
        settled[cells] = row
        np.logaddexp.accumulate(row, out=forward[cells])
    return settled, forward


def _backward(scored: Scored) -> tuple[Logs, Logs]:
    """As `_forward` on the mirrored text, with what is left out in the other order there."""
    mirrored = scored.mirrored()
    lattice, backs = mirrored.lattice, mirrored.backs()
    backward = np.zeros(lattice.size)
    late = np.zeros(lattice.size)
    for number, cells, shared, above in lattice.below_first():
        row = np.logaddexp.accumulate(
            _log_sums(_ways(backward, backs[number], mirrored.values, cells))
        )
        late[cells] = row
        np.logaddexp(row[:shared], backward[above], out=row[:shared])
        backward[cells] = row
    return backward[::-1], late[::-1]


def _ways(logs: Logs, backs: Ints, values: Floats, cells: slice) -> Logs:
    """(kinds, cells of a row) logs of the weight of the ways by a bead of each kind."""
    ways = logs.take(backs + np.arange(cells.start, cells.stop), mode="clip")
    ways += values[:, cells]
    return ways


def _log_sums(logs: Logs) -> Logs:
    """(n,) logs of the sums over the first axis of (k, n) logs, which are overwritten."""
    most = np.maximum.reduce(logs, axis=0, initial=_LEAST)
    logs -= most
    np.exp(logs, out=logs)
    total: Logs = np.add.reduce(logs, axis=0, initial=_NONE)
    np.log(total, out=total)
    total += most
    return total
