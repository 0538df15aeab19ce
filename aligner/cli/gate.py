"""What `gate` and `baseline` do: call the library, print, say how it went."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from aligner.cli.cache import cached
from aligner.cli.deliver import deliver, outputs, spare
from aligner.cli.main import COULD_NOT_RUN, FOUND
from aligner.cli.screen import Screen
from aligner.cli.wanted import Wanted
from aligner.config.effective import effective
from aligner.config.find import seen_from
from aligner.config.load import Loaded
from aligner.errors import BaselineError, ConfigError
from aligner.gate.accept import pruned, updated, written
from aligner.gate.baseline import FILE, Baseline
from aligner.gate.run import Run, run_gate
from aligner.output import write_atomically
from aligner.report.wording import entries
from aligner.threads import usable_cores


def check_all(
    wanted: Wanted,
    screen: Screen,
    *,
    paths: Sequence[Path],
    changed_since: str | None,
    all_lines: bool,
    cache_dir: Path | None,
    output: Path | None,
) -> int:
    """Prints or writes the results; the exit code."""
    loaded = _loaded(wanted)
    holding = effective(loaded, given=wanted.given)
    # Where nobody names a format, the suffix of --output tells it.
    places = outputs(holding["formats"] if holding.says("formats") else (), output)
    run = _run(
        loaded,
        wanted.given,
        screen,
        cache_dir,
        paths,
        changed_since=changed_since,
        all_lines=all_lines,
    )
    documents = {name for pair in run.results.pairs for name in (pair.source, pair.target) if name}
    spare((each.file for each in places), map(Path, documents))
    deliver(run.results, places, screen)
    screen.timings({"all": run.seconds})
    if run.results.errors:
        return COULD_NOT_RUN
    return 0 if run.results.passed else FOUND


def write_baseline(
    wanted: Wanted, screen: Screen, *, reason: str, force: bool, cache_dir: Path | None
) -> None:
    """Writes a baseline of all that is found."""
    loaded = _loaded(wanted)
    file = _file(loaded, wanted)
    if file.exists() and not force:
        raise BaselineError(
            f'{file}: is there already. "aligner baseline update" adds what is new, --force writes '
            "it anew and keeps the reasons."
        )
    run = _run(loaded, _with(wanted, file if file.exists() else None), screen, cache_dir)
    _save(file, written(run, reason), run.baseline, screen)
    if not effective(loaded, given=wanted.given)["baseline"]:
        screen.notify(f'for the gate to read it, say baseline = "{file.name}" in {loaded.name}')


def update_baseline(
    wanted: Wanted,
    screen: Screen,
    *,
    paths: Sequence[Path],
    reason: str,
    cache_dir: Path | None,
) -> None:
    """Adds what is new to the baseline."""
    loaded = _loaded(wanted)
    file = _file(loaded, wanted)
    run = _run(loaded, _with(wanted, file if file.exists() else None), screen, cache_dir, paths)
    _save(file, updated(run, reason), run.baseline, screen)


def prune_baseline(
    wanted: Wanted, screen: Screen, *, paths: Sequence[Path], cache_dir: Path | None
) -> None:
    """Takes out of the baseline what is not found any more."""
    loaded = _loaded(wanted)
    file = _file(loaded, wanted)
    run = _run(loaded, _with(wanted, file), screen, cache_dir, paths)
    _save(file, pruned(run), run.baseline, screen)


def _loaded(wanted: Wanted) -> Loaded:
    loaded = wanted.loaded()
    if loaded is None:
        raise ConfigError(
            f"{Path.cwd()}: no aligner.toml here or above, nor a pyproject.toml with "
            '[tool.aligner]. "aligner init" writes one from what it finds.'
        )
    return loaded


def _file(loaded: Loaded, wanted: Wanted) -> Path:
    named = effective(loaded, given=wanted.given)["baseline"]
    return Path(named) if named else Path(seen_from(Path.cwd(), loaded.root / FILE))


def _with(wanted: Wanted, baseline: Path | None) -> Mapping[str, object]:
    return {**wanted.given, "baseline": str(baseline) if baseline else None}


def _run(
    loaded: Loaded,
    given: Mapping[str, object],
    screen: Screen,
    cache_dir: Path | None,
    paths: Sequence[Path] = (),
    *,
    changed_since: str | None = None,
    all_lines: bool = False,
) -> Run:
    holding = effective(loaded, given=given)
    given = {**given, "jobs": holding["jobs"] or usable_cores()}
    with cached(holding, cache_dir, screen) as store, screen.progress() as progress:
        progress.stage("compare")
        return run_gate(
            loaded,
            paths,
            given=given,
            changed_since=changed_since,
            all_lines=all_lines,
            store=store,
            progress=progress,
        )


def _save(file: Path, new: Baseline, old: Baseline, screen: Screen) -> None:
    write_atomically(file, new.text())
    added, gone = (len(a.reasons.keys() - b.reasons.keys()) for a, b in ((new, old), (old, new)))
    screen.notify(f"{file}: {entries(len(new.entries))}, {added} of them new; {gone} taken out")
