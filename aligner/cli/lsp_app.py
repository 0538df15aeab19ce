"""The command that an editor starts, and its options."""

from typing import Annotated

import typer

from aligner.cli.groups import Keeping, grouped, wanted
from aligner.cli.options import ConfigFile


@grouped
def lsp(
    *,
    config: ConfigFile = None,
    stdio: Annotated[
        bool,
        typer.Option(
            "--stdio", help="The only way there is, so it changes nothing; some editors say it."
        ),
    ] = True,
    keeping: Keeping,
) -> None:
    """Check translations in an editor, which starts this.

    It speaks the Language Server Protocol on standard input and output.

    Examples:
        aligner lsp
            What an editor is told to start; docs/editors.md says how, for each.
        aligner lsp --config ../house/aligner.toml
            With a configuration that is not above the documents.

    More: docs/editors.md, docs/configuration.md
    """
    from aligner.cli import lsp as command  # noqa: PLC0415 - `--help` needs nothing of it

    command.lsp(config, wanted(keeping).given, keeping.cache_dir)
