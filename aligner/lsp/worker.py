"""A thread in which the checks run, one after the other."""

import asyncio
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

_T = TypeVar("_T")


class Worker:
    """Does one job after the other, and does not keep the program from ending.

    What is only ever used in jobs needs no lock: the encoder, the sessions.
    """

    def __init__(self) -> None:
        self._jobs: SimpleQueue[Callable[[], None]] = SimpleQueue()
        Thread(target=self._work, name="aligner", daemon=True).start()

    async def do(self, job: Callable[[], _T]) -> _T:
        """What a job gives or raises."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[_T] = loop.create_future()
        self._jobs.put(partial(_done, job, loop, future))
        return await future

    def _work(self) -> None:
        while True:
            self._jobs.get()()


def _done(
    job: Callable[[], _T], loop: asyncio.AbstractEventLoop, future: "asyncio.Future[_T]"
) -> None:
    try:
        told = partial(_give, future, future.set_result, job())
    except BaseException as error:  # is raised where it is awaited
        told = partial(_give, future, future.set_exception, error)
    if not loop.is_closed():
        loop.call_soon_threadsafe(told)


def _give(future: "asyncio.Future[_T]", set_it: Callable[[Any], None], what: object) -> None:
    if not future.done():  # nobody waits for it any more
        set_it(what)
