"""One finding with everything that it takes to judge it: what it says, and both texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile, zip_longest

from rich.text import Text

from aligner.report.finding_view import SIGNS
from aligner.report.layout import SIDE_BY_SIDE, Line, Signs, columns, hanging, wrapped
from aligner.report.rows import Cell, Fold, Row, folded
from aligner.report.visible import visible
from aligner.report.wording import counted, where, whole
from aligner.report.wrap import head, tail
from aligner.review.desk import Desk
from aligner.review.items import Item, State
from aligner.review.palette import Palette

GAP = 3
_LEAST = 3  # lines for each text, or the screen is too low for both
_FEW = 60  # characters; more than that are a sentence
_FEWEST, _MOST = 1, 4  # neighbours that are shown without being asked for
_LOW = 20  # lines; below, a neighbouring segment gets one line
_NAMES = ("original", "translation")
_SAID = {
    State.TODO: "to do",
    State.DISMISSED: "dismissed",
    State.IGNORED: "ignored by a comment in the text",
}


@dataclass(frozen=True, slots=True)
class Room:
    """What a passage has to fit, and how it may look.

    Attributes:
        width: cells.
        height: lines that are seen at once.
        palette: colours.
        signs: those that are not letters.
        context: so many neighbours; None for as many as fit well.
        marked: brackets around the place, where no colour shows it.
    """

    width: int
    height: int
    palette: Palette
    signs: Signs = field(default_factory=Signs)
    context: int | None = None
    marked: bool = False

    @property
    def side_by_side(self) -> bool:
        return self.width >= SIDE_BY_SIDE


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines to show.

    Attributes:
        lines: each fits the width.
        place: the first that has something of the place in it; None for none.
        cut: whether some of the texts is left out for lack of room.
    """

    lines: tuple[Line, ...]
    place: int | None
    cut: bool = False


def passage(desk: Desk, item: Item, room: Room) -> Passage:
    """What the finding says, then both texts around it: side by side where there is room."""
    lines = [*map(Line, _said(item, room)), Line(Text())]
    here = desk.rows_of(item)
    if not here:
        whole = Text("It is about the documents as a whole.", room.palette.dim)
        lines += map(Line, hanging(Text(), whole, room.width))
        return Passage(tuple(lines), None)
    height = room.height - len(lines)
    count = neighbours(desk, item, room)
    texts, place = _drawn(desk, item, here, room, count)
    cut = not room.side_by_side and room.context is None and len(texts) > height
    if cut:
        texts, place = _drawn(desk, item, here, room, count, height)
    return Passage((*lines, *texts), None if place is None else len(lines) + place, cut)


def neighbours(desk: Desk, item: Item, room: Room) -> int:
    """How many rows are shown before and after those of a finding."""
    if room.context is not None:
        return room.context
    height = room.height - len(list(_said(item, room))) - 1
    here = desk.rows_of(item)
    fitting = takewhile(
        lambda count: len(_drawn(desk, item, here, room, count)[0]) <= height,
        range(_FEWEST, _MOST + 1),
    )
    return max(fitting, default=_FEWEST)


def _drawn(
    desk: Desk, item: Item, here: range, room: Room, count: int, height: int | None = None
) -> "Shown":
    """Both texts with so many neighbours, in so many lines; None for as many as it takes."""
    shown = desk.rows[max(0, here.start - count) : here.stop + count]
    rows = list(folded(shown, count, [item.number]))
    return _beside(rows, item, room) if room.side_by_side else _below(rows, item, room, height)


def _said(item: Item, room: Room) -> Iterator[Text]:
    alert, palette = item.alert, room.palette
    yield from hanging(
        Text(),
        Text.assemble(
            (
                f"{SIGNS[alert.severity].strip()} {alert.severity}",
                palette.severities[alert.severity],
            ),
            "  ",
            (visible(alert.check), palette.strong),
            "  ",
            (f"{visible(alert.category)}, confidence {alert.confidence:.0%}", palette.dim),
        ),
        room.width,
    )
    yield from hanging(Text(), Text(visible(alert.message)), room.width)
    for check, message in alert.also:
        lead = Text("also  ", palette.dim)
        reason = Text.assemble((f"{visible(check)}  ", palette.dim), visible(message))
        yield from hanging(lead, reason, room.width)
    if alert.suggestion:
        yield from hanging(Text("try   ", palette.dim), Text(visible(alert.suggestion)), room.width)
    if item.state in _SAID:
        style = palette.good if item.state is State.TODO else palette.dim
        why = f": {visible(item.reason)}" if item.reason else ""
        yield from hanging(Text(), Text(f"{_SAID[item.state]}{why}", style), room.width)


Shown = tuple[list[Line], int | None]
"""Lines, and which of them is the first with the place."""


def _beside(rows: Sequence[Row | Fold], item: Item, room: Room) -> Shown:
    """Rows at the same height on both sides."""
    half = (room.width - GAP) // 2
    left, right = (_heading(side, item, half, room) for side in (0, 1))
    found, place = columns(left, right, half + GAP), None
    sides = [_side(rows, side, item, half, room) for side in (0, 1)]
    for one, other in zip(*sides, strict=True):
        if place is None and (one.focus or other.focus):
            marked = [_first_marked(each.lines, room) for each in (one, other)]
            place = len(found) + min((each for each in marked if each is not None), default=0)
        found += columns(one.lines, other.lines, half + GAP)
    return found, place


def _below(rows: Sequence[Row | Fold], item: Item, room: Room, height: int | None) -> Shown:
    """The original, then the translation; with a height, both are cut around the place."""
    headings = [_heading(side, item, room.width, room) for side in (0, 1)]
    sides = [_Cut.of(list(_side(rows, side, item, room.width, room)), room) for side in (0, 1)]
    if height is not None:
        free = height - sum(map(len, headings)) - 1
        sizes = _shares([len(side.lines) for side in sides], max(2 * _LEAST, free))
        sides = [side.around(size, room) for side, size in zip(sides, sizes, strict=True)]
    first, other = (heading + side.lines for heading, side in zip(headings, sides, strict=True))
    return [Line(text) for text in (*first, Text(), *other)], len(headings[0]) + sides[0].place


def _shares(wanted: Sequence[int], free: int) -> list[int]:
    """Half for each of two, and more for one where the other needs less."""
    one, other = wanted
    half = free // 2
    if one <= half:
        return [one, free - one]
    return [free - other, other] if other <= free - half else [half, free - half]


@dataclass(frozen=True, slots=True)
class _Cut:
    """The lines of one side; `place` is the first with the place, or of its row."""

    lines: list[Text]
    place: int

    @classmethod
    def of(cls, blocks: Sequence["_Block"], room: Room) -> "_Cut":
        lines: list[Text] = []
        place: int | None = None
        for block in blocks:
            if block.focus and place is None:
                place = len(lines) + (_first_marked(block.lines, room) or 0)
            lines += block.lines
        return cls(lines, place or 0)

    def around(self, size: int, room: Room) -> "_Cut":
        """So many lines around the place; dots where others are left out."""
        if size >= len(self.lines):
            return self
        start = max(0, min(self.place - size // 2, len(self.lines) - size))
        lines = self.lines[start : start + size]
        dots = Text(room.signs.ellipsis, room.palette.dim)
        if start and self.place > start:
            lines[0] = dots
        if start + size < len(self.lines) and self.place < start + size - 1:
            lines[-1] = dots
        return _Cut(lines, self.place - start)


def _first_marked(lines: Sequence[Text], room: Room) -> int | None:
    """The first line that has something of the place itself."""
    palette = room.palette
    for number, line in enumerate(lines):
        if any(span.style in {palette.place, palette.long_place} for span in line.spans):
            return number
    return None


def _heading(side: int, item: Item, width: int, room: Room) -> list[Text]:
    region = item.alert.target if side else item.alert.source
    name = where(whole(region)) if region else ""
    return hanging(
        Text(f"{_NAMES[side]}  ", room.palette.dim), Text(name, room.palette.strong), width
    )


@dataclass(frozen=True, slots=True)
class _Block:
    """What a row has on one side; `focus` if the finding is about it."""

    lines: list[Text]
    focus: bool = False


def _side(
    rows: Sequence[Row | Fold], side: int, item: Item, width: int, room: Room
) -> Iterator[_Block]:
    numbers = [
        len(str(cell.line)) for row in rows if isinstance(row, Row) for cell in _cells(row, side)
    ]
    digits = max(numbers, default=0)
    last: int | None = None
    before = True
    for row in rows:
        if isinstance(row, Fold):
            gap = f"{room.signs.ellipsis} {counted(row.count, 'row')}"
            yield _Block([Text(" " * (digits + 3) + gap, room.palette.dim)])
            continue
        focus = item.number in row.findings
        before = before and not focus
        block = _Row(room, item, width, digits, focus=focus, before=before)
        here = _cells(row, side)
        yield _Block(block.lines(here, last), focus)
        last = here[-1].line if here else last


def _cells(row: Row, side: int) -> tuple[Cell, ...]:
    return row.target if side else row.source


@dataclass(frozen=True, slots=True)
class _Row:
    """How a row of one side is drawn."""

    room: Room
    item: Item
    width: int
    digits: int
    focus: bool
    before: bool

    def lines(self, cells: Sequence[Cell], last: int | None) -> list[Text]:
        """Those of all segments; the number of a line stands where it begins to hold."""
        if not cells:
            nothing = Text("(nothing here)", f"{self.room.palette.dim} italic")
            return self._numbered([nothing], None) if self.focus else []
        found: list[Text] = []
        for line, text in self._texts(cells):
            found += self._numbered(self._wrapped(text), None if line == last else line)
            last = line
        return found

    def _texts(self, cells: Sequence[Cell]) -> Iterator[tuple[int | None, Text]]:
        """Segments of one line of the file run on."""
        line, text = cells[0].line, Text()
        for cell in cells:
            if cell.line != line:
                yield line, text
                line, text = cell.line, Text()
            text = Text.assemble(text, " " if text.plain else "", self._text(cell))
        yield line, text

    def _text(self, cell: Cell) -> Text:
        palette, signs = self.room.palette, self.room.signs
        text = Text(style="" if self.focus else palette.dim)
        inside = False
        for piece in cell.pieces():
            marked = any(each.finding == self.item.number for each in piece.highlights)
            if self.room.marked and marked != inside:
                text.append(signs.opening if marked else signs.closing)
            inside = marked
            shown = visible(piece.text, reveal=marked)
            place = palette.place if len(shown) <= _FEW else palette.long_place
            text.append(shown, place if marked else None)
        if self.room.marked and inside:
            text.append(signs.closing)
        return text

    def _wrapped(self, text: Text) -> list[Text]:
        width = self.width - self.digits - 3
        if self.focus or self.room.height >= _LOW:
            return wrapped(text, width)
        cut = tail if self.before else head
        return [Text(cut(text.plain, width, self.room.signs.ellipsis), self.room.palette.dim)]

    def _numbered(self, lines: Sequence[Text], number: int | None) -> list[Text]:
        palette = self.room.palette
        severity = palette.severities[self.item.alert.severity]
        bar = (f"{self.room.signs.bar} ", severity) if self.focus else "  "
        shown = "" if number is None else str(number)
        return [
            Text.assemble(bar, (f"{first.rjust(self.digits)} ", palette.dim), line)
            for first, line in zip_longest([shown], lines, fillvalue="")
        ]
