"""The commands and their options."""

from pathlib import Path
from typing import Annotated

import typer

from aligner import __version__
from aligner.cli.options import (
    AlignmentFormat,
    Article,
    ConfigFile,
    Device,
    Encoding,
    FailOn,
    Glossary,
    Judge,
    Model,
    NoConfig,
    Output,
    ReportFormat,
    Rules,
    Segmented,
    ShownAs,
    Source,
    SourceFormat,
    SourceLanguage,
    Structure,
    Target,
    TargetFormat,
    TargetLanguage,
    TokenLayer,
    Verbose,
)
from aligner.cli.wanted import Wanted
from aligner.settings import MIN_CONFIDENCE

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
def check(
    source: Source,
    target: Target = None,
    *,
    source_language: SourceLanguage = None,
    target_language: TargetLanguage = None,
    segmented: Segmented = None,
    encoding: Encoding = None,
    source_format: SourceFormat = None,
    target_format: TargetFormat = None,
    structure: Structure = None,
    article: Article = None,
    rules: Rules = None,
    model: Model = None,
    device: Device = None,
    token_layer: TokenLayer = None,
    judge: Judge = None,
    glossary: Glossary = None,
    report_format: Annotated[
        ReportFormat, typer.Option("--format", "-f", help="How to report.")
    ] = ReportFormat.TERMINAL,
    output: Output = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(help="The least severity that makes the exit code 1; usually major."),
    ] = None,
    min_score: Annotated[
        float | None,
        typer.Option(
            min=0, max=100, metavar="SCORE", help="The least score that passes; usually any."
        ),
    ] = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=1,
            metavar="P",
            help=f"The least confidence of a finding; usually {MIN_CONFIDENCE}.",
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="CHECK,...",
            help="Run these checks: names, categories such as accuracy, default, all.",
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CHECK,...", help="Do not run these, named likewise."),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print nothing but errors; the exit code tells.")
    ] = False,
    verbose: Verbose = False,
    no_color: Annotated[
        bool, typer.Option("--no-color", help="No colour; NO_COLOR does the same.")
    ] = False,
) -> None:
    """Report what the translation lost, added or changed.

    Exit code 0: nothing of the severity of --fail-on; 1: something, or not a translation at all;
    2: could not run.
    """
    from aligner.cli import run  # noqa: PLC0415 - `--help` need not load what a check needs
    from aligner.cli.screen import Screen  # noqa: PLC0415

    given = _given(
        source_language=source_language,
        target_language=target_language,
        segmented=segmented,
        encoding=encoding,
        source_format=source_format,
        target_format=target_format,
        structure=structure,
        article=article,
        rules=rules,
        model=model,
        device=device,
        token_layer=token_layer,
        judge=judge,
        glossary=glossary,
        fail_on=fail_on,
        min_score=min_score,
        min_confidence=min_confidence,
        select=_listed(select),
        ignore=_listed(ignore),
    )
    code = run.check(
        source,
        target,
        Wanted(given, config, no_config),
        Screen(quiet=quiet, verbose=verbose, color=not no_color),
        report_format=str(report_format),
        output=output,
    )
    raise typer.Exit(code)


def _given(**options: object) -> dict[str, object]:
    """Those that the command line has; of a model an empty name is said, too: none."""
    given = {name: value for name, value in options.items() if value not in {None, ()}}
    empty = {name: None for name in ("model", "judge") if given.get(name) == ""}
    return given | empty


def _listed(given: list[str] | None) -> tuple[str, ...]:
    """Names divided by commas, or given one by one."""
    parts = (part.strip() for each in given or () for part in each.split(","))
    return tuple(part for part in parts if part)


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
def align(
    source: Source,
    target: Target = None,
    *,
    source_language: SourceLanguage = None,
    target_language: TargetLanguage = None,
    segmented: Segmented = None,
    encoding: Encoding = None,
    source_format: SourceFormat = None,
    target_format: TargetFormat = None,
    structure: Structure = None,
    article: Article = None,
    rules: Rules = None,
    model: Model = None,
    device: Device = None,
    token_layer: TokenLayer = None,
    judge: Judge = None,
    alignment_format: Annotated[
        AlignmentFormat | None,
        typer.Option(
            "--format",
            "-f",
            help="How to write the beads; told by the suffix of --output if not given, else tsv.",
        ),
    ] = None,
    output: Output = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No notes and no progress on standard error.")
    ] = False,
    verbose: Verbose = False,
) -> None:
    """Print which consecutive segments of two texts correspond."""
    from aligner.cli import run  # noqa: PLC0415
    from aligner.cli.screen import Screen  # noqa: PLC0415

    given = _given(
        source_language=source_language,
        target_language=target_language,
        segmented=segmented,
        encoding=encoding,
        source_format=source_format,
        target_format=target_format,
        structure=structure,
        article=article,
        rules=rules,
        model=model,
        device=device,
        token_layer=token_layer,
        judge=judge,
    )
    run.align(
        source,
        target,
        Wanted(given, config, no_config),
        Screen(quiet=quiet, verbose=verbose),
        alignment_format=str(alignment_format) if alignment_format else None,
        output=output,
    )


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
