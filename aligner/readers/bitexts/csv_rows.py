"""The rows of CSV with the place of every letter, which the csv module of Python does not tell."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from aligner.errors import InputError

_QUOTED = re.compile(r'[ ]*+"((?:[^"]|"")*+)"')
_OPENED = re.compile(r'[ ]*+"')
_INSIDE = re.compile(r'[^"]++|""')
_END = re.compile(r"\r\n|[\r\n]|\Z")
_BREAK = re.compile(r"\r\n|[\r\n]")
MOST_CELLS = 1000


class Cell(NamedTuple):
    """A cell: its pieces, each with its offset in the file, and where it begins."""

    pieces: tuple[tuple[str, int], ...]
    offset: int

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)


class Row(NamedTuple):
    """A row; `line` is 1-based, of its first cell."""

    line: int
    cells: list[Cell]


def rows(name: str, text: str, delimiter: str, start: int = 0, line: int = 1) -> Iterator[Row]:
    """The rows of `text` from offset `start` on, which is in `line`; none that are blank.

    A cell in quotation marks may hold the delimiter and line breaks, and has its own quotation
    marks twice.

    Raises:
        InputError: if a quotation mark is not closed, or a row has more than `MOST_CELLS`.
    """
    plain = re.compile(f"[^{re.escape(delimiter)}\r\n]*+")
    at = start
    while at < len(text):
        row = Row(line, [])
        while True:
            cell, end = _cell(name, text, at, plain, line)
            row.cells.append(cell)
            if len(row.cells) > MOST_CELLS:
                raise InputError(f"{name}: line {line} has more than {MOST_CELLS:,} columns.")
            line += sum(len(_BREAK.findall(piece)) for piece, _ in cell.pieces)
            if not text.startswith(delimiter, end):
                break
            at = end + 1
        if any(cell.text.strip() for cell in row.cells):
            yield row
        closed = _END.match(text, end)
        assert closed is not None  # a cell ends at a delimiter, a line break or the end
        line += bool(closed[0])
        at = max(closed.end(), at + (not closed[0]))


def _cell(name: str, text: str, at: int, plain: re.Pattern[str], line: int) -> tuple[Cell, int]:
    """The cell that begins at `at`, and where it ends."""
    quoted = _QUOTED.match(text, at)
    if quoted is None:
        if _OPENED.match(text, at):
            raise InputError(
                f"{name}: line {line}: a quotation mark that is not closed. "
                'Put " around a cell, and write those in it twice.'
            )
        found = plain.match(text, at)
        assert found is not None  # it may be empty
        return Cell(((found[0], at),) if found[0] else (), at), found.end()
    pieces = [
        (part[0][:1] if part[0] == '""' else part[0], part.start())
        for part in _INSIDE.finditer(text, quoted.start(1), quoted.end(1))
    ]
    rest = plain.match(text, quoted.end())
    if rest and rest[0].strip():
        pieces.append((rest[0], rest.start()))
    return Cell(tuple(pieces), quoted.start(1)), rest.end() if rest else quoted.end()
