"""The folder of a store: made whole, and taken out of the way whole.

A folder holds one file of SQLite and what SQLite has beside it. The file has another name in each
folder, so that a process which has opened that of a folder that is then replaced finds no log of
another file beside it. Nothing else in a folder is ever touched.
"""

import secrets
import shutil
import time
from contextlib import suppress
from pathlib import Path

from aligner.store.table import create

_DAY = 86400
_MARK = "moved"


def file_in(folder: Path) -> Path | None:
    """The file with the tables; None where the folder is not there, or not one of a store."""
    return min(folder.glob("*.db"), default=None)


def inode(folder: Path) -> int | None:
    """Tells a folder from another that takes its place; None where there is none."""
    try:
        return folder.stat().st_ino
    except FileNotFoundError:
        return None


def make(folder: Path) -> None:
    """Makes a folder with no entries, unless another process is faster.

    Raises:
        OSError: if it cannot be written.
        sqlite3.Error: likewise.
    """
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = _beside(folder, "new", secrets.token_hex(4))
    aside.mkdir(mode=0o700)
    try:
        create(aside / f"{secrets.token_hex(4)}.db")
        with suppress(FileExistsError):
            _rename(aside, folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def move_damaged(folder: Path, number: int) -> bool:
    """Takes a damaged folder out of the way; whether it was there still.

    Its new name has its `number`, which is its inode, and stays for a day: a process that found
    the same folder damaged, but comes later, cannot move the new one to where the old one is.

    Raises:
        OSError: if it cannot be moved.
    """
    aside = _beside(folder, "damaged", str(number))
    try:
        _rename(folder, aside)
    except (FileExistsError, FileNotFoundError):
        return False
    (aside / _MARK).touch()
    _empty(aside)
    _sweep(folder)
    return True


def remove(folder: Path) -> None:
    """Removes the folder of a store; another folder stays.

    Raises:
        OSError: if it cannot be removed.
    """
    aside = _beside(folder, "old", secrets.token_hex(4))
    with suppress(FileNotFoundError):  # another process was faster
        if file_in(folder):
            folder.rename(aside)
            _empty(aside)
            aside.rmdir()
    _sweep(folder)


def _rename(folder: Path, to: Path) -> None:
    """Renames a folder; FileExistsError where there is one with that name that is not empty."""
    try:
        folder.rename(to)
    except FileNotFoundError:
        raise
    except OSError as error:
        if to.is_dir():
            raise FileExistsError(str(to)) from error
        raise


def _empty(folder: Path) -> None:
    for path in folder.glob("*.db*"):
        path.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Removes what processes that were killed, and damaged files, have left."""
    for path in folder.parent.glob(f"{folder.name}.*-*"):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < time.time() - _DAY:
                shutil.rmtree(path, ignore_errors=True)


def _beside(folder: Path, what: str, name: str) -> Path:
    return folder.with_name(f"{folder.name}.{what}-{name}")
