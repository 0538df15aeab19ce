"""How the nearest documents are found: by which index, and from how much of a document.

    python benchmarks/pairs_index.py --data DATA

Documents by the hundred thousand are made of news sentences drawn at random, eight each, in German
and in Hindi: the same ones in the same order.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import faiss
import numpy as np
from corpora import lines
from pair_sets import DROPPED, Numbers, stories
from results import FOLDER, keep, machine, show, table

from aligner.embed.encoder import load_encoder
from aligner.embeddings import Floats, Ints, unit_rows
from aligner.pairing.candidates import flat_index, graph_index
from aligner.pairing.search import NEAREST
from aligner.pairing.vectors import (
    WIDTH,
    WINDOWS,
    document_vector,
    evenly,
    language_mean,
    projection,
    windows,
)
from aligner.threads import usable_cores

SIZES = (1_000, 10_000, 50_000, 100_000)
QUERIES = 1_000
SENTENCES = 8  # of a made-up document
LANGUAGES = ("deu", "hin", "tha")
SHARES = (4, 8, 12, 16, 24, 32, 48)
SAMPLE = 24  # of these, for the widths
LONG = 48  # lines of documents of which each shares five sixths with the next
APART = 8
WIDTHS = (64, 128, 192, 384)
SEED = 3
_AT_ONCE = 5_000
_CELLS = 4  # times the root of the number of vectors
_PARTS = (32, 16, 8)  # of the cells that are looked into


def made_up(sentences: Floats, chosen: Ints) -> Floats:
    """(n, d) vectors of documents of so many sentences each."""
    shares = windows(chosen.shape[1])
    size = (WINDOWS + 1) * sentences.shape[1]
    found = np.empty((len(chosen), size), np.float32)
    for start in range(0, len(chosen), _AT_ONCE):
        some = np.einsum("wk,nkd->nwd", shares, sentences[chosen[start : start + _AT_ONCE]])
        some = unit_rows(some.reshape(-1, sentences.shape[1])).reshape(some.shape)
        some[:, :-1] /= np.sqrt(WINDOWS)
        found[start : start + _AT_ONCE] = unit_rows(some.reshape(len(some), size))
    return found


def cells_index(base: Floats) -> Any:  # noqa: ANN401 - FAISS has no types
    """Vectors in cells, of which some are looked into."""
    width, cells = base.shape[1], int(_CELLS * np.sqrt(len(base)))
    index = faiss.IndexIVFFlat(faiss.IndexFlatIP(width), width, cells, faiss.METRIC_INNER_PRODUCT)
    index.cp.max_points_per_centroid = 40
    index.cp.min_points_per_centroid = 1
    index.cp.niter = 8
    index.train(base)
    index.add(base)
    return index


def indices(source: Floats, target: Floats, largest: int) -> Iterator[dict[str, object]]:
    """A row for each index and each number of documents."""
    for size in (each for each in SIZES if each <= largest):
        base, queries = target[:size], source[: min(size, QUERIES)]
        best: Ints | None = None
        for name, make in (("flat", flat_index), ("graph", graph_index), ("cells", cells_index)):
            faiss.omp_set_num_threads(usable_cores())
            start = time.perf_counter()
            index = make(base)
            built = time.perf_counter() - start
            faiss.omp_set_num_threads(usable_cores())
            for part in _PARTS if name == "cells" else (0,):
                if part:
                    index.nprobe = max(index.nlist // part, 1)
                start = time.perf_counter()
                _, rows = index.search(queries, NEAREST)
                each = (time.perf_counter() - start) / len(queries)
                best = rows if best is None else best
                shared = [len(set(a) & set(b)) for a, b in zip(rows, best, strict=True)]
                right = (rows == np.arange(len(queries))[:, None]).any(axis=1)
                row: dict[str, object] = {
                    "documents": size,
                    "index": f"{name}, 1/{part} of them" if part else name,
                    "build s": built,
                    "query ms": each * 1e3,
                    "all s": built + each * size,
                    "recall": float(np.mean(shared)) / NEAREST,
                    "counterpart found": float(right.mean()),
                }
                print(*row.values(), flush=True)
                yield row


def nearest_share(
    source: Floats, target: Floats, sides: tuple[Sequence[Numbers], Sequence[Numbers]], most: int
) -> float:
    """The share of documents that are the nearest of their counterpart, or it of them."""
    made = []
    for sentences, documents in zip((source, target), sides, strict=True):
        rows = [sentences[np.array(each)[evenly(len(each), most)]] for each in documents]
        prior = np.zeros(sentences.shape[1], np.float32)
        mean = language_mean(rows, prior)
        made.append(np.stack([document_vector(row, np.ones(1, np.float32), mean) for row in rows]))
    cosines = made[0] @ made[1].T
    right = cosines.diagonal()
    ranks = np.minimum((cosines > right[:, None]).sum(axis=1), (cosines > right[None]).sum(axis=0))
    return float((ranks == 0).mean())


def _thinned(documents: Sequence[Numbers], random: Random) -> list[Numbers]:
    """Lines are missing, others on either side."""
    return [tuple(k for k in each if random.random() >= DROPPED) or each for each in documents]


def sampled(data: Path, vectors: dict[str, Floats]) -> Iterator[dict[str, object]]:
    """A row for each number of sentences, with all numbers of their vectors, and for each width."""
    every, random = stories(data), Random(SEED)
    lines_in_all = sum(map(len, every))
    overlapping = [
        tuple(range(first, first + LONG)) for first in range(0, lines_in_all - LONG + 1, APART)
    ]
    kinds: dict[str, tuple[Sequence[Numbers], Sequence[Numbers]]] = {
        "cut in half": ([each[: len(each) // 2] for each in every], every),
        "lines missing": (_thinned(every, random), _thinned(every, random)),
        "overlapping": (_thinned(overlapping, random), _thinned(overlapping, random)),
        "single lines": ([(k,) for each in every for k in each],) * 2,
    }
    asked = [(most, WIDTH) for most in SHARES] + [(SAMPLE, width) for width in WIDTHS]
    for most, width in dict.fromkeys(asked):
        columns = projection(vectors["deu"].shape[1])[:, :width] if width <= WIDTH else None
        cut = {k: v if columns is None else v @ columns for k, v in vectors.items()}
        row: dict[str, object] = {"sentences": most, "width": width}
        for kind, sides in kinds.items():
            for other in LANGUAGES[1:]:
                row[f"{kind}, {other}"] = nearest_share(cut["deu"], cut[other], sides, most)
        print(*row.values(), flush=True)
        yield row


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--largest", type=int, default=max(SIZES), help="documents of an index")
    parser.add_argument("--write", action="store_true", help="keep the figures in results/")
    options = parser.parse_args()
    encoder = load_encoder()
    vectors = {
        language: encoder.encode(lines(options.data / "ntrex" / f"dev.{language}.txt")).sentences
        for language in LANGUAGES
    }
    shares = list(sampled(options.data, vectors))
    show(table("Counterparts that are the nearest, by what is embedded", shares))
    columns = projection(vectors["deu"].shape[1])
    chosen = np.random.default_rng(SEED).integers(
        0, len(vectors["deu"]), (options.largest, SENTENCES)
    )
    sides = [made_up((v - v.mean(axis=0)) @ columns, chosen) for v in list(vectors.values())[:2]]
    rows = list(indices(sides[0], sides[1], options.largest))
    show(table("Indices", rows, machine()))
    if options.write:
        found = {"machine": machine(), "sampled": shares, "indices": rows}
        keep(found, FOLDER / "pairs_index.json")


if __name__ == "__main__":
    main()
