"""Where bytes come from: a file or standard input."""

import sys
from pathlib import Path
from typing import BinaryIO

from aligner.errors import InputError

STANDARD_INPUT = "<stdin>"
MOST_BYTES = 100 * 2**20
"""Of a file. A novel has one million, a scanned book some tens."""


def content(path: Path) -> tuple[str, bytes]:
    """The name to show for `path`, and its bytes; `-` is standard input.

    Raises:
        InputError: if it cannot be read, or is larger than `MOST_BYTES`.
    """
    if str(path) == "-":
        return STANDARD_INPUT, _read(STANDARD_INPUT, sys.stdin.buffer)
    name = str(path)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(name)
        with path.open("rb") as file:  # a pipe or a device has no size
            return name, _read(name, file)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError(f"{name}: no such file. Check the path.") from error
    except IsADirectoryError as error:
        raise InputError(f"{name}: a directory. Give a file in it.") from error
    except PermissionError as error:
        raise InputError(f"{name}: permission denied. Make the file readable.") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{name!a}: cannot be read ({reason}). Check the path.") from error


def _read(name: str, file: BinaryIO) -> bytes:
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _too_large(name)
    return data


def _too_large(name: str) -> InputError:
    return InputError(f"{name}: larger than {MOST_BYTES >> 20} MB. Divide it into several files.")
