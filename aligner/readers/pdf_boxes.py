"""The lines of pages as poppler's `pdftotext -bbox-layout` gives them: words with their places."""

from typing import Protocol

from lxml import etree

from aligner.readers.pdf_layout import Box, Row, box, page_lines
from aligner.readers.pdf_lines import Line

_SPACE = 0.1  # between two words, of the height of a line; less is one word in two fonts


class Stream(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes: ...


def boxed(source: Stream) -> list[list[Line]]:
    """The lines of each page, from the output of poppler; up to where that breaks off."""
    pages: list[list[Line]] = []
    blocks: list[list[Row]] = []
    for _, element in _elements(source):
        if element.tag.endswith("page"):
            pages.append(page_lines(blocks))
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


def _row(line: etree._Element) -> Row | None:
    words = [(each.text or "", _box(each)) for each in line.iterchildren("{*}word")]
    if not words:
        return None
    place, first = _box(line), words[0][1]
    text, end = "", first.left
    for word, at in words:
        apart = text and at.left - end > _SPACE * place.height
        text += f" {word}" if apart else word
        end = at.right
    return Row(text, place, first.right - first.left)


def _box(element: etree._Element) -> Box:
    return box(_number(element.get(side)) for side in ("xMin", "yMin", "xMax", "yMax"))


def _number(text: str | None) -> float:
    """0 where it is none, as in output that breaks off."""
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
