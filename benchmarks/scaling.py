"""How the alignment step grows with the text; the vectors are given.

    python benchmarks/scaling.py --data ../shared/data

Documents of any length are made of German and Hindi news: the lines of ntrex, embedded once, come
again and again in another order, with 8 % of the lines of each side left out. Every copy has a mark
of its own, the same in both languages, and every vector noise of its own: no two copies of a line
are the same, and what belongs together is known.
"""

import argparse
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import numpy as np
from corpora import lines
from numpy.typing import NDArray
from results import FOLDER, Watch, keep, machine, show
from rich.table import Table
from scorer import Link, scores

from aligner.alignment import Background, align_embeddings, encoder_background, text_background
from aligner.embed.encoder import load_encoder
from aligner.embed.samples import load_embeddings, save_embeddings
from aligner.embeddings import Embeddings, Floats, Ints, unit_rows

LANGUAGES = ("deu", "hin")
DROPPED = 0.08
MARK, NOISE = 0.35, 0.25  # lengths, where that of a vector is 1

Number = TypeVar("Number", np.float16, np.float32)
Random = np.random.Generator


@dataclass(frozen=True, slots=True)
class Measured:
    """One length: seconds of the step, MiB of the vectors and of what came on top at most."""

    segments: tuple[int, int]
    tokens: tuple[int, int]
    seconds: float
    vectors: float
    peak: float
    strict: float
    omitted: float | None


def repeated(text: Embeddings, lines: Ints, marks: Floats, random: Random) -> Embeddings:
    """Embeddings of some lines of `text`, marked, and with noise of their own."""
    copies = text.picked(lines)  # arrays of their own, which `changed` changes
    numbers = np.arange(len(lines))
    changed(
        np.asarray(copies.tokens.vectors), marks, np.repeat(numbers, copies.tokens.counts), random
    )
    changed(copies.sentences, marks, numbers, random)
    return copies


def changed(vectors: NDArray[Number], marks: Floats, which: Ints, random: Random) -> None:
    """Puts marks and noise on vectors; in pieces and in place, as there may be gigabytes."""
    size = NOISE / np.sqrt(vectors.shape[1])
    for start in range(0, len(vectors), 10_000):
        piece = slice(start, start + 10_000)
        noise = size * random.standard_normal(vectors[piece].shape, np.float32)
        vectors[piece] = unit_rows(vectors[piece] + MARK * marks[which[piece]] + noise)


def kept(size: int, random: Random) -> tuple[Ints, Ints, list[Link]]:
    """Lines kept on each side of `size` lines, and the links between those."""
    stays = random.random((2, size)) >= DROPPED
    sides = np.flatnonzero(stays[0]), np.flatnonzero(stays[1])
    numbers = [{int(line): place for place, line in enumerate(side)} for side in sides]
    links: list[Link] = []
    for line in range(size):
        one, other = ((found[line],) if line in found else () for found in numbers)
        links.append((one, other))
    return sides[0], sides[1], [link for link in links if any(link)]


def measured(size: int, folder: Path) -> Measured:
    """Makes a document of `size` lines a side and aligns it."""
    random = np.random.default_rng(size)
    texts = [load_embeddings(folder / f"{language}.npz") for language in LANGUAGES]
    characters = [np.load(folder / f"{language}.npy") for language in LANGUAGES]
    prior = Background(*np.load(folder / "prior.npy").tolist())
    rounds = range(size // len(texts[0]) + 1)
    order = np.concatenate([random.permutation(len(texts[0])) for _ in rounds])[:size]
    marks = unit_rows(random.standard_normal((size, texts[0].sentences.shape[1]), np.float32))
    *sides, gold = kept(size, random)
    source, target = (
        repeated(text, order[side], marks[side], random)
        for text, side in zip(texts, sides, strict=True)
    )
    lengths = characters[0][order[sides[0]]].tolist(), characters[1][order[sides[1]]].tolist()
    with Watch() as watch:
        background = text_background(source, target, prior)
        beads = align_embeddings(source, target, lengths, background)
    found = scores([gold], [[(tuple(bead.source), tuple(bead.target)) for bead in beads]])
    sizes = [side.tokens.vectors.nbytes + side.sentences.nbytes for side in (source, target)]
    return Measured(
        (len(source), len(target)),
        (len(source.tokens.vectors), len(target.tokens.vectors)),
        watch.seconds,
        sum(sizes) / 2**20,
        watch.grown,
        found.strict,
        found.omitted,
    )


def embed(data: Path, folder: Path) -> None:
    """Keeps what every length is made of in `folder`."""
    encoder = load_encoder()
    samples = encoder.samples
    mean = samples.mean()
    prior = encoder_background(samples.centred(mean))
    np.save(folder / "prior.npy", [prior.level, prior.slope, prior.spread])
    for language in LANGUAGES:
        texts = lines(data / "ntrex" / f"dev.{language}.txt")
        save_embeddings(encoder.encode(texts).centred(mean), folder / f"{language}.npz")
        np.save(folder / f"{language}.npy", [len(text) for text in texts])


def table(rows: Sequence[Measured]) -> Table:
    grid = Table(title="Alignment step, vectors given", caption=machine())
    for heading in ("segments", "tokens", "seconds", "vectors MiB", "on top MiB", "strict", "1-0"):
        grid.add_column(heading, justify="right")
    for row in rows:
        grid.add_row(
            " x ".join(f"{n:,}" for n in row.segments),
            " x ".join(f"{n:,}" for n in row.tokens),
            f"{row.seconds:.2f}",
            f"{row.vectors:,.0f}",
            f"{row.peak:,.0f}",
            f"{row.strict:.3f}",
            "-" if row.omitted is None else f"{row.omitted:.3f}",
        )
    return grid


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder that holds ntrex/")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 40_000])
    parser.add_argument("--json", type=Path, default=FOLDER / "scaling.json")
    options = parser.parse_args()
    with (
        TemporaryDirectory() as name,
        ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool,
    ):
        embed(options.data, Path(name))
        rows = list(pool.map(measured, options.sizes, [Path(name)] * len(options.sizes)))
    show(table(rows))
    keep({"machine": machine(), "sizes": [asdict(row) for row in rows]}, options.json)


if __name__ == "__main__":
    main()
