"""Vectors by row: in memory where they are few, in a file without a name where they are many.

The tokens of a novel have gigabytes of vectors. Whoever works along a text needs few of them at a
time, and the system keeps as much of the file in memory as there is room for.
"""

import errno
import os
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from aligner.errors import OutputError

Halves = NDArray[np.float16]

IN_MEMORY = 128 << 20
"""Bytes of vectors up to which they are in memory: about 4,500 sentences."""

_BYTES = np.float16().nbytes
_ENDLESS = 1 << 40  # rows
_NAMES = ("TMPDIR", "TEMP", "TMP")
_ON_DISK = "/var/tmp"  # noqa: S108 - /tmp may lie in memory, where nothing would be gained


@dataclass(frozen=True, slots=True)
class Filed:
    """(n, d) vectors that are consecutive rows of a file, and are read when they are asked for.

    A slice is of the same kind, and reads nothing; `np.asarray` reads. Both that and writing raise
    OutputError where the file cannot be read or written.
    """

    file: "_File"
    rows: range

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), self.file.width

    @property
    def nbytes(self) -> int:
        """Bytes in the file."""
        return len(self.rows) * self.file.width * _BYTES

    def __getitem__(self, rows: slice) -> "Filed":
        return Filed(self.file, self.rows[rows])

    def __setitem__(self, rows: slice, vectors: ArrayLike) -> None:
        part = self[rows]
        whole = np.broadcast_to(np.asarray(vectors, np.float16), part.shape)
        self.file.write(part.rows.start, np.ascontiguousarray(whole))

    def __array__(self, dtype: DTypeLike | None = None, copy: bool | None = None) -> NDArray[Any]:
        found = self.file.read(self.rows.start, len(self.rows))
        return found if dtype is None else found.astype(dtype, copy=False)


Vectors = Halves | Filed
"""(n, d) float16."""


def room(rows: int, width: int) -> Vectors:
    """Vectors of zeros, to be written over.

    Raises:
        OutputError: if the folder for temporary files has no room for so many.
    """
    if rows * width * _BYTES <= IN_MEMORY:
        return np.zeros((rows, width), np.float16)
    return Filed(_File(width, rows), range(rows))


def picked(vectors: Vectors, rows: NDArray[np.int64]) -> Halves:
    """(k, d) some rows, in this order, in memory."""
    if not isinstance(vectors, Filed):
        return vectors[rows]
    found = np.empty((len(rows), vectors.shape[1]), np.float16)
    ends = np.flatnonzero(np.diff(rows) != 1) + 1
    for start, stop in pairwise([0, *ends.tolist(), len(rows)] if len(rows) else []):
        found[start:stop] = vectors[int(rows[start]) : int(rows[stop - 1]) + 1]
    return found


def joined(parts: Iterable[Vectors]) -> Vectors:
    """(n, d) the rows of at least one part, each after those of the part before; a copy."""
    pile = Pile()
    for part in parts:
        pile.add(np.asarray(part, np.float16))
    return pile.vectors()


class Pile:
    """Vectors that grow by some rows at a time, of which nobody knows how many there will be."""

    def __init__(self) -> None:
        self._rows = 0
        self._held: Vectors | None = None

    def add(self, vectors: Halves) -> None:
        """Puts rows behind those that are there."""
        start, self._rows = self._rows, self._rows + len(vectors)
        width = vectors.shape[1]
        if self._held is None:  # of an array, only what is written to takes memory
            self._held = np.empty((max(IN_MEMORY, 0) // (_BYTES * width), width), np.float16)
        if isinstance(self._held, np.ndarray) and self._rows > len(self._held):
            known, self._held = self._held[:start], Filed(_File(width), range(_ENDLESS))
            self._held[:start] = known
        self._held[start : self._rows] = vectors

    def vectors(self) -> Vectors:
        """All of them, once something was added."""
        assert self._held is not None
        return self._held[: self._rows]


class _File:
    """Rows in a temporary file that is gone with this record, or with the process.

    Args:
        width: of a row.
        rows: that are zeros at first; what is written behind them makes it longer.
    """

    def __init__(self, width: int, rows: int = 0) -> None:
        self.width = width
        self._lock = Lock()  # it is read and written at one place at a time
        self._folder = "folder for temporary files"
        size = rows * width * _BYTES
        with self._explained():
            self._folder = _folder()
            if shutil.disk_usage(self._folder).free < size:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            # A file that has no name leaves nothing behind, even where the process is killed.
            self._file = tempfile.TemporaryFile(buffering=0, dir=self._folder)  # noqa: SIM115
            weakref.finalize(self, self._file.close)
            self._file.truncate(size)

    def write(self, first: int, vectors: Halves) -> None:
        """Puts consecutive rows where they belong."""
        with self._at(first):
            left = _bytes(vectors)
            while left:
                left = left[self._file.write(left) :]

    def read(self, first: int, rows: int) -> Halves:
        """Consecutive rows; zeros where the file has none."""
        found = np.zeros((rows, self.width), np.float16)
        with self._at(first):
            left = _bytes(found)
            while left and (done := self._file.readinto(left)):
                left = left[done:]
        return found

    @contextmanager
    def _at(self, row: int) -> Iterator[None]:
        with self._lock, self._explained():
            self._file.seek(row * self.width * _BYTES)
            yield

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise OutputError(
                f"{self._folder}: cannot hold the vectors of this text: "
                f"{error.strerror or error}. Make room, or set TMPDIR to another folder."
            ) from error


def _bytes(vectors: Halves) -> memoryview:
    return vectors.reshape(-1).view(np.uint8).data


def _folder() -> str:
    """The one that the user names for temporary files, or one that is on a disk."""
    named = any(map(os.environ.get, _NAMES))
    usual = not named and os.access(_ON_DISK, os.W_OK | os.X_OK)
    return _ON_DISK if usual else tempfile.gettempdir()
