"""Where bytes come from: a file or standard input."""

import sys
from pathlib import Path

from aligner.errors import InputError

STANDARD_INPUT = "<stdin>"


def content(path: Path) -> tuple[str, bytes]:
    """The name to show for `path`, and its bytes; `-` is standard input."""
    if str(path) == "-":
        return STANDARD_INPUT, sys.stdin.buffer.read()
    name = str(path)
    try:
        return name, path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError(f"{name}: no such file. Check the path.") from error
    except IsADirectoryError as error:
        raise InputError(f"{name}: a directory. Give a file in it.") from error
    except PermissionError as error:
        raise InputError(f"{name}: permission denied. Make the file readable.") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{name!a}: cannot be read ({reason}). Check the path.") from error
