"""The options of `aligner review`."""

from pathlib import Path
from typing import Annotated

import typer

from aligner.cli.groups import (
    Choosing,
    Configured,
    Keeping,
    Models,
    Reading,
    grouped,
    wanted,
)
from aligner.cli.options import RESULT, Color, Document, Target


@grouped
def review(
    source: Document,
    target: Target = None,
    *,
    export: Annotated[
        Path | None,
        typer.Option(
            "--export",
            metavar="FILE",
            help="On leaving, write what is to do to this .md or .json.",
            rich_help_panel=RESULT,
        ),
    ] = None,
    color: Color = None,
    choosing: Choosing,
    reading: Reading,
    models: Models,
    configured: Configured,
    keeping: Keeping,
) -> None:
    """Go through the findings: accept, dismiss, mend, check again.

    Examples:
        aligner review report.de.txt report.hi.txt
            Both texts in view, a key for each answer; ? shows the keys.
        aligner review docs/hi/guide.md
            A translation whose original aligner.toml names.
        aligner review report.de.txt report.hi.txt --export todo.md
            On leaving, a list of what is to be mended.

    Exit codes:
        0: left, whatever was decided
        2: could not run

    More: docs/review.md (the keys, editors, where decisions are kept)
    """
    from aligner.cli import review as command  # noqa: PLC0415 - `--help` need not load it

    code = command.review(
        source,
        target,
        wanted(reading, models, choosing, configured, keeping),
        cache_dir=keeping.cache_dir,
        export=export,
        color=color,
    )
    raise typer.Exit(code)
