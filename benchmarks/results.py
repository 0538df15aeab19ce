"""What all benchmarks share: where figures go, and under what they were taken."""

import json
import platform
import resource
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from aligner import __version__
from aligner.alignment import Weights
from aligner.embed.encoder import Encoder
from aligner.threads import usable_cores

FOLDER = Path(__file__).parent / "results"
_WIDTH = 140  # columns of the widest table


def signature(encoder: Encoder) -> str:
    """Everything that an alignment depends on."""
    weights = ",".join(f"{name}={value}" for name, value in asdict(Weights()).items())
    return f"enc:{encoder.signature}|align:{weights}|v:{__version__}"


def machine() -> str:
    """The machine in a line."""
    return f"{platform.machine()}, {usable_cores()} cores, Python {platform.python_version()}"


def peak_memory(who: int = resource.RUSAGE_SELF) -> float:
    """Largest resident memory so far, MiB."""
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return resource.getrusage(who).ru_maxrss * unit / 2**20


class Watch:
    """Seconds of a `with` block, and by how much the resident memory grew in it at most, MiB."""

    def __enter__(self) -> "Watch":
        self._before = self._most = _resident()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()
        self._start = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.perf_counter() - self._start
        self._over.set()
        self._thread.join()
        self.grown = self._most - self._before

    def _look(self) -> None:
        while not self._over.wait(0.01):
            self._most = max(self._most, _resident())


def _resident() -> float:
    """Resident memory now, MiB; where the system does not tell, the largest so far."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return peak_memory()
    return int(status.read_text().split()[1]) * resource.getpagesize() / 2**20


def table(title: str, rows: Sequence[Mapping[str, object]], caption: str = "") -> Table:
    """A column a key of the rows, floats with three decimals."""
    grid = Table(title=title, caption=caption)
    for heading in rows[0]:
        grid.add_column(heading, justify="right")
    for row in rows:
        grid.add_row(*(f"{v:.3f}" if isinstance(v, float) else str(v) for v in row.values()))
    return grid


def show(table: Table) -> None:
    """Prints a table in full, also where the terminal is narrow or none."""
    width = Console().width
    Console(width=max(width, _WIDTH)).print(table)


def keep(results: Mapping[str, object], path: Path) -> None:
    """Writes results as JSON that reads well in a diff."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(results, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8")
