"""What `lsp` does: give the streams to the server, and end with it."""

import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, NoReturn

from aligner.errors import SettingsError


def lsp(config: Path | None, given: Mapping[str, object], cache_dir: Path | None) -> NoReturn:
    """Serves an editor until it goes.

    Raises:
        SettingsError: if the library for it is not installed.
    """
    try:
        from aligner.lsp.server import Server, serve  # noqa: PLC0415 - needs the extra
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise SettingsError(
            "The language server needs a library that is not installed. "
            "Install it: pip install 'aligner[lsp]'."
        ) from error
    from aligner.lsp.projects import Projects  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # else it would wait for a line of input first
    if sys.stdin.isatty():
        print(
            "aligner: waiting for an editor; docs/editors.md says how to set one up.",
            file=sys.stderr,
        )
    stdin, stdout = _streams()
    named = config.absolute() if config else None
    ended_well = serve(Server(Projects(named, given), cache_dir), stdin, stdout)
    # A check that still runs in its thread is of no use to anybody: it is not waited for.
    os._exit(0 if ended_well else 1)


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """The streams of the protocol, out of the reach of all else.

    What any library prints goes to standard error, and no program that is started reads along.
    """
    sys.stdout.flush()
    stdin, stdout = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdout = sys.stderr
    return os.fdopen(stdin, "rb"), os.fdopen(stdout, "wb")
