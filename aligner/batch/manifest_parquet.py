"""A manifest in Parquet: needs the extra `parquet`."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligner.batch.manifest import COLUMNS, Entry, Place, entry, refuse_columns
from aligner.errors import InputError
from aligner.extras import extra

_ROWS = 64  # read at a time: their texts may be long


@dataclass(frozen=True, slots=True)
class ParquetRows:
    """The manifest in a file; see `Manifest`. Raises InputError where columns are missing."""

    path: Path

    def __post_init__(self) -> None:
        with self._opened() as file:
            refuse_columns(self.path, list(file.schema_arrow.names))

    def entries(self, start: Place | None = None) -> Iterator[Entry]:
        """See `Manifest.entries`."""
        offset = start.offset if start else 0
        with self._opened() as file:
            columns = [name for name in file.schema_arrow.names if name in COLUMNS]
            for number, values in self._rows(file, columns, offset):
                yield entry(Place(number + 1, None, number), values)

    def _rows(
        self,
        file: Any,  # noqa: ANN401 - pyarrow has no types
        columns: list[str],
        offset: int,
    ) -> Iterator[tuple[int, dict[str, object]]]:
        """The rows from `offset` on, with how many are before each."""
        before = 0
        for group in range(file.num_row_groups):
            count = file.metadata.row_group(group).num_rows
            if before + count > offset:
                number = before
                batches = file.iter_batches(_ROWS, row_groups=[group], columns=columns)
                for values in (row for batch in self._read(batches) for row in batch.to_pylist()):
                    if number >= offset:
                        yield number, values
                    number += 1
            before += count

    def _read(self, batches: Iterator[Any]) -> Iterator[Any]:
        try:
            yield from batches
        except (OSError, ValueError) as error:
            raise self._fault(error) from error

    def _opened(self) -> Any:  # noqa: ANN401 - pyarrow has no types
        parquet = extra("parquet", "pyarrow.parquet", "A manifest in Parquet")
        try:
            return parquet.ParquetFile(self.path)
        except (OSError, ValueError) as error:  # ArrowInvalid is a ValueError
            raise self._fault(error) from error

    def _fault(self, error: Exception) -> InputError:
        return InputError(f"{self.path}: cannot be read as Parquet ({error}).")
