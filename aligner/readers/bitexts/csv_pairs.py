"""Pairs in the columns of a CSV file."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from aligner.errors import InputError
from aligner.readers.bitexts.columns import Columns, header, without_header
from aligner.readers.bitexts.csv_rows import Cell, Row, rows
from aligner.readers.bitexts.named_languages import choice_note
from aligner.readers.bitexts.pieces import Pieces
from aligner.readers.lines import line_starts
from aligner.readers.options import Reading
from aligner.readers.pairs import Pair, Pairs, Text
from aligner.readers.text import read_text

_DELIMITERS = ",;\t|"
_TOLD = re.compile(r"sep=([^\w\s\"]|\t)(?:\r\n|[\r\n])", re.IGNORECASE)  # by Excel
_ROWS, _CHARACTERS = 20, 65536  # that tell the delimiter


def read_csv(name: str, data: bytes, reading: Reading) -> Pairs:
    """The pairs of a `.csv` file.

    The first line names the columns, see `header`; without such a line there are two (source,
    target) or three (id, source, target). They are divided by commas, semicolons, tabs or bars.

    Raises:
        InputError: if the file cannot be read, or a row is not a pair.
    """
    raw = read_text(name, data, reading)
    told = _TOLD.match(raw.text)
    start, line = (told.end(), 2) if told else (0, 1)
    delimiter = told[1] if told else _delimiter(name, raw.text, reading)
    found = rows(name, raw.text, delimiter, start, line)
    first = next(found, None)
    cells = [cell.text for cell in first.cells] if first else []
    named = header(name, cells, reading)
    columns = named or without_header(len(cells))
    if first is None or columns is None:
        raise _not_pairs(name, first)
    lines = line_starts(raw.text)
    below = [] if named else [first]
    pairs = tuple(
        _pair(name, row, columns, lines, None if named else len(cells))
        for each in (below, found)
        for row in each
    )
    languages = columns.source_language, columns.target_language
    note = (cells[columns.source].strip(), cells[columns.target].strip())
    notes = choice_note(name, columns.found, note)
    return Pairs(name, pairs, (*raw.notes, *notes), *languages, lines)


def _pair(name: str, row: Row, columns: Columns, lines: Sequence[int], exactly: int | None) -> Pair:
    given = len(row.cells)
    needed = max(columns.source, columns.target) + 1
    if given < needed or (exactly and any(cell.text.strip() for cell in row.cells[exactly:])):
        raise _not_pairs(name, row)
    id_ = row.cells[columns.id].text.strip() if columns.id is not None else ""
    source, target = (_text(row.cells[n], lines) for n in (columns.source, columns.target))
    return Pair(id_ or str(row.line), source, target)


def _text(cell: Cell, lines: Sequence[int]) -> Text:
    pieces = Pieces()
    for text, at in cell.pieces:
        pieces.add(text, at)
    return pieces.text(lines, cell.offset)


def _not_pairs(name: str, row: Row | None) -> InputError:
    count = len(row.cells) if row else 0
    return InputError(
        f"{name}: line {row.line if row else 1} has {count} column{'s' * (count != 1)}; "
        "2 (source, target) or 3 (id, source, target) are needed, or a first line that names them."
    )


def _delimiter(name: str, text: str, reading: Reading) -> str:
    """The one that divides a header, or else most rows into equally many cells."""
    return max(_DELIMITERS, key=lambda each: _fitness(name, text, each, reading))


def _fitness(
    name: str, text: str, delimiter: str, reading: Reading
) -> tuple[bool, float, bool, float]:
    sample = list(_readable(rows(name, text[:_CHARACTERS], delimiter)))
    if len(text) > _CHARACTERS and 1 < len(sample) < _ROWS:
        sample.pop()  # it may be cut off
    if not sample:
        return False, 0.0, False, 0.0
    counts = Counter(len(row.cells) for row in sample)
    cells, often = max(counts.items(), key=lambda item: (item[1], item[0]))
    try:
        names = header(name, [cell.text for cell in sample[0].cells], reading) is not None
    except InputError:  # it is one, and lacks a language that is wanted: to be told later
        names = True
    # A space follows the punctuation of a text, seldom what divides columns.
    texts = [cell.text for row in sample for cell in row.cells[1:]]
    tight = sum(not text.startswith(" ") for text in texts) / max(len(texts), 1)
    return names, often / len(sample) if cells > 1 else 0.0, cells in {2, 3}, tight


def _readable(found: Iterator[Row]) -> Iterator[Row]:
    """The first rows, up to one that cannot be read with this delimiter."""
    try:
        yield from islice(found, _ROWS)
    except InputError:
        return
