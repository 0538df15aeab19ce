"""How fast a corpus is checked, and what that takes of memory and open files from start to end.

    python benchmarks/batch.py --data DATA

20,000 short pairs of news, drawn at random. Run it on an idle machine: a batch takes all cores.
"""

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from corpora import lines
from results import FOLDER, keep, machine, show, table

ROOT = Path(__file__).parents[1]
ALIGNER = (sys.executable, "-c", "from aligner.cli.main import main; main()")
SEED = 7
MB = 2**20
POINTS = 60  # that are kept of each curve


@dataclass(frozen=True, slots=True)
class Moment:
    """What a run takes at a moment, MiB of resident memory.

    Attributes:
        seconds: since it began.
        pairs: whose rows are in files.
        parent: of the process that reads and writes.
        workers: of the largest process that checks.
        files: that the first has open.
    """

    seconds: float
    pairs: int
    parent: float
    workers: float
    files: int


def write_manifest(data: Path, path: Path, pairs: int, segments: int) -> None:
    """German and Hindi news as texts of so many consecutive lines."""
    random = Random(SEED)
    german, hindi = (lines(data / "ntrex" / f"dev.{code}.txt") for code in ("deu", "hin"))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "source_text", "target_text", "source_language", "target_language"])
        for number in range(pairs):
            start = random.randrange(len(german) - segments)
            part = slice(start, start + segments)
            texts = ("\n".join(german[part]), "\n".join(hindi[part]))
            writer.writerow([f"pair-{number}", *texts, "de", "hi"])


def watched(manifest: Path, output: Path, options: Sequence[str], rows: int) -> Iterator[Moment]:
    """Runs a batch, and looks at it every second until it has ended."""
    command = [*ALIGNER, "batch", str(manifest), "-o", str(output), "--shard-rows", str(rows)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    with subprocess.Popen([*command, "--no-config", "-q", *options], env=environment) as process:
        while process.poll() is None:
            yield _moment(process.pid, time.perf_counter() - start, output, rows)
            time.sleep(1)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")


def _moment(process: int, seconds: float, output: Path, rows: int) -> Moment:
    done = rows * len(list(output.glob("part-*")))
    own, children = _resident(process), [_resident(each) for each in _children(process)]
    return Moment(seconds, done, own, max(children, default=0.0), _open_files(process))


def _resident(process: int) -> float:
    try:
        pages = Path(f"/proc/{process}/statm").read_text().split()[1]
    except OSError:  # it has just ended
        return 0.0
    return int(pages) * resource.getpagesize() / MB


def _children(process: int) -> list[int]:
    try:
        return list(map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split()))
    except OSError:
        return []


def _open_files(process: int) -> int:
    try:
        return len(list(Path(f"/proc/{process}/fd").iterdir()))
    except OSError:
        return 0


def counted(output: Path) -> tuple[int, int, int]:
    """Pairs, segments and errors of the rows that were written."""
    pairs = segments = errors = 0
    for path in sorted(output.glob("part-*.jsonl")):
        with path.open(encoding="utf-8") as file:
            for row in map(json.loads, file):
                pairs += 1
                errors += row["error"] is not None
                segments += len(row["source_segments"] or ()) + len(row["target_segments"] or ())
    return pairs, segments, errors


def summary(moments: Sequence[Moment], output: Path) -> dict[str, object]:
    pairs, segments, errors = counted(output)
    seconds = moments[-1].seconds
    warm = moments[len(moments) // 10 :]  # once the encoder is there
    half = len(warm) // 2
    return {
        "pairs": pairs,
        "segments": segments,
        "errors": errors,
        "seconds": round(seconds, 1),
        "pairs a second": round(pairs / seconds, 2),
        "segments a second": round(segments / seconds, 1),
        "parent, first half, MiB": round(max(each.parent for each in warm[:half] or warm), 1),
        "parent, second half": round(max(each.parent for each in warm[half:]), 1),
        "worker, first half": round(max(each.workers for each in warm[:half] or warm), 1),
        "worker, second half": round(max(each.workers for each in warm[half:]), 1),
        "open files, most": max(each.files for each in moments),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pairs", type=int, default=20_000)
    parser.add_argument("--segments", type=int, default=4, help="of each side of a pair")
    parser.add_argument("--shard-rows", type=int, default=500)
    parser.add_argument("--jobs", type=int, help="processes; one a core if not given")
    parser.add_argument("--write", action="store_true", help="keep the figures in results/")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        manifest, output = Path(name) / "pairs.csv", Path(name) / "rows"
        write_manifest(options.data, manifest, options.pairs, options.segments)
        more = ["--jobs", str(options.jobs)] if options.jobs else []
        moments = list(watched(manifest, output, more, options.shard_rows))
        found = summary(moments, output)
    told = [{"": name, "value": str(value)} for name, value in found.items()]
    show(table("A batch", told, machine()))
    if options.write:
        step = max(1, len(moments) // POINTS)
        curve = [
            {name: round(value, 1) for name, value in asdict(each).items()}
            for each in moments[::step]
        ]
        keep(
            {"machine": machine(), "jobs": options.jobs, **found, "curve": curve},
            FOLDER / "batch.json",
        )


if __name__ == "__main__":
    main()
