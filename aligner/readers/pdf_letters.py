"""The lines of a page whose text is known, and not where on the page it stands.

How wide a line is shows by its letters, and how wide its column by the lines around it.
"""

import re
from collections.abc import Sequence

import regex

from aligner.readers.pdf_lines import UNSPACED, Line, cleaned, ends_sentence

_BREAK = re.compile(r"\r\n|[\r\n\f]")
_UNDER_OR_OVER = regex.compile(r"[\p{Mn}\p{Me}\p{Cf}]+")
_AROUND = 8  # lines before and behind
# Of the width, as letters are not equally wide. Where a sentence ends, a paragraph too many does no
# harm; elsewhere it tears a sentence.
_ROOM, _ROOM_AT_END = 0.8, 0.95
_SHORT = 0.7  # of what is usual in the document; a list of names has no width of its own
_LONGEST = 30  # letters of a word; more is an address
_UNSPACED_WORD = 6


def lettered(pages: Sequence[str]) -> list[list[Line]]:
    """The lines of each page, from its text."""
    found = [list(_lines(page)) for page in pages]
    widths = iter(_columns([_width(line.text) for page in found for line in page]))
    return [[_measured(line, next(widths)) for line in page] for page in found]


def _lines(page: str) -> list[Line]:
    lines: list[Line] = []
    gap = False
    for raw in _BREAK.split(page):
        text, hyphen = cleaned(raw)
        if text:
            space = raw[-1:].isspace()
            lines.append(Line(text, _first_word(text), 0, gap, hyphen=hyphen, space=space))
        gap = not text
    return lines


def _measured(line: Line, column: float) -> Line:
    share = _ROOM_AT_END if ends_sentence(line.text) else _ROOM
    return line._replace(room=share * column - _width(line.text) - 1)


def _width(text: str) -> int:
    """Letters, those above and below others aside."""
    return len(text) if text.isascii() else len(_UNDER_OR_OVER.sub("", text))


def _first_word(text: str) -> int:
    word = text.split(maxsplit=1)[0]
    return min(_width(word), _UNSPACED_WORD if UNSPACED.search(word) else _LONGEST)


def _columns(widths: Sequence[int]) -> list[float]:
    """How wide the column of each line is."""
    usual = _SHORT * _wide(widths)
    starts = (max(0, index - _AROUND) for index in range(len(widths)))
    return [max(_wide(widths[start : start + 2 * _AROUND + 1]), usual) for start in starts]


def _wide(widths: Sequence[int]) -> int:
    """What most are not above; the widest may be an address, or go over two columns."""
    return sorted(widths)[len(widths) * 3 // 4] if widths else 0
