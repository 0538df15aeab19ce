"""How much of either document has a counterpart, part by part."""

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.bitext import Bead, Document
from aligner.mqm import Report

PARTS = 60


@dataclass(frozen=True, slots=True)
class Part:
    """A run of segments of one document.

    Attributes:
        bead: the bead of its first segment.
        aligned: characters of the segments that have something on the other side.
        total: characters of all its segments.
    """

    bead: int
    aligned: int
    total: int

    @property
    def share(self) -> float:
        """Of the characters; 1 where there are none."""
        return self.aligned / self.total if self.total else 1.0


def coverage(report: Report, parts: int = PARTS) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Up to `parts` runs of as many segments each, of the source and of the target."""
    bitext = report.bitext
    return (
        _parts(bitext.source, [(bead, bead.source) for bead in bitext.beads], parts),
        _parts(bitext.target, [(bead, bead.target) for bead in bitext.beads], parts),
    )


def whole(parts: Sequence[Part]) -> Part:
    """All parts of a document as one."""
    return Part(0, sum(each.aligned for each in parts), sum(each.total for each in parts))


def _parts(document: Document, sides: Sequence[tuple[Bead, range]], most: int) -> tuple[Part, ...]:
    home: dict[int, int] = {}
    for number, (_, side) in enumerate(sides):
        home.update(dict.fromkeys(side, number))
    count = len(document.segments)
    most = min(most, count)
    found = []
    for start, end in ((count * k // most, count * (k + 1) // most) for k in range(most)):
        lengths = {k: len(document.segments[k].text) for k in range(start, end)}
        aligned = sum(length for k, length in lengths.items() if sides[home[k]][0].aligned)
        found.append(Part(home[start], aligned, sum(lengths.values())))
    return tuple(found)
