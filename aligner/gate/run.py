"""The gate: all pairs of a project, compared, and held to what the project allows."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner.checks import CHECKS
from aligner.checks.selection import selected
from aligner.config.effective import Effective, effective
from aligner.config.find import seen_from
from aligner.config.load import Loaded
from aligner.errors import ConfigError
from aligner.gate.baseline import Baseline, Entry, marked, read_baseline
from aligner.gate.files import (
    MISSING,
    SEVERITIES,
    STALE,
    UNFOUNDED,
    stale,
    without_original,
    without_translation,
)
from aligner.gate.git import Change, Commit, changes_since, last_commits
from aligner.gate.limits import judged
from aligner.gate.pairs import PairFiles, find_pairs, orphans, under
from aligner.gate.pool import shared_out
from aligner.gate.worker import Outcome, Task, compared, died
from aligner.mqm import Report, Severity
from aligner.report.alerts import alerts
from aligner.results import Alert, PairResult, Results, Status
from aligner.threads import usable_cores

Done = Callable[[int, int], None]
"""Called with how many pairs are compared, and how many there are."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of one run.

    Attributes:
        paths: files and folders; a pair of which no file is one of them, or in one, is left out.
            None: all pairs.
        given: what is said otherwise than in the configuration, by the names of `Settings` and of
            `Config`.
        changed_since: a git revision: pairs that did not change since are left out, and findings
            on lines that did not are of status `unchanged`.
        all_lines: findings on all lines of these pairs count.
    """

    paths: tuple[Path, ...] = ()
    given: Mapping[str, object] | None = None
    changed_since: str | None = None
    all_lines: bool = False


def gate(loaded: Loaded, wanted: Wanted | None = None, progress: Done | None = None) -> Results:
    """Compares the pairs of a project, and judges them.

    Returns:
        A result for each pair, in the order of their paths, whatever order they were compared in.
        What goes wrong with one pair is its `error`.

    Raises:
        AlignerError: if the configuration, the baseline or git cannot tell what is to be done.
    """
    return _Gate(loaded, wanted or Wanted()).results(progress)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A pair, its names in reports, and what holds for it; `original` says whether it is there."""

    files: PairFiles
    source: str
    target: str
    holds: Effective
    original: bool = True

    @property
    def key(self) -> str:
        """What the baseline knows it by."""
        return self.files.target or self.files.source

    @property
    def whole(self) -> bool:
        """Whether there is something to compare."""
        return self.original and self.files.exists

    def task(self) -> Task:
        target = self.target if self.files.target else None
        return Task(self.source, target, self.holds.settings(), self.holds["judge"])

    def severity(self, check: str) -> Severity:
        """Of what is wrong with files."""
        said = self.holds.settings().severities.get(check)
        return Severity(said) if said else SEVERITIES[check]


class _Gate:
    """One run: what holds for the whole of it, and the pairs that it is about."""

    def __init__(self, loaded: Loaded, wanted: Wanted) -> None:
        self.loaded = loaded
        self.wanted = wanted
        self.holds = effective(loaded, given=wanted.given)
        since = wanted.changed_since
        self.changes = changes_since(loaded.root, since) if since else None
        known = self.holds["baseline"]
        self.baseline = read_baseline(Path(known)) if known else Baseline()
        self.every = tuple(map(self._pair, *zip(*self._files(), strict=True)))
        self.pairs = [pair for pair in self.every if self._is_wanted(pair)]

    def results(self, progress: Done | None) -> Results:
        start = time.perf_counter()
        commits = self._commits() if self.holds["stale"] else {}
        outcomes = self._outcomes(progress or _silent)
        limits = [pair.holds.thresholds() for pair in self.pairs]
        found = [self._result(pair, outcomes.get(pair.key), commits) for pair in self.pairs]
        results = judged(found, limits, self.holds["max-new"] or 0)
        return Results(
            results,
            "; ".join(sorted({each.report.signature for each in results if each.report})),
            tuple((entry.target, entry.message) for entry in self._stale_entries(results)),
            seconds=time.perf_counter() - start,
        )

    def _files(self) -> Iterator[tuple[PairFiles, bool]]:
        """All pairs, and whether their originals are there."""
        loaded = self.loaded
        if not loaded.config.pairs:
            raise ConfigError(
                f"{loaded.name}: has no [[pairs]], so there is nothing to compare. Say which "
                'documents belong together; "aligner init" does that for the usual layouts.'
            )
        for files in find_pairs(loaded.root, loaded.config.pairs):
            if files.exists or self.holds["missing"]:
                yield files, True
        if self.holds["missing"]:
            for each in orphans(loaded.root, loaded.config.pairs):
                yield PairFiles(each.source or "", each.target, each.table, None, None, True), False

    def _pair(self, files: PairFiles, original: bool) -> _Pair:
        names = [name for name in (files.source, files.target) if name]
        holds = effective(
            self.loaded,
            names,
            table=files.table,
            target_language=files.target_language,
            given=self.wanted.given,
        )
        source = self._shown(files.source) if files.source else ""
        target = self._shown(files.target) if files.target else source
        return _Pair(files, source, target, holds, original)

    def _shown(self, name: str) -> str:
        """A path as reports name it: from the working directory."""
        return seen_from(Path.cwd(), self.loaded.root / name)

    def _is_wanted(self, pair: _Pair) -> bool:
        paths, changes = self.wanted.paths, self.changes
        if paths and not under([pair.files], paths, self.loaded.root):
            return False
        return changes is None or not changes.keys().isdisjoint((pair.files.source, pair.key))

    def _commits(self) -> Mapping[str, Commit]:
        names = {name for pair in self.pairs for name in (pair.files.source, pair.key) if name}
        return last_commits(self.loaded.root, names)

    def _outcomes(self, progress: Done) -> dict[str, Outcome]:
        """What comparing gives, by the keys of the pairs."""
        pairs = sorted((pair for pair in self.pairs if pair.whole), key=self._size, reverse=True)
        tasks = [pair.task() for pair in pairs]
        progress(0, len(tasks))
        found: dict[str, Outcome] = {}
        cores = self.holds["jobs"] or usable_cores()
        for number, outcome in shared_out(compared, tasks, cores, died):
            found[pairs[number].key] = outcome
            progress(len(found), len(tasks))
        return found

    def _size(self, pair: _Pair) -> int:
        """Bytes: the longest begin first, so that no process is left with them in the end."""
        names = {pair.files.source, pair.key}
        paths = (self.loaded.root / name for name in names)
        return sum(path.stat().st_size for path in paths if path.is_file())

    def _result(
        self, pair: _Pair, outcome: Outcome | None, commits: Mapping[str, Commit]
    ) -> PairResult:
        """What came of a pair, each alert of its status."""
        report = outcome if isinstance(outcome, Report) else None
        error = outcome if isinstance(outcome, str) else ""
        found = (*_of_files(pair, commits), *(alerts(report) if report else ()))
        result = PairResult(pair.source, pair.target, found, report, error)
        return self._of_this_change(marked(result, pair.key, self.baseline.reasons()), pair)

    def _of_this_change(self, result: PairResult, pair: _Pair) -> PairResult:
        """The same, with what stands on lines that did not change marked."""
        if self.changes is None or self.wanted.all_lines:
            return result
        source, target = (self.changes.get(name) for name in (pair.files.source, pair.key))
        marks = (
            alert
            if alert.status is not Status.NEW or _touches(alert, source, target)
            else replace(alert, status=Status.UNCHANGED)
            for alert in result.alerts
        )
        return replace(result, alerts=tuple(marks))

    def _stale_entries(self, results: Sequence[PairResult]) -> Iterator[Entry]:
        """Entries of the baseline that nothing was found for, where something was looked for."""
        seen = {
            pair.key: {alert.fingerprint for alert in result.alerts}
            for pair, result in zip(self.pairs, results, strict=True)
            if not result.error
        }
        ran = {pair.key: pair for pair in self.pairs}
        all_keys = {pair.key for pair in self.every}
        partial = self.wanted.paths or self.changes is not None
        for entry in self.baseline.entries:
            if entry.target in seen:
                found = entry.fingerprint in seen[entry.target]
                if not found and _looked_for(entry.check, ran[entry.target]):
                    yield entry
            elif not partial and entry.target not in all_keys:
                yield entry


def _silent(_: int, __: int) -> None:
    """For callers that show nothing."""


def _of_files(pair: _Pair, commits: Mapping[str, Commit]) -> Iterator[Alert]:
    """What is wrong with the files of a pair, whatever stands in them."""
    if not pair.original:
        yield without_original(pair.target, pair.severity(UNFOUNDED))
    elif not pair.files.exists:
        yield without_translation(pair.source, pair.target, pair.severity(MISSING))
    elif pair.files.source in commits and pair.key in commits:
        both = commits[pair.files.source], commits[pair.key]
        if alert := stale(pair.source, pair.target, both, pair.severity(STALE)):
            yield alert


def _touches(alert: Alert, source: Change | None, target: Change | None) -> bool:
    """Whether an alert stands on a line that changed, on either side."""
    places = ((alert.source, source), (alert.target, target))
    return any(
        change.touches(place.line, place.end_line) for place, change in places if place and change
    )


def _looked_for(check: str, pair: _Pair) -> bool:
    """Whether a check ran on a pair, or is none that could."""
    known = {each.name for each in CHECKS}
    if check in SEVERITIES:
        return pair.holds["stale" if check == STALE else "missing"]
    return check not in known or check in {
        each.name for each in selected(CHECKS, pair.holds.settings())
    }
