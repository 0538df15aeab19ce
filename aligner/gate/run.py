"""The gate: all pairs of a project, compared, and held to what the project allows."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.config.effective import effective
from aligner.config.load import Loaded
from aligner.errors import InputError
from aligner.gate.baseline import Baseline, Entry, marked, read_baseline
from aligner.gate.compare import Done, outcomes, silent
from aligner.gate.files import (
    MISSING,
    STALE,
    UNFOUNDED,
    stale,
    without_original,
    without_translation,
)
from aligner.gate.git import Change, Commit, changes_since, last_commits
from aligner.gate.limits import judged, too_many
from aligner.gate.pairs import PairFiles, under
from aligner.gate.project import Pair, project_pairs
from aligner.gate.statuses import names_of_checks, of_change, stale_entries
from aligner.gate.worker import Outcome
from aligner.mqm import Report
from aligner.report.alerts import alerts
from aligner.results import Alert, PairResult, Results
from aligner.store import Store


@dataclass(frozen=True, slots=True)
class Run:
    """What one run gave.

    Attributes:
        results: a result for each pair, in the order of their paths, whatever order they were
            compared in. What goes wrong with one pair is its `error`.
        pairs: the pairs of these.
        baseline: what was let through.
        stale: the entries of it that nothing was found for, where something was looked for.
        seconds: how long it took.
    """

    results: Results
    pairs: tuple[Pair, ...]
    baseline: Baseline
    stale: tuple[Entry, ...]
    seconds: float


def run_gate(
    loaded: Loaded,
    paths: Sequence[str | Path] = (),
    *,
    given: Mapping[str, object] | None = None,
    changed_since: str | None = None,
    all_lines: bool = False,
    store: Store | None = None,
    progress: Done = silent,
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
    start = time.perf_counter()
    holds = effective(loaded, given=given)
    if given and not given.keys().isdisjoint(("select", "ignore")):
        names_of_checks(holds)  # the file has been looked through, the command line has not
    baseline = read_baseline(Path(holds["baseline"])) if holds["baseline"] else Baseline()
    changes = changes_since(loaded.root, changed_since) if changed_since else None
    every = project_pairs(loaded, given, missing=holds["missing"])
    pairs, notes = _in_paths(every, list(map(Path, paths)), loaded.root)
    if changes is not None:
        pairs = [pair for pair in pairs if not changes.keys().isdisjoint(pair.names)]
    commits = _commits(pairs, loaded.root) if holds["stale"] else {}
    reports = outcomes(pairs, store, holds["jobs"], progress)
    found = [
        _result(pair, reports.get(pair.names), commits, baseline, None if all_lines else changes)
        for pair in pairs
    ]
    limits, allowed = [pair.holds.thresholds() for pair in pairs], holds["max-new"] or 0
    results = judged(found, limits, allowed)
    partly = bool(paths) or changes is not None
    gone = tuple(stale_entries(baseline, pairs, results, None if partly else every))
    said = (note for each in results if each.report for note in each.report.notes)
    whole = Results(
        results,
        "; ".join(sorted({each.report.signature for each in results if each.report})),
        tuple((entry.target, entry.message) for entry in gone),
        too_many(found, limits, allowed),
        tuple(dict.fromkeys((*notes, *said))),
    )
    return Run(whole, tuple(pairs), baseline, gone, time.perf_counter() - start)


def _in_paths(
    pairs: Sequence[Pair], paths: Sequence[Path], root: Path
) -> tuple[Sequence[Pair], list[str]]:
    """The pairs of which a file is, or is in, one of the paths, all without paths; and notes.

    Raises InputError for a path that is neither there nor of a pair.
    """
    if not paths:
        return pairs, []
    notes: list[str] = []
    chosen: set[PairFiles] = set()
    for path in paths:
        files = under([pair.files for pair in pairs], [path], root)
        if not files and not path.exists():
            raise InputError(f"{path}: no such file or folder, and in no pair. Name another.")
        if not files:
            notes.append(f"{path}: is in no pair")
        chosen.update(files)
    return [pair for pair in pairs if pair.files in chosen], notes


def _commits(pairs: Sequence[Pair], root: Path) -> Mapping[str, Commit]:
    return last_commits(root, {name for pair in pairs for name in pair.names if name})


def _result(
    pair: Pair,
    outcome: Outcome | None,
    commits: Mapping[str, Commit],
    baseline: Baseline,
    changes: Mapping[str, Change] | None,
) -> PairResult:
    """What came of a pair, each alert of its status."""
    report = outcome if isinstance(outcome, Report) else None
    error = outcome if isinstance(outcome, str) else ""
    found = (*_of_files(pair, commits), *(alerts(report) if report else ()))
    result = marked(
        PairResult(pair.source, pair.target, found, report, error), pair.names, baseline
    )
    return result if changes is None else of_change(result, pair.names, changes)


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
