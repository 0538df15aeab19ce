"""Baselines made of runs: of all that is found, with what is new, or without what is gone."""

from collections.abc import Iterator

from aligner.errors import BaselineError
from aligner.gate.baseline import Baseline, Entry, entry
from aligner.gate.run import Run
from aligner.results import Status


def written(run: Run, reason: str) -> Baseline:
    """A baseline of all that a run found; what was let through before keeps its reason.

    Raises:
        BaselineError: if a pair could not be compared: what was found in it would be lost.
    """
    found = list(_found(run, reason))
    keys = {each.key for each in found}
    kept = (each for each in run.baseline.entries if each.key in keys)
    return Baseline.of((*kept, *found))


def updated(run: Run, reason: str) -> Baseline:
    """The baseline of a run, and what is new to it.

    Raises:
        BaselineError: as above.
    """
    return Baseline.of((*run.baseline.entries, *_found(run, reason)))


def pruned(run: Run) -> Baseline:
    """The baseline of a run without the entries that nothing was found for."""
    gone = {each.key for each in run.stale}
    return Baseline.of(each for each in run.baseline.entries if each.key not in gone)


def _found(run: Run, reason: str) -> Iterator[Entry]:
    """An entry for all that counts, or is let through already."""
    if errors := run.results.errors:
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise BaselineError(f"{errors[0].error}{more} The baseline was not written.")
    for pair, result in zip(run.pairs, run.results.pairs, strict=True):
        for alert in result.alerts:
            if alert.status is not Status.IGNORED:
                yield entry(alert, pair.names, reason)
