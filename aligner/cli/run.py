"""What `check` and `align` do: call the library, print, say how it went."""

import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from aligner import pipeline
from aligner.cli.cache import cached
from aligner.cli.deliver import deliver, outputs, spare
from aligner.cli.main import FOUND
from aligner.cli.screen import ProgressBar, Screen, printing
from aligner.cli.wanted import Wanted
from aligner.embed.identity import EMBEDDED
from aligner.errors import SettingsError
from aligner.gate.limits import judged, low_score
from aligner.pipeline import Hooks
from aligner.report import to_json, to_terminal
from aligner.report.alerts import results_of
from aligner.settings import Settings

if TYPE_CHECKING:
    from aligner.writers import Written


def check(
    source: Path,
    target: Path | None,
    wanted: Wanted,
    screen: Screen,
    *,
    cache_dir: Path | None,
    formats: Sequence[str],
    output: Path | None,
) -> int:
    """Prints or writes the report; the exit code."""
    holding = wanted.holding(source, target)
    settings, judge = holding.settings(), holding["judge"]
    refuse(source, target, settings, judge)
    places = outputs(formats, output)
    spare((each.file for each in places), (source, target))
    awaited = typing(screen, source, target)
    with cached(holding, cache_dir, screen) as cache, screen.progress(typing=awaited) as progress:
        hooks = _hooks(screen, progress)
        report = pipeline.check(source, target, settings, judge=judge, cache=cache, hooks=hooks)
    found = results_of(report)
    limits = holding.thresholds()
    results = replace(found, pairs=judged(found.pairs, [limits]))
    views = {"terminal": lambda: to_terminal(report), "json": lambda: to_json(report)}
    deliver(results, places, screen, views)
    screen.timings(dict(report.seconds))
    if low := low_score(found.pairs[0], limits):  # findings are seen, and this is not
        screen.notify(f"failed: {low}")
    return 0 if results.passed else FOUND


def align(
    source: Path,
    target: Path | None,
    wanted: Wanted,
    screen: Screen,
    *,
    cache_dir: Path | None,
    alignment_format: str | None,
    output: Path | None,
) -> None:
    """Prints or writes the beads."""
    from aligner import writers  # noqa: PLC0415 - a check writes no beads

    holding = wanted.holding(source, target)
    settings, judge = holding.settings(), holding["judge"]
    refuse(source, target, settings, judge)
    spare((output,), (source, target))
    form = writers.form_of(output, alignment_format)
    if form == "moses" and not output:
        raise SettingsError(
            "moses is two files. Say with --output what their names begin with: "
            "-o corpus writes corpus.de and corpus.hi."
        )
    start = time.perf_counter()
    awaited = typing(screen, source, target)
    with cached(holding, cache_dir, screen) as cache, screen.progress(typing=awaited) as progress:
        hooks = _hooks(screen, progress)
        bitext = pipeline.align(source, target, settings, judge=judge, cache=cache, hooks=hooks)
    with screen.progress("write"):
        result = writers.written(bitext, form)
    for line in result.notes:
        screen.notify(f"{output}: {line}" if output else line)
    _save(result, output, (source, target), screen)
    screen.timings({"all": time.perf_counter() - start})


def typing(screen: Screen, source: Path, target: Path | None) -> bool:
    """Whether a text comes from the keyboard; says how to end it."""
    awaited = "-" in {str(source), str(target)} and sys.stdin.isatty()
    if awaited:
        screen.notify("type or paste the text, then press Ctrl-D on a line of its own.")
    return awaited


def _hooks(screen: Screen, progress: ProgressBar) -> Hooks:
    return Hooks(screen.notify, progress, progress.stage)


def refuse(source: Path, target: Path | None, settings: Settings, judge: str | None) -> None:
    """Raises SettingsError for options that make no sense together."""
    if str(source) == str(target) == "-":
        raise SettingsError(
            "SOURCE and TARGET are both standard input (-). Give one of them as a file."
        )
    refuse_device(settings, judge)


def refuse_device(settings: Settings, judge: str | None) -> None:
    """Raises SettingsError for a device where nothing runs on one."""
    if settings.device and settings.model in {None, EMBEDDED} and not judge:
        raise SettingsError(
            "--device: the embedded encoder runs on the processor. "
            "Leave it out, or name a model with --model."
        )


def _save(
    result: "Written", output: Path | None, texts: tuple[Path | None, ...], screen: Screen
) -> None:
    if output is None:
        with printing():
            sys.stdout.write("".join(result.texts.values()))
        return
    spare((Path(f"{output}{suffix}") for suffix in result.texts), texts)
    from aligner import writers  # noqa: PLC0415

    with printing(), screen.progress("write"):
        writers.save(result, output)
