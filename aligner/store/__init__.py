"""Keeps values for later runs: bytes by key, in a folder that many processes share.

It is a convenience: whatever is wrong with it (no room, no right to write, a file that is damaged
or held by others) is told once, and the run goes on without it.
"""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import RLock
from typing import NamedTuple, Self, TypeVar

from aligner.cache import cache_folder
from aligner.errors import CacheError
from aligner.store.folder import file_in, inode, make, move_damaged, remove
from aligner.store.table import DamagedError, Table

DEFAULT_LIMIT = 10**9
"""Bytes: the vectors of some 40,000 sentences."""
NAME = "aligner-store"
"""Of the folder of a store in the cache folder."""

_LEFT = 0.9  # of the limit, once it was passed and the oldest entries are gone
_SHARE = 8  # the part of the limit that one value may take
_LARGEST = 500 << 20  # bytes of a value, about half of what SQLite takes
_AT_ONCE = 16 << 20  # bytes after which other writers get their turn
_TRIES = 3  # a damaged file is made anew, and another process may do so as well
# What SQLite says of a file that is none of its own or damaged, and of values that cannot be.
_DAMAGED = {
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_TOOBIG,
}
_SHORT_READ = sqlite3.SQLITE_IOERR_SHORT_READ

_T = TypeVar("_T")
_abandoned: list[Table] = []  # connections of a parent process, which are not ours to close


class Info(NamedTuple):
    """What a store holds.

    Attributes:
        path: its folder.
        entries: how many.
        bytes: they take in the file.
        limit: of these.
    """

    path: Path
    entries: int
    bytes: int
    limit: int


def open_store(
    folder: Path | None = None,
    *,
    limit_bytes: int = DEFAULT_LIMIT,
    notify: Callable[[str], None] = lambda _: None,
) -> "Store":
    """The store in a folder; None is `$ALIGNER_CACHE`, or else the cache folder of the user.

    Args:
        folder: where it is, or will be once something is put in.
        limit_bytes: beyond which what was not used for longest goes.
        notify: called with one line where it cannot be used.

    Raises:
        CacheError: if no folder was given, and there is none that can be written.
    """
    return Store((folder or cache_folder(notify)) / NAME, limit_bytes, notify)


class Store:
    """Values by key. A key is a digest of all that its value depends on, so a value never changes.

    It may be used from many threads and processes at once, and in a process that was forked from
    one that uses it. Nothing is written, and no file is made, before something is put in.

    Args:
        path: its folder.
        limit_bytes: beyond which what was not used for longest goes.
        notify: called with one line where it was damaged, or cannot be used.
    """

    def __init__(
        self,
        path: Path,
        limit_bytes: int = DEFAULT_LIMIT,
        notify: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.path = path
        self.limit = limit_bytes
        self._notify = notify
        self._off = False
        self._mended = False
        self._start()

    def _start(self) -> None:
        self._pid = os.getpid()
        self._lock = RLock()
        self._table: Table | None = None
        self._inode: int | None = None

    def get_many(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Those of the keys that are kept, with their values."""
        return self._tried(lambda table: table.found(keys), {}) if keys else {}

    def put_many(self, values: Mapping[bytes, bytes]) -> None:
        """Keeps the values, but those that are larger than an eighth of the limit."""
        largest = min(self.limit // _SHARE, _LARGEST)
        kept = {key: value for key, value in values.items() if len(value) <= largest}
        for some in _portions(kept):
            self._tried(partial(self._put, some), None, make_it=True)

    def _put(self, values: Mapping[bytes, bytes], table: Table) -> None:
        table.put(values)
        if table.size() > self.limit:
            table.evict(int(self.limit * _LEFT))

    def info(self) -> Info:
        """What it holds."""
        held = self._tried(lambda table: (table.count(), table.size()), (0, 0))
        return Info(self.path, *held, self.limit)

    def clear(self) -> None:
        """Forgets everything, and gives the room back.

        Raises:
            CacheError: if the files cannot be removed.
        """
        self._after_fork()
        with self._lock:
            self._drop()
            try:
                remove(self.path)
            except OSError as error:
                raise CacheError(
                    f"{self.path}: cannot be cleared: {_reason(error)}. Remove the folder by hand."
                ) from error

    def close(self) -> None:
        """Lets go of the file; what is asked for afterwards opens it again."""
        self._after_fork()
        if self._table:
            self._tried(lambda table: table.note_uses(), None)
        with self._lock:
            self._drop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _after_fork(self) -> None:
        """In a forked process: forgets the connection of its parent.

        SQLite forbids to use it here, and even to close it.
        """
        if self._pid != os.getpid():
            if self._table:
                _abandoned.append(self._table)
            self._start()

    def _tried(self, act: Callable[[Table], _T], otherwise: _T, *, make_it: bool = False) -> _T:
        """What `act` gives; `otherwise` where there is no file, or none that can be used."""
        self._after_fork()
        with self._lock:
            for _ in range(_TRIES):
                if self._off:
                    break
                try:
                    table = self._opened(make_it=make_it)
                    return act(table) if table else otherwise
                except (sqlite3.Error, OSError, DamagedError) as error:
                    self._take(error)
        return otherwise

    def _opened(self, *, make_it: bool) -> Table | None:
        """The table in the file; None where there is no file, and none is to be made."""
        if self._table is None:
            self._inode = None
            if make_it and not self.path.exists():
                make(self.path)
            self._inode = inode(self.path)
            if self._inode is None:
                return None
            file = file_in(self.path)
            if file is None:
                raise FileExistsError(errno.EEXIST, "this is no folder of a cache")
            self._table = Table(file)
        return self._table

    def _take(self, error: Exception) -> None:
        """Makes the file anew where it is damaged, the first time; else does without."""
        self._drop()
        try:
            if self._inode is not None and inode(self.path) != self._inode:
                return  # another process has replaced it
            if self._inode is not None and _is_damage(error) and not self._mended:
                self._mended = True
                if move_damaged(self.path, self._inode):
                    self._notify(
                        f"{self.path}: the cache was damaged, or of another version; it is made "
                        "anew."
                    )
                return
        except OSError as refusal:
            error = refusal
        self._off = True
        self._notify(
            f"{self.path}: the cache cannot be used ({_reason(error)}); going on without it. "
            "Mend that, or name another folder with --cache-dir."
        )

    def _drop(self) -> None:
        if self._table:
            self._table.close()
        self._table = None


def _portions(values: Mapping[bytes, bytes]) -> Iterator[dict[bytes, bytes]]:
    """The values in parts of a bounded size."""
    part: dict[bytes, bytes] = {}
    size = 0
    for key, value in values.items():
        part[key] = value
        size += len(value)
        if size > _AT_ONCE:
            yield part
            part, size = {}, 0
    if part:
        yield part


def _is_damage(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", 0)
    return isinstance(error, DamagedError) or code & 0xFF in _DAMAGED or code == _SHORT_READ


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
