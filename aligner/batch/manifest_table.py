"""A manifest in columns, divided by commas or semicolons (`.csv`) or tabs (`.tsv`).

The first line names the columns. In CSV a cell in quotation marks may hold what divides cells, and
line breaks, and has its own quotation marks twice; in TSV nothing is quoted.
"""

import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from aligner.batch.manifest import COLUMNS, Broken, Entry, Place, entry, refuse_columns
from aligner.batch.manifest_lines import LONGEST, Line, lines
from aligner.errors import InputError

_OPENED = re.compile(r'[ ]*+"')
_INSIDE = re.compile(r'(?:[^"]++|"")*+')
_SPACES = re.compile(r"[ ]*+")
_UNCLOSED = "A quotation mark is not closed."


class Record(NamedTuple):
    """The cells of a row; none where there is a fault, which is a sentence."""

    line: Line
    cells: tuple[str, ...]
    fault: str = ""


class Table:
    """The manifest in a file; see `Manifest`. Raises InputError where columns are missing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._quoted = path.suffix.lower() != ".tsv"
        head = next(lines(path), None)
        if head is None or head.fault:
            fault = head.fault if head else "It is empty."
            raise InputError(f"{path}: {fault} The first line must name the columns.")
        self._delimiter = max(
            ",;\t" if self._quoted else "\t",
            key=lambda each: len(set(COLUMNS) & set(_names(head, each))),
        )
        self._names = _names(head, self._delimiter)
        refuse_columns(path, self._names)

    def entries(self, start: Place | None = None) -> Iterator[Entry]:
        """See `Manifest.entries`."""
        number, line, offset = start or (1, 1, 0)
        found = lines(self.path, line or 1, offset)
        if start is None:
            next(found, None)
        for each in records(found, self._delimiter) if self._quoted else _unquoted(found):
            yield self._entry(Place(number, each.line.number, each.line.offset), each)
            number += 1

    def _entry(self, place: Place, record: Record) -> Entry:
        if record.fault:
            return Broken(place, record.fault)
        cells = record.cells
        if len(cells) < len(self._names) or any(map(str.strip, cells[len(self._names) :])):
            return Broken(
                place, f"It has {len(cells)} columns, and the first line {len(self._names)}."
            )
        # Only texts may begin or end with white space that means something.
        values = {
            name: cell if name.endswith("_text") else cell.strip()
            for name, cell in zip(self._names, cells, strict=False)
        }
        return entry(place, values)


def _names(head: Line, delimiter: str) -> list[str]:
    record = next(records(iter([head]), delimiter), None)
    return [cell.strip().lower() for cell in record.cells] if record else []


def _unquoted(found: Iterator[Line]) -> Iterator[Record]:
    for line in found:
        if line.fault or not line.text.isspace():
            yield Record(line, tuple(line.text.rstrip("\r\n").split("\t")), line.fault)


def records(found: Iterator[Line], delimiter: str) -> Iterator[Record]:
    """The rows of CSV, none that are blank.

    Where one cannot be read, such as with a quotation mark that is not closed, only its first line
    is given up: what follows it is read anew.
    """
    again: deque[Line] = deque()
    while (first := _next(again, found)) is not None:
        if not first.fault and first.text.isspace():
            continue
        row, behind, size, line = _Open(delimiter), [], 0, first
        while not (fault := line.fault or row.add(line.text)) and row.open:
            size += len(line.text)
            following = _next(again, found)
            if following is None or size > LONGEST:
                behind += [following] if following else []
                fault = _UNCLOSED
                break
            behind.append(line := following)
        if fault:
            again.extendleft(reversed(behind))
        yield Record(first, () if fault else tuple(row.cells), fault)


def _next(again: deque[Line], found: Iterator[Line]) -> Line | None:
    return again.popleft() if again else next(found, None)


class _Open:
    """A row of CSV that is being read."""

    def __init__(self, delimiter: str) -> None:
        self.cells: list[str] = []
        self._delimiter = delimiter
        self._plain = re.compile(f"[^{re.escape(delimiter)}\r\n]*+")
        self._parts: list[str] | None = None

    @property
    def open(self) -> bool:
        """Whether a quoted cell goes on in the next line."""
        return self._parts is not None

    def add(self, text: str) -> str:
        """Takes a line; gives what is wrong with it, a sentence, if something is."""
        at = 0
        while True:
            if self._parts is None and (opened := _OPENED.match(text, at)):
                self._parts, at = [], opened.end()
            if self._parts is None:
                at = self._plain_cell(text, at)
            else:
                at = self._quoted_part(self._parts, text, at)
                if self.open:
                    return ""
            if text.startswith(self._delimiter, at):
                at += 1
            else:
                return "" if text[at : at + 1] in {"", "\r", "\n"} else _behind(len(self.cells))

    def _plain_cell(self, text: str, at: int) -> int:
        found = self._plain.match(text, at)
        assert found is not None  # it may be empty
        self.cells.append(found[0])
        return found.end()

    def _quoted_part(self, parts: list[str], text: str, at: int) -> int:
        """Where the cell ends, or the text does."""
        found = _INSIDE.match(text, at)
        assert found is not None  # it may be empty
        parts.append(found[0])
        if found.end() == len(text):
            return found.end()
        self.cells.append("".join(parts).replace('""', '"'))
        self._parts = None
        spaces = _SPACES.match(text, found.end() + 1)
        assert spaces is not None
        return spaces.end()


def _behind(number: int) -> str:
    return (
        f"Column {number} has text behind its closing quotation mark. Write quotation marks in a "
        "cell twice."
    )
