"""Work shared out to processes, of which one that dies takes only its own task along."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for
from threading import Thread
from typing import TypeVar

from aligner.threads import limit_cores, limited_cores

T = TypeVar("T")
R = TypeVar("R")


def shared_out(
    work: Callable[[T], R], tasks: Sequence[T], cores: int, lost: Callable[[T], R]
) -> Iterator[tuple[int, R]]:
    """What `work` gives of each task, with the number of the task, as each is done.

    Args:
        work: a function of a module, which other processes can import; it may raise nothing.
        tasks: what it is called with, in this order.
        cores: how many are used. As many processes share them out, or as there are tasks, if these
            are fewer; a single task, or core, needs no other process.
        lost: the result of a task whose process died: by a signal, or for want of memory.
    """
    processes = min(cores, len(tasks))
    if processes <= 1:
        with limited_cores(cores):
            yield from ((number, work(task)) for number, task in enumerate(tasks))
        return
    rest = list(range(len(tasks)))
    while rest:
        rest, suspects = yield from _done(work, tasks, rest, processes, cores // processes)
        for number in suspects:  # one of them killed its process: each gets one of its own
            _, dead = yield from _done(work, tasks, [number], 1, cores)
            if dead:
                yield number, lost(tasks[number])


def _done(
    work: Callable[[T], R], tasks: Sequence[T], numbers: Sequence[int], processes: int, cores: int
) -> Generator[tuple[int, R], None, tuple[list[int], list[int]]]:
    """Yields results; returns, where a process died, what was not begun, and what was under way."""
    # A copy of this process could hold locks of threads that it lacks: each starts afresh.
    context = multiprocessing.get_context("spawn")
    waiting = list(reversed(numbers))
    running: dict[Future[R], int] = {}
    with ProcessPoolExecutor(processes, context, _prepare, (cores,)) as pool:
        try:
            while waiting or running:
                while waiting and len(running) < processes:
                    running[pool.submit(work, tasks[waiting[-1]])] = waiting[-1]
                    waiting.pop()
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    result = future.result()
                    yield running.pop(future), result
        except BrokenProcessPool:
            return waiting[::-1], sorted(running.values())
        except BaseException:  # Ctrl-C, or nobody wants more
            pool.shutdown(cancel_futures=True)
            raise
    return [], []


def _prepare(cores: int) -> None:
    """Sets a process up: before it loads what counts the cores for itself."""
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = str(cores)
    limit_cores(cores)
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it without a word of its own
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that was killed cannot tell its processes to end."""
    parent = multiprocessing.parent_process()
    if parent:
        wait_for([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
