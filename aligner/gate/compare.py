"""Reports on pairs: those that were kept, and for the others in processes side by side."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from aligner.errors import AlignerError
from aligner.gate.baseline import Names
from aligner.gate.kept import kept_report, report_key
from aligner.gate.project import Pair
from aligner.gate.worker import Outcome, Place, Task, compared, died
from aligner.pool import shared_out
from aligner.store import Store

Done = Callable[[int, int], None]
"""Called with how many pairs are compared, and how many there are."""


def silent(_: int, __: int) -> None:
    """A `Done` for callers that show nothing."""


def outcomes(
    pairs: Iterable[Pair], store: Store | None, jobs: int | None, progress: Done
) -> dict[Names, Outcome]:
    """What comparing gives, by the names of the pairs; nothing for a pair that lacks a file.

    Args:
        pairs: in any order.
        store: where vectors and reports are kept; None for nowhere.
        jobs: how many cores are shared out; None does all in this process.
        progress: told of each pair that is done.
    """
    place = Place(store.path, store.limit) if store else None
    found: dict[Names, Outcome] = {}
    left: list[tuple[Pair, Task]] = []
    for pair in pairs:
        if pair.whole:
            known = _known(pair.task(place), store)
            if isinstance(known, Task):
                left.append((pair, known))
            else:
                found[pair.names] = known
    # The longest first, so that no process is left with them in the end.
    left.sort(key=lambda each: each[0].size(), reverse=True)
    total = len(found) + len(left)
    progress(len(found), total)
    tasks = [task for _, task in left]
    here = enumerate(map(compared, tasks))
    for number, outcome in shared_out(compared, tasks, jobs, died) if jobs else here:
        found[left[number][0].names] = outcome
        progress(len(found), total)
    return found


def _known(task: Task, store: Store | None) -> Task | Outcome:
    """The report that was kept, or why there can be none; else the task."""
    if store is None:
        return task
    try:
        key = report_key(task.files(), task.settings, judge=task.judge)
    except AlignerError as error:
        return str(error)
    kept = kept_report(store, key) if key else None
    return kept or replace(task, key=key)
