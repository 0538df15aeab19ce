"""A program that shows what is longer than the screen, as git chooses and starts it."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

_USUAL = "less"
# Without LESS, less quits if all fits, keeps colours, and leaves the text on the screen.
_HABITS = {"LESS": "FRX", "LV": "-c"}
_NO_SUCH = {126, 127}  # what a shell ends with that cannot run a command
_COLUMN = re.compile(r"\x1b\[\d+G")


def pager() -> str:
    """The command: of ALIGNER_PAGER, else of PAGER, else less; empty or `cat` for none."""
    chosen = next(
        (v for n in ("ALIGNER_PAGER", "PAGER") if (v := os.environ.get(n)) is not None), _USUAL
    )
    return "" if chosen.strip() == "cat" else chosen.strip()


def too_long(text: str, height: int) -> bool:
    """Whether it is more than fits above a prompt."""
    return text.count("\n") >= height


def paged(text: str, command: str) -> bool:
    """Shows a text in a pager and waits until the reader has left it, which may be early.

    False if there is no such pager, so that nothing was shown.
    """
    # A pager counts columns itself, and shows what else moves the cursor as signs.
    data = _COLUMN.sub("", text).encode("utf-8", "backslashreplace")
    running = subprocess.Popen(  # noqa: S602 - what the user has set, such as `less -R | tee seen`
        command,
        shell=True,
        stdin=subprocess.PIPE,
        env=_HABITS | dict(os.environ),
    )
    with _ignoring_interrupts():  # not before: the pager would inherit that
        try:
            running.communicate(data)
        except BrokenPipeError:
            running.wait()  # the reader has seen enough
    return running.returncode not in _NO_SUCH


@contextmanager
def _ignoring_interrupts() -> Iterator[None]:
    """For as long as the pager has the terminal: Ctrl-C is for it."""
    old = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, old)
