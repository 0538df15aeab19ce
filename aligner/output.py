"""Writing a result so that it stands there whole or not at all."""

import errno
import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path

from aligner.errors import OutputError


def write_atomically(path: Path, text: str) -> None:
    """Write `text` to `path` as UTF-8; on failure the file that stood there still stands.

    A link is followed, the mode of an existing file is kept. What is not a regular file, such as
    `/dev/stdout` or a pipe, is written to directly.

    Raises:
        OutputError: Says what is wrong, where, and what to do.
    """
    # A character that has no UTF-8 form is half of one; its escape says which.
    data = text.encode("utf-8", "backslashreplace")
    try:
        if _is_stream(path):
            path.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(path)), data)
    except BrokenPipeError:
        raise  # The reader has gone: for the caller to end quietly, not a fault to report.
    except OSError as error:
        raise OutputError(_message(path, error)) from error


def write_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """Write texts as files of `folder`, by their names, which is made if it is not there.

    All of them are written aside before the first takes its place, so a full disk changes nothing.
    They take their places in the order given: what links to the others comes last. What else is in
    the folder stays.

    Raises:
        ValueError: for a name that is not that of a file in the folder.
        OutputError: Says what is wrong, where, and what to do.
    """
    for name in texts:
        if name in {"", ".", ".."} or {"/", "\\", "\0"} & set(name):
            raise ValueError(f"not the name of a file: {name!r}")
    new = not folder.exists()
    try:
        if new:
            folder.mkdir()
        _replace_all(folder, texts)
    except OSError as error:
        if new and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
        raise OutputError(_folder_message(folder, error)) from error


def refuse_unwritable_folder(folder: Path) -> None:
    """Raises OutputError where `write_folder` would, as far as that is known beforehand."""
    there = folder if folder.exists() else Path(os.path.realpath(folder)).parent
    try:
        if not stat.S_ISDIR(there.stat().st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if not os.access(there, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise OutputError(_folder_message(folder, error)) from error


def refuse_unwritable(path: Path) -> None:
    """Raises OutputError where `write_atomically` would, as far as that is known beforehand.

    For what takes minutes, and is then to be written.
    """
    whole = Path(os.path.realpath(path))
    try:
        if _is_stream(path):
            return
        if not stat.S_ISDIR(whole.parent.stat().st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        _writable_mode(whole)
        if not os.access(whole.parent, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise OutputError(_message(path, error)) from error


def _is_stream(path: Path) -> bool:
    # /dev/stdout may be a regular file that the shell holds open; replacing it would lose output.
    return path.exists() and not path.is_dir() and (_in_dev(path) or not path.is_file())


def _in_dev(path: Path) -> bool:
    return path.is_absolute() and path.parts[1:2] == ("dev",) and path.parts[2:3] != ("shm",)


def _replace(path: Path, data: bytes) -> None:
    """Write a new file beside `path`, then put it in its place in one step."""
    mode = _writable_mode(path)
    # The name does not contain the file's own, which may be as long as names can be.
    beside = path.parent / f".aligner-{secrets.token_hex(6)}.tmp"
    try:
        _write_new(beside, data, mode)
        beside.replace(path)
    except BaseException:  # Ctrl-C too must leave nothing behind.
        beside.unlink(missing_ok=True)
        raise


def _replace_all(folder: Path, texts: Mapping[str, str]) -> None:
    """Write new files beside those that they replace, then put each in its place."""
    beside = {name: folder / f".aligner-{secrets.token_hex(6)}.tmp" for name in texts}
    try:
        for name, text in texts.items():
            mode = _writable_mode(folder / name)
            _write_new(beside[name], text.encode("utf-8", "backslashreplace"), mode)
        for name, path in beside.items():
            path.replace(folder / name)
    except BaseException:  # Ctrl-C too must leave nothing behind.
        for path in beside.values():
            path.unlink(missing_ok=True)
        raise


def _writable_mode(path: Path) -> int | None:
    """The mode of the file at `path`, None for none; a folder or read-only file is an error."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(mode)


def _write_new(path: Path, data: bytes, mode: int | None) -> None:
    with path.open("xb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _message(path: Path, error: OSError) -> str:
    """What is wrong, where, what next."""
    match error:
        case IsADirectoryError():
            return f"{path}: is a folder. Name a file, such as {path / 'report.txt'}."
        case FileNotFoundError():
            return f'{path}: no such folder "{_folder(path)}". Create it first.'
        case NotADirectoryError():
            return f'{path}: "{_folder(path)}" is not a folder. Choose another path.'
    return f"{path}: cannot write: {error.strerror}.{_aftermath(path)}"


def _folder_message(folder: Path, error: OSError) -> str:
    match error:
        case FileNotFoundError():
            parent = Path(os.path.realpath(folder)).parent
            return f'{folder}: no such folder "{parent}". Create it first.'
        case NotADirectoryError() | FileExistsError():
            return f"{folder}: is no folder. Choose another path."
    return f"{folder}: cannot write: {error.strerror}. Nothing was written."


def _aftermath(path: Path) -> str:
    if not os.access(path.parent, os.X_OK) or not path.exists():
        return " Nothing was written."
    return "" if _is_stream(path) else " The old file is unchanged."


def _folder(path: Path) -> Path:
    """The folder that the file would stand in: that of the link's end, for a link."""
    return Path(os.path.realpath(path)).parent if path.is_symlink() else path.parent
