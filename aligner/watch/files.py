"""What files hold, and which of them have changed since one last looked."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from aligner.digest import digest

Stamp = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """By what a file is known without reading it, and its content; None where it is not there."""

    stamp: Stamp | None
    content: bytes | None


class Files:
    """Some files as they were when one last looked."""

    def __init__(self) -> None:
        self._held: dict[Path, _Held] = {}

    def changed(self, paths: Iterable[Path], *, read: bool = True) -> tuple[Path, ...]:
        """Those whose content is another than when one last looked; at first, all.

        Args:
            paths: what to look at; others are forgotten.
            read: read all of them; otherwise only those that look as if they had changed. Within
                a tick of the clock of the file system a file may change and look the same.
        """
        before, self._held = self._held, {}
        for path in paths:
            known = before.get(path)
            stamp = _stamp(path)
            if known is None or read or stamp != known.stamp:
                self._held[path] = _Held(stamp, _content(path))
            else:
                self._held[path] = known
        return tuple(
            path
            for path, held in self._held.items()
            if path not in before or before[path].content != held.content
        )

    def contents(self) -> dict[Path, bytes | None]:
        """A digest of each, None of what is not there."""
        return {path: held.content for path, held in self._held.items()}


def _stamp(path: Path) -> Stamp | None:
    try:
        state = os.stat(path)  # noqa: PTH116 - as fast as can be, many times
    except (OSError, ValueError):
        return None
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns


def _content(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return digest(file.read())
    except (OSError, ValueError):
        return None  # whoever needs it says why it cannot be read
