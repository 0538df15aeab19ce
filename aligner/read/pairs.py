"""Pairs that are aligned already: JSON Lines, tab-separated files, and lists of texts."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from aligner.bitext import Bead, Bitext, Document, Segment
from aligner.errors import InputError
from aligner.languages.codes import parse_language
from aligner.languages.identify import identify
from aligner.read.source import content
from aligner.read.text import read_text
from aligner.settings import Settings

# Not `str.splitlines`: a text may hold U+2028, U+0085 and the like.
_LINE_BREAK = re.compile(r"\r\n|[\r\n]")


class Text(NamedTuple):
    """One side of a pair, and where in its file it stands: 1-based line and column."""

    text: str
    line: int
    column: int


class Pair(NamedTuple):
    """A pair; either side may be empty."""

    id: str
    source: Text
    target: Text


def read_pairs(path: Path, settings: Settings) -> tuple[Bitext, tuple[str, ...]]:
    """The bitext of a `.jsonl` file (id, source, target) or a `.tsv` file (two or three columns).

    Also returns notes for the user, one line each.

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
    if not any(pair.source.text or pair.target.text for pair in pairs):
        raise InputError(f"{raw.name}: no pairs in it. Give a file with at least one.")
    return _bitext(raw.name, pairs, settings.source_language, settings.target_language), raw.notes


def bitext_of(
    source: Sequence[str],
    target: Sequence[str],
    source_language: str | None = None,
    target_language: str | None = None,
    *,
    ids: Sequence[str] | None = None,
    name: str = "pairs",
) -> Bitext:
    """Pairs that are aligned already, for `check`: the n-th source belongs to the n-th target.

    Texts are taken as from a file of pairs: without the space around them, on one line; an empty
    one says that the other has no counterpart.

    Args:
        source: the n originals.
        target: their n translations.
        source_language: BCP 47 code; None finds it out.
        target_language: likewise.
        ids: names of the n pairs; None numbers them from 1.
        name: what the two documents are called.

    Returns:
        The bitext, one bead a pair, with `ids`.

    Raises:
        InputError: if the lists are not of the same length.
        LanguageError: if a language code is unknown.
    """
    if len(source) != len(target):
        raise InputError(
            f"{len(source)} source and {len(target)} target texts: pairs need as many of either. "
            "Give an empty text where one is missing, or both lists to align()."
        )
    names = [str(number) for number in range(1, len(source) + 1)] if ids is None else ids
    if len(names) != len(source):
        raise InputError(f"{len(names)} ids for {len(source)} pairs. Give one a pair.")
    rows = zip(names, source, target, strict=True)
    pairs = [Pair(key, _text(s, n), _text(t, n)) for n, (key, s, t) in enumerate(rows, start=1)]
    return _bitext(name, pairs, source_language, target_language)


def _bitext(
    name: str, pairs: Sequence[Pair], source_language: str | None, target_language: str | None
) -> Bitext:
    source = _document(name, source_language, [pair.source for pair in pairs])
    target = _document(name, target_language, [pair.target for pair in pairs])
    return Bitext(source, target, _beads(pairs), tuple(pair.id for pair in pairs))


def _document(name: str, language: str | None, side: list[Text]) -> Document:
    """One side; pairs with nothing on it have no segment here."""
    present = [(paragraph, each) for paragraph, each in enumerate(side) if each.text]
    starts = accumulate((len(each.text) + 1 for _, each in present), initial=0)
    segments = tuple(
        Segment(each.text, start, start + len(each.text), each.line, each.column, paragraph)
        for (paragraph, each), start in zip(present, starts, strict=False)
    )
    text = "\n".join(segment.text for segment in segments)
    code = parse_language(language) if language else identify(text)
    return Document(name, code, text, segments)


def _beads(pairs: Sequence[Pair]) -> tuple[Bead, ...]:
    beads = []
    i = j = 0
    for pair in pairs:
        next_i, next_j = i + bool(pair.source.text), j + bool(pair.target.text)
        beads.append(Bead(range(i, next_i), range(j, next_j)))
        i, j = next_i, next_j
    return tuple(beads)


def _text(raw: str, line: int, column: int = 1) -> Text:
    """Without the space around it, and on one line: in the file it stands on one."""
    text = raw.strip()
    column += len(raw) - len(raw.lstrip()) if text else 0
    return Text(re.sub("[\r\n]", " ", text), line, column)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, and their numbers."""
    lines = enumerate(_LINE_BREAK.split(text), start=1)
    return ((number, line) for number, line in lines if line.strip())


def _jsonl(name: str, text: str) -> Iterator[Pair]:
    for number, line in _lines(text):
        row = _row(name, number, line)
        identifier = row.get("id")
        yield Pair(
            str(number if identifier is None else identifier),
            _text(row["source"], number),
            _text(row["target"], number),
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
    if not isinstance(row, dict) or not all(
        isinstance(row.get(side), str) for side in ("source", "target")
    ):
        raise InputError(
            f'{name}: line {number} has no texts "source" and "target". '
            'Every line must be an object such as {"id": "1", "source": "...", "target": "..."}.'
        )
    return row


def _tsv(name: str, text: str) -> Iterator[Pair]:
    for number, line in _lines(text):
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
            _text(source, number, column),
            _text(target, number, column + len(source) + 1),
        )


_PARSERS: dict[str, Callable[[str, str], Iterator[Pair]]] = {".jsonl": _jsonl, ".tsv": _tsv}
