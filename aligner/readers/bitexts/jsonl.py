"""Pairs as JSON Lines."""

import json
from collections.abc import Iterator

from aligner.errors import InputError
from aligner.readers.lines import lines
from aligner.readers.options import Reading
from aligner.readers.pairs import Pair, Pairs, one_line
from aligner.readers.text import read_text


def read_jsonl(name: str, data: bytes, reading: Reading) -> Pairs:
    """The pairs of a `.jsonl` file: objects with `id`, `source` and `target`.

    What `aligner align` writes is read as well: there the texts are `source_text` and
    `target_text`.

    Raises:
        InputError: if the file cannot be read, or a line is not a pair.
    """
    raw = read_text(name, data, reading)
    return Pairs(name, tuple(_pairs(name, raw.text)), raw.notes)


def _pairs(name: str, text: str) -> Iterator[Pair]:
    for number, line in lines(text):
        row = _row(name, number, line)
        identifier = row.get("id")
        yield Pair(
            str(number if identifier is None else identifier),
            one_line(row["source"], number),
            one_line(row["target"], number),
        )


def _row(name: str, number: int, line: str) -> dict[str, str]:
    """The object in a line, its two texts seen to."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:  # ValueError: a number too long for Python
        fault = (
            f"column {error.colno}: {error.msg}"
            if isinstance(error, json.JSONDecodeError)
            else "nested too deep, or a number too long"
        )
        raise InputError(
            f"{name}: line {number} is not JSON ({fault}). Every line must be one JSON object."
        ) from error
    sides = ("source", "target")
    if isinstance(row, dict):
        row |= {side: row[f"{side}_text"] for side in sides if f"{side}_text" in row}
    if not isinstance(row, dict) or not all(isinstance(row.get(side), str) for side in sides):
        raise InputError(
            f'{name}: line {number} has no texts "source" and "target". '
            'Every line must be an object such as {"id": "1", "source": "...", "target": "..."}.'
        )
    return row
