"""The lines of pages as poppler's `pdftotext -bbox-layout` gives them: words with their places."""

from collections.abc import Iterator, Sequence
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
    steps = [_step(*pair) for rows in blocks for pair in pairwise(rows)]
    gap = _GAP * median(steps) if steps else 0.0
    columns = _columns(blocks)
    foot = 0.0  # where the last line of the last block begins
    lines: list[Line] = []
    for rows in blocks:
        top = rows[0].box.bottom < foot
        foot = rows[-1].box.top
        right = max(columns[_column(rows[-1])], *(row.box.right for row in rows))
        lines += _block(rows, right, gap, top=top)
    return lines


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


def _block(rows: Sequence[_Row], right: float, gap: float, *, top: bool) -> Iterator[Line]:
    """The lines of a block; `top` says that it begins a column."""
    left = median(row.box.left for row in rows)
    apart = [True, *(_step(*pair) > gap for pair in pairwise(rows))]
    for index, row in enumerate(rows):
        text, hyphen = cleaned(row.text)
        room = right - row.box.right - 2 * _SPACE * row.box.height
        indented = row.box.left > left + _INDENT * row.box.height
        if text:
            starts = top and index == 0
            yield Line(text, row.first, room, apart[index], starts, indented, hyphen)
