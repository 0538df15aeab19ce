"""What `check` and `align` do: call the library, print, say how it went."""

import sys
import time
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from aligner import pipeline
from aligner.cli.screen import ProgressBar, Screen, printing
from aligner.cli.wanted import Wanted
from aligner.config.effective import Thresholds
from aligner.embed.encoder import EMBEDDED
from aligner.errors import SettingsError
from aligner.mqm import Report, Severity, Verdict
from aligner.output import write_atomically
from aligner.pipeline import Hooks
from aligner.report import to_json
from aligner.report.terminal import render
from aligner.settings import Settings

if TYPE_CHECKING:
    from aligner.writers import Written

FOUND = 1
_FILE_WIDTH = 100  # of a report that no terminal shows


def check(
    source: Path,
    target: Path | None,
    wanted: Wanted,
    screen: Screen,
    *,
    report_format: str,
    output: Path | None,
) -> int:
    """Prints or writes the report; the exit code."""
    holding = wanted.holding(source, target)
    settings, judge = holding.settings(), holding["judge"]
    _refuse(source, target, settings, judge, output)
    with screen.progress() as progress:
        report = pipeline.check(
            source, target, settings, judge=judge, hooks=_hooks(screen, progress)
        )
    _deliver(report, report_format, output, screen)
    screen.timings(dict(report.seconds))
    return FOUND if _fails(report, holding.thresholds(), screen) else 0


def align(
    source: Path,
    target: Path | None,
    wanted: Wanted,
    screen: Screen,
    *,
    alignment_format: str | None,
    output: Path | None,
) -> None:
    """Prints or writes the beads."""
    from aligner import writers  # noqa: PLC0415 - a check writes no beads

    holding = wanted.holding(source, target)
    settings, judge = holding.settings(), holding["judge"]
    _refuse(source, target, settings, judge, output)
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


def _refuse(
    source: Path, target: Path | None, settings: Settings, judge: str | None, output: Path | None
) -> None:
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
    if output:
        _spare(output, source, target)


def _spare(output: Path, *texts: Path | None) -> None:
    """Raises SettingsError where a result would replace what it was made of."""
    for path in filter(None, texts):
        if output.is_file() and path.is_file() and output.samefile(path):
            raise SettingsError(f"{output}: --output would replace this text. Name another file.")


def _fails(report: Report, thresholds: Thresholds, screen: Screen) -> bool:
    """Whether there is too grave a finding, too low a score, or no translation at all."""
    least = thresholds.min_score
    low = least is not None and report.score < least
    if low:
        screen.notify(f"the score is {report.score:.2f}, and at least {least:g} is wanted")
    return low or _too_grave(report, thresholds.fail_on)


def _too_grave(report: Report, fail_on: str) -> bool:
    if fail_on == "never":
        return False
    worst = report.worst()
    graver = worst is not None and worst.rank >= Severity(fail_on).rank
    return graver or report.verdict is not Verdict.TRANSLATION


def _deliver(report: Report, report_format: str, output: Path | None, screen: Screen) -> None:
    if screen.quiet and not output:
        return
    if report_format == "json":
        _write(to_json(report), output)
    elif output:
        _write(_plain(report), output)
    else:
        with printing():
            screen.output.print(render(report))


def _plain(report: Report) -> str:
    """The report as a terminal without colours would show it."""
    text = StringIO()
    Console(file=text, width=_FILE_WIDTH, color_system=None, force_terminal=False).print(
        render(report)
    )
    return text.getvalue()


def _save(result: "Written", output: Path | None, texts: tuple[Path | None, ...]) -> None:
    if output is None:
        _write("".join(result.texts.values()), None)
        return
    for suffix in result.texts:
        _spare(Path(f"{output}{suffix}"), *texts)
    from aligner import writers  # noqa: PLC0415

    with printing():
        writers.save(result, output)


def _write(text: str, output: Path | None) -> None:
    with printing():
        if output:
            write_atomically(output, text)
        else:
            sys.stdout.write(text)
