"""The commands and their options."""

from typing import Annotated

import typer

from aligner import __version__
from aligner.cli.options import (
    AlignmentFormat,
    Article,
    Cache,
    CacheDir,
    Device,
    Encoding,
    FailOn,
    Glossary,
    Judge,
    Model,
    Output,
    ReportFormat,
    Rules,
    Segmented,
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
from aligner.settings import DEFAULT, MIN_CONFIDENCE, Settings

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
    segmented: Segmented = False,
    encoding: Encoding = None,
    source_format: SourceFormat = None,
    target_format: TargetFormat = None,
    structure: Structure = True,
    article: Article = False,
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
    cache: Cache = True,
    cache_dir: CacheDir = None,
    fail_on: Annotated[
        FailOn, typer.Option(help="The least severity that makes the exit code 1.")
    ] = FailOn.MAJOR,
    min_confidence: Annotated[
        float,
        typer.Option(
            min=0, max=1, metavar="P", help="The least confidence of a finding, from 0 to 1."
        ),
    ] = MIN_CONFIDENCE,
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

    settings = Settings(
        source_language,
        target_language,
        segmented,
        encoding,
        rules,
        model or None,
        device,
        token_layer,
        min_confidence,
        _listed(select) or (DEFAULT,),
        _listed(ignore),
        glossary=glossary,
        source_format=source_format,
        target_format=target_format,
        structure=structure,
        article=article,
    )
    screen = Screen(quiet=quiet, verbose=verbose, color=not no_color)
    with run.cached(cache_dir, screen, wanted=cache) as store:
        code = run.check(
            source,
            target,
            settings,
            screen,
            judge=judge or None,
            cache=store,
            report_format=str(report_format),
            fail_on=str(fail_on),
            output=output,
        )
    raise typer.Exit(code)


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
    segmented: Segmented = False,
    encoding: Encoding = None,
    source_format: SourceFormat = None,
    target_format: TargetFormat = None,
    structure: Structure = True,
    article: Article = False,
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
    cache: Cache = True,
    cache_dir: CacheDir = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No notes and no progress on standard error.")
    ] = False,
    verbose: Verbose = False,
) -> None:
    """Print which consecutive segments of two texts correspond."""
    from aligner.cli import run  # noqa: PLC0415
    from aligner.cli.screen import Screen  # noqa: PLC0415

    settings = Settings(
        source_language,
        target_language,
        segmented,
        encoding,
        rules,
        model or None,
        device,
        token_layer,
        source_format=source_format,
        target_format=target_format,
        structure=structure,
        article=article,
    )
    screen = Screen(quiet=quiet, verbose=verbose)
    with run.cached(cache_dir, screen, wanted=cache) as store:
        run.align(
            source,
            target,
            settings,
            screen,
            judge=judge or None,
            cache=store,
            alignment_format=str(alignment_format) if alignment_format else None,
            output=output,
        )


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
