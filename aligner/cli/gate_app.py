"""The commands for a whole project, and their options."""

from pathlib import Path
from typing import Annotated

import typer

from aligner.cli.options import (
    Cache,
    CacheDir,
    ConfigFile,
    Device,
    Encoding,
    FailOnOption,
    Glossary,
    Ignore,
    Judge,
    MinConfidence,
    MinScore,
    Model,
    NoColor,
    Output,
    Quiet,
    ReportFormats,
    Segmented,
    Select,
    SourceLanguage,
    TargetLanguage,
    TokenLayer,
    Verbose,
    given,
    listed,
)
from aligner.cli.wanted import Wanted

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", help="Only pairs with a file that is, or is in, one of these."),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, metavar="N", help="Processor cores to use; all if not given."
    ),
]
Reason = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="Why these findings are let through.")
]
BaselineFile = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="The findings that are let through."),
]
USUAL_REASON = "Found when the baseline was written."


def gate(
    paths: Paths = None,
    *,
    config: ConfigFile = None,
    formats: ReportFormats = None,
    output: Output = None,
    fail_on: FailOnOption = None,
    min_score: MinScore = None,
    max_new: Annotated[
        int | None,
        typer.Option(
            min=0, metavar="N", help="So many findings of --fail-on, in all pairs, fail nothing."
        ),
    ] = None,
    changed_since: Annotated[
        str | None,
        typer.Option(
            metavar="REV", help="Only what changed since this git revision: pairs, and lines."
        ),
    ] = None,
    all_lines: Annotated[
        bool, typer.Option("--all-lines", help="With --changed-since: findings on all lines.")
    ] = False,
    baseline: BaselineFile = None,
    missing: Annotated[
        bool | None,
        typer.Option("--missing/--no-missing", help="Also report files without counterpart."),
    ] = None,
    stale: Annotated[
        bool | None,
        typer.Option("--stale/--no-stale", help="Also report originals changed later, by git."),
    ] = None,
    source_language: SourceLanguage = None,
    target_language: TargetLanguage = None,
    segmented: Segmented = None,
    encoding: Encoding = None,
    select: Select = None,
    ignore: Ignore = None,
    min_confidence: MinConfidence = None,
    glossary: Glossary = None,
    model: Model = None,
    device: Device = None,
    token_layer: TokenLayer = None,
    judge: Judge = None,
    jobs: Jobs = None,
    cache: Cache = None,
    cache_dir: CacheDir = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> None:
    """Check all translations of a project, as its aligner.toml says.

    Exit code 0: all pairs pass; 1: some do not; 2: something could not be read or run.
    """
    from aligner.cli import gate as command  # noqa: PLC0415 - `--help` needs nothing of it
    from aligner.cli.screen import Screen  # noqa: PLC0415

    said = given(
        formats=tuple(formats or ()),
        fail_on=fail_on,
        min_score=min_score,
        max_new=max_new,
        baseline=baseline,
        missing=missing,
        stale=stale,
        source_language=source_language,
        target_language=target_language,
        segmented=segmented,
        encoding=encoding,
        select=listed(select),
        ignore=listed(ignore),
        min_confidence=min_confidence,
        glossary=glossary,
        model=model,
        device=device,
        token_layer=token_layer,
        judge=judge,
        jobs=jobs,
        cache=cache,
    )
    code = command.check_all(
        Wanted(said, config),
        Screen(quiet=quiet, verbose=verbose, color=not no_color),
        paths=paths or (),
        changed_since=changed_since,
        all_lines=all_lines,
        cache_dir=cache_dir,
        output=output,
    )
    raise typer.Exit(code)


baseline_app = typer.Typer(help="The findings that the gate lets through, in a file.")


@baseline_app.command()
def write(
    *,
    reason: Reason = USUAL_REASON,
    force: Annotated[
        bool, typer.Option("--force", help="Also where there is one; its reasons are kept.")
    ] = False,
    config: ConfigFile = None,
    baseline: BaselineFile = None,
    jobs: Jobs = None,
    cache: Cache = None,
    cache_dir: CacheDir = None,
    quiet: Quiet = False,
) -> None:
    """Write a baseline of all that is found now."""
    from aligner.cli import gate as command  # noqa: PLC0415
    from aligner.cli.screen import Screen  # noqa: PLC0415

    said = Wanted(given(baseline=baseline, jobs=jobs, cache=cache), config)
    command.write_baseline(
        said, Screen(quiet=quiet), reason=reason, force=force, cache_dir=cache_dir
    )


@baseline_app.command()
def update(
    paths: Paths = None,
    *,
    reason: Reason = USUAL_REASON,
    config: ConfigFile = None,
    baseline: BaselineFile = None,
    jobs: Jobs = None,
    cache: Cache = None,
    cache_dir: CacheDir = None,
    quiet: Quiet = False,
) -> None:
    """Add what is new to the baseline."""
    from aligner.cli import gate as command  # noqa: PLC0415
    from aligner.cli.screen import Screen  # noqa: PLC0415

    said = Wanted(given(baseline=baseline, jobs=jobs, cache=cache), config)
    command.update_baseline(
        said, Screen(quiet=quiet), paths=paths or (), reason=reason, cache_dir=cache_dir
    )


@baseline_app.command()
def prune(
    paths: Paths = None,
    *,
    config: ConfigFile = None,
    baseline: BaselineFile = None,
    jobs: Jobs = None,
    cache: Cache = None,
    cache_dir: CacheDir = None,
    quiet: Quiet = False,
) -> None:
    """Take out of the baseline what is not found any more."""
    from aligner.cli import gate as command  # noqa: PLC0415
    from aligner.cli.screen import Screen  # noqa: PLC0415

    said = Wanted(given(baseline=baseline, jobs=jobs, cache=cache), config)
    command.prune_baseline(said, Screen(quiet=quiet), paths=paths or (), cache_dir=cache_dir)
