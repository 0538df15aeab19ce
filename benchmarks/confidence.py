"""Whether `Bead.confidence` keeps what it says: of beads with .9, nine in ten are right.

    python benchmarks/confidence.py --data ../shared/data

A bead is right if gold has exactly it; one that leaves a segment out, if gold leaves that out. The
constants of `aligner/alignment/posterior.py` were fitted to the corpora of alignment/; more news
is planted here that they have not seen.
"""

import argparse
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

from corpora import Pair, corpus
from news import planted
from results import FOLDER, keep, machine, show, signature
from rich.table import Table
from scorer import Link

from aligner.bitext import Bead
from aligner.embed.encoder import Encoder, load_encoder
from aligner.pipeline import align

BINS = 10
UNSEEN = ((("hin", "eng"), 7), (("tha", "deu"), 7))  # languages and seed


class Judged(NamedTuple):
    """A bead: how sure it was, and what became of it."""

    corpus: str
    aligned: bool
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Beads of about the same confidence."""

    beads: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """Of some beads.

    Attributes:
        beads: how many.
        confidence: mean.
        right: share of them.
        error: expected calibration error, the mean over all beads of how far the share right in
            a bin is from its mean confidence.
        bins: from the least confident to the most; those without beads are left out.
    """

    beads: int
    confidence: float
    right: float
    error: float
    bins: tuple[Bin, ...]

    @classmethod
    def of(cls, some: Sequence[Judged]) -> "Reliability":
        groups: dict[int, list[Judged]] = {}
        for each in some:
            groups.setdefault(min(int(each.confidence * BINS), BINS - 1), []).append(each)
        bins = tuple(_bin(group) for _, group in sorted(groups.items()))
        whole = _bin(some)
        gaps = sum(one.beads * abs(one.confidence - one.right) for one in bins)
        return cls(whole.beads, whole.confidence, whole.right, gaps / len(some), bins)


def _bin(some: Sequence[Judged]) -> Bin:
    confidence = sum(each.confidence for each in some)
    return Bin(len(some), confidence / len(some), sum(each.right for each in some) / len(some))


def judged(name: str, pairs: Sequence[Pair], encoder: Encoder) -> list[Judged]:
    """All beads of the alignments of a corpus."""
    return [
        Judged(name, bead.aligned, bead.confidence, is_right(bead, pair.gold))
        for pair in pairs
        for bead in align(pair.source, pair.target, encoder=encoder).beads
        if bead.confidence is not None
    ]


def is_right(bead: Bead, gold: Sequence[Link]) -> bool:
    source, target = tuple(bead.source), tuple(bead.target)
    if bead.aligned:
        return (source, target) in gold
    # Gold may leave several segments out in one link.
    return any(
        set(source) <= set(there) and set(target) <= set(here)
        for there, here in gold
        if not (there and here)
    )


def reliabilities(some: Sequence[Judged], unseen: Sequence[Judged]) -> dict[str, Reliability]:
    parts = {
        "all": some,
        "left out": [each for each in some if not each.aligned],
        "aligned": [each for each in some if each.aligned],
        "news": [each for each in some if each.corpus.startswith("ntrex")],
        "Text+Berg": [each for each in some if each.corpus.startswith("textberg")],
        "more news": unseen,
    }
    return {name: Reliability.of(part) for name, part in parts.items()}


def error_table(found: dict[str, Reliability]) -> Table:
    grid = Table(title="Confidence of beads", caption=machine())
    for heading in ("beads of", "beads", "confidence", "right", "calibration error"):
        grid.add_column(heading, justify="right")
    for name, one in found.items():
        figures = (one.confidence, one.right, one.error)
        grid.add_row(name, f"{one.beads:,}", *(f"{figure:.3f}" for figure in figures))
    return grid


def bin_table(name: str, one: Reliability) -> Table:
    grid = Table(title=f"Beads: {name}")
    for heading in ("beads", "mean confidence", "share right"):
        grid.add_column(heading, justify="right")
    for each in one.bins:
        grid.add_row(f"{each.beads:,}", f"{each.confidence:.3f}", f"{each.right:.3f}")
    return grid


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="holds ntrex/ and alignment/")
    parser.add_argument("--json", type=Path, default=FOLDER / "confidence.json")
    options = parser.parse_args()
    encoder = load_encoder()
    some = [
        each
        for folder in sorted((options.data / "alignment").iterdir())
        for each in judged(folder.name, corpus(folder), encoder)
    ]
    unseen = [
        each
        for languages, seed in UNSEEN
        for each in judged("-".join(languages), planted(options.data, languages, seed), encoder)
    ]
    found = reliabilities(some, unseen)
    show(error_table(found))
    for name in ("all", "left out", "Text+Berg"):
        show(bin_table(name, found[name]))
    parts = {name: asdict(one) for name, one in found.items()}
    keep({"signature": signature(encoder), "machine": machine(), "parts": parts}, options.json)


if __name__ == "__main__":
    main()
