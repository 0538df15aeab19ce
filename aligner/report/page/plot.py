"""The alignment as a picture: the original from top to bottom, the translation from the left."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aligner.bitext import Bead, Bitext
from aligner.report.page.cards import Card

SIZE = 1000
"""Both sides of the picture, in units of its own."""
_RADIUS = 15.0
_FEW = 50  # dots of full size


@dataclass(frozen=True, slots=True)
class Dot:
    """A finding in the picture: its middle, and what it is."""

    x: float
    y: float
    card: Card


@dataclass(frozen=True, slots=True)
class Plot:
    """Shapes of the picture.

    Attributes:
        aligned: path data of the beads in order.
        moved: of those that stand elsewhere in the translation.
        lost: start and height of runs of the original without counterpart.
        added: start and width of runs of the translation, likewise.
        dots: findings with a place, the gravest last, so that they lie on top.
        radius: of a dot; many are small.
    """

    aligned: str
    moved: str
    lost: tuple[tuple[float, float], ...]
    added: tuple[tuple[float, float], ...]
    dots: tuple[Dot, ...]
    radius: float = _RADIUS


def plot(bitext: Bitext, cards: Sequence[Card]) -> Plot:
    """The picture of an alignment with findings in it."""
    scale = _Scale(len(bitext.source.segments), len(bitext.target.segments))
    beads = bitext.beads
    placed = [card for card in cards if card.bead is not None]
    placed.sort(key=lambda card: card.alert.severity.rank)
    return Plot(
        _path(_lines(bead for bead in beads if bead.aligned and not bead.moved), scale),
        _path(_lines(bead for bead in beads if bead.moved), scale),
        tuple(_runs((bead.source for bead in beads if not bead.target), scale.y)),
        tuple(_runs((bead.target for bead in beads if not bead.source), scale.x)),
        tuple(_dot(beads[card.bead], card, scale) for card in placed if card.bead is not None),
        round(_RADIUS * min(1, (_FEW / max(len(placed), 1)) ** 0.4), 1),
    )


class _Scale:
    """From numbers of segments to the units of the picture."""

    def __init__(self, source: int, target: int) -> None:
        self.y = SIZE / max(source, 1)
        self.x = SIZE / max(target, 1)


# From one corner of a stretch of the text to the other, in segments: target, then source.
_Line = tuple[int, int, int, int]


def _lines(beads: Iterable[Bead]) -> Iterator[_Line]:
    """Beads one after the other; runs of those of one slope are one line."""
    line: _Line | None = None
    for bead in beads:
        one = (bead.target.start, bead.source.start, bead.target.stop, bead.source.stop)
        if line and line[2:] == one[:2] and _slope(line) == _slope(one):
            line = (*line[:2], *one[2:])
            continue
        if line:
            yield line
        line = one
    if line:
        yield line


def _slope(line: _Line) -> float:
    return (line[3] - line[1]) / (line[2] - line[0])


def _path(lines: Iterator[_Line], scale: _Scale) -> str:
    """Path data; a line that begins where the one before it ends goes on from there."""
    data, last = [], None
    for x, y, right, bottom in lines:
        if (x, y) != last:
            data.append(f"M{_units(x, scale.x)} {_units(y, scale.y)}")
        data.append(f"L{_units(right, scale.x)} {_units(bottom, scale.y)}")
        last = (right, bottom)
    return "".join(data)


def _runs(sides: Iterable[range], unit: float) -> Iterator[tuple[float, float]]:
    """Start and length of ranges, those that touch as one."""
    start = stop = 0
    for side in sides:
        if side.start != stop:
            if stop > start:
                yield _number(start, unit), _number(stop - start, unit)
            start = side.start
        stop = side.stop
    if stop > start:
        yield _number(start, unit), _number(stop - start, unit)


def _dot(bead: Bead, card: Card, scale: _Scale) -> Dot:
    x, y = ((side.start + side.stop) / 2 for side in (bead.target, bead.source))
    return Dot(_number(x, scale.x), _number(y, scale.y), card)


def _number(segments: float, unit: float) -> float:
    return round(segments * unit, 1)


def _units(segments: float, unit: float) -> str:
    return f"{segments * unit:.1f}".removesuffix(".0")
