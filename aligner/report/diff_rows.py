"""A row of a side-by-side diff as lines for a terminal: in two columns, or one below the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rich.text import Text

from aligner.bitext import Span
from aligner.mqm import Finding
from aligner.report.diff_signs import Signs, marked
from aligner.report.finding_view import SIGNS, STYLES
from aligner.report.layout import Line, hanging
from aligner.report.rows import Cell, Kind, Row
from aligner.report.visible import visible
from aligner.report.wrap import cells, middle, wrap

NOTHING = "(nothing here)"
_LABEL = 10  # cells of what a place without a line is called
_NUMBERED = re.compile(r"\b([a-z]+) (\d+)")
_PERCENT = 4
_READABLE = 96  # cells of a line that nothing stands beside
_UNSURE = 0.5


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the parts of a row stand.

    Attributes:
        width: of the terminal, in cells.
        stacked: whether the translation stands below the original, and not beside it.
        brackets: whether signs stand around marked words, as there are no colours.
        signs: what is drawn with.
        number: cells of the widest number of a line, of either side.
        slots: cells for the signs beside a line.
    """

    width: int
    stacked: bool
    brackets: bool
    signs: Signs
    number: int
    slots: int

    @classmethod
    def of(
        cls, rows: Sequence[Row], width: int, signs: Signs, *, stacked: bool, brackets: bool
    ) -> "Frame":
        every = [cell for row in rows for cell in (*row.source, *row.target)]
        number = max((cells(_name(cell, signs)) for cell in every), default=0)
        kinds = max((len({h.kind for h in cell.highlights}) for cell in every), default=0)
        least = 2 if stacked else _PERCENT  # of a stack, shares have a column of their own
        return cls(width, stacked, brackets, signs, max(least, number), max(2, kinds))

    @property
    def lead(self) -> int:
        """Cells before a text: those of its number, its signs, and in a stack of the bead."""
        beside = self.number + 1 + self.slots + 1
        return beside + (_PERCENT + 3 if self.stacked else 0)

    @property
    def room(self) -> int:
        """Cells for a text."""
        if self.stacked:
            return max(1, self.width - self.lead)
        return max(1, (self.width - 2 * self.lead - 1 - self.gutter) // 2)

    @property
    def column(self) -> int:
        """Where the gutter between two columns begins, behind a space."""
        return self.lead + self.room + 1

    @property
    def gutter(self) -> int:
        """Cells of that gutter: bracket, how sure, bracket, with spaces between."""
        return 1 + _PERCENT + 1 + 1 + 1


@dataclass(slots=True)
class Numbers:
    """What stands in the margin: a line of the file by its number, and where it goes on a sign."""

    signs: Signs
    _last: dict[int, str] = field(default_factory=dict)

    def of(self, cell: Cell, side: int) -> str:
        name = _name(cell, self.signs)
        if name and self._last.get(side) == name:
            return self.signs.same
        self._last[side] = name
        return name

    def forget(self) -> None:
        """For where rows are left out."""
        self._last.clear()


def _name(cell: Cell, signs: Signs) -> str:
    """The line; where there is none `p.3` for page 3, `ch.2 ¶14`, and so on."""
    if cell.line is not None:
        return str(cell.line)
    before, _, after = visible(cell.label).partition(" (")  # the title of a chapter
    label = (before + after.rpartition(")")[2]).replace(",", "")
    short = _NUMBERED.sub(lambda m: signs.short.get(m[1], f"{m[1]} ") + m[2], label)
    return middle(short, _LABEL, signs.ellipsis)


@dataclass(frozen=True, slots=True)
class _Strip:
    """One line of a side."""

    number: str
    kinds: tuple[Kind, ...]
    text: Text
    bracket: str


def row_lines(row: Row, frame: Frame, numbers: Numbers) -> Iterator[Line]:
    """The row itself, without what is said of it."""
    sides = [
        _strips(side, number, frame, numbers, nothing=not side)
        for number, side in enumerate((row.source, row.target))
    ]
    sure = Text(percent(row.bead.confidence), "dim")
    if sure.plain and row.bead.confidence is not None and row.bead.confidence < _UNSURE:
        sure = Text(f"{sure.plain}?".rjust(_PERCENT), "bold")
    yield from _stack(sides, sure, frame) if frame.stacked else _beside(sides, sure, frame)


def message_lines(finding: Finding, frame: Frame, status: str = "") -> Iterator[Line]:
    """What is wrong: how sure, how grave, which check, and the reasons.

    Args:
        finding: what was found.
        frame: of the rows that it stands below.
        status: whether it is new.
    """
    style = STYLES[finding.severity]
    title = Text.assemble(
        (finding.severity.value, style),
        "  ",
        (f"{status}  " if status else "", "bold"),
        (visible(finding.check), "bold"),
        "  ",
        visible(finding.message),
    )
    sure = percent(finding.confidence).rjust(_PERCENT)
    sign = Text(SIGNS[finding.severity].strip().rjust(frame.slots), style)
    yield from _said(Text.assemble((_lead(sure, frame), "dim"), sign, " "), title, frame)
    for other in finding.also:
        reason = Text.assemble((f"{visible(other.check)}  ", "bold"), visible(other.message))
        yield from _more("also", reason, frame)
    if finding.suggestion:
        yield from _more("try", Text(visible(finding.suggestion)), frame)


def mended_lines(finding: Finding, place: str, frame: Frame) -> Iterator[Line]:
    """What was wrong at a place of an older version, and is no more."""
    sign = Text(frame.signs.mended.rjust(frame.slots), "green")
    text = Text.assemble((visible(finding.check), "bold"), "  ", visible(finding.message))
    if place:
        text.append(f"  {place}", "dim")
    yield from _said(Text.assemble(_lead("", frame), sign, " "), text, frame)


def note_lines(sign: Text, text: Text, frame: Frame) -> Iterator[Line]:
    """A line that stands between rows, or below one."""
    lead = Text.assemble(_lead("", frame), " " * (frame.slots - cells(sign.plain)), sign, " ")
    yield from _said(lead, text, frame)


def aside_lines(sign: Text, text: Text, frame: Frame) -> Iterator[Line]:
    """The same in the column of the translation, where there is one."""
    if frame.stacked:
        yield from note_lines(sign, text, frame)
        return
    before = " " * (frame.gutter + frame.number + 1 + frame.slots - cells(sign.plain))
    for line in hanging(
        Text.assemble(before, sign, " "), text, frame.gutter + frame.lead + frame.room
    ):
        yield Line(Text(), line, frame.column)


def percent(probability: float | None) -> str:
    """`97%`, empty where it is not known; certain is only what is."""
    if probability is None:
        return ""
    return "100%" if probability == 1 else f"{min(99, round(probability * 100))}%"


def _more(what: str, text: Text, frame: Frame) -> Iterator[Line]:
    yield from _said(Text.assemble(" " * frame.lead, (f"{what}  ", "dim")), text, frame)


def _said(lead: Text, text: Text, frame: Frame) -> Iterator[Line]:
    width = min(frame.width, frame.lead + _READABLE)
    return map(Line, hanging(lead, text, width))


def _lead(sure: str, frame: Frame) -> str:
    """What stands before the signs of a line that is no text."""
    if frame.stacked:
        sure = sure.ljust(_PERCENT + 3 + frame.number)
    return f"{sure.rjust(frame.number)} "


def _strips(
    side: Sequence[Cell], number: int, frame: Frame, numbers: Numbers, *, nothing: bool
) -> list[_Strip]:
    if nothing:
        return [_Strip("", (), Text(NOTHING, "dim italic"), " ")]
    blocks = [_block(cell, numbers.of(cell, number), frame) for cell in side]
    if len(blocks) == 1:
        return blocks[0]
    signs = frame.signs
    first, within, another, last = tuple(signs.right if frame.stacked or number else signs.left)
    strips = [
        _bent(strip, another if index == 0 else within)
        for block in blocks
        for index, strip in enumerate(block)
    ]
    strips[0], strips[-1] = _bent(strips[0], first), _bent(strips[-1], last)
    return strips


def _bent(strip: _Strip, bracket: str) -> _Strip:
    return _Strip(strip.number, strip.kinds, strip.text, bracket)


def _block(cell: Cell, number: str, frame: Frame) -> list[_Strip]:
    """The lines of a segment."""
    shown = marked(cell, frame.signs, brackets=frame.brackets)
    spans = list(wrap(shown.text.plain, frame.room)) or [Span(0, 0)]
    # Cut all at once: each cut of a rich text looks at all of it.
    edges = sorted({edge for span in spans for edge in span})
    parts = dict(zip(edges, shown.text.divide(edges)[1:], strict=True))
    return [
        _Strip("" if index else number, shown.kinds(span), parts[span.start], " ")
        for index, span in enumerate(spans)
    ]


def _margin(strip: _Strip, frame: Frame) -> Text:
    """The number and the signs."""
    signs = [(frame.signs.marks[k].sign, f"bold {frame.signs.marks[k].color}") for k in strip.kinds]
    space = " " * (frame.slots - len(signs))
    number = strip.number.rjust(frame.number - cells(strip.number) + len(strip.number))
    return Text.assemble((number, "dim"), " ", space, *signs, " ")


def _beside(sides: Sequence[list[_Strip]], sure: Text, frame: Frame) -> Iterator[Line]:
    left, right = sides
    for index in range(max(len(left), len(right))):
        one, other = (side[index] if index < len(side) else None for side in (left, right))
        gutter = Text.assemble(
            (one.bracket if one else " ", "dim"),
            (sure.plain if index == 0 else "").rjust(_PERCENT),
            " ",
            (other.bracket if other else " ", "dim"),
            " ",
        )
        gutter.stylize(sure.style, 1, 1 + _PERCENT)
        text = Text.assemble(gutter, _margin(other, frame), other.text) if other else gutter
        text.rstrip()
        whole = Text.assemble(_margin(one, frame), one.text) if one else Text()
        yield Line(whole, text, frame.column)


def _stack(sides: Sequence[list[_Strip]], sure: Text, frame: Frame) -> Iterator[Line]:
    for number, side in enumerate(sides):
        for index, strip in enumerate(side):
            first = number == 1 and index == 0
            bead = sure.plain if first else ""
            sign = frame.signs.arrow if first and strip.bracket == " " else strip.bracket
            line = Text.assemble(
                (bead.rjust(_PERCENT), sure.style),
                (f" {sign} ", "dim"),
                _margin(strip, frame),
                strip.text,
            )
            line.rstrip()
            yield Line(line)
