"""The commands and their options."""

from pathlib import Path
from typing import Annotated

import typer

from aligner import __version__
from aligner.cli import (
    batch_app,
    candidates,
    diff_app,
    gate_app,
    lsp_app,
    pairs_app,
    review_app,
    upkeep_app,
    watch_app,
)
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
from aligner.cli.help import Program, Topic
from aligner.cli.options import (
    RESULT,
    AlignmentFormat,
    Color,
    ConfigFile,
    FailOnOption,
    MinScore,
    NoConfig,
    Output,
    Quiet,
    ReportFormats,
    ShownAs,
    Source,
    Still,
    Target,
    Verbose,
)
from aligner.cli.wanted import Wanted

app = Program(
    name="aligner",
    pretty_exceptions_enable=False,
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
        typer.Option(
            "--version", "-V", callback=_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Tells whether a translated document says what the original says.

    First steps:
        aligner check report.de.txt report.hi.txt
            What the translation lost, added or changed; any language, any format.
        aligner explain omission
            What a check finds, why, and when it is wrong.
        aligner init && aligner gate
            Find the translations of a project, and check them all.

    More: README.md; "aligner COMMAND --help" has examples for each command.
    """


@app.command(rich_help_panel=Topic.PAIR)
@grouped
def check(
    source: Source,
    target: Target = None,
    *,
    formats: ReportFormats = None,
    output: Output = None,
    fail_on: FailOnOption = None,
    min_score: MinScore = None,
    choosing: Choosing,
    reading: Reading,
    models: Models,
    configured: Configured,
    keeping: Keeping,
    showing: Showing,
) -> None:
    """Report what the translation lost, added or changed.

    Examples:
        aligner check report.de.txt report.hi.txt
            Every finding, with its place on both sides.
        aligner check article.de.md article.hi.html --format html=report.html
            A page in which both texts stand side by side.
        aligner check memory.tmx --select accuracy --ignore moved
            Pairs that are aligned already; only some of the checks.
        aligner check report.de.txt report.hi.txt --fail-on minor --quiet
            Nothing but an exit code, for a script.
        curl -s https://example.com/page | aligner check page.de.html - --article
            A translation from standard input.

    Exit codes:
        0: nothing of the severity of --fail-on
        1: something, or not a translation at all, or a lower score than --min-score
        2: could not run

    More: docs/checks.md (what is found), docs/outputs.md, docs/formats.md
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


@app.command(rich_help_panel=Topic.PAIR)
def explain(
    check: Annotated[
        str | None,
        typer.Argument(
            metavar="CHECK",
            help="A check, such as omission; none: all.",
            autocompletion=candidates.checks,
        ),
    ] = None,
    *,
    color: Color = None,
) -> None:
    """Say what the checks find, or what one does, why, and when it is wrong.

    Examples:
        aligner explain
            All checks, a line each.
        aligner explain number-mismatch
            What it finds, an example, its false alarms, its options.

    More: docs/checks.md
    """
    from aligner.cli.explain import explain as page  # noqa: PLC0415

    page(check, color=color)


@app.command(rich_help_panel=Topic.PAIR)
@grouped
def align(
    source: Source,
    target: Target = None,
    *,
    alignment_format: Annotated[
        AlignmentFormat | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            help="How to write the beads: tsv, jsonl, tmx, xliff, html, vecalign, moses; told by "
            "the suffix of --output if not given, else tsv.",
            rich_help_panel=RESULT,
        ),
    ] = None,
    output: Output = None,
    reading: Reading,
    models: Models,
    configured: Configured,
    keeping: Keeping,
    quiet: Still = False,
    verbose: Verbose = False,
) -> None:
    """Print which consecutive segments of two texts correspond.

    Examples:
        aligner align report.de.txt report.hi.txt
            A table of the segments that stand for each other.
        aligner align a.docx b.docx -o memory.tmx
            A translation memory of two documents.
        aligner align lines.de.txt lines.hi.txt --segmented --format jsonl
            Each line is a segment; positions as JSON.

    More: docs/formats.md
    """
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


@app.command(rich_help_panel=Topic.PROJECT)
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where the documents are; usually here.")
    ] = Path(),
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Also where there is a configuration already.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what would be written, and write nothing.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Write a first aligner.toml, with the pairs of documents that are found.

    Examples:
        aligner init
            Look for translations in this folder, and write what was found.
        aligner init content --dry-run
            Only show what would be written.

    More: docs/configuration.md, docs/ci.md
    """
    from aligner.cli.init import init as write  # noqa: PLC0415

    write(folder, force=force, dry_run=dry_run, quiet=quiet)


app.command(rich_help_panel=Topic.LOOK)(diff_app.diff)
app.command(rich_help_panel=Topic.PROJECT)(gate_app.gate)
app.command(rich_help_panel=Topic.CORPUS)(pairs_app.pairs)
app.command(rich_help_panel=Topic.CORPUS)(batch_app.batch)
app.add_typer(gate_app.baseline_app, name="baseline", rich_help_panel=Topic.PROJECT)


@app.command("config", rich_help_panel=Topic.PROJECT)
def show_config(
    path: Annotated[
        Path | None,
        typer.Argument(metavar="PATH", help="Show what holds for this document."),
    ] = None,
    *,
    shown_as: Annotated[
        ShownAs,
        typer.Option("--format", "-f", metavar="NAME", help="How to show it: table (usual), json."),
    ] = ShownAs.TABLE,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of aligner.toml instead.")
    ] = False,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Print the settings that hold, and where each comes from.

    Examples:
        aligner config
            All settings of the project.
        aligner config content/hi/news.md
            What holds for one document.
        aligner config --schema > aligner.schema.json
            For editors that complete and check keys of aligner.toml.

    More: docs/configuration.md
    """
    from aligner.cli import config as shown  # noqa: PLC0415

    if schema:
        shown.print_schema()
    else:
        shown.print_settings(path, Wanted({}, config, no_config), as_json=shown_as == "json")


app.command(rich_help_panel=Topic.LOOK)(watch_app.watch)
app.command(rich_help_panel=Topic.LOOK)(review_app.review)
app.command(rich_help_panel=Topic.LOOK)(lsp_app.lsp)
app.add_typer(upkeep_app.model_app, name="model", rich_help_panel=Topic.PROGRAM)
app.add_typer(upkeep_app.cache_app, name="cache", rich_help_panel=Topic.PROGRAM)
app.command(rich_help_panel=Topic.PROGRAM)(upkeep_app.completion)
