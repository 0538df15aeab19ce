"""The lines of pages as poppler's `pdftotext -bbox-layout` gives them: words with their places."""

import unicodedata
from typing import NamedTuple, Protocol

from lxml import etree

from aligner.readers.pdf.layout import Box, Row, box, page_lines
from aligner.readers.pdf.lines import Line

_BACK = 1.0  # points that such a sign is drawn behind the beginning of the next letter, at most
_SPACE = 0.1  # between two words, of the height of a line; less is one word in two fonts


class _Word(NamedTuple):
    text: str
    box: Box


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
            rows = [_row(words) for words in _lines(element)]
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


def _lines(block: etree._Element) -> list[list[_Word]]:
    """The words of each line.

    A sign that is drawn by itself, above or below the letter before it, comes behind the letter
    that follows, and begins a line of its own in Thai of LibreOffice: it is put in its place.
    """
    lines: list[list[_Word]] = []
    for element in block.iterchildren("{*}line"):
        words = [_Word(each.text or "", _box(each)) for each in element.iterchildren("{*}word")]
        if lines and words and _goes_on(lines[-1], words[0]):
            lines[-1] += words
        elif words:
            lines.append(words)
    for words in lines:
        if any(map(_is_sign, words)):
            words.sort(key=lambda word: word.box.left - _BACK * _is_sign(word))
    return lines


def _goes_on(line: list[_Word], word: _Word) -> bool:
    end = max(each.box.right for each in line)
    apart = abs(word.box.top - line[0].box.top) > word.box.height / 2
    return _is_sign(word) and not apart and word.box.left <= end + _SPACE * word.box.height


def _is_sign(word: _Word) -> bool:
    """Whether it is a vowel or tone that stands above or below a letter."""
    return bool(word.text) and all(unicodedata.category(each) == "Mn" for each in word.text)


def _row(words: list[_Word]) -> Row:
    first = words[0].box
    top, bottom = (f(each.box[k] for each in words) for f, k in ((min, 1), (max, 3)))
    place = Box(first.left, top, max(each.box.right for each in words), bottom)
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
