"""What `gate` and `baseline` do: call the library, print, say how it went."""

from collections.abc import Sequence
from pathlib import Path

from aligner.cli.cache import cached
from aligner.cli.deliver import deliver, outputs
from aligner.cli.main import COULD_NOT_RUN
from aligner.cli.run import FOUND
from aligner.cli.screen import Screen
from aligner.cli.wanted import Wanted as Said
from aligner.config.effective import effective
from aligner.config.find import seen_from
from aligner.config.load import Loaded
from aligner.errors import BaselineError, ConfigError
from aligner.gate.accept import pruned, updated, written
from aligner.gate.baseline import Baseline
from aligner.gate.run import Run, Wanted, gate
from aligner.output import write_atomically

BASELINE = "aligner-baseline.json"
"""The baseline where the configuration names none: in its folder."""


def check_all(
    said: Said,
    screen: Screen,
    *,
    paths: Sequence[Path],
    changed_since: str | None,
    all_lines: bool,
    cache_dir: Path | None,
    output: Path | None,
) -> int:
    """Prints or writes the results; the exit code."""
    loaded = _loaded(said)
    places = outputs(effective(loaded, given=said.given)["formats"], output)
    wanted = Wanted(tuple(paths), said.given, changed_since, all_lines)
    run = _run(loaded, wanted, screen, cache_dir)
    deliver(run.results, places, screen)
    screen.timings({"all": run.results.seconds or 0.0})
    if run.results.errors:
        return COULD_NOT_RUN
    return 0 if run.results.passed else FOUND


def write_baseline(
    said: Said, screen: Screen, *, reason: str, force: bool, cache_dir: Path | None
) -> None:
    """Writes a baseline of all that is found."""
    loaded = _loaded(said)
    file = _file(loaded, said)
    if file.exists() and not force:
        raise BaselineError(
            f'{file}: is there already. "aligner baseline update" adds what is new, --force writes '
            "it anew and keeps the reasons."
        )
    known = str(file) if file.exists() else None
    run = _run(loaded, Wanted(given={**said.given, "baseline": known}), screen, cache_dir)
    _save(file, written(run, reason), run.baseline, screen)
    if not effective(loaded, given=said.given)["baseline"]:
        screen.notify(f'for the gate to read it, say baseline = "{file.name}" in {loaded.name}')


def update_baseline(
    said: Said,
    screen: Screen,
    *,
    paths: Sequence[Path],
    reason: str,
    cache_dir: Path | None,
) -> None:
    """Adds what is new to the baseline."""
    run = _known(said, screen, paths, cache_dir)
    _save(_file(_loaded(said), said), updated(run, reason), run.baseline, screen)


def prune_baseline(
    said: Said, screen: Screen, *, paths: Sequence[Path], cache_dir: Path | None
) -> None:
    """Takes out of the baseline what is not found any more."""
    run = _known(said, screen, paths, cache_dir)
    _save(_file(_loaded(said), said), pruned(run), run.baseline, screen)


def _loaded(said: Said) -> Loaded:
    loaded = said.loaded()
    if loaded is None:
        raise ConfigError(
            f"{Path.cwd()}: no aligner.toml here or above, nor a pyproject.toml with "
            '[tool.aligner]. "aligner init" writes one from what it finds.'
        )
    return loaded


def _file(loaded: Loaded, said: Said) -> Path:
    named = effective(loaded, given=said.given)["baseline"]
    return Path(named) if named else Path(seen_from(Path.cwd(), loaded.root / BASELINE))


def _known(said: Said, screen: Screen, paths: Sequence[Path], cache_dir: Path | None) -> Run:
    loaded = _loaded(said)
    given = {**said.given, "baseline": str(_file(loaded, said))}
    return _run(loaded, Wanted(tuple(paths), given), screen, cache_dir)


def _run(loaded: Loaded, wanted: Wanted, screen: Screen, cache_dir: Path | None) -> Run:
    holding = effective(loaded, given=wanted.given)
    with cached(holding, cache_dir, screen) as store, screen.progress() as progress:
        progress.stage("compare")
        return gate(loaded, wanted, store=store, progress=progress)


def _save(file: Path, new: Baseline, old: Baseline, screen: Screen) -> None:
    write_atomically(file, new.text())
    added, gone = (
        len(a.reasons().keys() - b.reasons().keys()) for a, b in ((new, old), (old, new))
    )
    screen.notify(f"{file}: {len(new.entries)} entries, {added} of them new; {gone} taken out")
