"""What counts of what was found: what a change is about, and what a baseline has in vain."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from aligner.config.effective import Effective
from aligner.gate.baseline import Baseline, Entry, Names
from aligner.gate.files import STALE
from aligner.gate.git import Change
from aligner.gate.project import Pair
from aligner.results import FILE_CHECKS, Alert, PairResult, Region, Status

_BLANK = 2  # lines between two paragraphs, at most


def of_change(result: PairResult, names: Names, changes: Mapping[str, Change]) -> PairResult:
    """The same, with new alerts on lines that did not change marked as such."""
    source, target = map(changes.get, names)

    def mark(alert: Alert) -> Alert:
        if alert.status is not Status.NEW or _touches(alert, source, target):
            return alert
        return replace(alert, status=Status.UNCHANGED)

    return replace(result, alerts=tuple(map(mark, result.alerts)))


def _touches(alert: Alert, source: Change | None, target: Change | None) -> bool:
    """Whether an alert stands on a line that changed, on either side."""
    places = ((alert.source, source), (alert.target, target))
    return any(change.touches(*_lines(place)) for place, change in places if place and change)


def _lines(place: Region) -> tuple[int | None, int | None]:
    """The first and the last line that a place is about."""
    if place.line is None or place.text:
        return place.line, place.end_line
    # Where something is missing, the blank lines before the place are as much of it.
    return max(1, place.line - _BLANK), place.end_line


def stale_entries(
    baseline: Baseline,
    pairs: Sequence[Pair],
    results: Sequence[PairResult],
    every: Iterable[Pair] | None,
) -> Iterator[Entry]:
    """Entries of a baseline that nothing was found for, where something was looked for.

    Args:
        baseline: the entries.
        pairs: those that were compared.
        results: what came of them.
        every: all pairs of the project: what others are about is gone. None where other pairs were
            left aside.
    """
    compared = {pair.names: (pair, each) for pair, each in zip(pairs, results, strict=True)}
    existing = None if every is None else {pair.names for pair in every}
    for entry in baseline.entries:
        names = entry.source, entry.target
        if names in compared:
            pair, result = compared[names]
            found = {alert.fingerprint for alert in result.alerts}
            missed = not result.error and entry.fingerprint not in found
            if missed and _looked_for(entry.check, pair.holds):
                yield entry
        elif existing is not None and names not in existing:
            yield entry


def _looked_for(check: str, holds: Effective) -> bool:
    """Whether a check ran on a pair, or is none that could."""
    if check in FILE_CHECKS:
        return bool(holds["stale" if check == STALE else "missing"])
    known, chosen = names_of_checks(holds)
    return check not in known or check in chosen


def names_of_checks(holds: Effective) -> tuple[set[str], set[str]]:
    """The names of all checks, and of those that run; raises SettingsError for unknown names."""
    from aligner.checks import CHECKS  # noqa: PLC0415 - loads much, and few runs ask
    from aligner.checks.selection import selected  # noqa: PLC0415

    chosen = selected(CHECKS, holds.settings())
    return {each.name for each in CHECKS}, {each.name for each in chosen}
