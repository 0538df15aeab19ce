"""Pairs that are aligned already: JSON Lines and tab-separated files."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from aligner.bitext import Bead, Bitext, Document, Segment
from aligner.errors import InputError
from aligner.languages.codes import parse_language
from aligner.languages.identify import identify
from aligner.read.source import content
from aligner.read.text import read_text
from aligner.settings import Settings


class Pair(NamedTuple):
    """A pair and where in its file it stands: 1-based line, and the column of each text."""

    id: str
    source: str
    target: str
    line: int
    columns: tuple[int, int]


def read_pairs(path: Path, settings: Settings) -> Bitext:
    """The bitext of a `.jsonl` file (id, source, target) or a `.tsv` file (two or three columns).

    Raises:
        InputError: if the file cannot be read, or a line is not a pair.
    """
    parse = _PARSERS.get(path.suffix.lower())
    if parse is None:
        raise InputError(
            f"{path}: one file was given, and it is not a file of pairs (.jsonl or .tsv). "
            "Give the translation as well."
        )
    raw = read_text(*content(path), settings.encoding)
    pairs = list(parse(raw.name, raw.text))
    if not pairs:
        raise InputError(f"{raw.name}: no pairs in it. Give a file with at least one.")
    source = _document(raw.name, settings.source_language, [(p.source, p.line, p.columns[0]) for p in pairs])
    target = _document(raw.name, settings.target_language, [(p.target, p.line, p.columns[1]) for p in pairs])
    return Bitext(source, target, _beads(pairs), tuple(pair.id for pair in pairs))


def _document(
    name: str, language: str | None, texts: list[tuple[str, int, int]]
) -> Document:
    """One side; pairs with nothing on it have no segment here."""
    segments = []
    start = 0
    for paragraph, (text, line, column) in enumerate(texts):
        if text.strip():
            segments.append(Segment(text, start, start + len(text), line, column, paragraph))
            start += len(text) + 1
    joined = "\n".join(segment.text for segment in segments)
    code = parse_language(language) if language else identify(joined)
    return Document(name, code, joined, tuple(segments))


def _beads(pairs: list[Pair]) -> tuple[Bead, ...]:
    beads = []
    i = j = 0
    for pair in pairs:
        next_i, next_j = i + bool(pair.source.strip()), j + bool(pair.target.strip())
        beads.append(Bead(range(i, next_i), range(j, next_j)))
        i, j = next_i, next_j
    return tuple(beads)


def _jsonl(name: str, text: str) -> Iterator[Pair]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(
                f"{name}: line {number} is not JSON (column {error.colno}: {error.msg}). "
                "Every line must be one JSON object."
            ) from error
        if not isinstance(row, dict) or not all(isinstance(row.get(k), str) for k in ("source", "target")):
            raise InputError(
                f'{name}: line {number} has no texts "source" and "target". '
                'Every line must be an object such as {"id": "1", "source": "...", "target": "..."}.'
            )
        yield Pair(str(row.get("id", number)), row["source"], row["target"], number, (1, 1))


def _tsv(name: str, text: str) -> Iterator[Pair]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        cells = line.split("\t")
        if number == 1 and [cell.strip().lower() for cell in cells[-2:]] == ["source", "target"]:
            continue
        if len(cells) not in {2, 3}:
            raise InputError(
                f"{name}: line {number} has {len(cells)} column{'s' * (len(cells) != 1)}; "
                "2 (source, target) or 3 (id, source, target) are needed, divided by tabs."
            )
        first = 1 + len(cells[0]) + 1 if len(cells) == 3 else 1
        columns = (first, first + len(cells[-2]) + 1)
        yield Pair(cells[0] if len(cells) == 3 else str(number), cells[-2], cells[-1], number, columns)


_PARSERS: dict[str, Callable[[str, str], Iterator[Pair]]] = {".jsonl": _jsonl, ".tsv": _tsv}
