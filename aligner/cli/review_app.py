"""`aligner review`: its options."""

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
from aligner.cli.options import NoColor, Source, Target

Export = Annotated[
    Path | None,
    typer.Option(
        "--export", metavar="FILE", help="On leaving, write what is to do to this .md or .json."
    ),
]


@grouped
def review(
    source: Source,
    target: Target = None,
    *,
    export: Export = None,
    no_color: NoColor = False,
    choosing: Choosing,
    configured: Configured,
    reading: Reading,
    models: Models,
    keeping: Keeping,
) -> None:
    """Go through the findings: accept, dismiss, mend, check again.

    With an aligner.toml, the translation alone will do. Needs the extra tui.
    """
    from aligner.cli import review as run  # noqa: PLC0415 - `--help` loads nothing heavy

    code = run.review(
        source,
        target,
        wanted(reading, models, choosing, configured, keeping),
        cache_dir=keeping.cache_dir,
        export=export,
        color=not no_color,
    )
    raise typer.Exit(code)
