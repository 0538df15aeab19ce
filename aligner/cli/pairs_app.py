"""The command that finds which documents belong together, and its options."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from aligner.cli.groups import Configured, Keeping, Reading, grouped, wanted
from aligner.cli.options import RESULT, Color, Device, Model, Output, Still, TokenLayer, Verbose

PAIRING = "What is a pair"


@dataclass(frozen=True, slots=True)
class Embedding:
    """What compares documents."""

    model: Model = None
    device: Device = None
    token_layer: TokenLayer = None


@grouped
def pairs(
    source: Annotated[
        Path, typer.Argument(metavar="SOURCE", help="A folder of documents, with those below it.")
    ],
    target: Annotated[
        Path,
        typer.Argument(metavar="TARGET", help="Another, or the same one if it has all languages."),
    ],
    *,
    output: Output = None,
    unpaired: Annotated[
        Path | None,
        typer.Option(
            "--unpaired",
            metavar="FILE",
            help="Write the documents without a counterpart here, one a line.",
            rich_help_panel=RESULT,
        ),
    ] = None,
    threshold: Annotated[
        float | None,
        typer.Option(
            "--threshold",
            min=0,
            max=1,
            metavar="P",
            help="The least probability of a pair; usually 0.5.",
            rich_help_panel=PAIRING,
        ),
    ] = None,
    same_language: Annotated[
        bool,
        typer.Option(
            "--same-language",
            help="Pair documents of one language as well.",
            rich_help_panel=PAIRING,
        ),
    ] = False,
    reading: Reading,
    embedding: Embedding,
    configured: Configured,
    keeping: Keeping,
    quiet: Still = False,
    verbose: Verbose = False,
    color: Color = None,
) -> None:
    """Find which documents of two folders are versions of each other.

    The names of files tell nothing: documents are compared by what they say. The list of pairs is
    what "aligner batch" reads; its format is told by the suffix of --output: .jsonl, .csv, .tsv.

    Examples:
        aligner pairs german hindi -o pairs.jsonl
            A list of pairs, with a score from 0 to 1 for each.
        aligner pairs articles articles -o pairs.csv --unpaired alone.txt
            One folder with documents of several languages; and what is left over.
        aligner pairs old new --same-language --threshold 0.9
            Also versions in the same language, and only what is quite sure.

    Exit codes:
        0: every document was read
        2: could not run, or some documents could not be read; the others are paired

    More: docs/pairs.md
    """
    from aligner.cli import pairs as command  # noqa: PLC0415 - `--help` needs none of it
    from aligner.cli.screen import Screen  # noqa: PLC0415

    code = command.pairs(
        source,
        target,
        wanted(reading, embedding, configured, keeping),
        Screen(quiet=quiet, verbose=verbose, color=color),
        cache_dir=keeping.cache_dir,
        output=output,
        unpaired=unpaired,
        threshold=threshold,
        same_language=same_language,
    )
    raise typer.Exit(code)
