"""The pairs as a list that `aligner batch` reads."""

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from aligner.errors import SettingsError

FORMS = ("jsonl", "csv", "tsv")
_DIGITS = 4  # of a score


class Row(NamedTuple):
    """A pair of documents.

    Attributes:
        source: path of one.
        target: path of the other.
        source_language: BCP 47 code.
        target_language: likewise.
        score: how likely they are versions of each other, 0 to 1.
    """

    source: Path
    target: Path
    source_language: str
    target_language: str
    score: float


def form_of(path: Path | None) -> str:
    """The form that the suffix of a path tells; JSON Lines for standard output.

    Raises:
        SettingsError: if it tells none.
    """
    if path is None or path.parts[:2] == ("/", "dev"):
        return FORMS[0]
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise SettingsError(
            f"{path}: no list of pairs by its suffix. Give it .jsonl, .csv or .tsv."
        )
    return form


def manifest(rows: Iterable[Row], form: str, folder: Path) -> str:
    """The text of a list of pairs, with paths from the folder that it will stand in."""
    made = list(_fields(rows, folder))
    if form == "jsonl":
        return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in made)
    if form == "tsv":  # nothing is quoted
        return "".join("\t".join(map(str, each)) + "\n" for each in (_NAMES, *map(_values, made)))
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([_NAMES, *map(_values, made)])
    return text.getvalue()


def _values(fields: dict[str, str | float]) -> list[str | float]:
    return [fields[name] for name in _NAMES]


_NAMES = ("id", "source", "target", "source_language", "target_language", "score")


def _fields(rows: Iterable[Row], folder: Path) -> Iterator[dict[str, str | float]]:
    seen: set[str] = set()
    for row in rows:
        source, target = (_from(folder, path) for path in (row.source, row.target))
        # A document may have versions in several languages.
        name = source if source not in seen else f"{source}:{row.target_language}"
        while name in seen:
            name += "+"
        seen.add(name)
        values = (name, source, target, row.source_language, row.target_language)
        yield dict(zip(_NAMES, (*values, round(row.score, _DIGITS)), strict=True))


def _from(folder: Path, path: Path) -> str:
    return Path(os.path.relpath(path.absolute(), folder.absolute())).as_posix()
