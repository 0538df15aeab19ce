"""Tells when something happens to some files: the system says so, or a second has passed.

The system's notices are hints, never relied upon: they are not to be had of network drives, and
of a folder that was replaced they come from the old one. Whoever is woken looks at the files.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import TYPE_CHECKING

from aligner.errors import SettingsError

if TYPE_CHECKING:
    from watchfiles._rust_notify import RustNotify

TICK = 1.0
"""Seconds after which the files are looked at even if nothing was said."""

_STEP = 20  # milliseconds of quiet that end a save; in between the thread sleeps
_LONGEST = 50  # milliseconds after which it has ended in any case
_POLL = 300  # milliseconds, where the system gives no notices

Folders = dict[str, tuple[int, int]]
"""Those that are there, and by what the system knows them."""


class Bell:
    """Wakes whoever waits.

    As a context, it ends its thread at the end.

    Raises:
        SettingsError: if the library that it needs is not installed.
    """

    def __init__(self) -> None:
        try:
            from watchfiles._rust_notify import RustNotify  # noqa: PLC0415 - of an extra
        except ImportError:
            raise SettingsError(
                "watch needs the package watchfiles. Install it: pip install 'aligner[watch]'."
            ) from None
        self._notices = RustNotify
        self._rung = Event()
        self._names: frozenset[str] = frozenset()
        self._folders: Folders = {}
        self._follower: _Follower | None = None
        self._closed = False

    @property
    def closed(self) -> bool:
        return self._closed

    def follow(self, paths: Iterable[Path]) -> None:
        """Rings from now on when something happens to one of these, or to a folder above it.

        They, and their folders, need not be there. Cheap where nothing has changed.
        """
        names = frozenset(_ways(paths))
        folders = _folders(names)
        if (names, folders) == (self._names, self._folders) or self._closed:
            return
        self._stop()
        self._names, self._folders = names, folders
        self._follower = _Follower(self._notices, folders, _with_parents(names), self._rung)

    def ring(self) -> None:
        """Wakes whoever waits."""
        self._rung.set()

    def wait(self, seconds: float = TICK) -> bool:
        """Waits until it rings, or so long; whether it rang."""
        rung = self._rung.wait(seconds)
        self._rung.clear()
        return rung

    def close(self) -> None:
        """Follows nothing any more, and wakes whoever waits."""
        self._closed = True
        self._stop()
        self.ring()

    def _stop(self) -> None:
        if self._follower:
            self._follower.stop()
            self._follower = None

    def __enter__(self) -> "Bell":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class _Follower:
    """A thread that rings for what happens in some folders."""

    def __init__(
        self, notices: type["RustNotify"], folders: Folders, names: frozenset[str], rung: Event
    ) -> None:
        self._names = names
        self._rung = rung
        self._over = Event()
        self._watcher: RustNotify | None = None
        try:
            self._watcher = notices(sorted(folders), False, False, _POLL, False, True)
        except OSError:
            return  # no notices to be had, or a folder is just gone: the tick serves
        Thread(target=self._follow, args=(self._watcher,), daemon=True).start()

    def _follow(self, watcher: "RustNotify") -> None:
        while not self._over.is_set():
            try:
                found = watcher.watch(_LONGEST, _STEP, 0, self._over)
            except RuntimeError:
                return  # it was closed, or has failed: the tick serves
            if isinstance(found, set) and any(path in self._names for _, path in found):
                self._rung.set()

    def stop(self) -> None:
        self._over.set()


def _ways(paths: Iterable[Path]) -> Iterable[str]:
    """The names of files; of one behind a link, that as well."""
    for path in paths:
        try:
            name = os.path.abspath(path)  # noqa: PTH100 - what it is, not what it leads to
            yield name
            yield os.path.realpath(name)
        except (OSError, ValueError):
            continue  # the working directory was removed, or it is no path


def _folders(names: Iterable[str]) -> Folders:
    """The nearest folder of each file that is there, and the one in which that stands."""
    found: Folders = {}
    for name in names:
        folder = os.path.dirname(name)  # noqa: PTH120
        while not os.path.isdir(folder) and folder != os.path.dirname(folder):  # noqa: PTH112, PTH120
            folder = os.path.dirname(folder)  # noqa: PTH120
        for each in (folder, os.path.dirname(folder)):  # noqa: PTH120
            try:
                state = os.stat(each)  # noqa: PTH116
            except OSError:
                continue
            found[each] = state.st_dev, state.st_ino
    return found


def _with_parents(names: Iterable[str]) -> frozenset[str]:
    """The names, and those of all folders that they stand in."""
    return frozenset(name for each in names for name in (each, *map(str, Path(each).parents)))
