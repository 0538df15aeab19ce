"""The commands and their options."""

from pathlib import Path
from typing import Annotated

import typer

from aligner import __version__
from aligner.cli import batch_app, gate_app
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
from aligner.cli.options import (
    AlignmentFormat,
    CacheDir,
    ConfigFile,
    FailOnOption,
    MinScore,
    NoConfig,
    Output,
    ReportFormats,
    ShownAs,
    Source,
    Target,
    Verbose,
)
from aligner.cli.wanted import Wanted

app = typer.Typer(
    name="aligner",
    help="Tells whether a translated document says what the original says.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"aligner {__version__}")
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Tells whether a translated document says what the original says."""


@app.command()
@grouped
def check(
    source: Source,
    target: Target = None,
    *,
    reading: Reading,
    models: Models,
    formats: ReportFormats = None,
    output: Output = None,
    configured: Configured,
    keeping: Keeping,
    fail_on: FailOnOption = None,
    min_score: MinScore = None,
    choosing: Choosing,
    showing: Showing,
) -> None:
    """Report what the translation lost, added or changed.

    Exit code 0: nothing of the severity of --fail-on; 1: something, or not a translation at all;
    2: could not run.
    """
    from aligner.cli import run  # noqa: PLC0415 - `--help` need not load what a check needs

    code = run.check(
        source,
        target,
        wanted(
            reading, models, choosing, configured, keeping, fail_on=fail_on, min_score=min_score
        ),
        showing.screen(),
        cache_dir=keeping.cache_dir,
        formats=formats or (),
        output=output,
    )
    raise typer.Exit(code)


@app.command()
def explain(
    check: Annotated[
        str | None, typer.Argument(metavar="CHECK", help="A check, such as omission; none: all.")
    ] = None,
) -> None:
    """Say what the checks find, or what one does, why, and when it is wrong."""
    from aligner.cli.explain import explain as page  # noqa: PLC0415

    page(check)


@app.command()
@grouped
def align(
    source: Source,
    target: Target = None,
    *,
    reading: Reading,
    models: Models,
    alignment_format: Annotated[
        AlignmentFormat | None,
        typer.Option(
            "--format",
            "-f",
            help="How to write the beads; told by the suffix of --output if not given, else tsv.",
        ),
    ] = None,
    output: Output = None,
    configured: Configured,
    keeping: Keeping,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No notes and no progress on standard error.")
    ] = False,
    verbose: Verbose = False,
) -> None:
    """Print which consecutive segments of two texts correspond."""
    from aligner.cli import run  # noqa: PLC0415
    from aligner.cli.screen import Screen  # noqa: PLC0415

    run.align(
        source,
        target,
        wanted(reading, models, configured, keeping),
        Screen(quiet=quiet, verbose=verbose),
        cache_dir=keeping.cache_dir,
        alignment_format=str(alignment_format) if alignment_format else None,
        output=output,
    )


@app.command()
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where the documents are.", show_default=False)
    ] = Path(),
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Also where there is a configuration already.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what would be written, and write nothing.")
    ] = False,
) -> None:
    """Write a first aligner.toml, with the pairs of documents that are found."""
    from aligner.cli.init import init as write  # noqa: PLC0415

    write(folder, force=force, dry_run=dry_run)


@app.command("config")
def show_config(
    path: Annotated[
        Path | None,
        typer.Argument(metavar="PATH", help="Show what holds for this document."),
    ] = None,
    *,
    shown_as: Annotated[
        ShownAs, typer.Option("--format", "-f", help="How to show it.")
    ] = ShownAs.TABLE,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of aligner.toml instead.")
    ] = False,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Print the settings that hold, and where each comes from."""
    from aligner.cli import config as shown  # noqa: PLC0415

    if schema:
        shown.print_schema()
    else:
        shown.print_settings(path, Wanted({}, config, no_config), as_json=shown_as == "json")


app.command()(gate_app.gate)
app.command()(batch_app.batch)
app.add_typer(gate_app.baseline_app, name="baseline", no_args_is_help=True)

model_app = typer.Typer(help="The embedded encoder: what it is, where it is, build it.")
app.add_typer(model_app, name="model", no_args_is_help=True)


@model_app.command()
def info() -> None:
    """Print what the embedded encoder is."""
    from aligner.cli import model  # noqa: PLC0415

    model.info()


@model_app.command()
def build(
    force: Annotated[bool, typer.Option("--force", help="Also where it is built already.")] = False,
) -> None:
    """Build the embedded encoder, which the first check otherwise does."""
    from aligner.cli import model  # noqa: PLC0415

    model.build(force=force)


@model_app.command()
def path() -> None:
    """Print the folder of the built encoder."""
    from aligner.cli import model  # noqa: PLC0415

    model.path()


cache_app = typer.Typer(help="What is kept for later runs: how much there is, forget it.")
app.add_typer(cache_app, name="cache", no_args_is_help=True)


@cache_app.command("info")
def cache_info(cache_dir: CacheDir = None) -> None:
    """Print where the cache is and what it holds."""
    from aligner.cli import cache  # noqa: PLC0415

    cache.info(cache_dir)


@cache_app.command("clear")
def cache_clear(cache_dir: CacheDir = None) -> None:
    """Forget all that is kept; the built encoder stays."""
    from aligner.cli import cache  # noqa: PLC0415

    cache.clear(cache_dir)
