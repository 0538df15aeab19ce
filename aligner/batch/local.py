"""The engine of one machine: processes with an encoder each."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import tee
from pathlib import Path
from typing import Protocol

from aligner.batch.checker import Counts, Failed, Outcome
from aligner.batch.manifest import Entry, Row, open_manifest
from aligner.batch.plan import Shard
from aligner.batch.shards import Form, shard_file, shard_name
from aligner.errors import EncoderError, InputError
from aligner.pool import Pool

CHUNK = 16
"""Rows that a process is given at a time, or fewer where they hold long texts."""
_LONG = 4_000_000  # characters that are a chunk, however few rows they have
_AHEAD = 16  # chunks a process may be ahead of the first row that is not done
_HELD = 256 * 2**20  # bytes of rows that wait for one before them

Entries = Sequence[Entry]


class Checks(Protocol):
    """What checks pairs, such as `Checker`: other processes get a copy of it."""

    def __call__(self, entries: Entries) -> Outcome:
        """The rows of consecutive entries; raises nothing."""
        ...

    def lost(self, entries: Entries) -> Outcome:
        """Those of entries whose process was killed."""
        ...

    def late(self, entries: Entries, seconds: float) -> Outcome:
        """Those of entries that took longer than so many seconds, by `aligner.pool.allow`."""
        ...


@dataclass(frozen=True, slots=True)
class Job:
    """What is done to every shard.

    Attributes:
        manifest: the path of the manifest.
        folder: where the files go.
        form: of the files.
        count: how many there are in all.
        checks: what checks the pairs.
    """

    manifest: Path
    folder: Path
    form: Form
    count: int
    checks: Checks

    def name(self, shard: int) -> str:
        return shard_name(shard, self.count, self.form)


def workers(job: Job, processes: int, cores: int = 1) -> Pool[Entries, Outcome]:
    """Processes for a job, to be closed in the end.

    Args:
        job: what they do.
        processes: how many.
        cores: how many each uses.
    """
    return Pool(job.checks, processes, cores)


def write_shards(
    job: Job,
    shards: Iterable[Shard],
    pool: Pool[Entries, Outcome],
    processes: int,
    told: Callable[[Counts], None],
) -> Iterator[Shard]:
    """Writes the file of each shard, one after the other, and gives the shard when it is there.

    Raises:
        EncoderError: if no pair at all can be checked.
        InputError: if the manifest can no longer be read, or is another one by now.
        OutputError: if a file cannot be written.
    """
    ahead, behind = tee(shards)
    rows = _rows(job, ahead, pool, processes * _AHEAD * CHUNK, told)
    try:
        for shard in behind:
            with shard_file(job.folder, job.name(shard.number), job.form) as file:
                for _ in range(shard.rows):
                    file.add(next(rows))
            yield shard
    finally:
        rows.close()


def _rows(
    job: Job,
    shards: Iterable[Shard],
    pool: Pool[Entries, Outcome],
    most: int,
    told: Callable[[Counts], None],
) -> Generator[bytes, None, None]:
    """The rows of all shards in order; at most so many entries are begun before their turn."""
    begun: deque[int] = deque()
    done: dict[int, bytes] = {}
    held = 0

    def tasks() -> Iterator[Entries]:
        for shard in shards:
            rows = 0
            for chunk in chunks(shard.entries(open_manifest(job.manifest))):
                begun.extend(each.place.number for each in chunk)
                rows += len(chunk)
                yield chunk
            if rows != shard.rows:
                raise InputError(
                    f"{job.manifest}: was changed while it was read. Begin anew, in another folder."
                )

    def ready() -> bool:
        return len(begun) < most and held < _HELD

    checks = job.checks
    for _, outcome in pool.results(
        tasks(), checks.lost, late=checks.late, parts=_single, ready=ready
    ):
        if isinstance(outcome, Failed):
            raise EncoderError(outcome.reason)
        told(outcome.counts)
        for number, row in enumerate(outcome.rows, outcome.first):
            done[number] = row
            held += len(row)
        while begun and begun[0] in done:
            row = done.pop(begun.popleft())
            held -= len(row)
            yield row


def chunks(entries: Iterable[Entry]) -> Iterator[Entries]:
    """The entries in groups, by nothing but what they are: rows are the same in every run."""
    chunk: list[Entry] = []
    size = 0
    for each in entries:
        chunk.append(each)
        if isinstance(each, Row):
            size += len(each.source_text or "") + len(each.target_text or "")
        if len(chunk) == CHUNK or size >= _LONG:
            yield tuple(chunk)
            chunk, size = [], 0
    if chunk:
        yield tuple(chunk)


def _single(entries: Entries) -> Sequence[Entries]:
    """Each by itself, to see which of them ended the process; none where it is alone."""
    return [(each,) for each in entries] if len(entries) > 1 else ()
