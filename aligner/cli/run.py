"""What `check` and `align` do: call the library, print, say how it went."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from rich.console import Console

from aligner import pipeline
from aligner.mqm import Report, Severity, Verdict
from aligner.pipeline import Hooks
from aligner.report import to_json, write_alignment
from aligner.report.output import write_atomically
from aligner.report.terminal import render
from aligner.report.visible import visible
from aligner.settings import Settings

FOUND = 1
_PATIENCE = 1.0  # seconds after which work shows its progress


@dataclass(frozen=True)
class Screen:
    """Where to print what: the report on standard output, everything else on standard error."""

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


class ProgressBar:
    """A bar on standard error, shown from the second on in which the work is not yet done."""

    def __init__(self, screen: Screen) -> None:
        self._shown = sys.stderr.isatty() and not screen.quiet
        self._start = time.monotonic()
        self._bar: Any = None

    def __call__(self, done: int, total: int) -> None:
        if self._bar is None and self._shown and time.monotonic() - self._start > _PATIENCE:
            from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415

            columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("Embedding", total=total)
            self._bar.start()
        if self._bar:
            self._bar.update(self._task, completed=done)
            if done == total:
                self._bar.stop()


def check(
    source: Path,
    target: Path | None,
    settings: Settings,
    report_format: str,
    fail_on: str,
    output: Path | None,
    screen: Screen,
) -> int:
    """Prints or writes the report; the exit code."""
    hooks = Hooks(screen.notify, ProgressBar(screen))
    report = pipeline.check(source, target, settings, hooks=hooks)
    _deliver(report, report_format, output, screen)
    screen.timings(dict(report.seconds))
    return FOUND if fails(report, fail_on) else 0


def fails(report: Report, fail_on: str) -> bool:
    """Whether the gate trips: a finding of that severity or above, or no translation at all."""
    if fail_on == "never":
        return False
    worst = report.worst()
    graver = worst is not None and worst.rank >= Severity(fail_on).rank
    return graver or report.verdict is not Verdict.TRANSLATION


def _deliver(report: Report, report_format: str, output: Path | None, screen: Screen) -> None:
    if report_format == "json":
        _write(to_json(report), output, screen)
    elif output:
        plain = Console(width=100, color_system=None, file=None, record=False, highlight=False)
        with plain.capture() as captured:
            plain.print(render(report))
        write_atomically(output, captured.get())
    elif not screen.quiet:
        with printing():
            screen.output.print(render(report))


def align(
    source: Path,
    target: Path | None,
    settings: Settings,
    alignment_format: str,
    output: Path | None,
    screen: Screen,
) -> None:
    """Prints or writes the beads."""
    hooks = Hooks(screen.notify, ProgressBar(screen))
    start = time.perf_counter()
    bitext = pipeline.align(source, target, settings, hooks=hooks)
    screen.timings({"all": time.perf_counter() - start})
    _write(write_alignment(bitext, alignment_format), output, screen)


def _write(text: str, output: Path | None, screen: Screen) -> None:
    if output:
        write_atomically(output, text)
    elif not screen.quiet:
        with printing():
            sys.stdout.write(text)


@contextmanager
def printing() -> Iterator[None]:
    """For what prints on standard output: a reader (`head`) that has seen enough is no error."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still in the buffer goes nowhere; Python would complain about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
