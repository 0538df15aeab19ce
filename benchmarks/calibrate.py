"""Fits the probabilities of `aligner/judge/data/<encoder>.json` and says how good they are.

    python benchmarks/calibrate.py --data ../shared/data            # measure
    python benchmarks/calibrate.py --data ../shared/data --write    # and keep

With --model NAME it does so for that model, whose calibration is then taken wherever it is used.

What is usual for a word is fitted first. For omissions and additions, what is usual in a corpus is
that of its faultless pairs, as most of a draft is right: where most pairs have a planted cut, the
usual ratio of lengths is that of the cuts. In the regressions corpora weigh the same, whatever
their size, and so do faulty and faultless pairs; then the intercept is moved to the share of
faulty pairs that a draft is assumed to have (PRIOR). The texts of errors/indicmt are measured on,
never fitted on. "Abroad" all is fitted without the corpora of one family.
"""

import argparse
import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TypeVar

import numpy as np
from error_pairs import (
    ADDED,
    DISTORTED,
    FITTED,
    LOST,
    MEASURED,
    Pair,
    Texts,
    is_planted,
    read_pairs,
)
from rich.console import Console
from rich.table import Table
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from aligner.bitext import Bead
from aligner.embed.encoder import Encoder, load_encoder
from aligner.evidence import Features, Match
from aligner.judge.calibration import Logistic, loss_features, mistranslation_features
from aligner.judge.features import bead_features
from aligner.judge.fitted import calibration_name
from aligner.judge.losses import Covered, Text, Usual, bead_coverage, losses_of
from aligner.judge.losses import Pair as CoveredPair

PRIOR = 0.19  # so that at most 2 % of faultless lines have a major finding, see spans.py
APART = 20  # one in so many pairs is put together at random
SIDES, WORDS, RIDGE = 1800, 20_000, 300.0  # sides and words of a corpus that count, and the ridge
LEFT_OUT = 0.9  # precision of 1-0 and 0-1 beads on alignment/ntrex-*, see alignment.json

Vectors = Callable[[Features], Mapping[str, float]]
Judged = list[Features | None]


@dataclass(frozen=True, slots=True)
class Sample:
    """Feature vectors of one corpus, their names, and which of them are of a faulty pair."""

    names: tuple[str, ...]
    vectors: np.ndarray
    faulty: np.ndarray


@dataclass(frozen=True, slots=True)
class Corpus:
    """Pairs, and then some that were put together at random.

    Attributes:
        name: of its file.
        pairs: n.
        sides: their distinct texts.
        beads: n, and those put together at random: few, for what is usual in these texts to stay.
        matches: one entry a bead.
        covered: one entry a bead.
    """

    name: str
    pairs: list[Pair]
    sides: tuple[Text, Text]
    beads: list[Bead]
    matches: tuple[Match | None, ...]
    covered: tuple[CoveredPair | None, ...]

    @classmethod
    def of(cls, name: str, pairs: list[Pair], encoder: Encoder) -> "Corpus":
        texts = Texts.of(encoder, pairs)
        beads = texts.beads(pairs)
        chance = np.random.default_rng(0).permutation(len(beads))
        apart = [Bead(bead.source, beads[k].target) for bead, k in zip(beads, chance, strict=True)]
        beads, sides = [*beads, *apart[::APART]], texts.sides()
        return cls(
            name, pairs, sides, beads, texts.matches(beads), tuple(bead_coverage(*sides, beads))
        )

    def features(self, usual: Usual, likewise: Container[int] | None = None) -> Judged:
        """One entry a bead; the true ones as if the others were not there.

        Args:
            usual: the coverage of a word as such.
            likewise: indices of the pairs that tell what is usual in these texts; None is all.
        """
        true, both = (
            bead_features(
                *self.sides,
                self.beads[:n],
                self.matches[:n],
                losses_of(self.covered[:n], usual),
                likewise,
            )
            for n in (len(self.pairs), len(self.beads))
        )
        return [*true, *both[len(true) :]]

    def faultless(self) -> set[int]:
        """Indices of the pairs with nothing wrong."""
        return {index for index, pair in enumerate(self.pairs) if not pair.faults}

    def faultless_words(self) -> Iterator[Covered]:
        """Both sides of the pairs with nothing wrong."""
        for pair, covered in zip(self.pairs, self.covered, strict=False):
            if covered and not pair.faults:
                yield from (covered.source, covered.target)


def fit_usual(corpora: Sequence[Corpus]) -> Usual:
    """The coverage of a word by its vector: a ridge regression over words that are not lost.

    The mean of each corpus is taken out, since languages differ, and corpora weigh the same.
    """
    seen = []
    for corpus in corpora:
        some = list(corpus.faultless_words())[:SIDES]
        words = np.concatenate([each.words for each in some]).astype(np.float64)
        seen.append((words, np.concatenate([each.coverage for each in some]).astype(np.float64)))
    square = RIDGE * np.eye(seen[0][0].shape[1])
    product = np.zeros(len(square))
    for words, values in seen:
        centred, weight = words - words.mean(axis=0), WORDS / len(words)
        square += weight * centred.T @ centred
        product += weight * centred.T @ (values - values.mean())
    vector = np.linalg.solve(square, product)
    constant = np.mean([float((values - words @ vector).mean()) for words, values in seen])
    return Usual(round(float(constant), 2), vector.round(3).astype(np.float32))


def sample(
    corpus: str,
    pairs: Sequence[Pair],
    features: Sequence[Features | None],
    faults: set[str],
    vectors: Vectors,
) -> Sample:
    """The pairs with one of `faults`, and those without (planted corpora: with no other either)."""
    planted = is_planted(corpus)
    kept = [
        (vectors(feature), bool(pair.kinds & faults))
        for pair, feature in zip(pairs, features, strict=False)
        if feature and not (planted and pair.kinds and not pair.kinds & faults)
    ]
    return _sample(kept)


def mispaired(pairs: Sequence[Pair], features: Sequence[Features | None]) -> Sample:
    """Texts that say different things: a source with the target of another pair."""
    apart = features[len(pairs) :]
    return _sample([(mistranslation_features(f), True) for f in apart if f])


def faultless(data: Sample) -> Sample:
    """The pairs of a sample with nothing wrong."""
    return Sample(data.names, data.vectors[~data.faulty], data.faulty[~data.faulty])


def only_faulty(data: Sample) -> Sample:
    """The pairs of a sample with the fault."""
    return Sample(data.names, data.vectors[data.faulty], data.faulty[data.faulty])


def _sample(rows: Iterable[tuple[Mapping[str, float], bool]]) -> Sample:
    rows = list(rows)
    vectors = np.array([list(vector.values()) for vector, _ in rows])
    return Sample(tuple(rows[0][0]), vectors, np.array([faulty for _, faulty in rows], bool))


def fit(samples: Sequence[Sample]) -> Logistic:
    """A logistic regression on standardised features, written for the raw ones."""
    vectors = np.concatenate([s.vectors for s in samples])
    faulty = np.concatenate([s.faulty for s in samples])
    weights = np.concatenate([_balanced(s.faulty) for s in samples])
    weights *= np.where(faulty, 0.5 / weights[faulty].sum(), 0.5 / weights[~faulty].sum())
    mean, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-9
    model = LogisticRegression(C=0.3, max_iter=2000)
    model.fit((vectors - mean) / spread, faulty, sample_weight=weights / weights.mean())
    raw = model.coef_[0] / spread
    intercept = float(model.intercept_[0] - raw @ mean) + float(np.log(PRIOR / (1 - PRIOR)))
    rounded = {name: round(float(w), 4) for name, w in zip(samples[0].names, raw, strict=True)}
    return Logistic(round(intercept, 4), rounded)


def _balanced(faulty: np.ndarray) -> np.ndarray:
    counts = np.where(faulty, faulty.sum(), (~faulty).sum())
    weights: np.ndarray = 1 / np.maximum(counts, 1)
    return weights


def auc(model: Logistic, data: Sample) -> float | None:
    if not 0 < data.faulty.sum() < len(data.faulty):
        return None
    scores = data.vectors @ np.array(list(model.weights.values()))
    return float(roc_auc_score(data.faulty, scores))


@dataclass(frozen=True, slots=True)
class Samples:
    """What is fitted and measured of one corpus."""

    name: str
    lost: Sample
    added: Sample
    distorted: Sample
    apart: Sample

    @classmethod
    def of(cls, corpus: Corpus, usual: Usual) -> "Samples":
        given = corpus.name, corpus.pairs
        among_all, among_right = corpus.features(usual), corpus.features(usual, corpus.faultless())
        return cls(
            corpus.name,
            sample(*given, among_right, LOST, loss_features),
            sample(*given, among_right, ADDED, lambda f: loss_features(f.mirrored())),
            sample(*given, among_all, DISTORTED, mistranslation_features),
            mispaired(corpus.pairs, among_all),
        )


Named = TypeVar("Named", Corpus, Samples)


def family(corpus: str) -> str:
    """Corpora of one origin: neither is abroad for the other."""
    return corpus.partition("-")[0]


def fitted(some: Iterable[Named]) -> list[Named]:
    """Those whose licence allows it."""
    return [each for each in some if each.name in FITTED]


def fit_loss(some: Sequence[Samples]) -> Logistic:
    """What the target adds, the source lacks: an addition is a loss seen from the other side."""
    return fit([s for each in fitted(some) for s in (each.lost, each.added)])


def fit_distortion(some: Sequence[Samples]) -> Logistic:
    """Fitted on texts that say different things, and on planted words that do.

    Not on what people marked as mistranslated, which is mostly a matter of the better term.
    """
    parts = [s for each in fitted(some) for s in (faultless(each.distorted), each.apart)]
    planted = [each.distorted for each in fitted(some) if is_planted(each.name)]
    return fit(parts + [only_faulty(each) for each in planted if each.faulty.any()])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with errors/*.jsonl")
    parser.add_argument("--model", help="a sentence-transformers model instead of the embedded one")
    parser.add_argument("--token-layer", type=int, help="the layer of its token vectors")
    parser.add_argument("--write", action="store_true", help="keep the numbers in the package")
    arguments = parser.parse_args()
    encoder = load_encoder(arguments.model, token_layer=arguments.token_layer)
    corpora = [
        Corpus.of(name, read_pairs(arguments.data / "errors" / f"{name}.jsonl"), encoder)
        for name in MEASURED
    ]
    usual = fit_usual(fitted(corpora))
    judged = [Samples.of(corpus, usual) for corpus in corpora]
    loss, distortion = fit_loss(judged), fit_distortion(judged)
    table = Table(
        "corpus", "lost", "added", "distorted", "lost, abroad", "added, abroad", "distorted, abroad"
    )
    for corpus, samples in zip(corpora, judged, strict=True):
        others = [each for each in judged if family(each.name) != family(corpus.name)]
        elsewhere = [each for each in fitted(corpora) if family(each.name) != family(corpus.name)]
        away = Samples.of(corpus, fit_usual(elsewhere))
        other = fit_loss(others)
        figures = [
            auc(loss, samples.lost),
            auc(loss, samples.added),
            auc(distortion, samples.distorted),
            auc(other, away.lost),
            auc(other, away.added),
            auc(fit_distortion(others), away.distorted),
        ]
        table.add_row(corpus.name, *("-" if f is None else f"{f:.3f}" for f in figures))
    Console().print(table)
    if arguments.write:
        keep(usual, loss, distortion, encoder.signature)


def keep(usual: Usual, loss: Logistic, mistranslation: Logistic, signature: str) -> None:
    vector = [] if usual.vector is None else usual.vector.tolist()
    data = {
        "encoder": signature,
        "fitted_on": FITTED,
        "prior": PRIOR,
        "left_out": LEFT_OUT,
        "loss": {"intercept": loss.intercept, "weights": loss.weights},
        "mistranslation": {
            "intercept": mistranslation.intercept,
            "weights": mistranslation.weights,
        },
        "usual": {"constant": usual.constant, "vector": [round(x, 3) for x in vector]},
    }
    path = (
        Path(str(resources.files("aligner.judge"))) / "data" / f"{calibration_name(signature)}.json"
    )
    path.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
