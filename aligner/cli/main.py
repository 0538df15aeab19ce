"""The console script: runs a command and turns what went wrong into a line and an exit code."""

import gc
import os
import signal
import sys
from pathlib import Path

from aligner.errors import AlignerError, ConfigError

FOUND = 1
COULD_NOT_RUN = 2
INTERRUPTED = 130
ASKED = "_ALIGNER_COMPLETE"
"""The variable by which a shell asks for completions; its value is the name of the shell."""
_NEW = 100_000  # objects until cycles are looked for; with Python's 700 that is a tenth of a check


def main() -> None:
    """Entry point of `aligner`."""
    gc.set_threshold(_NEW, *gc.get_threshold()[1:])
    code = _exit_code()
    gc.freeze()  # what ends need not be searched for cycles before
    sys.exit(code)


def _exit_code() -> int:
    _open_streams()
    try:
        code = _run()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except ConfigError as error:
        return _failed(*error.lines)
    except AlignerError as error:
        return _failed(str(error))
    except OSError as error:  # what prints the help does not say what a full disk is about
        drop_output()
        return _failed(f"{error.strerror or error}.")
    if code == INTERRUPTED:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # once is enough: no traceback while it ends
        print("aligner: interrupted.", file=sys.stderr)
    return code


def _run() -> int:
    """Runs the command; its exit code."""
    import typer  # noqa: PLC0415 - an interrupt while loading is no traceback

    from aligner.cli.app import app  # noqa: PLC0415

    if ASKED in os.environ:
        from aligner.cli.completion import answer  # noqa: PLC0415

        answer(app, sys.argv[1:], os.environ[ASKED])
        return 0
    try:
        return app(prog_name="aligner", standalone_mode=False) or 0
    except typer.TyperException as error:
        from aligner.cli.mistakes import mistake  # noqa: PLC0415

        return _failed(mistake(error))


def _failed(*lines: str) -> int:
    """Prints lines without anything that would steer the terminal: names come from outside."""
    from aligner.report.visible import visible  # noqa: PLC0415 - only when something went wrong

    for line in lines:
        print(f"aligner: {visible(line)}", file=sys.stderr)
    return COULD_NOT_RUN


def drop_output() -> None:
    """What is still to be printed goes nowhere; Python would complain about it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_streams() -> None:
    """Makes the standard streams fit for any text, and for what was closed (`>&-`)."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, Path(os.devnull).open(mode))  # noqa: SIM115 - until the end
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:  # Hindi on a terminal that is not UTF-8: escapes, no failure
            reconfigure(errors="backslashreplace")
