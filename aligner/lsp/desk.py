"""What lies open in the editor, and the checks of it: when each runs, and whose results count.

All of this runs in one event loop; only the work itself goes to the worker. A pair is checked at
once when a file of it is opened or saved, and a moment after the last key when it is edited. What
changes while a check runs is checked after it, once, as it is then.
"""

import asyncio
import os
import traceback
from collections.abc import Callable, Coroutine, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from aligner.errors import AlignerError
from aligner.gate.single import SinglePair
from aligner.lsp.checking import Checker, Outcome, checked, dismissed, marked_anew
from aligner.lsp.projects import Fault, Found, Projects, is_config
from aligner.lsp.seen import Buffer, Seen, path_key
from aligner.lsp.worker import Worker
from aligner.results import Alert
from aligner.session import Session

PATIENCE = 0.3
"""Seconds after the last key until the text is checked."""
_LOOK = 1.5  # seconds between two looks at files that are not open


class Ears(Protocol):
    """Who is told what happens."""

    def looked_over(self, keys: Iterable[str]) -> None:
        """There are new results for these files."""

    def left(self, buffer: Buffer) -> None:
        """A file was closed, or is in no pair any more."""

    def configured(self, faults: Mapping[Path, tuple[Fault, ...]]) -> None:
        """The configurations of the open files have these faults."""

    def began(self, name: str) -> None:
        """The first check of a translation begins."""

    def ended(self) -> None:
        """A check is over."""

    def note(self, line: str) -> None:
        """Something to log."""

    def alarm(self, line: str) -> None:
        """Something that the user should see."""


PairKey = tuple[str, str]


def _pair_key(pair: SinglePair) -> PairKey:
    return path_key(pair.source), path_key(pair.target or pair.source)


@dataclass(eq=False)
class Kept:
    """A pair that is looked after.

    Attributes:
        pair: the files.
        config: the configuration that names it; None without one.
        seen: what the last check found; None before it, and where it could not be checked.
        fault: why it could not be checked; empty where it could.
        idle: set while no check of it runs or is to run.
    """

    pair: SinglePair
    config: Path | None
    session: Session | None = None
    seen: Seen | None = None
    fault: str = ""
    idle: asyncio.Event = field(default_factory=asyncio.Event)
    timer: asyncio.TimerHandle | None = None
    stamps: dict[str, object] = field(default_factory=dict)

    @property
    def key(self) -> PairKey:
        return _pair_key(self.pair)

    def stop(self) -> None:
        if self.timer:
            self.timer.cancel()
        self.timer = None


class Desk:
    """The open files and their pairs.

    Args:
        projects: tells which pairs a file belongs to.
        checker: checks them.
        ears: who is told.
        encoding: of the editor's positions.
    """

    def __init__(self, projects: Projects, checker: Checker, ears: Ears, encoding: str) -> None:
        self.buffers: dict[str, Buffer] = {}
        self._projects = projects
        self._checker = checker
        self._ears = ears
        self._encoding = encoding
        self._worker = Worker()
        self._found: dict[str, Found] = {}
        self._kept: dict[PairKey, Kept] = {}
        self._due: dict[PairKey, Kept] = {}
        self._configs: dict[Path, object] = {}
        self._looking: set[str] = set()
        self._runner: asyncio.Task[None] | None = None
        self._tasks: set[asyncio.Task[Any]] = set()
        self._start(self._watch())

    # What the editor does.

    def open(self, buffer: Buffer) -> None:
        """A file was opened."""
        self.buffers[buffer.key] = buffer
        self._look_up([buffer.key])

    def change(self, buffer: Buffer) -> None:
        """An open file has another text."""
        key = buffer.key
        self.buffers[key] = buffer
        for kept in self._of(key):
            self._mark(kept, PATIENCE)

    def save(self, key: str) -> None:
        """An open file was saved: a configuration may say something else now."""
        self._look_up([key] if self._found.get(key, Found()).pairs else list(self.buffers))
        for kept in self._of(key):
            if kept.timer or kept.seen is None:
                self._mark(kept)

    def close(self, key: str) -> None:
        """A file is not open any more; what is on the disk counts."""
        buffer = self.buffers.pop(key, None)
        self._found.pop(key, None)
        if buffer:
            self._ears.left(buffer)
        for kept in self._of(key):
            self._mark(kept)
        self._update()

    def touch(self) -> None:
        """Files may have changed on the disk, or the settings of the editor."""
        self._look_up(list(self.buffers))
        self._glance()

    # What can be asked.

    def seen(self, key: str) -> tuple[Seen, ...]:
        """What the last checks found in the pairs of a file."""
        return tuple(kept.seen for kept in self._of(key) if kept.seen)

    def faults(self, key: str) -> tuple[str, ...]:
        """Why pairs of a file could not be checked."""
        return tuple(kept.fault for kept in self._of(key) if kept.fault)

    def settled(self, key: str) -> bool:
        """Whether what was found in the pairs of a file is about their texts as they are."""
        return all(kept.idle.is_set() for kept in self._of(key))

    def in_project(self, seen: Seen) -> bool:
        """Whether a configuration says where the baseline is."""
        kept = self._kept.get(_pair_key(seen.pair))
        return bool(kept and kept.config)

    async def settle(self, key: str, seconds: float) -> bool:
        """Waits until that is so, but no longer than some seconds; whether it is."""
        try:
            async with asyncio.timeout(seconds):
                while key in self._looking or not self.settled(key):
                    waiting = [each.idle.wait() for each in self._of(key)]
                    await (asyncio.gather(*waiting) if waiting else asyncio.sleep(0.02))
        except TimeoutError:
            return False
        return True

    async def dismiss(self, pair: PairKey, fingerprint: str) -> bool:
        """Puts an alert into the baseline; whether there is such an alert."""
        kept = self._kept.get(pair)
        if kept is None or kept.seen is None or kept.session is None:
            return False
        alert = _alert(kept.seen, fingerprint)
        if alert is None:
            return False
        await self._anew(kept, partial(dismissed, kept.session, alert))
        return True

    async def in_worker(self, job: Callable[[], Any]) -> Any:  # noqa: ANN401 - of any kind
        """What a job gives that takes its time."""
        return await self._worker.do(job)

    # Which pairs are looked after.

    def _look_up(self, keys: list[str]) -> None:
        self._looking |= {*keys}
        self._start(self._looked_up(keys))

    async def _looked_up(self, keys: list[str]) -> None:
        try:
            for key in keys:
                await self._look_up_one(key)
        finally:
            self._looking -= {*keys}
        self._update(keys)

    async def _look_up_one(self, key: str) -> None:
        buffer = self.buffers.get(key)
        if buffer is None:
            return
        found = await self._worker.do(partial(self._projects.find, buffer.path))
        if key not in self.buffers:
            return  # it was closed in the meantime
        if not (found.pairs or found.faults or key in self._found or is_config(buffer.path)):
            self._ears.note(f"{buffer.path}: in no pair of {found.config or 'a configuration'}.")
        self._found[key] = found

    def _update(self, fresh: Iterable[str] = ()) -> None:
        """Looks after the pairs that count now, and no others; `fresh` files were looked up."""
        wanted = {_pair_key(pair): (pair, config) for pair, config in self._wanted()}
        for name, kept in list(self._kept.items()):
            if wanted.get(name, (None, None))[0] != kept.pair:
                self._drop(kept, replaced=name in wanted)
        for name, (pair, config) in wanted.items():
            if name not in self._kept:
                self._kept[name] = Kept(pair, config)
                self._mark(self._kept[name])
        for key in fresh:
            for kept in self._of(key):
                if kept.seen is None or self._differs(kept.seen):
                    self._mark(kept)
        self._configs = {
            found.config: _stamp(found.config) for found in self._found.values() if found.config
        }
        self._ears.configured(
            {each.config: each.faults for each in self._found.values() if each.config}
        )

    def _wanted(self) -> Iterable[tuple[SinglePair, Path | None]]:
        """The pairs whose translation is open, or whose original is and has only one."""
        for found in self._found.values():
            for pair in found.pairs:
                target = path_key(pair.target or pair.source)
                if target in self.buffers or len(found.pairs) == 1:
                    yield pair, found.config

    def _drop(self, kept: Kept, *, replaced: bool) -> None:
        del self._kept[kept.key]
        self._due.pop(kept.key, None)
        kept.stop()
        kept.idle.set()
        for key in {*kept.key}:
            if key in self.buffers and not replaced and not self._of(key):
                self._ears.left(self.buffers[key])

    def _of(self, key: str) -> list[Kept]:
        return [kept for kept in self._kept.values() if key in kept.key]

    # When a check runs.

    def _mark(self, kept: Kept, delay: float = 0) -> None:
        """A check of the pair is to run after some seconds without a further call."""
        kept.idle.clear()
        kept.stop()
        if delay:
            kept.timer = asyncio.get_running_loop().call_later(delay, self._mark, kept)
            return
        self._due.pop(kept.key, None)
        self._due[kept.key] = kept  # what is edited goes before what was opened earlier
        if self._runner is None or self._runner.done():
            self._runner = self._start(self._run())

    async def _run(self) -> None:
        while self._due:
            _, kept = self._due.popitem()
            buffers = self._open_files(kept.pair)
            kept.stamps = self._stamps(kept)
            blank = any(not each.text.strip() for each in buffers.values())
            outcome = None if blank else await self._outcome(kept, buffers)
            if self._kept.get(kept.key) is not kept or self._open_files(kept.pair) != buffers:
                continue  # is about texts that are gone; whoever changed them has marked the pair
            kept.seen = self._as_seen(kept, outcome, buffers)
            if kept.timer is None and kept.key not in self._due:
                kept.idle.set()
                self._ears.looked_over({*kept.key} & self.buffers.keys())

    async def _outcome(self, kept: Kept, buffers: Mapping[Path, Buffer]) -> Outcome | None:
        """What a check gives; None where it cannot be done, and then `kept` says why."""
        texts = {path: each.text for path, each in buffers.items()}
        if kept.session is None:  # later ones are short, and come with every word
            self._ears.began((kept.pair.target or kept.pair.source).name)

        def job() -> tuple[Session, Outcome]:
            session = kept.session or self._checker.session(kept.pair)
            return session, checked(session, texts)

        try:
            kept.session, outcome = await self._worker.do(job)
        except AlignerError as error:
            kept.fault = str(error)
            return None
        except Exception as error:  # the other pairs can still be checked
            kept.fault = f"The check failed ({error!r}). Please report this."
            self._ears.note(traceback.format_exc())
            return None
        finally:
            self._ears.ended()
        kept.fault = ""
        return outcome

    async def _anew(self, kept: Kept, job: Callable[[], Outcome | None]) -> None:
        """Takes over what is let through now; raises AlignerError as the job does."""
        outcome = await self._worker.do(job)
        if outcome and kept.seen and kept.seen.report is outcome[1]:
            kept.seen = self._as_seen(kept, outcome, kept.seen.buffers)
            kept.stamps = self._stamps(kept)
            self._ears.looked_over({*kept.key} & self.buffers.keys())

    def _as_seen(
        self, kept: Kept, outcome: Outcome | None, buffers: Mapping[Path, Buffer]
    ) -> Seen | None:
        if outcome is None:
            return None
        return Seen(kept.pair, outcome[0], outcome[1], buffers, self._encoding)

    def _open_files(self, pair: SinglePair) -> dict[Path, Buffer]:
        found = ((path, self.buffers.get(path_key(path))) for path in pair.files)
        return {path: buffer for path, buffer in found if buffer}

    def _differs(self, seen: Seen) -> bool:
        return self._open_files(seen.pair) != seen.buffers

    # What changes on the disk. Not every editor tells, and none of what is not in its folder.

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(_LOOK)
            self._glance()

    def _glance(self) -> None:
        if any(_stamp(config) != stamp for config, stamp in self._configs.items()):
            self._look_up(list(self.buffers))
        for kept in list(self._kept.values()):
            stamps = self._stamps(kept)
            changed = {path for path, stamp in stamps.items() if kept.stamps.get(path) != stamp}
            if not kept.idle.is_set() or not changed:
                continue
            kept.stamps = stamps
            if changed == {str(kept.pair.baseline)} and kept.session:
                self._start(self._reread(kept, kept.session))
            else:
                self._mark(kept)

    async def _reread(self, kept: Kept, session: Session) -> None:
        """The baseline has changed."""
        try:
            await self._anew(kept, partial(marked_anew, session))
        except AlignerError as error:
            self._ears.alarm(str(error))

    def _stamps(self, kept: Kept) -> dict[str, object]:
        """What is known of the files that the result depends on, but for those that are open."""
        settings = kept.pair.holds.settings()
        others = [each for each in (settings.glossary, settings.rules) if each]
        closed = [each for each in kept.pair.files if path_key(each) not in self.buffers]
        return {str(each): _stamp(each) for each in (*closed, kept.pair.baseline, *others)}

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self._ears.note(f"unexpected: {error!r}")


def _alert(seen: Seen, fingerprint: str) -> Alert | None:
    alerts = seen.result.new()
    return next((each for each in alerts if each.fingerprint == fingerprint), None)


def _stamp(path: Path) -> object:
    """What changes when a file does; None where there is none."""
    try:
        known = os.stat(path)  # noqa: PTH116 - of a path as it is
    except OSError:
        return None
    return known.st_mtime_ns, known.st_size
