"""How long a save takes to be shown by `aligner watch`: documents of 30 to 500 segments.

    python benchmarks/watch.py --data DATA

A process watches a pair of German and Hindi news, one segment a line, and prints lines. An editor
changes one sentence and renames the new file over the old one; the clock runs from then until the
line that sums up the check has been read. Run it on an idle machine.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import Queue
from statistics import median
from threading import Thread

from corpora import lines
from results import FOLDER, keep, machine, show, table

ROOT = Path(__file__).parents[1]
ALIGNER = (sys.executable, "-c", "from aligner.cli.main import main; main()")
SIZES = (30, 100, 200, 500)
PATIENCE = 120.0  # seconds until it is broken
PAUSE = 0.3  # seconds between two saves: what is over is over


@dataclass(frozen=True, slots=True)
class Row:
    """Seconds from a save until it was shown, of several saves; `check` is the check alone."""

    segments: int
    median: float
    longest: float
    check: float
    bar: str


@contextmanager
def watching(folder: Path) -> Iterator["Queue[tuple[float, str]]"]:
    """The lines of a process that watches the pair of a folder, each with the time it came."""
    command = [*ALIGNER, "watch", "a.de.txt", "a.hi.txt", "--segmented", "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    seen: Queue[tuple[float, str]] = Queue()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:

        def read() -> None:
            for line in process.stdout or ():
                seen.put((time.perf_counter(), line))

        reader = Thread(target=read, daemon=True)
        reader.start()
        try:
            yield seen
        finally:
            process.terminate()
            reader.join()  # before its end of the pipe is closed


def summary(seen: "Queue[tuple[float, str]]") -> tuple[float, float]:
    """When the next line that sums up a check came, and what that check says it took."""
    while True:
        when, line = seen.get(timeout=PATIENCE)
        if line.rstrip().endswith(" s") and " finding" in line:
            return when, float(line.split()[-2])


def measured(data: Path, folder: Path, segments: int, saves: int) -> Row:
    """Of a document of so many segments."""
    german, hindi = (lines(data / "ntrex" / f"dev.{code}.txt") for code in ("deu", "hin"))
    text = list(hindi[:segments])
    (folder / "a.de.txt").write_text("\n".join(german[:segments]) + "\n", encoding="utf-8")
    (folder / "a.hi.txt").write_text("\n".join(text) + "\n", encoding="utf-8")
    shown, checked = [], []
    with watching(folder) as seen:
        summary(seen)
        for save in range(saves):
            time.sleep(PAUSE)
            text[(save + 1) * segments // (saves + 2)] += f" यह वाक्य {save} नया है।"
            new = folder / "a.hi.txt.new"
            new.write_text("\n".join(text) + "\n", encoding="utf-8")
            start = time.perf_counter()
            new.replace(folder / "a.hi.txt")
            when, check = summary(seen)
            shown.append(when - start)
            checked.append(check)
    bar = "<= 0.5 s" if segments <= 200 else ""
    return Row(segments, median(shown), max(shown), median(checked), bar)


def rows(data: Path, sizes: Sequence[int], saves: int) -> Iterator[Row]:
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            yield measured(data, Path(folder), size, saves)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--saves", type=int, default=10, help="of each document")
    parser.add_argument("--write", action="store_true", help="keep the figures in results/")
    options = parser.parse_args()
    found = [asdict(row) for row in rows(options.data, options.sizes, options.saves)]
    show(table("From a save until it is shown, seconds", found, machine()))
    if options.write:
        keep(
            {"machine": machine(), "saves": options.saves, "documents": found},
            FOLDER / "watch.json",
        )


if __name__ == "__main__":
    main()
