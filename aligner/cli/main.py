"""The console script: runs a command and turns what went wrong into a line and an exit code."""

import sys

from aligner.errors import AlignerError

COULD_NOT_RUN = 2
INTERRUPTED = 130


def main() -> None:
    """Entry point of `aligner`."""
    sys.exit(_exit_code())


def _exit_code() -> int:
    _show_any_text()
    try:
        from aligner.cli.app import app  # noqa: PLC0415 - an interrupt while loading is no traceback

        app()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except AlignerError as error:
        print(f"aligner: {_printable(str(error))}", file=sys.stderr)
        code = COULD_NOT_RUN
    if code == INTERRUPTED:
        print("aligner: interrupted.", file=sys.stderr)
    return code


def _show_any_text() -> None:
    """Prints Hindi to a terminal that is not UTF-8 as escapes instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def _printable(message: str) -> str:
    """A message without anything that would steer the terminal: names come from outside."""
    from aligner.report.visible import visible  # noqa: PLC0415 - only when something went wrong

    return visible(message)
