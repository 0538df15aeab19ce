"""How sure a bead is: its share of the weight of all alignments.

An alignment weighs exp(score / temperature). Sums over all of them are taken forward to each cell
and backward from it, in logarithms. Segments of both sides that are left out one after the other
can be passed in any order; the source comes first here, so that each alignment counts once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.lattice import Scored
from aligner.bitext import Bead

Logs = NDArray[np.float64]

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

    def passing(self) -> Logs:
        """(cells,) about the log of the probability of passing each cell; rather too high."""
        return self.forward + self.backward - self.total


def sums(scored: Scored, temperature: float) -> Sums:
    """Sums over all alignments.

    Args:
        scored: scores of beads; leaving a segment out scores 0.
        temperature: by how much a score must grow for the odds to grow by e.
    """
    return Sums(*_forward(scored, temperature), *_backward(scored, temperature))


def confidences(scored: Scored, beads: Sequence[Bead], temperature: float) -> tuple[float, ...]:
    """The probability of each of `beads`, which are a path in the lattice.

    That of an aligned bead is that of exactly this bead; that of one left out, that its segment is
    left out, whatever happens around it.
    """
    lattice, found = scored.lattice, sums(scored, temperature)
    sources, targets = _sources_left_out(scored, found), _targets_left_out(scored, found)
    kinds = {kind: k for k, kind in enumerate(scored.kinds)}
    probabilities = []
    for bead in beads:
        row, column = bead.source.start - lattice.top, bead.target.start
        if not bead.target:
            probability = sources[row]
        elif not bead.source:
            probability = targets[column - lattice.low[0]]
        else:
            start = lattice.place(row, column)
            end = lattice.place(row + len(bead.source), bead.target.stop)
            score = scored.values[kinds[len(bead.source), len(bead.target)], end] / temperature
            log = found.forward[start] + score + found.backward[end] - found.total
            probability = np.exp(log)
        probabilities.append(min(1.0, float(probability)))
    return tuple(probabilities)


def _sources_left_out(scored: Scored, found: Sums) -> Logs:
    """(rows - 1,) the probability that a source segment is left out, at whatever cell."""
    lattice = scored.lattice
    ends = np.flatnonzero(lattice.inside((1, 0)))
    rows = lattice.rows[ends]
    logs = found.settled[ends + lattice.back((1, 0))[rows]] + found.backward[ends]
    shares: Logs = np.bincount(rows - 1, np.exp(logs - found.total), len(lattice.low) - 1)
    return shares


def _targets_left_out(scored: Scored, found: Sums) -> Logs:
    """(columns - 1,) the probability that a target segment is left out, at whatever cell."""
    lattice = scored.lattice
    ends = np.flatnonzero(lattice.columns > lattice.low[lattice.rows])
    logs = found.forward[ends - 1] + found.late[ends]
    columns = lattice.columns[ends] - lattice.low[0] - 1
    shares: Logs = np.bincount(columns, np.exp(logs - found.total))
    return shares


def _forward(scored: Scored, temperature: float) -> tuple[Logs, Logs]:
    lattice, backs = scored.lattice, scored.backs()
    settled = np.full(lattice.size, -np.inf)
    forward = np.zeros(lattice.size)
    settled[0] = 0.0
    places = np.arange(lattice.size)
    for i in range(1, len(lattice.low)):
        cells = lattice.cells(i)
        ways = forward.take(backs[i] + places[cells], mode="clip")
        ways += scored.values[:, cells] / temperature
        row = _log_sums(ways)
        here, above = lattice.shared(i)
        np.logaddexp(row[here], settled[above], out=row[here])
        settled[cells] = row
        np.logaddexp.accumulate(row, out=forward[cells])
    return settled, forward


def _backward(scored: Scored, temperature: float) -> tuple[Logs, Logs]:
    lattice, aheads, values = scored.lattice, scored.aheads(), scored.by_start()
    backward = np.zeros(lattice.size)
    late = np.zeros(lattice.size)
    places = np.arange(lattice.size)
    for i in range(len(lattice.low) - 2, -1, -1):
        cells = lattice.cells(i)
        ways = backward.take(aheads[i] + places[cells], mode="clip")
        ways += values[:, cells] / temperature
        row = np.logaddexp.accumulate(_log_sums(ways)[::-1])[::-1]
        late[cells] = row
        below, here = lattice.shared(i + 1)
        backward[cells] = row
        next_row = backward[lattice.cells(i + 1)][below]
        np.logaddexp(backward[here], next_row, out=backward[here])
    return backward, late


def _log_sums(logs: Logs) -> Logs:
    """(n,) logs of the sums over the first axis of (k, n) logs."""
    most = np.maximum(logs.max(axis=0), _LEAST)
    total: Logs = np.log(np.exp(logs - most).sum(axis=0) + _NONE) + most
    return total
