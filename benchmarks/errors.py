"""How well faults that people marked, or a script planted, are told from faultless pairs.

    python benchmarks/errors.py --data ../shared/data            # measure
    python benchmarks/errors.py --data ../shared/data --write    # and keep the figures

Every pair is taken as it is, one bead each. For each kind of fault, the probability that speaks of
it is measured beside two baselines: how far the length ratio is from the usual one, and the cosine
of the pooled vectors. The probabilities were fitted on some of these corpora, and the table says
on which; calibrate.py fits without a family of corpora and measures on that.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from error_pairs import (
    ADDED,
    DISTORTED,
    FITTED,
    LOST,
    MEASURED,
    PROBABILITIES,
    Pair,
    Texts,
    is_planted,
    probability_name,
    read_pairs,
)
from numpy.typing import NDArray
from results import FOLDER, keep, machine, show, signature
from rich.table import Table
from sklearn.metrics import average_precision_score, precision_recall_curve, roc_auc_score

from aligner.embed.encoder import Encoder, load_encoder
from aligner.judge.calibration import calibration
from aligner.mqm import Probabilities

LEAST = 10  # faulty pairs of a kind that people marked
RECALL = 0.5
THRESHOLDS = tuple(k / 10 for k in range(1, 10))
SWEPT = ("planted-deu-hin", "planted-hin-deu", "biomqm-deu-eng", "biomqm-eng-deu")
GRAVE = frozenset({"major", "critical"})

Scores = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Pairs, and of each what tells that it is faulty; higher is worse.

    Attributes:
        name: of its file.
        pairs: n of them, those with a token on either side.
        probabilities: n, of the program.
        ratios: (n,) log of target by source characters, less the median of the corpus.
        cosines: (n,) of the pooled vectors.
    """

    name: str
    pairs: list[Pair]
    probabilities: list[Probabilities]
    ratios: Scores
    cosines: Scores

    @classmethod
    def of(cls, name: str, pairs: Sequence[Pair], encoder: Encoder) -> "Corpus":
        texts = Texts.of(encoder, pairs)
        beads, model = texts.beads(pairs), calibration()
        rows = [
            row
            for row in zip(pairs, beads, texts.features(beads, model.usual), strict=True)
            if row[2]
        ]
        return cls(
            name,
            [pair for pair, _, _ in rows],
            [model.probabilities(bead, features) for _, bead, features in rows],
            log_ratios([pair for pair, _, _ in rows]),
            np.array([features.cosine for _, _, features in rows if features]),
        )

    def kinds(self) -> list[str]:
        """The kinds of fault in it, of those that people marked such as are frequent enough."""
        counts: dict[str, int] = {}
        for pair in self.pairs:
            for kind in pair.kinds:
                counts[kind] = counts.get(kind, 0) + 1
        least = 1 if is_planted(self.name) else LEAST
        return sorted(kind for kind, count in counts.items() if count >= least)

    def told(self, name: str) -> Scores:
        """(n,) the probability of that name."""
        return np.array([PROBABILITIES[name](each) for each in self.probabilities])


def log_ratios(pairs: Sequence[Pair]) -> Scores:
    """(n,) log of target by source characters, less the median."""
    ratios = np.array([np.log(len(pair.target) / len(pair.source)) for pair in pairs])
    centred: Scores = ratios - np.median(ratios)
    return centred


@dataclass(frozen=True, slots=True)
class Quality:
    """How well scores tell faulty pairs from faultless ones.

    Attributes:
        auc: ROC-AUC.
        average: average precision.
        precision: at the highest threshold that finds half of the faulty ones.
    """

    auc: float
    average: float
    precision: float

    @classmethod
    def of(cls, scores: Scores, faulty: Flags) -> "Quality":
        precisions, recalls, _ = precision_recall_curve(faulty, scores)
        half = int(np.flatnonzero(recalls >= RECALL)[-1])
        auc, average = roc_auc_score(faulty, scores), average_precision_score(faulty, scores)
        return cls(*(round(float(x), 3) for x in (auc, average, precisions[half])))


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of fault in one corpus."""

    corpus: str
    kind: str
    probability: str
    home: str
    faulty: int
    faultless: int
    program: Quality
    length: Quality
    cosine: Quality


def rows(corpus: Corpus) -> Iterator[Row]:
    for kind in corpus.kinds():
        name = probability_name(kind)
        kept, faulty = split(corpus, kind)
        measured = (corpus.told(name), length_score(name, corpus.ratios), -corpus.cosines)
        yield Row(
            corpus.name,
            kind,
            name,
            home(corpus.name, kind),
            int(faulty.sum()),
            int((~faulty).sum()),
            *(Quality.of(scores[kept], faulty) for scores in measured),
        )


def split(corpus: Corpus, kind: str) -> tuple[Flags, Flags]:
    """(n,) the pairs that are compared, and which of these are faulty.

    Where faults were planted, one a pair, they are compared with pairs without any; where people
    marked many, with all pairs without that kind.
    """
    faulty = np.array([kind in pair.kinds for pair in corpus.pairs])
    faultless = np.array([not pair.kinds for pair in corpus.pairs])
    kept = faulty | faultless if is_planted(corpus.name) else np.ones(len(faulty), bool)
    return kept, faulty[kept]


def length_score(name: str, ratios: Scores) -> Scores:
    """What the length ratio says of an omission, an addition, or anything else."""
    return {"omission": -ratios, "addition": ratios}.get(name, np.abs(ratios))


def home(corpus: str, kind: str) -> str:
    """What the probabilities were fitted on of this row: `pairs` of that fault, or only `texts`.

    The probability of a mistranslation is fitted on faultless pairs, on texts put beside a wrong
    translation and on planted faults; what people marked is new to it.
    """
    if corpus not in FITTED:
        return "-"
    fitted = LOST | ADDED | (DISTORTED if is_planted(corpus) else frozenset())
    return "pairs" if kind in fitted else "texts"


@dataclass(frozen=True, slots=True)
class Point:
    """Pairs whose probability of an omission reaches a threshold.

    Attributes:
        omissions: `any`, or those of severity `grave` (major and critical) or `light`; pairs
            with another omission are left out.
        threshold: least probability.
        faulty: pairs with such an omission.
        flagged: pairs that reach the threshold.
        precision: share of the flagged that are faulty, None where none is flagged.
        recall: share of the faulty that are flagged.
        alarms: share of the pairs without an omission that are flagged.
    """

    omissions: str
    threshold: float
    faulty: int
    flagged: int
    precision: float | None
    recall: float
    alarms: float


def sweep(corpora: Sequence[Corpus]) -> Iterator[Point]:
    """All thresholds, over the pairs of several corpora together."""
    pairs = [pair for corpus in corpora for pair in corpus.pairs]
    scores = np.concatenate([corpus.told("omission") for corpus in corpora])
    faulty = np.array(["omission" in pair.kinds for pair in pairs])
    grave = np.array([any(("omission", s) in pair.faults for s in GRAVE) for pair in pairs])
    for name, some in (("any", faulty), ("grave", grave), ("light", faulty & ~grave)):
        kept = some | ~faulty
        for threshold in THRESHOLDS:
            yield point(name, threshold, scores[kept], some[kept])


def point(name: str, threshold: float, scores: Scores, faulty: Flags) -> Point:
    flagged = scores >= threshold
    right = int((flagged & faulty).sum())
    return Point(
        name,
        threshold,
        int(faulty.sum()),
        int(flagged.sum()),
        round(right / int(flagged.sum()), 3) if flagged.any() else None,
        round(right / max(int(faulty.sum()), 1), 3),
        round(float(flagged[~faulty].mean()), 4),
    )


def row_table(found: Sequence[Row], caption: str) -> Table:
    """ROC-AUC, average precision and precision at half recall of the program and the baselines."""
    grid = Table(title="Faults, by kind", caption=caption)
    for heading in ("corpus", "kind", "fitted on"):
        grid.add_column(heading, no_wrap=True)
    grid.add_column("faulty/not", justify="right", no_wrap=True)
    for measured in ("program", "length", "cosine"):
        grid.add_column(f"{measured}:\nAUC   AP    P50", no_wrap=True)
    for row in found:
        qualities = (cell(each) for each in (row.program, row.length, row.cosine))
        counts = f"{row.faulty}/{row.faultless}"
        grid.add_row(row.corpus, row.kind, row.home, counts, *qualities)
    return grid


def cell(quality: Quality) -> str:
    return f"{quality.auc:.3f} {quality.average:.3f} {quality.precision:.3f}"


def sweep_table(points: Sequence[Point]) -> Table:
    grid = Table(title=f"Probability of an omission, {', '.join(SWEPT)}")
    for heading in ("omissions", "threshold", "faulty", "flagged"):
        grid.add_column(heading, justify="right")
    for heading in ("precision", "recall", "false alarms"):
        grid.add_column(heading, justify="right")
    for one in points:
        counts = (f"{one.threshold:.1f}", str(one.faulty), f"{one.flagged:,}")
        precision = "-" if one.precision is None else f"{one.precision:.3f}"
        grid.add_row(one.omissions, *counts, precision, f"{one.recall:.3f}", f"{one.alarms:.4f}")
    return grid


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with errors/*.jsonl")
    parser.add_argument("--model", help="a sentence-transformers model instead of the embedded one")
    parser.add_argument("--write", action="store_true", help="keep the figures")
    parser.add_argument("--json", type=Path, default=FOLDER / "errors.json", help="where to")
    options = parser.parse_args()
    encoder = load_encoder(options.model)
    corpora = [
        Corpus.of(name, read_pairs(options.data / "errors" / f"{name}.jsonl"), encoder)
        for name in MEASURED
    ]
    found = [row for corpus in corpora for row in rows(corpus)]
    points = list(sweep([corpus for corpus in corpora if corpus.name in SWEPT]))
    show(row_table(found, f"{signature(encoder)}\n{machine()}"))
    show(sweep_table(points))
    if options.write:
        results = {"kinds": [*map(asdict, found)], "omission": [*map(asdict, points)]}
        keep({"signature": signature(encoder), "machine": machine(), **results}, options.json)


if __name__ == "__main__":
    main()
