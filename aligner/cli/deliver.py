"""Where the results of `check` and `gate` go: standard output and files, in several formats."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from aligner.cli.screen import Screen, printing
from aligner.errors import OutputError, SettingsError
from aligner.output import refuse_unwritable, write_atomically
from aligner.report import form_of, known, written
from aligner.results import Results

if TYPE_CHECKING:
    from rich.console import RenderableType

_SUMMARY = "GITHUB_STEP_SUMMARY"  # names the file that GitHub shows beside a job

Views = Mapping[str, Callable[[], "RenderableType"]]
"""What a command shows in a format of its own, by the name of the format."""


class Output(NamedTuple):
    """A format, and the file that it goes to; None is standard output."""

    form: str
    path: Path | None = None


def outputs(formats: Sequence[str], output: Path | None = None) -> tuple[Output, ...]:
    """What `--format NAME`, `--format NAME=FILE` and `--output FILE` ask for.

    Raises:
        SettingsError: for an unknown format, or if two of them go to one place.
        OutputError: if a file cannot be written there.
    """
    asked = [_output(each) for each in formats] or [Output(form_of(output))]
    printed = [each for each in asked if each.path is None]
    if len(printed) > 1:
        names = " and ".join(each.form for each in printed[:2])
        raise SettingsError(
            f"--format: {names} would both go to standard output. Name a file for all but one: "
            f"--format {printed[1].form}=FILE."
        )
    if output and not printed:
        raise SettingsError(f"{output}: every --format names its file already. Leave --output out.")
    found = tuple(Output(each.form, each.path or output) for each in asked)
    _refuse_same(found)
    for each in found:
        if each.path:
            refuse_unwritable(each.path)
    return found


def _output(given: str) -> Output:
    name, sign, path = given.partition("=")
    if sign and not path:
        raise SettingsError(f'--format {given}: no file after "=". Give {name}=FILE, or {name}.')
    return Output(known(name), Path(path) if path and path != "-" else None)


def _refuse_same(found: Sequence[Output]) -> None:
    seen: set[str] = set()
    for path in (os.path.realpath(each.path) for each in found if each.path):
        if path in seen and not path.startswith("/dev/"):
            raise SettingsError(f"{path}: two formats would go to this file. Name another one.")
        seen.add(path)


def spare(paths: Iterable[Path | None], texts: Iterable[Path | None]) -> None:
    """Raises SettingsError where a result would replace one of the texts that it is about."""
    old = [path for path in paths if path and path.is_file()]
    for text in filter(None, texts):
        for path in old:
            if text.is_file() and path.samefile(text):
                raise SettingsError(f"{path}: --output would replace this text. Name another file.")


def deliver(
    results: Results,
    found: Sequence[Output],
    screen: Screen,
    views: Views = MappingProxyType({}),
) -> None:
    """Writes the files, then prints; in GitHub Actions, adds to the summary of the job.

    Args:
        results: what was found.
        found: of `outputs`.
        screen: where to print; a quiet one prints nothing.
        views: formats that look otherwise than those of a run over many pairs.

    Raises:
        OutputError: if something cannot be written.
    """
    if any(each.form == "github" for each in found):
        _summarise(results)
    for each in sorted(found, key=lambda each: each.path is None):
        if each.path:
            with printing(), screen.progress("write"):  # printing: it may be /dev/stdout
                write_atomically(each.path, _text(results, each.form, views))
        elif not screen.quiet:
            _print(results, each.form, screen, views)


def _print(results: Results, form: str, screen: Screen, views: Views) -> None:
    with screen.progress("write"):
        shown = _shown(results, form, screen, views)
    with printing():
        if isinstance(shown, str):
            sys.stdout.write(shown)
        else:
            screen.output.print(shown)


def _shown(results: Results, form: str, screen: Screen, views: Views) -> "str | RenderableType":
    if form in views:
        return views[form]()
    if form == "terminal":
        from aligner.report.gate_terminal import render  # noqa: PLC0415 - `check` has its own

        return render(results, verbose=screen.verbose)
    return written(results, form)


def _text(results: Results, form: str, views: Views) -> str:
    if form not in views:
        return written(results, form)
    shown = views[form]()
    if isinstance(shown, str):
        return shown
    from aligner.report.layout import plain  # noqa: PLC0415 - a program that wants JSON needs none

    return plain(shown)


def _summarise(results: Results) -> None:
    """Adds the results to the summary of the job, where GitHub Actions runs it."""
    path = os.environ.get(_SUMMARY)
    if not path:
        return
    text = written(results, "markdown").encode("utf-8", "backslashreplace")
    try:
        with Path(path).open("ab") as file:
            file.write(text)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot write the summary ({_SUMMARY}): {error.strerror}."
        ) from error
