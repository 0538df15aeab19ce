"""The file of a store: keys and values in SQLite, through one connection of one process.

Everything here raises `sqlite3.Error` or `DamagedError`; what is to be done about it the store
knows. The file is written ahead (WAL), so that readers and a writer do not wait for each other. It
is never synchronised: a cut of power may cost the entries, which can be made again, and a kill of
the process does not. Values lie in a table of their own, so that looking for the oldest entries
reads none of them.
"""

import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

_Key = TypeVar("_Key", bytes, int)

VERSION = 1
"""Of the tables below."""

_OURS = 0x616C676E  # in the file, so that no other database is taken for a store
_JOURNAL = "WAL"
_WAITS = 10.0  # seconds for other writers
_AT_ONCE = 500  # keys in a statement: SQLite takes 999 at least
_PAGE = 16384  # bytes: values are some ten thousand
_LOG = 16 << 20  # bytes that the log may keep once it is empty
_GONE_AT_ONCE = 200  # entries that are evicted before others get their turn
_TABLES = """
CREATE TABLE entries (
    id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, used INTEGER, sum INTEGER, size INTEGER
);
CREATE INDEX by_use ON entries (used);
CREATE TABLE contents (id INTEGER PRIMARY KEY, value BLOB NOT NULL);
"""


class DamagedError(Exception):
    """The file is no store, or one of another version."""


def create(path: Path) -> None:
    """Makes an empty file, for which there is nobody else yet."""
    connection = _connected(path, "rwc")
    try:
        connection.execute(f"PRAGMA page_size = {_PAGE}")
        (mode,) = connection.execute(f"PRAGMA journal_mode = {_JOURNAL}").fetchone()
        if mode != b"wal":
            raise sqlite3.OperationalError("the disk cannot be shared by processes")
        connection.executescript(
            f"PRAGMA application_id = {_OURS}; PRAGMA user_version = {VERSION}; {_TABLES}"
        )
    finally:
        connection.close()


class Table:
    """The entries of a file that exists."""

    def __init__(self, path: Path) -> None:
        self._connection = _connected(path, "rw")
        try:
            made = self._number("application_id"), self._number("user_version")
            if made != (_OURS, VERSION):
                raise DamagedError(f"{path}: not of version {VERSION}")  # noqa: TRY301
            self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.execute(f"PRAGMA journal_size_limit = {_LOG}")
        except BaseException:
            self._connection.close()
            raise
        self._touched: set[int] = set()
        self._spoilt: set[bytes] = set()

    def found(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Those of the keys that are there, and whose values are whole, with these."""
        found: dict[bytes, bytes] = {}
        for some in _batches(keys):
            rows = self._connection.execute(
                "SELECT id, key, sum, used < ?, value FROM entries JOIN contents USING (id) "
                f"WHERE key IN ({_marks(some)})",
                (_hour(), *some),
            )
            for number, key, checksum, old, value in rows:
                if isinstance(value, bytes) and checksum == _checksum(key, value):
                    found[key] = value
                    if old:
                        self._touched.add(number)
                else:
                    self._spoilt.add(key)
        return found

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keeps the values; of a key that is there already, the value that is there."""
        with self._writing():
            self._drop_spoilt()
            self._touch()
            for key, value in values.items():
                row = self._connection.execute(
                    "INSERT INTO entries (key, used, sum, size) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT DO NOTHING",
                    (key, _hour(), _checksum(key, value), len(value)),
                )
                if row.rowcount:
                    self._connection.execute(
                        "INSERT INTO contents VALUES (?, ?)", (row.lastrowid, value)
                    )

    def note_uses(self) -> None:
        """Writes down which entries were used, where it was longer ago that they were."""
        if self._touched:
            with self._writing():
                self._touch()

    def evict(self, limit: int) -> None:
        """Lets go of the entries that were not used for longest, until `limit` bytes are held."""
        while self.size() > limit:
            with self._writing():
                excess = self.size() - limit  # again: another process may have done it meanwhile
                rows = self._connection.execute(
                    "SELECT id, size FROM entries ORDER BY used, id LIMIT ?", (_GONE_AT_ONCE,)
                ).fetchall()
                if not rows:
                    return
                freed = [0, *accumulate(size for _, size in rows)]
                self._delete(
                    [row[0] for row, so_far in zip(rows, freed, strict=False) if so_far < excess]
                )

    def size(self) -> int:
        """Bytes in the file that hold something."""
        pages = self._number("page_count") - self._number("freelist_count")
        return pages * self._number("page_size")

    def count(self) -> int:
        """Entries."""
        (count,) = self._connection.execute("SELECT count(*) FROM entries").fetchone()
        return int(count)

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """All that is written in the body, or nothing of it."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _touch(self) -> None:
        for some in _batches(self._touched):
            self._connection.execute(
                f"UPDATE entries SET used = ? WHERE id IN ({_marks(some)})", (_hour(), *some)
            )
        self._touched.clear()

    def _drop_spoilt(self) -> None:
        for some in _batches(self._spoilt):
            rows = self._connection.execute(
                f"SELECT id FROM entries WHERE key IN ({_marks(some)})", some
            ).fetchall()
            self._delete([number for (number,) in rows])
        self._spoilt.clear()

    def _delete(self, numbers: Sequence[int]) -> None:
        for table in ("contents", "entries"):
            self._connection.execute(
                f"DELETE FROM {table} WHERE id IN ({_marks(numbers)})", numbers
            )

    def _number(self, pragma: str) -> int:
        (number,) = self._connection.execute(f"PRAGMA {pragma}").fetchone()
        return int(number)


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_WAITS,
        isolation_level=None,
        check_same_thread=False,  # the store lets one thread in at a time
    )
    connection.text_factory = bytes  # a damaged page may hold text that is no UTF-8
    return connection


def _checksum(key: bytes, value: bytes) -> int:
    """Of the value and of whose it is: a damaged file may give that of another key."""
    return zlib.crc32(value, zlib.crc32(key))


def _hour() -> int:
    """What the last use is known by: reading again within the hour writes nothing."""
    return int(time.time()) // 3600


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def _batches(values: Iterable[_Key]) -> Iterator[list[_Key]]:
    every = list(values)
    return (every[k : k + _AT_ONCE] for k in range(0, len(every), _AT_ONCE))
