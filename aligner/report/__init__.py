"""What was found, for people and for programs. Nothing here prints.

`written` turns the results of a run into the text of a format; `results_of` of
`aligner.report.alerts` makes results of a single report. `to_terminal` and `to_json` are the views
of a single report that `aligner check` has. `write_pages` writes a folder of HTML pages.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from aligner.errors import SettingsError, did_you_mean
from aligner.mqm import Report
from aligner.report.json_report import to_json
from aligner.results import Results

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

__all__ = [
    "INDEX",
    "WRITERS",
    "Writer",
    "form_of",
    "known",
    "to_json",
    "to_terminal",
    "write_pages",
    "written",
]


class Writer(NamedTuple):
    """A format.

    Attributes:
        module: of this package, with a function of the same name; loaded when it is wanted.
        purpose: what the format is for, in a few words.
        suffixes: of files that choose it where no format is named.
    """

    module: str
    purpose: str
    suffixes: tuple[str, ...] = ()


WRITERS: Mapping[str, Writer] = {
    "terminal": Writer("gate_terminal", "people at a terminal"),
    "json": Writer("gate_json", "programs: all that was found", (".json",)),
    "sarif": Writer("sarif", "GitHub code scanning, viewers in editors", (".sarif",)),
    "github": Writer("github", "GitHub Actions: annotations, and a summary of the job"),
    "gitlab": Writer("gitlab", "GitLab Code Quality"),
    "junit": Writer("junit", "CI servers that show tests"),
    "rdjson": Writer("rdjson", "reviewdog: comments on changes", (".rdjson",)),
    "checkstyle": Writer("checkstyle", "Jenkins and others that show warnings"),
    "markdown": Writer("markdown", "a comment on a merge request", (".md", ".markdown")),
    "html": Writer("html", "people: one page with every passage", (".html", ".htm")),
}
USUAL = "terminal"
INDEX = "index.html"
"""The page of a folder of pages that links to the others."""


def to_terminal(report: Report) -> "RenderableType":
    """The report for a terminal of any width, with the default settings."""
    # rich and regex are of no use to a program that wants JSON.
    from aligner.report.terminal import render  # noqa: PLC0415

    return render(report)


def known(name: str) -> str:
    """The name itself.

    Raises:
        SettingsError: if there is no format of that name; it names the nearest.
    """
    if name in WRITERS:
        return name
    advice = did_you_mean(name.lower(), WRITERS) or f"Choose one of: {', '.join(WRITERS)}."
    raise SettingsError(f'unknown report format "{name}". {advice}')


def form_of(path: "Path | None") -> str:
    """The format that the suffix of a file names, else `terminal`."""
    suffix = path.suffix.lower() if path else ""
    return next((name for name, each in WRITERS.items() if suffix in each.suffixes), USUAL)


def written(results: Results, name: str) -> str:
    """The results in a format; the same results give the same text.

    Raises:
        SettingsError: if there is no format of that name.
    """
    module = WRITERS[known(name)].module
    write = getattr(import_module(f"{__name__}.{module}"), module)
    return cast(Callable[[Results], str], write)(results)


def write_pages(results: Results, folder: "Path") -> None:
    """Writes HTML pages into a folder: `index.html`, and the page of each pair that it links to.

    The folder is made if it is not there; what else is in it stays.

    Raises:
        OutputError: if it cannot be written; then nothing is.
    """
    from aligner.output import write_folder  # noqa: PLC0415 - only for a folder
    from aligner.report.html import html_files  # noqa: PLC0415

    write_folder(folder, html_files(results))
