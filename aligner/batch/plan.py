"""What is to be done: the shards of a manifest, and the rows whose id was taken before.

The plan lies on the disk, so that a manifest of any length takes no more memory than a short one.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType

from aligner.batch.manifest import Broken, Entry, Manifest, Place, Row
from aligner.digest import digest
from aligner.errors import OutputError

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA cache_size = -65536;
CREATE TABLE ids (id BLOB PRIMARY KEY, number INTEGER, line INTEGER) WITHOUT ROWID;
CREATE TABLE taken (number INTEGER PRIMARY KEY, place TEXT);
CREATE TABLE shards (shard INTEGER PRIMARY KEY, number INTEGER, line INTEGER, offset INTEGER);
BEGIN;
"""


@dataclass(frozen=True, slots=True)
class Shard:
    """Consecutive rows of a manifest, whose results stand in one file.

    Attributes:
        number: from 0.
        start: the place of its first row.
        rows: how many it has.
        taken: the numbers of those rows whose id an earlier row has, and where that is.
    """

    number: int
    start: Place
    rows: int
    taken: Mapping[int, str]

    def entries(self, manifest: Manifest) -> Iterator[Entry]:
        """Its rows, in order; one whose id was taken before is broken."""
        for each in islice(manifest.entries(self.start), self.rows):
            place = self.taken.get(each.place.number)
            if place is None:
                yield each
            else:
                reason = f'The id "{each.id}" is that of {place} already.'
                yield Broken(each.place, reason, each.id)


class Plan:
    """The shards of a manifest; as a context it takes its file away in the end.

    Args:
        manifest: is read once, whole; twice where only the number of shards is given.
        file: where the plan is kept meanwhile; there may be none yet.
        rows_per_shard: how many rows a shard has, the last one excepted.
        shards: how many shards there are at most, in place of that.

    Raises:
        InputError: if the manifest cannot be read.
        OutputError: if the plan cannot be written.
    """

    def __init__(
        self,
        manifest: Manifest,
        file: Path,
        *,
        rows_per_shard: int,
        shards: int | None = None,
    ) -> None:
        self._file = file
        if shards:
            rows = sum(1 for _ in manifest.entries())
            rows_per_shard = max(1, -(-rows // shards))
        self.rows_per_shard = rows_per_shard
        self.rows = 0
        try:
            self._base = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
            self._base.executescript(_TABLES)
            for each in manifest.entries():
                self._add(each)
        except sqlite3.Error as error:
            self.close()
            raise OutputError(f"{file.parent}: the plan cannot be written ({error}).") from error
        except BaseException:
            self.close()
            raise

    @property
    def count(self) -> int:
        """How many shards there are."""
        return -(-self.rows // self.rows_per_shard)

    def shards(self, start: int = 0) -> Iterator[Shard]:
        """The shards from number `start` on."""
        known = "SELECT number, line, offset FROM shards WHERE shard = ?"
        for shard in range(start, self.count):
            place = Place(*self._base.execute(known, (shard,)).fetchone())
            rows = min(self.rows_per_shard, self.rows - shard * self.rows_per_shard)
            yield Shard(shard, place, rows, self._taken(place.number, rows))

    def _add(self, each: Entry) -> None:
        shard, behind = divmod(self.rows, self.rows_per_shard)
        if behind == 0:
            self._base.execute("INSERT INTO shards VALUES (?, ?, ?, ?)", (shard, *each.place))
        self.rows += 1
        if isinstance(each, Row):
            self._name(each)

    def _name(self, row: Row) -> None:
        """Notes the id, or that it is taken."""
        key = digest(row.id)
        added = self._base.execute(
            "INSERT OR IGNORE INTO ids VALUES (?, ?, ?)", (key, row.place.number, row.place.line)
        )
        if added.rowcount == 0:
            first = self._base.execute("SELECT number, line FROM ids WHERE id = ?", (key,))
            number, line = first.fetchone()
            place = Place(number, line, 0)
            self._base.execute("INSERT INTO taken VALUES (?, ?)", (row.place.number, str(place)))

    def _taken(self, number: int, rows: int) -> Mapping[int, str]:
        between = "SELECT number, place FROM taken WHERE number >= ? AND number < ?"
        return dict(self._base.execute(between, (number, number + rows)))

    def __enter__(self) -> "Plan":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Takes its file away."""
        with closing(self._base):
            pass
        self._file.unlink(missing_ok=True)
