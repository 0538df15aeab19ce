"""What `check` and `align` do: call the library, print, say how it went."""

import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from aligner import pipeline
from aligner.cli.deliver import deliver, outputs, spare
from aligner.cli.screen import ProgressBar, Screen, printing
from aligner.embed.encoder import EMBEDDED
from aligner.errors import SettingsError
from aligner.mqm import Report, Severity, Verdict
from aligner.pipeline import Hooks
from aligner.report import to_json, to_terminal
from aligner.report.alerts import results_of
from aligner.results import Results
from aligner.settings import Settings

if TYPE_CHECKING:
    from aligner.writers import Written

FOUND = 1


def check(
    source: Path,
    target: Path | None,
    settings: Settings,
    screen: Screen,
    *,
    judge: str | None,
    formats: Sequence[str],
    fail_on: str,
    output: Path | None,
) -> int:
    """Prints or writes the report; the exit code."""
    _refuse(source, target, settings, judge)
    wanted = outputs(formats, output)
    spare((each.path for each in wanted), (source, target))
    with screen.progress() as progress:
        report = pipeline.check(
            source, target, settings, judge=judge, hooks=_hooks(screen, progress)
        )
    views = {"terminal": lambda: to_terminal(report), "json": lambda: to_json(report)}
    deliver(_judged(report, fail_on), wanted, screen, views)
    screen.timings(dict(report.seconds))
    return FOUND if fails(report, fail_on) else 0


def align(
    source: Path,
    target: Path | None,
    settings: Settings,
    screen: Screen,
    *,
    judge: str | None,
    alignment_format: str | None,
    output: Path | None,
) -> None:
    """Prints or writes the beads."""
    from aligner import writers  # noqa: PLC0415 - a check writes no beads

    _refuse(source, target, settings, judge)
    spare((output,), (source, target))
    form = writers.form_of(output, alignment_format)
    if form == "moses" and not output:
        raise SettingsError(
            "moses is two files. Say with --output what their names begin with: "
            "-o corpus writes corpus.de and corpus.hi."
        )
    start = time.perf_counter()
    with screen.progress() as progress:
        bitext = pipeline.align(
            source, target, settings, judge=judge, hooks=_hooks(screen, progress)
        )
    result = writers.written(bitext, form)
    for line in result.notes:
        screen.notify(f"{output}: {line}" if output else line)
    _save(result, output, (source, target))
    screen.timings({"all": time.perf_counter() - start})


def _hooks(screen: Screen, progress: ProgressBar) -> Hooks:
    return Hooks(screen.notify, progress, progress.stage)


def _refuse(source: Path, target: Path | None, settings: Settings, judge: str | None) -> None:
    """Raises SettingsError for options that make no sense together."""
    if str(source) == str(target) == "-":
        raise SettingsError(
            "SOURCE and TARGET are both standard input (-). Give one of them as a file."
        )
    if settings.device and settings.model in {None, EMBEDDED} and not judge:
        raise SettingsError(
            "--device: the embedded encoder runs on the processor. "
            "Leave it out, or name a model with --model."
        )


def fails(report: Report, fail_on: str) -> bool:
    """Whether the gate trips: a finding of that severity or above, or no translation at all."""
    if fail_on == "never":
        return False
    worst = report.worst()
    graver = worst is not None and worst.rank >= Severity(fail_on).rank
    return graver or report.verdict is not Verdict.TRANSLATION


def _judged(report: Report, fail_on: str) -> Results:
    """The report as results, which say whether it passes."""
    results = results_of(report)
    if not fails(report, fail_on):
        return results
    translated = report.verdict is Verdict.TRANSLATION
    reason = f"findings of severity {fail_on} or above" if translated else report.statement
    (pair,) = results.pairs
    return replace(results, pairs=(replace(pair, failures=(reason,)),))


def _save(result: "Written", output: Path | None, texts: tuple[Path | None, ...]) -> None:
    if output is None:
        with printing():
            sys.stdout.write("".join(result.texts.values()))
        return
    spare((Path(f"{output}{suffix}") for suffix in result.texts), texts)
    from aligner import writers  # noqa: PLC0415

    with printing():
        writers.save(result, output)
