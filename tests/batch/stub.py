"""`aligner batch` with checks that take as long as they are told.

What a pair has for its original says what becomes of the process that checks it.
"""

import os
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from aligner.batch import run
from aligner.batch.checker import Checked, Failed, How, Outcome
from aligner.batch.manifest import Broken, Entry
from aligner.batch.rows import error_row
from aligner.cli.main import main
from aligner.pool import allow

POISON = "kills the process"
HANGS = "never ends"
PARENT = "kills the one who began the process, once"


@dataclass(slots=True)
class Stub:
    """Checks nothing.

    Attributes:
        seconds: that a pair takes.
        marks: a folder, for what happens once, and for who was at work.
        fails: why no pair can be checked.
        timeout: after how many seconds a pair that hangs is given up. Others have a minute, so that
            no test is about how fast the machine is.
    """

    seconds: float = 0.0
    marks: Path | None = None
    fails: str = ""
    timeout: float = 0.1

    def __call__(self, entries: Sequence[Entry]) -> Outcome:
        if self.fails:
            return Failed(self.fails)
        rows = tuple(map(self._row, entries))
        return Checked(entries[0].place.number, rows, 2 * len(rows), 0)

    def lost(self, entries: Sequence[Entry]) -> Outcome:
        rows = tuple(error_row(each, "Killed.") for each in entries)
        return Checked(entries[0].place.number, rows, 0, len(rows))

    def late(self, entries: Sequence[Entry], seconds: float) -> Outcome:
        rows = tuple(error_row(each, f"{seconds} s.") for each in entries)
        return Checked(entries[0].place.number, rows, 0, len(rows))

    def _row(self, entry: Entry) -> bytes:
        allow(60)
        time.sleep(self.seconds)
        if isinstance(entry, Broken):
            return error_row(entry, entry.reason, "manifest")
        if self.marks:
            (self.marks / f"process-{os.getpid()}").touch()
            if entry.source_text == PARENT and not (self.marks / "killed").exists():
                (self.marks / "killed").touch()
                os.kill(os.getppid(), signal.SIGKILL)
                time.sleep(60)
        if entry.source_text == HANGS:
            if self.marks:
                (self.marks / "hangs").touch()
            allow(self.timeout)
            time.sleep(600)
        if entry.source_text == POISON:
            os.kill(os.getpid(), signal.SIGKILL)
        return error_row(entry, f"{entry.source_text} and {entry.target_text} are not compared.")


def stub(how: How) -> Stub:
    marks = os.environ.get("STUB_MARKS")
    seconds = float(os.environ.get("STUB_SECONDS", "0"))
    return Stub(seconds, Path(marks) if marks else None, timeout=how.seconds(0))


def run_command() -> None:
    """`aligner` with this instead of `Checker`."""
    with mock.patch.object(run, "Checker", stub):
        main()
