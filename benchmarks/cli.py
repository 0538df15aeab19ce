"""How long a user waits: cold processes of the command line, and of the import of the library.

    python benchmarks/cli.py

Run it on an idle machine: a check takes all cores.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from results import FOLDER, keep, machine, peak_memory, show
from rich.table import Table

ROOT = Path(__file__).parents[1]
PAIR = tuple(str(ROOT / "seeds" / f"block-report.{language}.txt") for language in ("de", "hi"))
ALIGNER = (sys.executable, "-c", "from aligner.cli.main import main; main()")
COMMANDS: Mapping[str, Sequence[str]] = {
    "python -c pass": (sys.executable, "-c", "pass"),
    "import aligner": (sys.executable, "-c", "import aligner"),
    "aligner --help": (*ALIGNER, "--help"),
    "aligner check DE HI": (*ALIGNER, "check", *PAIR, "--no-cache"),
    "aligner check DE HI, again": (*ALIGNER, "check", *PAIR),
}
FIRST = "aligner check DE HI, first run ever"


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of wall clock of one command.

    `peak` is its resident memory, MiB; None where it is less than that of this script, which a
    child starts as a copy of.
    """

    command: str
    runs: int
    median: float
    least: float
    peak: float | None


def run(command: Sequence[str], cache: Path | None = None) -> float:
    """Seconds of one cold process; a check that finds something exits with 1."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if cache:
        environment["ALIGNER_CACHE"] = str(cache)
    start = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode not in (0, 1) or b"Traceback" in done.stderr:
        raise SystemExit(f"{' '.join(command)}: {done.stderr.decode(errors='replace')}")
    return seconds


def measured(name: str, command: Sequence[str], runs: int) -> Measured:
    """Seconds of several runs, after one that warms the disk cache."""
    run(command)
    seconds = [run(command) for _ in range(runs)]
    return Measured(name, runs, statistics.median(seconds), min(seconds), peak_of_children())


def first_run() -> Measured:
    """A check with nothing built yet."""
    with tempfile.TemporaryDirectory() as cache:
        seconds = run(COMMANDS["aligner check DE HI, again"], Path(cache))
    return Measured(FIRST, 1, seconds, seconds, peak_of_children())


def peak_of_children() -> float | None:
    """Of the largest child so far: the commands go from small to large."""
    peak = peak_memory(resource.RUSAGE_CHILDREN)
    return peak if peak > 1.1 * peak_memory() else None


def table(rows: Sequence[Measured]) -> Table:
    grid = Table(title="Cold processes", caption=machine())
    grid.add_column("command", no_wrap=True)
    for heading in ("runs", "median s", "least s", "peak MiB"):
        grid.add_column(heading, justify="right")
    for row in rows:
        times = (f"{row.median:.2f}", f"{row.least:.2f}")
        grid.add_row(
            row.command, str(row.runs), *times, "-" if row.peak is None else f"{row.peak:.0f}"
        )
    return grid


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--json", type=Path, default=FOLDER / "cli.json")
    options = parser.parse_args()
    rows = [measured(name, command, options.runs) for name, command in COMMANDS.items()]
    rows.append(first_run())
    show(table(rows))
    keep({"machine": machine(), "commands": [asdict(row) for row in rows]}, options.json)


if __name__ == "__main__":
    main()
