"""How good and how fast alignment is, with one setting for all corpora.

    python benchmarks/alignment.py --data ../shared/data

Every run embeds anew. Each corpus has a process of its own, so that its peak memory is its own.
"""

import argparse
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path

from corpora import corpus
from results import FOLDER, keep, machine, peak_memory, show, signature
from rich.table import Table
from scorer import Alignment, Scores, scores

from aligner.bitext import Bitext
from aligner.embed.encoder import Encoder, Progress, load_encoder
from aligner.embeddings import Embeddings
from aligner.pipeline import align


@dataclass(frozen=True, slots=True)
class Measured:
    """One corpus: what was found, and what it took."""

    corpus: str
    documents: int
    lines: int
    scores: Scores
    texts: int
    tokens: int
    embedding: float
    aligning: float
    peak: float
    signature: str


class Meter:
    """An encoder that counts what goes through it and how long that takes."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.texts = self.tokens = 0
        self.seconds = 0.0

    @property
    def signature(self) -> str:
        return self._encoder.signature

    @property
    def samples(self) -> Embeddings:
        return self._encoder.samples

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Embeddings:
        start = time.perf_counter()
        embeddings = self._encoder.encode(texts, progress)
        self.seconds += time.perf_counter() - start
        self.texts += len(texts)
        self.tokens += len(embeddings.tokens.vectors)
        return embeddings


def measured(folder: Path) -> Measured:
    """Aligns all pairs of a corpus as the library does."""
    meter = Meter(load_encoder())
    pairs = corpus(folder)
    start = time.perf_counter()
    found = [links(align(pair.source, pair.target, encoder=meter)) for pair in pairs]
    seconds = time.perf_counter() - start
    return Measured(
        folder.name,
        len(pairs),
        sum(len(pair.source) + len(pair.target) for pair in pairs),
        scores([pair.gold for pair in pairs], found),
        meter.texts,
        meter.tokens,
        meter.seconds,
        seconds - meter.seconds,
        peak_memory(),
        signature(meter),
    )


def links(bitext: Bitext) -> Alignment:
    """The beads as the scorer reads them."""
    return [(tuple(bead.source), tuple(bead.target)) for bead in bitext.beads]


def table(rows: Sequence[Measured]) -> Table:
    """A row for each corpus."""
    grid = Table(title="Alignment", caption=f"{rows[0].signature}\n{machine()}")
    grid.add_column("corpus", no_wrap=True)
    for heading in ("strict", "lax", "1-0", "0-1", "false 1-0", "texts/line"):
        grid.add_column(heading, justify="right")
    for heading in ("tokens", "embed s", "align s", "peak MiB"):
        grid.add_column(heading, justify="right")
    for row in rows:
        found = row.scores
        quality = (found.strict, found.lax, found.omitted, found.added)
        grid.add_row(
            row.corpus,
            *("-" if value is None else f"{value:.3f}" for value in quality),
            f"{found.false_omitted} ({found.gold_omitted})",
            f"{row.texts / row.lines:.2f}",
            f"{row.tokens:,}",
            f"{row.embedding:.1f}",
            f"{row.aligning:.2f}",
            f"{row.peak:.0f}",
        )
    return grid


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder that holds alignment/")
    parser.add_argument("--corpus", action="append", help="only this one; may be repeated")
    parser.add_argument("--json", type=Path, default=FOLDER / "alignment.json")
    options = parser.parse_args()
    folders = [
        folder
        for folder in sorted((options.data / "alignment").iterdir())
        if not options.corpus or folder.name in options.corpus
    ]
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
        rows = list(pool.map(measured, folders))
    show(table(rows))
    keep({"machine": machine(), "corpora": [asdict(row) for row in rows]}, options.json)


if __name__ == "__main__":
    main()
