"""The lines of a page by where they stand on it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import isfinite
from statistics import median
from typing import NamedTuple

from aligner.readers.pdf.lines import UNSPACED, Line, cleaned

# Of the height of a line.
_ROOM = 0.2  # of a space
_INDENT = 0.8
_UNSPACED_WORD = 3.0
_NEAR = 8  # points between lines that begin in one column
_GAP = 1.3  # of what is usual from line to line


class Box(NamedTuple):
    """A place on a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 1.0)


class Row(NamedTuple):
    """A line as one text, where it stands, and how wide its first word is."""

    text: str
    box: Box
    first: float


def box(values: Iterable[float]) -> Box:
    """Left, top, right and bottom; what is no number is 0."""
    return Box(*(value if isfinite(value) else 0.0 for value in values))


def blocks_of(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows of a page in blocks: what stands below each other without a gap."""
    usual = _usual(rows)
    block: list[Row] = []
    for row in rows:
        if block and (_apart(block[-1], row, usual) or _above(block[-1], row)):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def page_lines(blocks: Sequence[Sequence[Row]]) -> list[Line]:
    """The lines of the blocks of a page, in their order."""
    rows = [row for block in blocks for row in block]
    usual = _usual(rows)
    columns = _columns(rows)
    lines: list[Line] = []
    last: Row | None = None
    for block in blocks:
        left = median(row.box.left for row in block)
        right = max(columns[_column(block[-1])], *(row.box.right for row in block))
        for row in block:
            line = _line(row, left, right)
            if line.text:
                gap = last is None or _apart(last, row, usual)
                lines.append(line._replace(gap=gap, top=bool(last) and _above(last, row)))
                last = row
    return lines


def _line(row: Row, left: float, right: float) -> Line:
    text, hyphen = cleaned(row.text)
    at = row.box
    first = row.first
    if UNSPACED.search(text[:1]):
        first = min(first, _UNSPACED_WORD * at.height)
    return Line(
        text,
        first,
        room=right - at.right - _ROOM * at.height,
        indented=at.left > left + _INDENT * at.height,
        hyphen=hyphen,
        space=row.text[-1:].isspace(),
    )


def _above(last: Row | None, row: Row) -> bool:
    """Whether a row stands above the last one, as where a column begins."""
    return last is not None and row.box.bottom < last.box.top


def _apart(last: Row, row: Row, usual: float) -> bool:
    """Whether there is more space between two lines than is usual, or one is beside the other."""
    beside = row.box.left > last.box.right or row.box.right < last.box.left
    return beside or _step(last, row) > _GAP * usual


def _usual(rows: Sequence[Row]) -> float:
    """What is usual from line to line.

    Not within blocks alone: the lines of an item after the first are often a block of their own.
    """
    steps = (_step(*pair) for pair in pairwise(rows))
    return median([step for step in steps if step > 0] or [1.0])


def _step(last: Row, row: Row) -> float:
    """From line to line, in heights of a line."""
    return (row.box.top - last.box.top) / row.box.height


def _columns(rows: Sequence[Row]) -> dict[int, float]:
    """The right edges of columns, by where they begin; a block of short lines does not show it."""
    found: dict[int, list[float]] = {}
    for row in rows:
        found.setdefault(_column(row), []).append(row.box.right)
    # Not the longest: a heading may go over several columns.
    return {left: median(rights) for left, rights in found.items()}


def _column(row: Row) -> int:
    return round(row.box.left / _NEAR)
