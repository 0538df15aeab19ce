"""From a sentence to the one that it was translated from, or into."""

from collections.abc import Iterator

from lsprotocol import types

from aligner.lsp.positions import Lines
from aligner.lsp.seen import TARGET, Seen, Side, Stretch
from aligner.report.regions import region


def links(seen: Seen, side: Side, bead: int) -> Iterator[types.LocationLink]:
    """The other side of a bead; nothing where that has no place that an editor can show."""
    other = seen.sides[1 - side.number]
    aligned = seen.report.bitext.beads[bead]
    if not other.stretches:
        return
    here = [each for each in side.stretches if each.bead == bead]
    place = region(other.document, aligned.target if other.number == TARGET else aligned.source)
    found = other.lines.range(place)
    yield types.LocationLink(
        target_uri=other.uri,
        target_range=found,
        target_selection_range=found,
        origin_selection_range=_whole(here, side.lines),
    )


def _whole(stretches: list[Stretch], lines: Lines) -> types.Range:
    start = min(each.start for each in stretches)
    end = max(each.end for each in stretches)
    return types.Range(lines.position(*start), lines.position(*end))
