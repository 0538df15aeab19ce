"""The gate: all pairs of a project, compared, and held to what the project allows."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner.config.effective import Effective, effective
from aligner.config.load import Loaded
from aligner.errors import AlignerError, InputError
from aligner.gate.baseline import Baseline, Entry, Names, marked, read_baseline
from aligner.gate.files import (
    MISSING,
    STALE,
    UNFOUNDED,
    stale,
    without_original,
    without_translation,
)
from aligner.gate.git import Change, Commit, changes_since, last_commits
from aligner.gate.kept import kept_report, report_key
from aligner.gate.limits import judged, too_many
from aligner.gate.pairs import under
from aligner.gate.pool import shared_out
from aligner.gate.project import Pair, project_pairs
from aligner.gate.worker import Outcome, Place, Task, compared, died
from aligner.mqm import Report
from aligner.report.alerts import alerts
from aligner.results import FILE_CHECKS, Alert, PairResult, Region, Results, Status
from aligner.store import Store

_BLANK = 2  # between two paragraphs, at most

Done = Callable[[int, int], None]
"""Called with how many pairs are compared, and how many there are."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run gave.

    Attributes:
        results: a result for each pair, in the order of their paths, whatever order they were
            compared in. What goes wrong with one pair is its `error`.
        pairs: the pairs of these.
        baseline: what was let through.
        stale: the entries of it that nothing was found for, where something was looked for.
    """

    results: Results
    pairs: tuple[Pair, ...]
    baseline: Baseline
    stale: tuple[Entry, ...]


def run_gate(
    loaded: Loaded,
    paths: Sequence[str | Path] = (),
    *,
    given: Mapping[str, object] | None = None,
    changed_since: str | None = None,
    all_lines: bool = False,
    store: Store | None = None,
    progress: Done | None = None,
) -> Run:
    """Compares the pairs of a project, and judges them.

    Args:
        loaded: the configuration of the project.
        paths: files and folders; a pair of which no file is one of them, or in one, is left out.
            None: all pairs.
        given: what is said otherwise than in the configuration, by the names of `Settings` and of
            `Config`. Without `jobs`, all is done in this process; a program that asks for more than
            one must begin under `if __name__ == "__main__"`, as others import it.
        changed_since: a git revision: pairs that did not change since are left out, and findings
            on lines that did not are of status `unchanged`.
        all_lines: findings on all lines of these pairs count.
        store: where vectors and reports are kept for later runs, such as `open_store` gives.
        progress: told of each pair that is done.

    Raises:
        AlignerError: if the configuration, the baseline or git cannot tell what is to be done.
    """
    changes = changes_since(loaded.root, changed_since) if changed_since else None
    gate = _Gate(loaded, tuple(map(Path, paths)), given, changes, all_lines, store)
    return gate.run(progress or _silent)


class _Gate:
    """One run: what holds for the whole of it, and the pairs that it is about."""

    def __init__(
        self,
        loaded: Loaded,
        paths: tuple[Path, ...],
        given: Mapping[str, object] | None,
        changes: Mapping[str, Change] | None,
        all_lines: bool,
        store: Store | None,
    ) -> None:
        self.loaded = loaded
        self.paths = paths
        self.changes = changes
        self.all_lines = all_lines
        self.store = store
        self.holds = effective(loaded, given=given)
        if given and not given.keys().isdisjoint(("select", "ignore")):
            _looked_at(self.holds)  # the file has been looked through, the command line has not
        known = self.holds["baseline"]
        self.baseline = read_baseline(Path(known)) if known else Baseline()
        self.every = project_pairs(loaded, given, missing=self.holds["missing"])
        self._refuse_paths()
        self.pairs = tuple(pair for pair in self._in_paths() if self._has_changed(pair))

    def run(self, progress: Done) -> Run:
        start = time.perf_counter()
        commits = self._commits() if self.holds["stale"] else {}
        outcomes = self._outcomes(progress)
        limits = [pair.holds.thresholds() for pair in self.pairs]
        found = [self._result(pair, outcomes.get(pair.names), commits) for pair in self.pairs]
        allowed = self.holds["max-new"] or 0
        results = judged(found, limits, allowed)
        gone = tuple(self._stale_entries(results))
        whole = Results(
            results,
            "; ".join(sorted({each.report.signature for each in results if each.report})),
            tuple((entry.target, entry.message) for entry in gone),
            too_many(found, limits, allowed),
            notes=tuple(dict.fromkeys(self._notes(results))),
            seconds=time.perf_counter() - start,
        )
        return Run(whole, self.pairs, self.baseline, gone)

    def _in_paths(self) -> Sequence[Pair]:
        if not self.paths:
            return self.every
        files = [pair.files for pair in self.every]
        chosen = set(under(files, self.paths, self.loaded.root))
        return [pair for pair in self.every if pair.files in chosen]

    def _notes(self, results: Sequence[PairResult]) -> Iterator[str]:
        files = [pair.files for pair in self.every]
        for path in self.paths:
            if not under(files, [path], self.loaded.root):
                yield f"{path}: is in no pair"
        for result in results:
            yield from result.report.notes if result.report else ()

    def _refuse_paths(self) -> None:
        files = [pair.files for pair in self.every]
        for path in self.paths:
            if not path.exists() and not under(files, [path], self.loaded.root):
                raise InputError(f"{path}: no such file or folder, and in no pair. Name another.")

    def _has_changed(self, pair: Pair) -> bool:
        return self.changes is None or not self.changes.keys().isdisjoint(pair.names)

    def _commits(self) -> Mapping[str, Commit]:
        names = {name for pair in self.pairs for name in pair.names if name}
        return last_commits(self.loaded.root, names)

    def _outcomes(self, progress: Done) -> dict[Names, Outcome]:
        """What comparing gives, by pair."""
        place = Place(self.store.path, self.store.limit) if self.store else None
        pairs = [pair for pair in self.pairs if pair.whole]
        tasks = {pair.names: self._known(pair.task(place)) for pair in pairs}
        found = {names: each for names, each in tasks.items() if not isinstance(each, Task)}
        # The longest first, so that no process is left with them in the end.
        left = [pair for pair in pairs if pair.names not in found]
        left.sort(key=lambda pair: pair.size(), reverse=True)
        progress(len(found), len(pairs))
        cores = self.holds["jobs"]
        work = [task for pair in left if isinstance(task := tasks[pair.names], Task)]
        here = enumerate(map(compared, work))
        for number, outcome in shared_out(compared, work, cores, died) if cores else here:
            found[left[number].names] = outcome
            progress(len(found), len(pairs))
        return found

    def _known(self, task: Task) -> Task | Outcome:
        """The report that was kept, or why there can be none; else the task."""
        if self.store is None:
            return task
        try:
            key = report_key(task.files(), task.settings, judge=task.judge)
        except AlignerError as error:
            return str(error)
        kept = kept_report(self.store, key) if key else None
        return kept or replace(task, key=key)

    def _result(
        self, pair: Pair, outcome: Outcome | None, commits: Mapping[str, Commit]
    ) -> PairResult:
        """What came of a pair, each alert of its status."""
        report = outcome if isinstance(outcome, Report) else None
        error = outcome if isinstance(outcome, str) else ""
        found = (*_of_files(pair, commits), *(alerts(report) if report else ()))
        result = PairResult(pair.source, pair.target, found, report, error)
        return self._of_this_change(marked(result, pair.names, self.baseline.reasons()), pair)

    def _of_this_change(self, result: PairResult, pair: Pair) -> PairResult:
        """The same, with what stands on lines that did not change marked."""
        if self.changes is None or self.all_lines:
            return result
        source, target = map(self.changes.get, pair.names)
        marks = (
            alert
            if alert.status is not Status.NEW or _touches(alert, source, target)
            else replace(alert, status=Status.UNCHANGED)
            for alert in result.alerts
        )
        return replace(result, alerts=tuple(marks))

    def _stale_entries(self, results: Sequence[PairResult]) -> Iterator[Entry]:
        """Entries of the baseline that nothing was found for, where something was looked for."""
        compared = {
            pair.names: (pair, {alert.fingerprint for alert in result.alerts})
            for pair, result in zip(self.pairs, results, strict=True)
            if not result.error
        }
        whole = not self.paths and self.changes is None
        existing = {pair.names for pair in self.every}
        for entry in self.baseline.entries:
            names = entry.source, entry.target
            if names in compared:
                pair, found = compared[names]
                if entry.fingerprint not in found and _looked_for(entry.check, pair):
                    yield entry
            elif whole and names not in existing:
                yield entry


def _silent(_: int, __: int) -> None:
    """For callers that show nothing."""


def _of_files(pair: Pair, commits: Mapping[str, Commit]) -> Iterator[Alert]:
    """What is wrong with the files of a pair, whatever stands in them."""
    if not pair.original:
        yield without_original(pair.target, pair.severity(UNFOUNDED))
    elif not pair.files.exists:
        yield without_translation(pair.source, pair.target, pair.severity(MISSING))
    elif pair.names[0] in commits and pair.names[1] in commits:
        both = commits[pair.names[0]], commits[pair.names[1]]
        if alert := stale(pair.source, pair.target, both, pair.severity(STALE)):
            yield alert


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


def _looked_for(check: str, pair: Pair) -> bool:
    """Whether a check ran on a pair, or is none that could."""
    if check in FILE_CHECKS:
        return bool(pair.holds["stale" if check == STALE else "missing"])
    known, chosen = _looked_at(pair.holds)
    return check not in known or check in chosen


def _looked_at(holds: Effective) -> tuple[set[str], set[str]]:
    """The names of all checks, and of those that run; raises SettingsError for unknown names."""
    from aligner.checks import CHECKS  # noqa: PLC0415 - loads much, and few runs ask
    from aligner.checks.selection import selected  # noqa: PLC0415

    chosen = selected(CHECKS, holds.settings())
    return {each.name for each in CHECKS}, {each.name for each in chosen}
