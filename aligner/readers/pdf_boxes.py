"""The lines of pages as poppler's `pdftotext -bbox-layout` gives them: words with their places."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple, Protocol

from lxml import etree

from aligner.readers.pdf_lines import UNSPACED, Line, cleaned

# Of the height of a line.
_SPACE = 0.1  # between two words; less is one word in two fonts
_INDENT = 0.8
_UNSPACED_WORD = 3.0
_NEAR = 8  # points between lines that begin in one column
_GAP = 1.3  # of what is usual from line to line


class Stream(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes: ...


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 1.0)


class _Row(NamedTuple):
    """The words of a line as one text, where it stands, and how wide its first word is."""

    text: str
    box: _Box
    first: float


def boxed(source: Stream) -> list[list[Line]]:
    """The lines of each page, from the output of poppler; up to where that breaks off."""
    pages: list[list[Line]] = []
    blocks: list[list[_Row]] = []
    for _, element in _elements(source):
        if element.tag.endswith("page"):
            pages.append(_page(blocks))
            blocks = []
        else:
            rows = [row for each in element.iterchildren("{*}line") if (row := _row(each))]
            blocks += [rows] if rows else []
        element.clear()
    return pages


def _elements(source: Stream) -> etree.iterparse:
    return etree.iterparse(
        source,
        events=("end",),
        tag=["{*}page", "{*}block"],
        recover=True,  # poppler passes on control characters that XML does not allow
        no_network=True,
        resolve_entities=False,
        load_dtd=False,
    )


def _box(element: etree._Element) -> _Box:
    return _Box(*(float(element.get(side, 0)) for side in ("xMin", "yMin", "xMax", "yMax")))


def _row(line: etree._Element) -> _Row | None:
    words = [(each.text or "", _box(each)) for each in line.iterchildren("{*}word")]
    if not words:
        return None
    text, end, height = "", words[0][1].left, _box(line).height
    for word, box in words:
        apart = text and box.left - end > _SPACE * height
        text += f" {word}" if apart else word
        end = box.right
    word, box = words[0]
    width = box.right - box.left
    if UNSPACED.search(word):
        width = min(width, _UNSPACED_WORD * height)
    return _Row(text, _box(line), width)


def _page(blocks: Sequence[Sequence[_Row]]) -> list[Line]:
    """The lines of the blocks of a page."""
    rows = [row for block in blocks for row in block]
    lefts = [median(row.box.left for row in block) for block in blocks for _ in block]
    columns = _columns(blocks)
    rights = [columns[_column(block[-1])] for block in blocks for _ in block]
    widest = [max(row.box.right for row in block) for block in blocks for _ in block]
    steps = [_step(*pair) for pair in pairwise(rows)]
    # Blocks are no paragraphs: the lines of an item after the first are often one of their own.
    usual = median([step for step in steps if step > 0] or [1.0])
    lines: list[Line] = []
    last: _Row | None = None
    for row, left, right, wide in zip(rows, lefts, rights, widest, strict=True):
        text, hyphen = cleaned(row.text)
        if not text:
            continue
        box = row.box
        room = max(right, wide) - box.right - 2 * _SPACE * box.height
        gap = last is None or _apart(last, row, usual)
        top = last is not None and box.bottom < last.box.top
        indented = box.left > left + _INDENT * box.height
        lines.append(Line(text, row.first, room, gap, top, indented, hyphen))
        last = row
    return lines


def _apart(last: _Row, row: _Row, usual: float) -> bool:
    """Whether there is more space between two lines than is usual, or one is beside the other."""
    beside = row.box.left > last.box.right or row.box.right < last.box.left
    return beside or _step(last, row) > _GAP * usual


def _step(last: _Row, row: _Row) -> float:
    """From line to line, in heights of a line."""
    return (row.box.top - last.box.top) / row.box.height


def _columns(blocks: Sequence[Sequence[_Row]]) -> dict[int, float]:
    """The right edges of columns, by where they begin; a block of short lines does not show it."""
    found: dict[int, list[float]] = {}
    for rows in blocks:
        for row in rows:
            found.setdefault(_column(row), []).append(row.box.right)
    # Not the longest: a heading may go over several columns.
    return {left: median(rights) for left, rights in found.items()}


def _column(row: _Row) -> int:
    return round(row.box.left / _NEAR)
