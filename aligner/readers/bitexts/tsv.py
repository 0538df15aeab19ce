"""Pairs in columns divided by tabs."""

from collections.abc import Iterator
from itertools import accumulate

from aligner.errors import InputError
from aligner.readers.bitexts.columns import Columns, header, without_header
from aligner.readers.bitexts.csv_rows import MOST_CELLS
from aligner.readers.bitexts.named_languages import choice_note
from aligner.readers.lines import lines
from aligner.readers.options import Reading
from aligner.readers.pairs import Pair, Pairs, Text, one_line
from aligner.readers.text import read_text


def read_tsv(name: str, data: bytes, reading: Reading) -> Pairs:
    """The pairs of a `.tsv` file.

    The first line may name the columns, see `header`; without such a line there are two, or three
    with the first an id.

    Raises:
        InputError: if the file cannot be read, or a line is not a pair.
    """
    raw = read_text(name, data, reading)
    first = next(lines(raw.text))[1].split("\t", MOST_CELLS)
    named = header(name, first, reading)
    pairs = tuple(_pairs(name, raw.text, named))
    if named is None:
        return Pairs(name, pairs, raw.notes)
    taken = (first[named.source].strip(), first[named.target].strip())
    notes = (*raw.notes, *choice_note(name, named.found, taken))
    return Pairs(name, pairs, notes, named.source_language, named.target_language)


def _pairs(name: str, text: str, named: Columns | None) -> Iterator[Pair]:
    for index, (number, line) in enumerate(lines(text)):
        if named and index == 0:
            continue
        cells = line.split("\t")
        columns = named or without_header(len(cells))
        if columns is None or max(columns.source, columns.target) >= len(cells):
            raise InputError(
                f"{name}: line {number} has {len(cells)} column{'s' * (len(cells) != 1)}; "
                "2 (source, target) or 3 (id, source, target) are needed, divided by tabs."
            )
        key = cells[columns.id] if columns.id is not None else str(number)
        yield Pair(key, _text(cells, columns.source, number), _text(cells, columns.target, number))


def _text(cells: list[str], column: int, line: int) -> Text:
    before = list(accumulate((len(cell) + 1 for cell in cells[:column]), initial=1))[-1]
    return one_line(cells[column], line, before)
