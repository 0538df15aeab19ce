"""Where to print what: results on standard output, everything else on standard error."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING

from rich.console import Console

from aligner.cli.main import drop_output
from aligner.errors import OutputError
from aligner.report.visible import visible

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 1.0  # seconds after which work shows its progress


@dataclass(frozen=True)
class Screen:
    """What the user wants to see."""

    quiet: bool = False
    verbose: bool = False
    color: bool = True

    @cached_property
    def output(self) -> Console:
        return Console(no_color=None if self.color else True, highlight=False)

    def notify(self, line: str) -> None:
        if not self.quiet:
            print(f"aligner: {visible(line)}", file=sys.stderr, flush=True)

    def timings(self, seconds: dict[str, float]) -> None:
        if self.verbose:
            for stage, spent in seconds.items():
                print(f"aligner: {stage:<6} {spent:7.3f} s", file=sys.stderr)

    def progress(self) -> "ProgressBar":
        return ProgressBar(shown=sys.stderr.isatty() and not self.quiet)


class ProgressBar:
    """A bar on standard error, shown from the second on in which the work is not yet done.

    As a context it leaves the terminal as it was, whatever ends the work.
    """

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._start = time.monotonic()
        self._bar: Progress | None = None

    def __call__(self, done: int, total: int) -> None:
        if self._bar is None and self._shown and time.monotonic() - self._start > _PATIENCE:
            self._bar = _bar(total)
            self._bar.start()
        if self._bar:
            self._bar.update(self._bar.task_ids[0], completed=done)
            if done == total:
                self._bar.stop()

    def __enter__(self) -> "ProgressBar":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()


def _bar(total: int) -> "Progress":
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415

    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("Embedding", total=total)
    return bar


@contextmanager
def printing() -> Iterator[None]:
    """For what prints on standard output: a reader (`head`) that has seen enough is no error."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        drop_output()
    except OSError as error:
        drop_output()
        raise OutputError(f"standard output: cannot write: {error.strerror}.") from error
