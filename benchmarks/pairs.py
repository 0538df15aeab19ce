"""Whether documents find their versions, where nobody kept a list; and what that costs.

    python benchmarks/pairs.py --data DATA

With `--fit` the weights of the score are fitted, on the documents of even number, and printed.
"""

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from pair_sets import ALIKE, PairSet, origin, pair_sets, stories
from results import FOLDER, keep, machine, show, table

from aligner.embed.encoder import Encoder, Progress, load_encoder
from aligner.embed.kept import Kept, joined, parted
from aligner.embeddings import Embeddings, Floats, unit_rows
from aligner.pairing import paired
from aligner.pairing.collection import Collection
from aligner.pairing.embedded import Vectors
from aligner.pairing.scores import Signs, Weights, signs_of
from aligner.pairing.search import candidates, language_means
from aligner.pipeline import Hooks
from aligner.settings import Settings

LANGUAGES = (("deu", "hin"), ("deu", "tha"), ("eng", "hin"))
_ROUNDS = 50  # of Newton's method
_RIDGE = 0.1


class Remembering:
    """An encoder that keeps what it has encoded in memory: sets share most of their lines."""

    def __init__(self, inner: Encoder) -> None:
        self._inner = inner
        self._kept: dict[str, Kept] = {}

    @property
    def signature(self) -> str:
        return self._inner.signature

    @property
    def samples(self) -> Embeddings:
        return self._inner.samples

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Embeddings:
        if missing := [text for text in dict.fromkeys(texts) if text not in self._kept]:
            self._kept |= zip(missing, parted(self._inner.encode(missing, progress)), strict=True)
        return joined([self._kept[text] for text in texts])


@contextmanager
def written(documents: PairSet) -> Iterator[tuple[tuple[Path, Path], dict[Path, str]]]:
    """Two folders, and which file has which document; the names of files say nothing."""
    random = Random(documents.name)
    names: dict[Path, str] = {}
    with tempfile.TemporaryDirectory() as root:
        folders = Path(root, "a"), Path(root, "b")
        for folder, side in zip(folders, (documents.source, documents.target), strict=True):
            folder.mkdir()
            for name, text in side.items():
                path = folder / f"{random.getrandbits(64):016x}.txt"
                path.write_text("\n".join(text) + "\n", encoding="utf-8")
                names[path] = name
        yield folders, names


def counts(documents: PairSet, encoder: Encoder) -> Counter[tuple[int, str]]:
    """Pairs found that are right, found that are wrong, and missed, for either half of the corpus.

    The half of a wrong pair is that of its source; documents of another kind count to the second.
    """
    with written(documents) as (folders, names):
        found = paired(*folders, encoder=encoder)
        pairs = [(names[row.source], names[row.target]) for row in found.rows]
    right = {source for source, target in pairs if source == target}
    numbers: Counter[tuple[int, str]] = Counter()
    numbers.update((origin(name) % 2, "right") for name in right)
    numbers.update((origin(name) % 2, "missed") for name in documents.right - right)
    numbers.update((origin(s) % 2, "wrong") for s, t in pairs if s != t)
    return numbers


def f1(numbers: Mapping[tuple[int, str], int], halves: Sequence[int]) -> float:
    right, wrong, missed = (
        sum(numbers.get((half, what), 0) for half in halves)
        for what in ("right", "wrong", "missed")
    )
    return 2 * right / max(2 * right + wrong + missed, 1)


def quality(data: Path, encoder: Encoder) -> list[dict[str, object]]:
    """A row for each set in each pair of languages."""
    chosen = range(len(stories(data)))
    rows: list[dict[str, object]] = []
    for languages in LANGUAGES:
        for each in pair_sets(data, languages, chosen):
            numbers = counts(each, encoder)
            row: dict[str, object] = {
                "languages": "-".join(languages),
                "set": each.name,
                "documents": f"{len(each.source)} + {len(each.target)}",
                "pairs": len(each.right),
                "wrong": numbers[0, "wrong"] + numbers[1, "wrong"],
                "missed": numbers[0, "missed"] + numbers[1, "missed"],
                "F1": f1(numbers, (0, 1)),
                "F1, not fitted on": f1(numbers, (1,)),
            }
            print(*row.values(), flush=True)
            rows.append(row)
    return rows


def signs(documents: PairSet, encoder: Encoder) -> Iterator[tuple[Signs, bool]]:
    """What the alignment of each candidate says, and whether it is right."""
    with written(documents) as (folders, names):
        settings = Settings()
        collection = Collection(folders, settings, Hooks())
        own = collection.own()
        vectors = Vectors(collection.contents, own, settings, encoder, None, print)
        means = language_means(collection, vectors, vectors.embed(None, collection.drop))
        for pair in sorted(candidates(collection, vectors, means, same_language=False)):
            sides = (
                unit_rows(vectors.beginning(number) - means[collection.kind(number)])
                for number in pair
            )
            source, target = (names[collection.contents[number].path] for number in pair)
            yield signs_of(*sides), source == target


def fitted(data: Path, encoder: Encoder) -> Weights:
    """A logistic regression, in which each set weighs the same; even odds are where F1 is best.

    Of documents that are nearly the same none is wrong, one is only better: those are left out.
    """
    chosen = range(0, len(stories(data)), 2)
    said, answers, shares = [], [], []
    for languages in LANGUAGES[:2]:
        for each in pair_sets(data, languages, chosen):
            if each.name in ALIKE:
                continue
            found = list(signs(each, encoder))
            print("fit", *languages, each.name, len(found), flush=True)
            said += [one for one, _ in found]
            answers += [right for _, right in found]
            shares += [1 / len(found)] * len(found)
    x = np.c_[np.ones(len(said)), np.array(said)]
    y, share = np.array(answers, float), np.array(shares) * len(said) / sum(shares)
    weights = np.zeros(x.shape[1])
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (share * (p - y)) + _RIDGE * weights
        curve = (x * (share * p * (1 - p))[:, None]).T @ x + _RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    weights[0] -= best_bound(x @ weights, y > 0)
    return Weights(*(round(float(each), 2) for each in weights))


def best_bound(odds: Floats, right: NDArray[np.bool_]) -> float:
    """The log of odds from which on pairs are taken so that their F1 is best."""
    bounds = np.arange(-3, 3, 0.05)
    taken = odds >= bounds[:, None]
    hits = (taken & right).sum(axis=1)
    scores = 2 * hits / (taken.sum(axis=1) + right.sum())
    return float(bounds[scores == scores.max()].mean())


def costs(data: Path, encoder: Encoder) -> dict[str, object]:
    """Documents a second of each stage, with nothing kept; one language pair."""
    documents = pair_sets(data, LANGUAGES[0], range(len(stories(data))))[0]
    starts: list[tuple[str, float]] = []
    with written(documents) as (folders, names):
        paired(
            *folders,
            encoder=encoder,
            hooks=Hooks(stage=lambda name: starts.append((name, time.perf_counter()))),
        )
        starts.append(("", time.perf_counter()))
    took = {name: after - at for (name, at), (_, after) in pairwise(starts)}
    rate = {f"{name}, documents/s": len(names) / seconds for name, seconds in took.items()}
    return {"documents": len(names), **rate}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--fit", action="store_true", help="fit the weights, and print them")
    parser.add_argument("--write", action="store_true", help="keep the figures in results/")
    options = parser.parse_args()
    inner = load_encoder()
    if options.fit:
        print(fitted(options.data, Remembering(inner)))
        return
    cost = costs(options.data, inner)
    rows = quality(options.data, Remembering(inner))
    show(table("Pairs of documents", rows, machine()))
    show(table("Cost", [cost], machine()))
    if options.write:
        keep({"machine": machine(), "sets": rows, "cost": cost}, FOLDER / "pairs.json")


if __name__ == "__main__":
    main()
