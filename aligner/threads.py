"""How many threads work at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

_limits: list[int] = []


def usable_cores() -> int:
    """The cores that this process may use."""
    if _limits:
        return _limits[-1]
    if hasattr(os, "sched_getaffinity"):  # not on macOS
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def limit_cores(cores: int) -> None:
    """Makes `usable_cores` give `cores` from now on, whatever the machine has."""
    _limits.append(cores)


@contextmanager
def limited_cores(cores: int) -> Iterator[None]:
    """The same for the body of a `with`."""
    limit_cores(cores)
    try:
        yield
    finally:
        _limits.pop()


@contextmanager
def one_thread_a_product() -> Iterator[None]:
    """Keeps the products of matrices to the thread that asks for them.

    Those of some hundred tokens are too small to be shared: on a busy machine the threads of the
    library wait for each other and take up to five times as long.
    """
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - looks at every loaded library

    with threadpool_limits(1, user_api="blas"):
        yield
