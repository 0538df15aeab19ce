"""What `aligner cache` does."""

from pathlib import Path

from aligner.cli.screen import Screen, printing
from aligner.store import open_store

_MB = 10**6


def info(folder: Path | None) -> None:
    """Prints where the cache is and what it holds."""
    with open_store(folder, notify=Screen().notify) as store:
        held = store.info()
    with printing():
        print(f"folder  {held.path}")
        print(f"entries {held.entries:,}")
        print(f"size    {held.bytes / _MB:,.1f} MB of at most {held.limit / _MB:,.0f} MB")


def clear(folder: Path | None) -> None:
    """Forgets what is kept, and prints how much it was."""
    with open_store(folder, notify=Screen().notify) as store:
        held = store.info()
        store.clear()
    with printing():
        print(f"{held.path}: {held.entries:,} entries removed, {held.bytes / _MB:,.1f} MB")
