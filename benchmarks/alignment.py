"""How good and how fast alignment is, with one setting for all corpora; and that of peers.

    python benchmarks/alignment.py --data ../shared/data            # and the peers that are there
    python benchmarks/alignment.py --data ../shared/data --alone    # aligner alone

Every run embeds anew. Each corpus has a process of its own, so that its peak memory is its own.
Peers (see `peers.py`) align the same lines by vectors of the same encoder, as they come and with
each value of their knob.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from itertools import product
from multiprocessing import get_context
from pathlib import Path

from corpora import Pair, corpus
from encoders import Meter
from peers import Encode, Peer, Side, installed, joined, summed
from results import FOLDER, keep, machine, peak_memory, show, signature
from rich.table import Table
from scorer import Alignment, Scores, scores

from aligner.bitext import Bitext
from aligner.embed.encoder import load_encoder
from aligner.pipeline import align


@dataclass(frozen=True, slots=True)
class Measured:
    """One corpus: what was found, and what it took.

    `default` says whether the aligner was taken as it comes; `peak` is None for a peer, which
    shares its process with others.
    """

    corpus: str
    aligner: str
    default: bool
    documents: int
    lines: int
    scores: Scores
    texts: int
    tokens: int
    embedding: float
    aligning: float
    peak: float | None
    signature: str


def measured(folder: Path, alone: bool) -> list[Measured]:
    """Aligns all pairs of a corpus as the library does, and then as the peers do."""
    meter = Meter(load_encoder())
    pairs = corpus(folder)
    start = time.perf_counter()
    found = [links(align(pair.source, pair.target, encoder=meter)) for pair in pairs]
    seconds = time.perf_counter() - start
    ours = Measured(
        folder.name,
        "aligner",
        True,
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
    return [ours] if alone else [ours, *beside(ours, pairs)]


def beside(ours: Measured, pairs: Sequence[Pair]) -> Iterator[Measured]:
    """What the peers that are installed make of the same pairs, in every variant."""
    if not installed():
        return
    encoder = load_encoder()
    meter = Meter(encoder)
    prior = encoder.samples.mean().sentence
    runs = [(joined(p.source, vectors(meter)), joined(p.target, vectors(meter))) for p in pairs]
    sums = [(sum_of_lines(source), sum_of_lines(target)) for source, target in runs]
    vary = product(installed(), (("joined", runs), ("summed", sums)), ("raw", "centred"))
    for peer, (merges, given), centring in vary:
        sides = (
            [(source.centred(prior), target.centred(prior)) for source, target in given]
            if centring == "centred"
            else given
        )
        cost = meter if merges == "joined" else ours
        for value in peer.values:
            found, seconds = timed(peer, sides, value)
            setting = f"{merges}, {centring}, {peer.knob} {value}"
            yield replace(
                ours,
                aligner=peer.name,
                default=(merges, centring, value) == ("joined", "raw", peer.values[0]),
                scores=scores([pair.gold for pair in pairs], found),
                texts=cost.texts,
                tokens=cost.tokens,
                embedding=cost.seconds if isinstance(cost, Meter) else cost.embedding,
                aligning=seconds,
                peak=None,
                signature=f"{peer.name}: {setting}|enc:{encoder.signature}",
            )


def vectors(meter: Meter) -> Encode:
    return lambda texts: meter.encode(texts).sentences


def sum_of_lines(side: Side) -> Side:
    """The same with merges as sums; both need the vector of what stands where no run ends."""
    return summed(side.texts, side.layers[0], side.layers[1, 0])


def timed(
    peer: Peer, sides: Sequence[tuple[Side, Side]], value: float
) -> tuple[list[Alignment], float]:
    """All pairs aligned, and the seconds that took, without what compiles at the first call."""
    peer.align(*sides[0], value)
    start = time.perf_counter()
    found = [peer.align(*pair, value) for pair in sides]
    return found, time.perf_counter() - start


def links(bitext: Bitext) -> Alignment:
    """The beads as the scorer reads them."""
    return [(tuple(bead.source), tuple(bead.target)) for bead in bitext.beads]


def best(rows: Sequence[Measured]) -> set[str]:
    """The variant of each peer with the highest strict F1, summed over the corpora."""
    sums: dict[str, dict[str, float]] = {}
    for row in rows:
        if row.aligner != "aligner":
            variants = sums.setdefault(row.aligner, {})
            variants[row.signature] = variants.get(row.signature, 0.0) + row.scores.strict
    return {max(variants, key=lambda name: variants[name]) for variants in sums.values()}


def table(rows: Sequence[Measured]) -> Table:
    """For each corpus a row for aligner, and two for each peer: as it comes, and its best."""
    chosen = best(rows)
    tuned = [f"best: {name.split('|')[0]}" for name in sorted(chosen)]
    caption = "\n".join((rows[0].signature, *tuned, machine()))
    grid = Table(title="Alignment", caption=caption)
    for heading in ("corpus", "aligner"):
        grid.add_column(heading, no_wrap=True)
    for heading in ("strict", "lax", "1-0", "0-1", "false 1-0", "texts/line"):
        grid.add_column(heading, justify="right")
    for heading in ("tokens", "embed s", "align s", "peak MiB"):
        grid.add_column(heading, justify="right")
    for row in rows:
        if row.default:
            grid.add_row(row.corpus, row.aligner, *cells(row))
        if row.signature in chosen:
            grid.add_row(row.corpus, f"{row.aligner}, best", *cells(row))
    return grid


def variants(rows: Sequence[Measured]) -> dict[str, dict[str, str]]:
    """Of each variant of a peer, for each corpus: strict, 1-0 and 0-1."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        if row.peak is None:
            numbers = (row.scores.strict, row.scores.omitted, row.scores.added)
            text = " ".join("-" if number is None else f"{number:.3f}" for number in numbers)
            found.setdefault(row.signature.split("|")[0], {})[row.corpus] = text
    return found


def cells(row: Measured) -> Iterator[str]:
    """What the table says of a row, from strict F1 on."""
    found = row.scores
    for value in (found.strict, found.lax, found.omitted, found.added):
        yield "-" if value is None else f"{value:.3f}"
    yield f"{found.false_omitted} ({found.gold_omitted})"
    yield f"{row.texts / row.lines:.2f}"
    yield f"{row.tokens:,}"
    yield f"{row.embedding:.1f}"
    yield f"{row.aligning:.2f}"
    yield "-" if row.peak is None else f"{row.peak:.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder that holds alignment/")
    parser.add_argument("--corpus", action="append", help="only this one; may be repeated")
    parser.add_argument("--alone", action="store_true", help="leave the peers out")
    parser.add_argument("--json", type=Path, default=FOLDER / "alignment.json")
    options = parser.parse_args()
    folders = [
        folder
        for folder in sorted((options.data / "alignment").iterdir())
        if not options.corpus or folder.name in options.corpus
    ]
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
        found = pool.map(measured, folders, [options.alone] * len(folders))
        rows = [row for rows in found for row in rows]
    show(table(rows))
    chosen = best(rows)
    kept = [asdict(row) for row in rows if row.default or row.signature in chosen]
    keep({"machine": machine(), "corpora": kept, "variants": variants(rows)}, options.json)


if __name__ == "__main__":
    main()
