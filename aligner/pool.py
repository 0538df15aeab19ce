"""Work shared out to processes, of which one that dies takes only its own task along."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from operator import length_hint
from threading import Thread
from types import TracebackType
from typing import Any, Generic, TypeVar

from aligner.threads import limit_cores, limited_cores

T = TypeVar("T")
R = TypeVar("R")

_PATIENCE = 10.0  # seconds that a process has to end by itself
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

    def results(
        self,
        tasks: Iterable[T],
        lost: Callable[[T], R],
        *,
        parts: Callable[[T], Sequence[T]] = _none,
        ready: Callable[[], bool] = _always,
    ) -> Iterator[tuple[int, R]]:
        """What `work` gives of each task, with the number of the task, as each is done.

        Args:
            tasks: what it is called with; each is asked for when a process has time for it.
            lost: the result of a task whose process died.
            parts: smaller tasks to do in the place of one whose process died, with its number, so
                that less is lost; none where it has no parts.
            ready: whether another task may be begun. It may say no only while tasks are under way.
        """
        fresh = enumerate(tasks)
        again: deque[tuple[int, T]] = deque()
        try:
            self._give(fresh, again, ready)
            while busy := [worker for worker in self._workers if worker.given]:
                done = list(self._done(busy, again, lost, parts))
                self._give(fresh, again, ready)  # nobody waits while results are looked at
                yield from done
                self._give(fresh, again, ready)
        finally:
            self._end_busy()  # nobody wants to know more

    def _done(
        self,
        busy: "Sequence[_Worker[T]]",
        again: deque[tuple[int, T]],
        lost: Callable[[T], R],
        parts: Callable[[T], Sequence[T]],
    ) -> Iterator[tuple[int, R]]:
        """What is there by now, at least of one, or its parts to be done again."""
        for worker in _heard(busy):
            (number, task), answer = worker.finished()
            if answer is not None:
                yield number, answer[0]
                continue
            self._workers.remove(worker)
            smaller = parts(task)
            again.extend((number, each) for each in smaller)
            if not smaller:
                yield number, lost(task)

    def _give(
        self,
        fresh: Iterator[tuple[int, T]],
        again: deque[tuple[int, T]],
        ready: Callable[[], bool],
    ) -> None:
        """A task for everyone who has none, as long as there are any."""
        while sum(1 for worker in self._workers if worker.given) < self._most:
            given = again.popleft() if again else next(fresh, None) if ready() else None
            if given is None:
                return
            worker = self._idle()
            while not worker.begin(given):  # died while it had nothing to do
                self._workers.remove(worker)
                worker = self._idle()

    def _idle(self) -> "_Worker[T]":
        for worker in self._workers:
            if not worker.given:
                return worker
        for _ in range(_STARTS):
            started = _Worker[T].started(self._work, self._cores)
            if started:
                self._workers.append(started)
                return started
        raise RuntimeError(
            "No process can be started to work in. A program that asks for some must begin under "
            'if __name__ == "__main__": others import it.'
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


@dataclass(slots=True, eq=False)
class _Worker(Generic[T]):
    """A process, and the number and the task that it is at."""

    process: Any
    pipe: Connection
    given: tuple[int, T] | None = None

    @classmethod
    def started(cls, work: Callable[[T], R], cores: int) -> "_Worker[T] | None":
        """A process that can work; None where it ended before it could."""
        # A copy of this process could hold locks of threads that it lacks: each starts afresh.
        context = multiprocessing.get_context("spawn")
        mine, its = context.Pipe()
        process = context.Process(target=_serve, args=(its, work, cores), daemon=False)
        process.start()
        its.close()
        worker = cls(process, mine)
        if worker.answer() is None:
            return None
        return worker

    def begin(self, given: tuple[int, T]) -> bool:
        """Gives it a task; False if it is dead."""
        try:
            self.pipe.send(given[1])
        except OSError:
            self.end()
            return False
        self.given = given
        return True

    def finished(self) -> tuple[tuple[int, T], tuple[Any] | None]:
        """What it was given, and what came of that."""
        given = self.given
        assert given is not None  # nobody else is asked
        answer = self.answer()
        self.given = None
        return given, answer

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
        self.process.join()
        self.process.close()


def _heard(busy: "Sequence[_Worker[T]]") -> "list[_Worker[T]]":
    """Those that have an answer, or died."""
    found = set(wait_for([worker.pipe for worker in busy]))
    return [worker for worker in busy if worker.pipe in found]


def _serve(pipe: Connection, work: Callable[[T], R], cores: int) -> None:
    """What a process does: one task after the other, until nobody has any more."""
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
    # Who ends a whole group of processes leaves to the first of them when the others end.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that was killed cannot tell its processes to end."""
    parent = multiprocessing.parent_process()
    if parent:
        wait_for([parent.sentinel])
        os.kill(os.getpid(), signal.SIGKILL)
