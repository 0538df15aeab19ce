"""Files of rows: JSON Lines, or Parquet with the extra `parquet`."""

import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from aligner.batch.folder import whole
from aligner.errors import SettingsError
from aligner.extras import extra

_GROUP = 16 * 2**20  # bytes of JSON that make a group of rows of a Parquet file
_HALVES = re.compile("[\ud800-\udfff]")
_NEED = "--format parquet"


class Form(StrEnum):
    """How rows are written."""

    JSONL = "jsonl"
    PARQUET = "parquet"


def known_form(name: str) -> Form:
    """The form of that name; raises SettingsError for none, or one that is not installed."""
    if name not in list(Form):
        raise SettingsError(f"{name}: rows are written as {' or '.join(Form)}.")
    if name == Form.PARQUET:
        extra("parquet", "pyarrow.parquet", _NEED)
    return Form(name)


class Rows(Protocol):
    """Takes the rows of a shard, in order."""

    def add(self, row: bytes) -> None:
        """Takes one, as a line of JSON with its end."""
        ...


def shard_name(number: int, count: int, form: Form) -> str:
    """`part-00007.jsonl`: names in the order of their numbers, from 0 to below `count`."""
    width = max(5, len(str(count - 1)))
    return f"part-{number:0{width}}.{form.value}"


@contextmanager
def shard_file(folder: Path, name: str, form: Form) -> Iterator[Rows]:
    """Where the rows of a shard go; it is there when the body has ended, whole, or not at all.

    Raises:
        OutputError: if it cannot be written.
    """
    with whole(folder, name) as file:
        if form is Form.JSONL:
            yield _Lines(file)
        else:
            with _Parquet(file) as rows:
                yield rows


class _Lines:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def add(self, row: bytes) -> None:
        self._file.write(row)


class _Parquet:
    """Rows are held as JSON until there is a group of them, which Arrow reads by its schema."""

    def __init__(self, file: BinaryIO) -> None:
        from aligner.batch.schema import arrow_schema  # noqa: PLC0415 - only where Arrow is there

        self._json = extra("parquet", "pyarrow.json", _NEED)
        parquet: Any = extra("parquet", "pyarrow.parquet", _NEED)
        self._schema = arrow_schema()
        self._writer = parquet.ParquetWriter(file, self._schema, compression="zstd")
        self._held: list[bytes] = []
        self._size = 0

    def add(self, row: bytes) -> None:
        self._held.append(_without_halves(row))
        self._size += len(row)
        if self._size >= _GROUP:
            self._write()

    def _write(self) -> None:
        if self._held:
            table = self._json.read_json(
                io.BytesIO(b"".join(self._held)),
                # A row must fit into a block.
                read_options=self._json.ReadOptions(block_size=self._size + 1, use_threads=False),
                parse_options=self._json.ParseOptions(
                    explicit_schema=self._schema, unexpected_field_behavior="error"
                ),
            )
            self._writer.write_table(table)
        self._held, self._size = [], 0

    def __enter__(self) -> "_Parquet":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._write()
        self._writer.close()


def _without_halves(row: bytes) -> bytes:
    """The row, halves of characters in it replaced: JSON can say them, UTF-8 cannot."""
    if b"\\ud" not in row:
        return row
    text = json.dumps(json.loads(row), ensure_ascii=False)
    return _HALVES.sub("\ufffd", text).encode() + b"\n"
