"""Ten thousand documents of a side find their versions: how well, how long, in how much memory.

    python benchmarks/pairs_many.py --data DATA

A document is two pieces of news, of a few lines each, so that it shares one of them with dozens of
others; a tenth of its lines is missing, others on either side, and a tenth of the documents has no
counterpart. Run it on an idle machine: it takes all cores.
"""

import argparse
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from random import Random

from corpora import lines
from pair_sets import stories
from results import FOLDER, keep, machine, peak_memory, show, table

from aligner.embed.encoder import load_encoder
from aligner.pairing import paired
from aligner.pipeline import Hooks

LANGUAGES = ("deu", "hin")
DOCUMENTS = 10_000  # of a side
ALONE = 0.1  # of them without a counterpart
PIECE = 8  # lines
DROPPED = 0.1  # of the lines of a document
SEED = 7

Numbers = tuple[int, ...]


def drawn(data: Path, count: int, random: Random) -> list[Numbers]:
    """The lines of so many documents, no two the same."""
    pieces = [
        (story, tuple(each[first : first + PIECE]))
        for story, each in enumerate(stories(data))
        for first in range(max(len(each) - PIECE, 0) + 1)
    ]
    found: dict[Numbers, None] = {}
    while len(found) < count:
        (one, first), (other, second) = random.sample(pieces, 2)
        if one != other:
            found[first + second] = None
    return list(found)


def write(folder: Path, corpus: list[str], documents: dict[int, Numbers], random: Random) -> None:
    """A file each, whose name is its number after a number that says nothing."""
    folder.mkdir()
    for name, numbers in documents.items():
        left = [k for k in numbers if random.random() >= DROPPED] or numbers[:1]
        path = folder / f"{random.getrandbits(64):016x}-{name}.txt"
        path.write_text("\n".join(corpus[k] for k in left) + "\n", encoding="utf-8")


def measured(data: Path, count: int) -> dict[str, object]:
    """What it took, and what was found."""
    random = Random(SEED)
    alone = int(ALONE * count)
    documents = dict(enumerate(drawn(data, count + alone, random)))
    sides = (
        {name: documents[name] for name in range(count)},
        {name: documents[name] for name in range(alone, count + alone)},
    )
    starts: list[tuple[str, float]] = []

    def stage(name: str) -> None:
        starts.append((name, time.perf_counter()))
        print(time.strftime("%H:%M:%S"), name, flush=True)

    encoder = load_encoder()
    with tempfile.TemporaryDirectory() as root:
        folders = Path(root, LANGUAGES[0]), Path(root, LANGUAGES[1])
        for folder, side in zip(folders, sides, strict=True):
            write(folder, lines(data / "ntrex" / f"dev.{folder.name}.txt"), side, random)
        found = paired(*folders, encoder=encoder, hooks=Hooks(stage=stage))
        stage("")
    names = [[path.stem.rpartition("-")[2] for path in (r.source, r.target)] for r in found.rows]
    right = sum(source == target for source, target in names)
    took = {name: after - at for (name, at), (_, after) in pairwise(starts)}
    return {
        "documents": f"{count:,} + {count:,}",
        "pairs": count - alone,
        "wrong": len(names) - right,
        "missed": count - alone - right,
        "F1": 2 * right / (len(names) + count - alone),
        **{f"{name} s": seconds for name, seconds in took.items()},
        "all s": sum(took.values()),
        "memory, MiB": peak_memory(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help="of a side")
    parser.add_argument("--write", action="store_true", help="keep the figures in results/")
    options = parser.parse_args()
    row = measured(options.data, options.documents)
    show(table("Many documents", [row], machine()))
    if options.write:
        keep({"machine": machine(), "many": row}, FOLDER / "pairs_many.json")


if __name__ == "__main__":
    main()
