"""What `check` and `align` do: call the library, print, say how it went."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from aligner import pipeline
from aligner.cli.screen import ProgressBar, Screen, printing
from aligner.embed.identity import EMBEDDED
from aligner.errors import CacheError, SettingsError
from aligner.mqm import Report, Severity, Verdict
from aligner.output import write_atomically
from aligner.pipeline import Hooks
from aligner.report import to_json
from aligner.report.terminal import render
from aligner.settings import Settings
from aligner.store import Store, open_store

if TYPE_CHECKING:
    from aligner.writers import Written

FOUND = 1
_FILE_WIDTH = 100  # of a report that no terminal shows


@contextmanager
def cached(folder: Path | None, screen: Screen, *, wanted: bool) -> Iterator[Store | None]:
    """What is kept for later runs; None where it is not wanted, or cannot be had."""
    if not wanted:
        yield None
        return
    try:
        store = open_store(folder, notify=screen.notify)
    except CacheError:
        yield None  # the embedded encoder says why, if it is needed
        return
    with store:
        yield store


def check(
    source: Path,
    target: Path | None,
    settings: Settings,
    screen: Screen,
    *,
    judge: str | None,
    cache: Store | None,
    report_format: str,
    fail_on: str,
    output: Path | None,
) -> int:
    """Prints or writes the report; the exit code."""
    _refuse(source, target, settings, judge, output)
    with screen.progress() as progress:
        report = pipeline.check(
            source, target, settings, judge=judge, cache=cache, hooks=_hooks(screen, progress)
        )
    _deliver(report, report_format, output, screen)
    screen.timings(dict(report.seconds))
    return FOUND if fails(report, fail_on) else 0


def align(
    source: Path,
    target: Path | None,
    settings: Settings,
    screen: Screen,
    *,
    judge: str | None,
    cache: Store | None,
    alignment_format: str | None,
    output: Path | None,
) -> None:
    """Prints or writes the beads."""
    from aligner import writers  # noqa: PLC0415 - a check writes no beads

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
            source, target, settings, judge=judge, cache=cache, hooks=_hooks(screen, progress)
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


def fails(report: Report, fail_on: str) -> bool:
    """Whether the gate trips: a finding of that severity or above, or no translation at all."""
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
