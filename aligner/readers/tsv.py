"""Pairs in columns divided by tabs."""

from collections.abc import Iterator

from aligner.errors import InputError
from aligner.readers.lines import lines
from aligner.readers.options import Reading
from aligner.readers.pairs import Pair, Pairs, one_line
from aligner.readers.text import read_text


def read_tsv(name: str, data: bytes, reading: Reading) -> Pairs:
    """The pairs of a `.tsv` file: two or three columns, the first of three an id.

    Raises:
        InputError: if the file cannot be read, or a line is not a pair.
    """
    raw = read_text(name, data, reading)
    return Pairs(name, tuple(_pairs(name, raw.text)), raw.notes)


def _pairs(name: str, text: str) -> Iterator[Pair]:
    for number, line in lines(text):
        cells = line.split("\t")
        if number == 1 and [cell.strip().lower() for cell in cells[-2:]] == ["source", "target"]:
            continue
        if len(cells) not in {2, 3}:
            raise InputError(
                f"{name}: line {number} has {len(cells)} column{'s' * (len(cells) != 1)}; "
                "2 (source, target) or 3 (id, source, target) are needed, divided by tabs."
            )
        *given, source, target = cells
        column = len(line) - len(source) - len(target)
        yield Pair(
            given[0] if given else str(number),
            one_line(source, number, column),
            one_line(target, number, column + len(source) + 1),
        )
