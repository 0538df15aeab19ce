"""`aligner watch` and its options."""

import typer

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
from aligner.cli.options import Document, Target


@grouped
def watch(
    source: Document,
    target: Target = None,
    *,
    reading: Reading,
    models: Models,
    configured: Configured,
    keeping: Keeping,
    choosing: Choosing,
    showing: Showing,
) -> None:
    """Check again at each save, and show what is fixed and what is new.

    Ends with q or Ctrl-C (exit code 130). On a terminal it shows one screen, which the arrow keys
    move; otherwise it prints a block of lines for each check. With --quiet these are only what
    came and went.

    Examples:
        aligner watch report.de.txt report.hi.txt
            Beside the editor: at each save, what is fixed and what is new.
        aligner watch content/hi/news.md
            The translation alone, where aligner.toml names its original.

    More: docs/watch.md, docs/configuration.md
    """
    from aligner.cli import watch as watching  # noqa: PLC0415 - `--help` needs none of it

    raise typer.Exit(
        watching.watch(
            source,
            target,
            wanted(reading, models, choosing, configured, keeping),
            showing.screen(),
            cache_dir=keeping.cache_dir,
        )
    )
