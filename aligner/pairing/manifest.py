"""The pairs as a list that `aligner batch` reads."""

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from aligner.errors import SettingsError, did_you_mean

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


def form_of(path: Path | None, name: str | None = None) -> str:
    """The form that is named, or that the suffix of a path tells; JSON Lines where none does.

    Raises:
        SettingsError: if there is no such form.
    """
    if name is None and (path is None or path.parts[:2] == ("/", "dev")):
        return FORMS[0]
    form = name or (path.suffix.lower().removeprefix(".") if path else "")
    if form in FORMS:
        return form
    hint = did_you_mean(form, FORMS)
    what = f"--format {name}" if name else str(path)
    raise SettingsError(f"{what}: a list of pairs is one of {', '.join(FORMS)}. {hint}".rstrip())


def manifest(rows: Iterable[Row], form: str, folder: Path) -> str:
    """The text of a list of pairs, with paths from the folder that it will stand in."""
    made = list(_fields(rows, folder))
    if form == "jsonl":
        return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in made)
    text = io.StringIO()
    writer = csv.DictWriter(
        text, _NAMES, delimiter="," if form == "csv" else "\t", lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(made)
    return text.getvalue()


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
