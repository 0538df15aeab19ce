"""The commands for a whole project, and their options."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from aligner.cli.groups import Choosing, Keeping, Models, Reading, Showing, grouped, wanted
from aligner.cli.options import ConfigFile, FailOnOption, MinScore, Output, ReportFormats

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


@grouped
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
    reading: Reading,
    choosing: Choosing,
    models: Models,
    jobs: Jobs = None,
    keeping: Keeping,
    showing: Showing,
) -> None:
    """Check all translations of a project, as its aligner.toml says.

    Exit code 0: all pairs pass; 1: some do not; 2: something could not be read or run.
    """
    from aligner.cli import gate as command  # noqa: PLC0415 - `--help` needs nothing of it

    said = wanted(
        reading,
        choosing,
        models,
        keeping,
        config=config,
        formats=tuple(formats or ()),
        fail_on=fail_on,
        min_score=min_score,
        max_new=max_new,
        baseline=baseline,
        missing=missing,
        stale=stale,
        jobs=jobs,
    )
    code = command.check_all(
        said,
        showing.screen(),
        paths=paths or (),
        changed_since=changed_since,
        all_lines=all_lines,
        cache_dir=keeping.cache_dir,
        output=output,
    )
    raise typer.Exit(code)


@dataclass(frozen=True, slots=True)
class Baselines:
    """What the commands about the baseline share."""

    baseline: BaselineFile = None
    jobs: Jobs = None


baseline_app = typer.Typer(help="The findings that the gate lets through, in a file.")


@baseline_app.command()
@grouped
def write(
    *,
    reason: Reason = USUAL_REASON,
    force: Annotated[
        bool, typer.Option("--force", help="Also where there is one; its reasons are kept.")
    ] = False,
    config: ConfigFile = None,
    baselines: Baselines,
    keeping: Keeping,
    showing: Showing,
) -> None:
    """Write a baseline of all that is found now."""
    from aligner.cli import gate as command  # noqa: PLC0415

    said = wanted(baselines, keeping, config=config)
    command.write_baseline(
        said, showing.screen(), reason=reason, force=force, cache_dir=keeping.cache_dir
    )


@baseline_app.command()
@grouped
def update(
    paths: Paths = None,
    *,
    reason: Reason = USUAL_REASON,
    config: ConfigFile = None,
    baselines: Baselines,
    keeping: Keeping,
    showing: Showing,
) -> None:
    """Add what is new to the baseline."""
    from aligner.cli import gate as command  # noqa: PLC0415

    said = wanted(baselines, keeping, config=config)
    command.update_baseline(
        said, showing.screen(), paths=paths or (), reason=reason, cache_dir=keeping.cache_dir
    )


@baseline_app.command()
@grouped
def prune(
    paths: Paths = None,
    *,
    config: ConfigFile = None,
    baselines: Baselines,
    keeping: Keeping,
    showing: Showing,
) -> None:
    """Take out of the baseline what is not found any more."""
    from aligner.cli import gate as command  # noqa: PLC0415

    said = wanted(baselines, keeping, config=config)
    command.prune_baseline(said, showing.screen(), paths=paths or (), cache_dir=keeping.cache_dir)
