"""What `batch` does: call the library, say how far it is, and how it went."""

import signal
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from aligner.batch.checker import MOST_CHARACTERS
from aligner.batch.run import BatchResult, Engine, Local, Progress, run_batch
from aligner.cli.cache import cached
from aligner.cli.run import refuse_device
from aligner.cli.screen import Screen, clock
from aligner.cli.wanted import Wanted
from aligner.config.effective import Effective, effective
from aligner.errors import SettingsError
from aligner.gate.worker import Place

TERMINATED = 128 + signal.SIGTERM
_EVERY = 30.0  # seconds between two lines, where they stay
_ANEW = 0.2  # seconds between two, where each replaces the one before


def batch(
    manifest: Path,
    output: Path,
    wanted: Wanted,
    screen: Screen,
    *,
    form: str,
    rows_per_shard: int | None,
    shards: int | None,
    texts: bool,
    max_characters: int | None,
    pair_timeout: float | None,
    engine: str,
    ray: Mapping[str, Any],
    cache_dir: Path | None,
) -> int:
    """Writes the rows; the exit code."""
    holding = effective(wanted.loaded(), given=wanted.given)
    settings, judge = holding.settings(), holding["judge"]
    refuse_device(settings, judge)
    with (
        _kept(wanted, holding, cache_dir, screen) as place,
        _told_to_end() as ending,
        _Telling(screen) as telling,
    ):
        result = run_batch(
            manifest,
            output,
            settings,
            judge=judge,
            form=form,
            rows_per_shard=rows_per_shard,
            shards=shards,
            texts=texts,
            max_characters=max_characters or MOST_CHARACTERS,
            pair_timeout=pair_timeout,
            engine=_engine(engine, wanted, holding["jobs"], ray),
            place=place,
            progress=telling.progress,
            stop=lambda: bool(ending),
        )
    screen.notify(_summary(result, output))
    screen.timings({"all": result.progress.seconds})
    return 0 if result.finished else TERMINATED


def _engine(name: str, wanted: Wanted, jobs: int | None, options: Mapping[str, Any]) -> Engine:
    if name == "ray":
        if wanted.given.get("jobs"):
            raise SettingsError("--jobs: with --engine ray, --actors says how many work at a time.")
        from aligner.batch.ray_engine import Ray  # noqa: PLC0415 - few have it

        return Ray(**options)
    if options:
        raise SettingsError("--ray-address and --actor... say something of --engine ray only.")
    return Local(jobs)


@contextmanager
def _kept(
    wanted: Wanted, holding: Effective, folder: Path | None, screen: Screen
) -> Iterator[Place | None]:
    """Where vectors are kept, if the command line says so: a corpus has few texts twice."""
    if not wanted.given.get("cache"):
        yield None
        return
    with cached(holding, folder, screen) as store:
        yield Place(store.path, store.limit) if store else None


@contextmanager
def _told_to_end() -> Iterator[list[int]]:
    """Fills with the signal that asks for an end; the second one does not ask."""
    asked: list[int] = []

    def note(number: int, _: FrameType | None) -> None:
        asked.append(number)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)

    before = signal.signal(signal.SIGTERM, note)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGTERM, before)


def _summary(result: BatchResult, output: Path) -> str:
    now = result.progress
    failed = f", {now.failed:,} of them with an error" if now.failed else ""
    if result.finished:
        there = f"; {now.before:,} were there" if now.before else ""
        return f"{output}: {now.rows:,} pairs checked{failed}{there}"
    return f"{output}: ended early, {now.rows:,} pairs checked{failed}; the same command goes on"


@dataclass
class _Telling:
    """Says how far it is: in one line of a terminal, or now and then in a line of its own."""

    screen: Screen
    _terminal: bool = field(default_factory=sys.stderr.isatty)
    _last: float = field(default_factory=time.monotonic)

    def progress(self, now: Progress) -> None:
        moment = time.monotonic()
        if self.screen.quiet or moment - self._last < (_ANEW if self._terminal else _EVERY):
            return
        self._last = moment
        before, after = ("\r\x1b[K", "") if self._terminal else ("", "\n")
        sys.stderr.write(f"{before}aligner: {line(now)}{after}")
        sys.stderr.flush()

    def __enter__(self) -> "_Telling":
        return self

    def __exit__(self, *_: object) -> None:
        if self._terminal and not self.screen.quiet:
            sys.stderr.write("\r\x1b[K")


def line(now: Progress) -> str:
    """`4,000 of 20,000 pairs, 15.2 pairs/s, 183 segments/s, 17:32 left`."""
    return (
        f"{now.done:,} of {now.total:,} pairs, {now.pairs_a_second:,.1f} pairs/s, "
        f"{now.segments_a_second:,.0f} segments/s, {clock(now.seconds_left)} left"
    )
