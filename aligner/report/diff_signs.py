"""How a side-by-side diff marks what it shows: a sign and a colour for each kind of fault.

The signs say all that the colours say. Where there are no colours, brackets of each kind show the
words as well, those of `git diff --word-diff` where it has them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rich.text import Text

from aligner.bitext import Span
from aligner.report.rows import Cell, Kind
from aligner.report.visible import visible


class Mark(NamedTuple):
    """A kind of fault.

    Attributes:
        sign: in the gutter, beside each line that has such a place.
        opening: before the words where there are no colours.
        closing: behind them.
        color: of the words.
    """

    sign: str
    opening: str
    closing: str
    color: str


@dataclass(frozen=True, slots=True)
class Signs:
    """Everything that is not a letter, as the console's encoding allows.

    `left` and `right` are the brackets along several segments of a side: first line, a line
    within, the first line of another segment, last line.
    """

    marks: Mapping[Kind, Mark]
    left: str
    right: str
    rule: str
    arrow: str
    same: str
    fold: str
    dash: str


# Blue is also the colour of what is for notice; red and green are never all that tells two apart.
SIGNS = Signs(
    {
        Kind.LOST: Mark("-", "[-", "-]", "red"),
        Kind.ADDED: Mark("+", "{+", "+}", "green"),
        Kind.WRONG: Mark("≠", "[≠", "≠]", "magenta"),
        Kind.MOVED: Mark("⇅", "[⇅", "⇅]", "blue"),
    },
    left="╮│┤╯",
    right="╭│├╰",
    rule="─",
    arrow="→",
    same="·",
    fold="⋯",
    dash="–",
)
ASCII = Signs(
    {
        Kind.LOST: Mark("-", "[-", "-]", "red"),
        Kind.ADDED: Mark("+", "{+", "+}", "green"),
        Kind.WRONG: Mark("*", "[*", "*]", "magenta"),
        Kind.MOVED: Mark("^", "[^", "^]", "blue"),
    },
    left=".|+'",
    right=".|+'",
    rule="-",
    arrow=">",
    same=".",
    fold="...",
    dash="-",
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text for a terminal, and the places in it that are marked."""

    text: Text
    places: tuple[tuple[Span, Kind], ...]

    def kinds(self, part: Span) -> tuple[Kind, ...]:
        """What is marked in a part of the text, in the order of `Kind`."""
        here = {k for place, k in self.places if place.start < part.end and part.start < place.end}
        return tuple(kind for kind in Kind if kind in here)


def marked(cell: Cell, signs: Signs, *, brackets: bool) -> Marked:
    """The text of a cell with its highlights; `brackets` asks for signs around the words."""
    text, places = Text(), []
    runs = _runs(cell)
    whole = len(runs) == 1
    for kind, part in runs:
        if kind is None:
            text.append(part)
            continue
        mark = signs.marks[kind]
        start = len(text)
        if brackets and not whole:  # of what is marked as a whole the signs at its lines say it
            part = f"{mark.opening}{part}{mark.closing}"  # noqa: PLW2901
        text.append(part, mark.color if whole else f"bold underline {mark.color}")
        places.append((Span(start, len(text)), kind))
    return Marked(text, tuple(places))


def _runs(cell: Cell) -> list[tuple[Kind | None, str]]:
    """The text made visible, what is next to each other and of one kind as one part."""
    found: list[tuple[Kind | None, str]] = []
    for piece in cell.pieces():
        kinds = {each.kind for each in piece.highlights}
        kind = next((kind for kind in Kind if kind in kinds), None)
        text = visible(piece.text, reveal=kind is not None)
        if found and found[-1][0] is kind:
            text = found.pop()[1] + text
        if text:
            found.append((kind, text))
    return found
