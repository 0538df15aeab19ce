"""Work shared out to processes, of which one that dies takes only its own task along."""

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from math import inf
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from operator import length_hint
from pathlib import Path
from threading import Thread, current_thread, main_thread
from types import FrameType, TracebackType
from typing import Any, Generic, TypeVar

from aligner.threads import limit_cores, limited_cores

T = TypeVar("T")
R = TypeVar("R")

_OOM = Path("/proc/self/oom_score_adj")
_PATIENCE = 10.0  # seconds that a process has to end by itself
_STEP = 1.0  # seconds that count, at most, between two looks at how long processes have taken
_STARTS = 3  # of processes that end before they can work; then something is wrong with all


def shared_out(
    work: Callable[[T], R], tasks: Iterable[T], cores: int, lost: Callable[[T], R]
) -> Iterator[tuple[int, R]]:
    """What `work` gives of each task, with the number of the task, as each is done.

    Args:
        work: see `Pool`.
        tasks: what it is called with, in this order.
        cores: how many are used. As many processes share them out, or as there are tasks, if these
            are fewer; a single task, or core, needs no other process.
        lost: the result of a task whose process died: by a signal, or for want of memory.
    """
    processes = min(cores, length_hint(tasks, cores))
    if processes <= 1:
        with limited_cores(cores):
            yield from ((number, work(task)) for number, task in enumerate(tasks))
        return
    with Pool(work, processes, cores // processes) as pool:
        yield from pool.results(tasks, lost)


@dataclass(frozen=True, slots=True)
class _Allowance:
    """What a process says of itself: that what comes next takes at most so many seconds."""

    seconds: float


_pipe: ContextVar[Connection | None] = ContextVar("_pipe", default=None)
"""In a process of a pool, where it says things."""


def allow(seconds: float) -> None:
    """Says, in a process of a `Pool`, how long its task may take from here to the next such word.

    A process that takes longer is ended: it may hang. A task that says nothing may take for ever.
    In a process that works for no pool this does nothing.
    """
    pipe = _pipe.get()
    if pipe:
        with suppress(OSError):  # nobody waits for it any more
            pipe.send(_Allowance(seconds))


def _none(_: object) -> Sequence[Any]:
    return ()


def _always() -> bool:
    return True


class Pool(Generic[T, R]):
    """Processes that work until the end of a `with`; each is started when it is first needed.

    Args:
        work: a function of a module, which other processes can import; it may raise nothing.
        processes: how many, at most.
        cores: how many each uses.
    """

    def __init__(self, work: Callable[[T], R], processes: int, cores: int = 1) -> None:
        self._work = work
        self._most = processes
        self._cores = cores
        self._workers: list[_Worker[T]] = []
        self._unfit = 0  # processes in a row that could not begin
        self._looked = time.monotonic()  # at how long they have taken

    def results(
        self,
        tasks: Iterable[T],
        lost: Callable[[T], R],
        *,
        late: Callable[[T, float], R] | None = None,
        parts: Callable[[T], Sequence[T]] = _none,
        ready: Callable[[], bool] = _always,
    ) -> Iterator[tuple[int, R]]:
        """What `work` gives of each task, with the number of the task, as each is done.

        Args:
            tasks: what it is called with; each is asked for when a process has time for it.
            lost: the result of a task whose process died.
            late: that of one whose process was ended, as it took longer than so many seconds, see
                `allow`; if None, it is one more that is lost.
            parts: smaller tasks to do in the place of one whose process died or was ended, with its
                number, so that less is lost; none where it has no parts.
            ready: whether another task may be begun. It may say no only while tasks are under way.
        """
        queue = _Queue(enumerate(tasks), ready)
        try:
            self._give(queue)
            while busy := [worker for worker in self._workers if worker.given]:
                done = list(self._heard(busy, queue, lost, late, parts))
                self._give(queue)  # nobody waits while results are looked at
                yield from done
                self._give(queue)
        finally:
            self._end_busy()  # nobody wants to know more

    def _heard(
        self,
        busy: "Sequence[_Worker[T]]",
        queue: "_Queue[T]",
        lost: Callable[[T], R],
        late: Callable[[T, float], R] | None,
        parts: Callable[[T], Sequence[T]],
    ) -> Iterator[tuple[int, R]]:
        """What has been done by now; waits until one says something, dies, or is ended."""
        heard = self._waited(busy)
        for worker in [each for each in busy if each.pipe in heard]:
            given, answer = worker.given, worker.answer()
            assert given is not None  # it is busy
            number, task = given
            if answer is not None and isinstance(answer[0], _Allowance):
                worker.allowed = worker.left = answer[0].seconds
            elif answer is not None and worker.ready:
                worker.given, worker.left = None, inf
                yield number, answer[0]
            elif answer is not None:
                worker.ready, self._unfit = True, 0
                self._tell(worker, queue)
            elif worker.ready:
                self._workers.remove(worker)
                yield from queue.instead(given, parts(task), lost(task))
            else:  # it ended before it could begin
                self._workers.remove(worker)
                queue.again.append(given)
                self._refuse_to_go_on()
        for worker in [each for each in busy if each.pipe not in heard and each.left <= 0]:
            assert worker.given is not None
            task = worker.given[1]
            self._workers.remove(worker)
            worker.end()
            told = late(task, worker.allowed) if late else lost(task)
            yield from queue.instead(worker.given, parts(task), told)

    def _waited(self, busy: "Sequence[_Worker[T]]") -> set[object]:
        """Whose pipes have something to say; of the others, counts the time that they take.

        No round counts more than a step: while this process looks at results, or is stopped with
        all the others, they may not work either.
        """
        least = min(worker.left for worker in busy)
        step = min(least, _STEP) if least < inf else None
        heard: set[object] = set(wait_for([worker.pipe for worker in busy], step))
        now = time.monotonic()
        for worker in busy:
            if worker.pipe not in heard:
                worker.left -= min(now - self._looked, _STEP)
        self._looked = now
        return heard

    def _give(self, queue: "_Queue[T]") -> None:
        """A task for everyone who has none, as long as there are any."""
        while sum(1 for worker in self._workers if worker.given) < self._most:
            given = queue.next()
            if given is None:
                return
            worker = next((each for each in self._workers if not each.given), None)
            if worker is None:
                self._start(given)  # it is told once it is ready
            else:
                worker.given = given
                self._tell(worker, queue)

    def _tell(self, worker: "_Worker[T]", queue: "_Queue[T]") -> None:
        """Has a process begin what it was given; where it died idle, another will."""
        assert worker.given is not None
        try:
            worker.pipe.send(worker.given[1])
        except OSError:
            queue.again.append(worker.given)
            self._workers.remove(worker)
            worker.end()

    def _start(self, given: tuple[int, T]) -> None:
        """Starts a process."""
        with _uninterrupted():
            self._workers.append(_Worker.started(self._work, self._cores, given))

    def _refuse_to_go_on(self) -> None:
        self._unfit += 1
        if self._unfit >= _STARTS:
            raise RuntimeError(
                "No process can be started to work in. A program that asks for some must begin "
                'under if __name__ == "__main__": others import it.'
            )

    def __enter__(self) -> "Pool[T, R]":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the processes, and what they are at; results can be asked for again later."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _end_busy(self) -> None:
        for worker in [each for each in self._workers if each.given]:
            self._workers.remove(worker)
            worker.end()


class _Queue(Generic[T]):
    """What is to be done: first what is to be done again."""

    def __init__(self, fresh: Iterator[tuple[int, T]], ready: Callable[[], bool]) -> None:
        self.again: deque[tuple[int, T]] = deque()
        self._fresh = fresh
        self._ready = ready

    def instead(
        self, given: tuple[int, T], parts: Sequence[T], result: R
    ) -> Iterator[tuple[int, R]]:
        """Has the parts of a task done that came to nothing; its result where it has none."""
        self.again.extend((given[0], each) for each in parts)
        if not parts:
            yield given[0], result

    def next(self) -> tuple[int, T] | None:
        """The number of a task, and the task; None where there is none, or not yet."""
        if self.again:
            return self.again.popleft()
        return next(self._fresh, None) if self._ready() else None


@dataclass(slots=True, eq=False)
class _Worker(Generic[T]):
    """A process, the number and the task that it is given, and whether it can begin.

    What it is at was `allowed` so many seconds, of which these are `left`.
    """

    process: Any
    pipe: Connection
    given: tuple[int, T] | None
    ready: bool = False
    allowed: float = inf
    left: float = inf

    @classmethod
    def started(cls, work: Callable[[T], R], cores: int, given: tuple[int, T]) -> "_Worker[T]":
        # A copy of this process could hold locks of threads that it lacks: each starts afresh.
        context = multiprocessing.get_context("spawn")
        mine, its = context.Pipe()
        process = context.Process(target=_serve, args=(its, work, cores), daemon=False)
        process.start()
        its.close()
        return cls(process, mine, given)

    def answer(self) -> tuple[Any] | None:
        """What it says next; None if it died."""
        try:
            return (self.pipe.recv(),)
        except (EOFError, OSError):  # also in the middle of an answer
            self.end()
            return None

    def end(self) -> None:
        """Ends it: at once if it is busy, else it is told that there is nothing more to do."""
        self.pipe.close()
        if self.given:
            self.process.kill()
        self.process.join(_PATIENCE)
        self.process.kill()
        self.process.join(_PATIENCE)
        if self.process.exitcode is not None:  # else a file system holds it that does not answer
            self.process.close()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Has an interrupt wait until a process knows what it is for: half told, it would complain."""
    ignored = signal.getsignal(signal.SIGINT) in {signal.SIG_IGN, None}
    if ignored or current_thread() is not main_thread():  # others are not interrupted
        yield
        return
    came: list[tuple[int, FrameType | None]] = []
    handler = signal.signal(signal.SIGINT, lambda *args: came.append(args))
    # The process inherits this, and is not interrupted either before it is prepared for that.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        signal.signal(signal.SIGINT, handler)
        if came and callable(handler):
            handler(*came[0])


def _serve(pipe: Connection, work: Callable[[T], R], cores: int) -> None:
    """What a process does: one task after the other, until nobody has any more."""
    _pipe.set(pipe)
    _prepare(cores)
    pipe.send(True)
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):  # there is no more, or nobody to give any
            return
        result = work(task)
        try:
            pipe.send(result)
        except OSError:
            return


def _prepare(cores: int) -> None:
    """Sets a process up: before it loads what counts the cores for itself."""
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = str(cores)
    limit_cores(cores)
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it without a word of its own
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    # Who ends a whole group of processes leaves to the first of them when the others end.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if _OOM.exists():  # where there is no memory left, the system is to end this, not its parent
        _OOM.write_text("500", encoding="ascii")
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that was killed cannot tell its processes to end."""
    parent = multiprocessing.parent_process()
    if parent:
        wait_for([parent.sentinel])
        os.kill(os.getpid(), signal.SIGKILL)
