import asyncio
import threading
from collections.abc import Callable

import pytest

from aligner.lsp.worker import Worker


def test_jobs_run_one_after_the_other_in_a_thread_of_their_own() -> None:
    order: list[int] = []

    def job(number: int) -> Callable[[], str]:
        def run() -> str:
            order.append(number)
            return threading.current_thread().name

        return run

    async def story() -> list[str]:
        worker = Worker()
        return await asyncio.gather(*(worker.do(job(number)) for number in range(20)))

    assert set(asyncio.run(story())) == {"aligner"}
    assert order == [*range(20)]


def test_what_a_job_raises_is_raised_where_it_is_awaited() -> None:
    def job() -> None:
        raise ValueError("no")

    async def story() -> int:
        worker = Worker()
        with pytest.raises(ValueError, match="no"):
            await worker.do(job)
        return await worker.do(lambda: 7)

    assert asyncio.run(story()) == 7


def test_a_job_that_nobody_waits_for_any_more_harms_no_other() -> None:
    go = threading.Event()

    async def story() -> int:
        worker = Worker()
        waiting = asyncio.ensure_future(worker.do(go.wait))
        await asyncio.sleep(0)
        waiting.cancel()
        go.set()
        return await worker.do(lambda: 7)

    assert asyncio.run(story()) == 7
