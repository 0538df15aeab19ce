"""The manifest: which pairs there are, one a row, read one by one whatever its length.

A row has an `id`, an original (`source`, a path, or `source_text`), a translation (`target` or
`target_text`) and, if they are known, `source_language` and `target_language`. Other columns are
left alone. The formats are told by the suffix: `.csv`, `.tsv`, `.jsonl` (or `.ndjson`), `.parquet`.
A row that cannot be read is a `Broken` among the others, and the rest is read on.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from aligner.errors import InputError

COLUMNS = (
    "id",
    "source",
    "target",
    "source_text",
    "target_text",
    "source_language",
    "target_language",
)
"""All that a manifest can say of a pair."""
SIDES = ("source", "target")
_PIECE = 1 << 20
_DIGEST = 20  # bytes


class Place(NamedTuple):
    """Where a row begins.

    Attributes:
        number: of the row, from 1.
        line: of the file, from 1; None where a file has no lines.
        offset: bytes before it; in Parquet, rows before it.
    """

    number: int
    line: int | None
    offset: int

    def __str__(self) -> str:
        return f"row {self.number}" if self.line is None else f"line {self.line}"


@dataclass(frozen=True, slots=True)
class Row:
    """A pair.

    Attributes:
        place: of the row in the manifest.
        id: what the pair is called in the results; never empty.
        source: the path of the original as it is written; None where `source_text` is given.
        target: likewise, of the translation.
        source_text: the original itself; None where `source` is given.
        target_text: likewise, the translation.
        source_language: BCP 47 code; None where it is not said.
        target_language: likewise.
    """

    place: Place
    id: str
    source: str | None = None
    target: str | None = None
    source_text: str | None = None
    target_text: str | None = None
    source_language: str | None = None
    target_language: str | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that cannot be read.

    Attributes:
        place: of the row.
        reason: what is wrong, a sentence.
        id: where that could be read.
    """

    place: Place
    reason: str
    id: str | None = None


Entry = Row | Broken


class Manifest(Protocol):
    """A manifest of whatever format."""

    @property
    def path(self) -> Path:
        """Of the file."""
        ...

    def entries(self, start: Place | None = None) -> Iterator[Entry]:
        """The rows from `start` on, which is the place of one of them; from the first if None.

        Raises:
            InputError: if the file as a whole cannot be read.
        """
        ...


def open_manifest(path: str | Path) -> Manifest:
    """The manifest in a file; its rows are read when they are asked for.

    Raises:
        InputError: if there is no such file, it is of another format, or it lacks columns.
    """
    path = Path(path)
    if not path.is_file():
        raise InputError(f"{path}: no such file. Name the manifest: .csv, .tsv, .jsonl, .parquet.")
    match path.suffix.lower():
        case ".csv" | ".tsv":
            from aligner.batch.manifest_table import Table  # noqa: PLC0415 - they need this module

            return Table(path)
        case ".jsonl" | ".ndjson":
            from aligner.batch.manifest_jsonl import JsonLines  # noqa: PLC0415

            return JsonLines(path)
        case ".parquet":
            from aligner.batch.manifest_parquet import ParquetRows  # noqa: PLC0415

            return ParquetRows(path)
    raise InputError(
        f"{path}: no manifest by its suffix. Give it one of .csv, .tsv, .jsonl, .parquet."
    )


def digest_of(path: Path) -> str:
    """A digest of the bytes of a file, in hexadecimal digits."""
    found = hashlib.blake2b(digest_size=_DIGEST)
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def refuse_columns(path: Path, names: list[str]) -> None:
    """Raises InputError where a table with columns of these names says nothing of pairs."""
    twice = sorted({name for name in names if name in COLUMNS and names.count(name) > 1})
    if twice:
        raise InputError(f"{path}: two columns are called {twice[0]}. Name one of them otherwise.")
    for needed in (("id",), *((side, f"{side}_text") for side in SIDES)):
        if not set(needed) & set(names):
            raise InputError(
                f"{path}: no column {' or '.join(needed)}. The first line, or the schema, must "
                "name id, source (a path) or source_text, target or target_text."
            )


def entry(place: Place, values: Mapping[str, object]) -> Entry:
    """The row with these values by the names of columns; what is empty is not said."""
    said: dict[str, str] = {}
    for name in COLUMNS:
        match values.get(name):
            case None | "":
                continue
            case str(text):
                said[name] = text
            case int(number) if name == "id" and not isinstance(number, bool):
                said[name] = str(number)
            case _:
                return Broken(place, f"{name} is not a text.", said.get("id"))
    if "id" not in said:
        return Broken(place, "It has no id.")
    for side in SIDES:
        given = [name for name in (side, f"{side}_text") if name in said]
        if len(given) != 1:
            fault = "has both" if given else "has neither"
            return Broken(place, f"It {fault} {side} and {side}_text: give one.", said["id"])
    return Row(place, **said)
