"""Where to print what: results on standard output, everything else on standard error."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import RLock, Timer
from types import TracebackType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from aligner.cli.main import drop_output
from aligner.errors import OutputError
from aligner.report.visible import visible

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 1.0  # seconds after which work shows its progress

STAGES = {
    "read": "Reading",
    "load": "Loading the encoder",
    "embed": "Embedding",
    "align": "Aligning",
    "search": "Looking for candidates",
    "estimate": "Estimating",
    "judge": "Judging",
    "check": "Checking",
    "compare": "Comparing pairs",
    "write": "Writing",
    "find": "Looking for documents",
    "verify": "Verifying the weights",
    "build": "Building the encoder",
    "clear": "Clearing the cache",
}
"""How a stage of the work is called on the screen."""


@dataclass(frozen=True)
class Screen:
    """What the user wants to see."""

    quiet: bool = False
    verbose: bool = False
    color: bool | None = None
    _said: set[str] = field(default_factory=set, compare=False, repr=False)

    @cached_property
    def output(self) -> Console:
        return console(self.color)

    def notify(self, line: str) -> None:
        """Shows a note, once: the cache and the encoder may say the same of their folder."""
        if not self.quiet and line not in self._said:
            self._said.add(line)
            print(f"aligner: {visible(line)}", file=sys.stderr, flush=True)

    def timings(self, seconds: dict[str, float]) -> None:
        if self.verbose:
            for stage, spent in seconds.items():
                print(f"aligner: {stage:<6} {spent:7.3f} s", file=sys.stderr)

    def progress(self, stage: str = "read", *, typing: bool = False) -> "ProgressBar":
        """What shows how far the work is.

        Args:
            stage: what is done first, of `STAGES`.
            typing: whether the user types the text meanwhile: nothing is shown before that ends.
        """
        shown = sys.stderr.isatty() and not self.quiet
        return ProgressBar(stage, shown=shown, typing=typing, color=self.color)


class ProgressBar:
    """What is being done, on standard error, from the second on in which it is not yet done.

    As a context it leaves the terminal as it was, whatever ends the work.
    """

    def __init__(
        self, stage: str, *, shown: bool, typing: bool = False, color: bool | None = None
    ) -> None:
        self._state = _State(STAGES[stage])
        self._color = color
        self._bar: Progress | None = None
        self._lock = RLock()
        self._over = False
        self._timer = Timer(_PATIENCE, self._show)
        self._timer.daemon = True
        self._waiting = shown and typing
        if shown and not typing:
            self._timer.start()

    def stage(self, name: str) -> None:
        """Another stage begins; see `Hooks.stage`."""
        self._change(_State(STAGES[name]))

    def __call__(self, done: int, total: int) -> None:
        """So much of the stage is done."""
        self._change(replace(self._state, done=done, total=total))

    def _change(self, state: "_State") -> None:
        with self._lock:
            new, self._state = state.stage != self._state.stage, state
            if new and self._waiting:
                self._waiting = False
                self._timer.start()
            if self._bar:
                self._update(self._bar, new=new)

    def _show(self) -> None:
        """Runs in the thread of the timer: the work itself need not say anything for it."""
        bar = _bar(console(self._color, stderr=True))
        with self._lock:
            if not self._over:
                self._bar = bar
                self._update(bar, new=True)
                bar.start()

    def _update(self, bar: "Progress", *, new: bool) -> None:
        state = self._state
        if new:  # each stage is a task, whose clock starts with it
            for task in bar.task_ids:
                bar.remove_task(task)
            bar.add_task(state.stage, total=state.total, completed=state.done)
        else:
            bar.update(bar.task_ids[0], completed=state.done, total=state.total)

    def __enter__(self) -> "ProgressBar":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._over = True
            if self._bar:
                self._bar.stop()


@dataclass(frozen=True, slots=True)
class _State:
    """The stage that runs, and how much of it is done where that is known."""

    stage: str
    done: int = 0
    total: int | None = None


def console(color: bool | None, *, stderr: bool = False) -> Console:
    """A console with colours or without; None leaves it to the environment and the terminal."""
    color = _wanted_color() if color is None else color
    if color is None:  # rich knows NO_COLOR and FORCE_COLOR
        return Console(highlight=False, stderr=stderr)
    force = True if color else None
    return Console(highlight=False, stderr=stderr, no_color=not color, force_terminal=force)


def _wanted_color() -> bool | None:
    """What CLICOLOR_FORCE and CLICOLOR say, where nothing that rich knows goes before them."""
    if os.environ.get("NO_COLOR") or os.environ.get("FORCE_COLOR"):
        return None
    if os.environ.get("CLICOLOR_FORCE", "0") not in {"", "0"}:
        return True
    return False if os.environ.get("CLICOLOR") == "0" else None


def _bar(where: Console) -> "Progress":
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn  # noqa: PLC0415

    class Counts(ProgressColumn):
        """What is done and how long the rest takes; how long it has taken where that is unknown."""

        def render(self, task: Task) -> Text:
            if task.total is None:
                return Text(clock(task.elapsed), "progress.elapsed")
            done = f"{task.completed:,.0f} of {task.total:,.0f}"
            rate = f"{task.speed:,.1f}/s, " if task.speed else ""
            left = f"{clock(task.time_remaining)} left"
            return Text(f"{done}, {rate}{left}", "progress.remaining")

    columns = (TextColumn("{task.description}"), BarColumn(), Counts())
    return Progress(*columns, console=where, transient=True)


def clock(seconds: float | None) -> str:
    """`4:07`; dashes where nothing is known yet."""
    if seconds is None:
        return "-:--"
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"


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
