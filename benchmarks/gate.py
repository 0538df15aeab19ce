"""How long a project waits for its gate: 200 pairs of 30 segments, anew, unchanged, with one edit.

    python benchmarks/gate.py --data DATA

Run it on an idle machine: the gate takes all cores.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from corpora import lines
from results import FOLDER, keep, machine, show
from rich.table import Table

ROOT = Path(__file__).parents[1]
ALIGNER = (sys.executable, "-c", "from aligner.cli.main import main; main()")
SEED = 7
CONFIG = """
[[pairs]]
source = "{name}.de.txt"
target = "{name}.hi.txt"
source-language = "de"
target-language = "hi"
"""


@dataclass(frozen=True, slots=True)
class Row:
    """Seconds of a process, the least of some runs, and how that compares."""

    run: str
    seconds: float
    ratio: str
    bar: str


def write_pairs(data: Path, folder: Path, pairs: int, segments: int) -> None:
    """German and Hindi news, in documents of lines drawn at random.

    Each line is made unlike all others by the number of its document: what is embedded once for a
    document is of no use to another.
    """
    random = Random(SEED)
    german, hindi = (lines(data / "ntrex" / f"dev.{code}.txt") for code in ("deu", "hin"))
    for number in range(pairs):
        chosen = random.sample(range(len(german)), segments)
        for code, text in (("de", german), ("hi", hindi)):
            written = "".join(f"{text[k]} ({number + 100})\n" for k in chosen)
            (folder / f"{number:03}.{code}.txt").write_text(written, encoding="utf-8")
    (folder / "aligner.toml").write_text(CONFIG, encoding="utf-8")


def seconds(folder: Path, cache: Path, *options: str) -> float:
    """Of one run of the gate; it may find something."""
    command = [*ALIGNER, "gate", "--quiet", "--cache-dir", str(cache), *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    took = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: {done.stderr.decode(errors='replace')}")
    return took


@contextmanager
def empty_cache() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as cache:
        yield Path(cache)


def edited(folder: Path, run: int) -> None:
    """One sentence of one translation is written anew."""
    path = folder / f"{run:03}.hi.txt"
    old = path.read_text(encoding="utf-8").splitlines()
    old[15] = f"{old[15]} यह वाक्य {run} नया है।"
    path.write_text("\n".join(old) + "\n", encoding="utf-8")


def measured(folder: Path, runs: int) -> list[Row]:
    with empty_cache() as cache:
        first = seconds(folder, cache)
        again = min(seconds(folder, cache) for _ in range(runs))
        kept = folder.parent / "before"
        shutil.copytree(folder, kept)
        changed = []
        for run in range(runs):
            edited(folder, run)
            changed.append(seconds(folder, cache))
    shutil.rmtree(folder)
    kept.rename(folder)
    by_jobs = []
    for jobs in ("1", "2"):
        with empty_cache() as cache:
            by_jobs.append(seconds(folder, cache, "--jobs", jobs))
    one, two = by_jobs
    return [
        Row("first run", first, "1", ""),
        Row("second run, nothing changed", again, f"{first / again:.1f} times faster", ">= 15"),
        Row("one sentence changed", min(changed), "", "<= 2 s"),
        Row("first run, --jobs 1", one, "1", ""),
        Row("first run, --jobs 2", two, f"{one / two:.2f} times faster", ">= 1.6"),
    ]


def table(rows: Sequence[Row]) -> Table:
    grid = Table(title="The gate", caption=machine())
    grid.add_column("run", no_wrap=True)
    for heading in ("seconds", "ratio", "bar"):
        grid.add_column(heading, justify="right")
    for row in rows:
        grid.add_row(row.run, f"{row.seconds:.2f}", row.ratio, row.bar)
    return grid


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--segments", type=int, default=30)
    parser.add_argument("--runs", type=int, default=3, help="of what is quick; the least counts")
    parser.add_argument("--write", action="store_true", help="keep the figures in results/")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "site"
        folder.mkdir()
        write_pairs(options.data, folder, options.pairs, options.segments)
        with empty_cache() as cache:  # builds the encoder and the dictionaries, once
            seconds(folder, cache, "000.de.txt")
        rows = measured(folder, options.runs)
    show(table(rows))
    if options.write:
        pairs = {"pairs": options.pairs, "segments": options.segments}
        keep(
            {"machine": machine(), **pairs, "runs": [asdict(row) for row in rows]},
            FOLDER / "gate.json",
        )


if __name__ == "__main__":
    main()
