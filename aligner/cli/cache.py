"""What is kept for later runs: for the commands, and for `aligner cache`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aligner.cli.screen import Screen, printing
from aligner.config.effective import Effective
from aligner.errors import CacheError
from aligner.store import Store, open_store

_MB = 10**6


@contextmanager
def cached(holding: Effective, folder: Path | None, screen: Screen) -> Iterator[Store | None]:
    """What is kept for later runs; None where it is not wanted, or cannot be had."""
    if not holding["cache"]:
        yield None
        return
    try:
        store = open_store(folder, limit_bytes=holding.cache_bytes(), notify=screen.notify)
    except CacheError:
        yield None  # the embedded encoder says why, if it is needed
        return
    with store:
        yield store


def info(folder: Path | None) -> None:
    """Prints where the cache is and what it holds."""
    with open_store(folder, notify=Screen().notify) as store:
        held = store.info()
    with printing():
        print(f"folder  {held.path}")
        print(f"entries {held.entries:,}")
        print(f"size    {held.bytes / _MB:,.1f} MB of at most {held.limit / _MB:,.0f} MB")


def clear(folder: Path | None, *, quiet: bool) -> None:
    """Forgets what is kept, and prints how much it was."""
    screen = Screen(quiet=quiet)
    with open_store(folder, notify=screen.notify) as store, screen.progress("clear"):
        held = store.info()
        store.clear()
    if quiet:
        return
    with printing():
        print(f"{held.path}: {held.entries:,} entries removed, {held.bytes / _MB:,.1f} MB")
