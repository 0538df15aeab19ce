"""The command for a corpus, and its options."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from aligner.cli.gate_app import Jobs
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


class RowFormat(StrEnum):
    JSONL = "jsonl"
    PARQUET = "parquet"


class EngineName(StrEnum):
    LOCAL = "local"
    RAY = "ray"


@grouped
def batch(
    manifest: Annotated[
        Path,
        typer.Argument(
            metavar="MANIFEST", help="The pairs, one a row: .csv, .tsv, .jsonl or .parquet."
        ),
    ],
    *,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The folder that the files of results go to."
        ),
    ],
    row_format: Annotated[
        RowFormat,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            help="Of these files: jsonl or parquet, which needs the extra parquet.",
        ),
    ] = RowFormat.JSONL,
    shard_rows: Annotated[
        int | None,
        typer.Option("--shard-rows", min=1, metavar="N", help="Pairs a file; usually 1000."),
    ] = None,
    shards: Annotated[
        int | None,
        typer.Option("--shards", min=1, metavar="N", help="So many files at most, instead."),
    ] = None,
    texts: Annotated[
        bool, typer.Option("--texts", help="With the texts of what corresponds in each row.")
    ] = False,
    max_characters: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="The most that a document may have; usually 5,000,000."
        ),
    ] = None,
    pair_timeout: Annotated[
        float | None,
        typer.Option(
            "--pair-timeout",
            metavar="SECONDS",
            help="The most that a pair may take; usually 1,800, and 1 for every 100 characters.",
        ),
    ] = None,
    jobs: Jobs = None,
    engine: Annotated[
        EngineName,
        typer.Option(
            "--engine", metavar="NAME", help="Where to work: local, or ray, which needs that extra."
        ),
    ] = EngineName.LOCAL,
    ray_address: Annotated[
        str | None,
        typer.Option(
            "--ray-address", metavar="NAME", help="Of the cluster; that of this machine if not."
        ),
    ] = None,
    actors: Annotated[
        int | None,
        typer.Option(
            "--actors", min=1, metavar="N", help="With ray: so many work at a time; all that fit."
        ),
    ] = None,
    actor_cpus: Annotated[
        float | None,
        typer.Option(
            "--actor-cpus", min=0.01, metavar="N", help="With ray: cores for each; usually 0.9."
        ),
    ] = None,
    actor_gpus: Annotated[
        float | None,
        typer.Option(
            "--actor-gpus", min=0, metavar="N", help="With ray: graphics cards for each; none."
        ),
    ] = None,
    reading: Reading,
    choosing: Choosing,
    models: Models,
    configured: Configured,
    keeping: Keeping,
    showing: Showing,
) -> None:
    """Check the pairs of a whole corpus, into files of one row a pair.

    A pair that cannot be checked is a row that says why. The same command goes on where a run was
    ended.

    Examples:
        aligner batch manifest.jsonl -o results
            One row a pair, as JSON Lines; killed, it goes on where it was.
        aligner batch manifest.csv -o results --format parquet --jobs 4
            For pandas, DuckDB or Spark; by four processes.
        aligner batch manifest.parquet -o results --engine ray
            By the machines of a Ray cluster.

    Exit codes:
        0   all rows are there, those of errors too
        2   it could not go on
        143 ended by SIGTERM, after the files that were being made

    More: docs/batch.md, docs/cluster.md
    """
    from aligner.cli import batch as command  # noqa: PLC0415 - `--help` needs nothing of it

    engine_options = {
        "address": ray_address,
        "actors": actors,
        "cpus": actor_cpus,
        "gpus": actor_gpus,
    }
    code = command.batch(
        manifest,
        output,
        wanted(reading, choosing, models, configured, keeping, jobs=jobs),
        showing.screen(),
        form=row_format.value,
        rows_per_shard=shard_rows,
        shards=shards,
        texts=texts,
        max_characters=max_characters,
        pair_timeout=pair_timeout,
        engine=engine.value,
        ray={name: each for name, each in engine_options.items() if each is not None},
        cache_dir=keeping.cache_dir,
    )
    raise typer.Exit(code)
