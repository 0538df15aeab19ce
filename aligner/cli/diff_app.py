"""The options of `aligner diff`."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from aligner.cli import candidates
from aligner.cli.groups import (
    Choosing,
    Configured,
    Keeping,
    Models,
    Reading,
    Showing,
    grouped,
    wanted,
)
from aligner.cli.options import PASSING, RESULT, Document, FailOn, Output, Target, listed

CONTEXT = 2  # as in aligner.report.diff, which the help need not load
NARROWEST = 40


class DiffFormat(StrEnum):
    TERMINAL = "terminal"
    HTML = "html"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Compared:
    """What it is compared with besides."""

    against: Annotated[
        Path | None,
        typer.Option(
            "--against",
            metavar="FILE",
            help="An older version of the translation: tell what is new and what was mended.",
        ),
    ] = None
    named: Annotated[
        Path | None,
        typer.Option(
            "--as",
            metavar="PATH",
            help="Of which file the translation is a copy; tells its original as well.",
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown, and how."""

    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="CHECK,...",
            help="Show only what these found, named as for --select.",
            autocompletion=candidates.selectors,
        ),
    ] = None
    context: Annotated[
        int,
        typer.Option(
            "--context",
            "-U",
            min=0,
            metavar="N",
            help=f"Rows around each finding, usually {CONTEXT}; the others are folded.",
        ),
    ] = CONTEXT
    full: Annotated[bool, typer.Option("--full", help="Show all rows, and fold none.")] = False
    width: Annotated[
        int | None,
        typer.Option(
            "--width",
            min=NARROWEST,
            metavar="N",
            help=f"Columns, from {NARROWEST}; as the terminal has if not given.",
        ),
    ] = None
    stacked: Annotated[
        bool | None,
        typer.Option(
            "--stacked/--side-by-side",
            help="The translation below the original, or beside it; below under 100 columns.",
        ),
    ] = None
    pager: Annotated[
        bool,
        typer.Option(
            "--pager/--no-pager",
            help="Show what is longer than the screen in ALIGNER_PAGER, PAGER or less.",
        ),
    ] = True


@grouped
def diff(
    source: Document,
    target: Target = None,
    *,
    compared: Compared,
    shown: Shown,
    diff_format: Annotated[
        DiffFormat | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            help="As what: terminal, html, svg; told by --output if not given, else terminal.",
            rich_help_panel=RESULT,
        ),
    ] = None,
    output: Output = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            "--fail-on",
            metavar="SEVERITY",
            help="The least that makes the exit code 1: critical, major, minor, never (usual).",
            rich_help_panel=PASSING,
        ),
    ] = None,
    choosing: Choosing,
    reading: Reading,
    models: Models,
    configured: Configured,
    keeping: Keeping,
    showing: Showing,
) -> None:
    """Show both texts side by side, with what is wrong where it stands.

    Examples:
        aligner diff report.de.txt report.hi.txt
            Sentence by sentence, faithful stretches folded.
        aligner diff report.de.txt report.hi.txt --only omission,addition --full
            All rows, and only what is lost or added is marked.
        aligner diff report.de.txt report.hi.txt --against old/report.hi.txt
            What is new since an older version, and what was mended.
        aligner diff docs/hi/guide.md
            A translation whose original aligner.toml names.
        aligner diff report.de.txt report.hi.txt -o report.svg
            A picture of it.

    Exit codes:
        0: shown, whatever was found
        1: something of the severity of --fail-on, if that is given
        2: could not run

    More: docs/diff.md (what one sees, git difftool, the pager)
    """
    from aligner.cli import diff as command  # noqa: PLC0415 - `--help` need not load it

    view = command.View(
        only=listed(shown.only),
        context=None if shown.full else shown.context,
        width=shown.width,
        stacked=shown.stacked,
        pager=shown.pager,
        form=str(diff_format) if diff_format else None,
        output=output,
    )
    code = command.diff(
        command.Texts(source, target, compared.against, compared.named),
        wanted(reading, models, choosing, configured, keeping, fail_on=fail_on),
        view,
        showing.screen(),
        cache_dir=keeping.cache_dir,
    )
    raise typer.Exit(code)
