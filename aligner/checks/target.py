"""The segments of a translation, each with what it was translated from."""

from collections.abc import Iterator
from typing import NamedTuple

from aligner.bitext import Bitext


class Translated(NamedTuple):
    """A segment of the target: its index, that of its bead, and the source of the bead.

    `source` is empty where the bead has none.
    """

    segment: int
    bead: int
    source: str


def translated(bitext: Bitext) -> list[Translated]:
    """Each segment of the target once, in its order."""
    return sorted(_by_bead(bitext))


def _by_bead(bitext: Bitext) -> Iterator[Translated]:
    for index, bead in enumerate(bitext.beads):
        if bead.target:
            source = " ".join(bitext.source.segments[i].text for i in bead.source)
            for segment in bead.target:
                yield Translated(segment, index, source)
