"""How a side-by-side diff marks what it shows: a sign and a colour for each kind of fault.

The signs say all that the colours say. Where there are no colours, brackets of each kind show the
words as well, those of `git diff --word-diff` where it has them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import NamedTuple

from rich.text import Text

from aligner.bitext import Span
from aligner.report.rows import Cell, Kind, Piece
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
    within, the first line of another segment, last line. `short` is what stands in the margin for
    the words by which places are called.
    """

    marks: Mapping[Kind, Mark]
    left: str
    right: str
    rule: str
    arrow: str
    same: str
    fold: str
    ellipsis: str
    mended: str
    short: Mapping[str, str]


_SHORT = {
    "chapter": "ch.",
    "column": "c",
    "endnote": "en.",
    "footnote": "fn.",
    "page": "p.",
    "row": "r",
    "table": "t",
}

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
    ellipsis="…",
    mended="✓",
    short=_SHORT | {"paragraph": "¶"},
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
    ellipsis="...",
    mended="v",
    short=_SHORT | {"paragraph": "par."},
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
    for (kind, part), run in groupby(map(partial(_shown, cell), cell.pieces()), _alike):
        style = signs.marks[kind].color if kind else ""
        bracketed = brackets and kind is not None and part
        text.append(signs.marks[kind].opening if kind and bracketed else "")
        for each in run:
            start = len(text)
            text.append(each.text, f"bold underline {style}" if part else style)
            places += [(Span(start, len(text)), k) for k in each.kinds]
        text.append(signs.marks[kind].closing if kind and bracketed else "")
    return Marked(text, tuple(places))


class _Shown(NamedTuple):
    """A piece of a text.

    Attributes:
        text: made visible.
        kinds: what is wrong with it.
        kind: as which it is shown; None where nothing is wrong.
        part: whether that is wrong with a part of the segment: of a whole one the signs beside its
            lines say enough.
    """

    text: str
    kinds: tuple[Kind, ...]
    kind: Kind | None
    part: bool


def _shown(cell: Cell, piece: Piece) -> _Shown:
    whole = Span(0, len(cell.text))
    kinds, parts = (
        tuple(kind for kind in Kind if any(each.kind is kind for each in highlights))
        for highlights in (piece.highlights, [h for h in piece.highlights if h.span != whole])
    )
    text = visible(piece.text, reveal=bool(kinds))
    return _Shown(text, kinds, next(iter((*parts, *kinds)), None), bool(parts))


def _alike(shown: _Shown) -> tuple[Kind | None, bool]:
    return shown.kind, shown.part
