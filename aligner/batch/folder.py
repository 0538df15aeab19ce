"""The folder that results go to: one run at a time, and every file in it whole or not there.

No name in it comes from a manifest, and no link in it is followed.
"""

import fcntl
import json
import os
import secrets
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from aligner.errors import OutputError, SettingsError
from aligner.json_text import dumps

RUN = "_run.json"
"""Says of what run a folder holds the results. What reads folders of Parquet leaves `_` alone."""
_OURS = ".aligner-"  # begins the names of what is no result
_LOCK = f"{_OURS}lock"
_PLAN = f"{_OURS}plan"


class Folder:
    """A folder that nobody else writes to as long as this is open, as a context.

    Args:
        path: of the folder, which is made if it is missing.

    Raises:
        OutputError: if it cannot be written, or another run is writing to it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with writing(path):
            path.mkdir(parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
            self._lock = os.open(path / _LOCK, flags, 0o666)
        try:
            self._take()
        except BaseException:
            self.close()
            raise

    @property
    def plan(self) -> Path:
        """Where what is to be done is noted meanwhile."""
        return self.path / _PLAN

    def claim(self, run: Mapping[str, object]) -> None:
        """Makes this the folder of a run, or sees that it is that already.

        Raises:
            SettingsError: if it is the folder of another run.
            OutputError: if it is none, and not empty.
        """
        file = self.path / RUN
        if file.exists():
            self._compare(file, run)
            return
        with writing(self.path):
            others = [name for name in os.listdir(self.path) if not name.startswith(_OURS)]  # noqa: PTH208 - the names are all that is wanted
        if others:
            raise OutputError(
                f"{self.path}: is not empty, and holds no results of a batch. Name another folder."
            )
        with whole(self.path, RUN) as out:
            out.write(dumps(run, indent=2).encode() + b"\n")

    def _compare(self, file: Path, run: Mapping[str, object]) -> None:
        try:
            there = json.loads(file.read_bytes())
        except (OSError, ValueError) as error:
            raise OutputError(
                f"{file}: cannot be read. Name another folder for the results."
            ) from error
        if not isinstance(there, dict):
            there = {}
        wanted = json.loads(dumps(run))
        names = [name for name in {**there, **wanted} if there.get(name) != wanted.get(name)]
        if names:
            told = ", ".join(
                f"{name} {_shown(there.get(name))} there, {_shown(wanted.get(name))} now"
                for name in names
            )
            raise SettingsError(
                f"{self.path}: holds the results of another run: {told}. Name another folder, or "
                "go on with what was said then."
            )

    def _take(self) -> None:
        """Locks the folder, and takes away what a run that was killed left behind."""
        try:
            # Ends with the process that holds it, however that ends.
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(self._lock, 200, 0).decode(errors="replace").strip()
            raise OutputError(
                f"{self.path}: another run writes there ({holder or 'just begun'}). Wait for it, "
                "or name another folder."
            ) from error
        with writing(self.path):
            os.ftruncate(self._lock, 0)
            os.pwrite(self._lock, f"process {os.getpid()} on {socket.gethostname()}".encode(), 0)
        self._tidy()

    def _tidy(self) -> None:
        """Takes away what was not finished, here or by an actor of another machine that died."""
        with writing(self.path):
            for left in self.path.glob(f"{_OURS}*.tmp"):
                left.unlink(missing_ok=True)
            self.plan.unlink(missing_ok=True)

    def __enter__(self) -> "Folder":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._tidy()
        finally:
            self.close()

    def close(self) -> None:
        """Lets others write to it."""
        os.close(self._lock)


def _shown(value: object) -> str:
    text = dumps(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


@contextmanager
def whole(folder: Path, name: str) -> Iterator[BinaryIO]:
    """A file to write to, which is there under its name when the body has ended, whole, or not.

    Raises:
        OutputError: if it cannot be written.
    """
    beside = folder / f"{_OURS}{secrets.token_hex(6)}.tmp"
    with writing(folder):
        try:
            with beside.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            beside.replace(folder / name)
            _sync(folder)
        except BaseException:  # Ctrl-C too leaves nothing behind
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise


def _sync(folder: Path) -> None:
    """Makes sure that the names in a folder outlive a cut of power."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Says of what goes wrong with the disk in the body that it is about this folder."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{folder}: cannot be written ({error.strerror or error}). What is there is whole: "
            "mend that, and run it again to go on."
        ) from error
