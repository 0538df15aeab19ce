"""The commands for a whole project, and their options."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from aligner.cli.groups import Choosing, Keeping, Models, Reading, Showing, grouped, wanted
from aligner.cli.help import Program
from aligner.cli.options import PASSING, ConfigFile, FailOnOption, MinScore, Output, ReportFormats

SCOPE = "What of the project"

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH", help="Only pairs with a file that is, or is in, one of these; usually all."
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        help="Processor cores to use; all if not given.",
        rich_help_panel=SCOPE,
    ),
]
Reason = Annotated[
    str,
    typer.Option(
        "--reason",
        metavar="TEXT",
        help="Why these findings are let through; reports show it.",
        show_default=False,
    ),
]
BaselineFile = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="The findings that are let through; the one in the configuration if not given.",
        rich_help_panel=PASSING,
    ),
]
USUAL_REASON = "Found when the baseline was written."


@dataclass(frozen=True, slots=True)
class Project:
    """Where settings come from."""

    config: ConfigFile = None


@grouped
def gate(
    paths: Paths = None,
    *,
    formats: ReportFormats = None,
    output: Output = None,
    fail_on: FailOnOption = None,
    min_score: MinScore = None,
    max_new: Annotated[
        int | None,
        typer.Option(
            "--max-new",
            min=0,
            metavar="N",
            help="So many findings of --fail-on, in all pairs, fail nothing; usually 0.",
            rich_help_panel=PASSING,
        ),
    ] = None,
    baseline: BaselineFile = None,
    changed_since: Annotated[
        str | None,
        typer.Option(
            "--changed-since",
            metavar="REV",
            help="Only what changed since this git revision: pairs, and lines.",
            rich_help_panel=SCOPE,
        ),
    ] = None,
    all_lines: Annotated[
        bool,
        typer.Option(
            "--all-lines",
            help="With --changed-since: findings on all lines.",
            rich_help_panel=SCOPE,
        ),
    ] = False,
    missing: Annotated[
        bool | None,
        typer.Option(
            "--missing/--no-missing",
            help="Also report files without counterpart.",
            rich_help_panel=SCOPE,
        ),
    ] = None,
    stale: Annotated[
        bool | None,
        typer.Option(
            "--stale/--no-stale",
            help="Also report originals changed later, by git.",
            rich_help_panel=SCOPE,
        ),
    ] = None,
    jobs: Jobs = None,
    choosing: Choosing,
    reading: Reading,
    models: Models,
    configured: Project,
    keeping: Keeping,
    showing: Showing,
) -> None:
    """Check all translations of a project, as its aligner.toml says.

    Examples:
        aligner gate
            All pairs; "aligner init" writes the aligner.toml that names them.
        aligner gate content/news --missing --stale
            One folder; also what was never translated, or changed since.
        aligner gate --changed-since origin/main --format github
            Only what a pull request changes, as annotations.
        aligner gate --format terminal --format sarif=aligner.sarif
            Two reports: one to read, one for a program.

    Exit codes:
        0: all pairs pass
        1: some do not
        2: something could not be read or run

    More: docs/ci.md, docs/configuration.md, docs/outputs.md
    """
    from aligner.cli import gate as command  # noqa: PLC0415 - `--help` needs nothing of it

    said = wanted(
        reading,
        choosing,
        models,
        keeping,
        config=configured.config,
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
    """What is written, and how."""

    baseline: BaselineFile = None
    jobs: Jobs = None


baseline_app = Program()


@baseline_app.callback()
def baselines() -> None:
    """The findings that the gate lets through, in a file.

    Examples:
        aligner baseline write --reason "Before the gate."
            Let through all that is found now: only new findings fail.
        aligner baseline update content/news --reason "Agreed with the authors."
            Let through what is new in one folder.
        aligner baseline prune
            Forget what was mended.

    More: docs/ci.md (adopt it on a project that has translations)
    """


@baseline_app.command()
@grouped
def write(
    *,
    reason: Reason = USUAL_REASON,
    force: Annotated[
        bool, typer.Option("--force", help="Also where there is one; its reasons are kept.")
    ] = False,
    baselines: Baselines,
    configured: Project,
    keeping: Keeping,
    showing: Showing,
) -> None:
    """Write a baseline of all that is found now.

    Examples:
        aligner baseline write --reason "Before the gate."
            The first one of a project.
        aligner baseline write --force
            Anew; the reasons of findings that are still there are kept.
    """
    from aligner.cli import gate as command  # noqa: PLC0415

    said = wanted(baselines, keeping, config=configured.config)
    command.write_baseline(
        said, showing.screen(), reason=reason, force=force, cache_dir=keeping.cache_dir
    )


@baseline_app.command()
@grouped
def update(
    paths: Paths = None,
    *,
    reason: Reason = USUAL_REASON,
    baselines: Baselines,
    configured: Project,
    keeping: Keeping,
    showing: Showing,
) -> None:
    """Add what is new to the baseline.

    Examples:
        aligner baseline update --reason "Agreed with the authors."
            All that the gate would report now.
        aligner baseline update content/hi/news.md
            What is new in one document.
    """
    from aligner.cli import gate as command  # noqa: PLC0415

    said = wanted(baselines, keeping, config=configured.config)
    command.update_baseline(
        said, showing.screen(), paths=paths or (), reason=reason, cache_dir=keeping.cache_dir
    )


@baseline_app.command()
@grouped
def prune(
    paths: Paths = None,
    *,
    baselines: Baselines,
    configured: Project,
    keeping: Keeping,
    showing: Showing,
) -> None:
    """Take out of the baseline what is not found any more.

    Examples:
        aligner baseline prune
            So that a fault that was mended cannot come back unseen.
        aligner baseline prune content/news
            Only for the pairs in one folder.
    """
    from aligner.cli import gate as command  # noqa: PLC0415

    said = wanted(baselines, keeping, config=configured.config)
    command.prune_baseline(said, showing.screen(), paths=paths or (), cache_dir=keeping.cache_dir)
