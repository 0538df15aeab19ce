"""Fits the probabilities of `aligner/judge/data/<encoder>.json` and says how good they are.

    python benchmarks/calibrate.py --data ../shared/data            # measure
    python benchmarks/calibrate.py --data ../shared/data --write    # and keep

With --model NAME it does so for that model, whose calibration is then taken wherever it is used.

Corpora weigh the same, whatever their size, and so do faulty and faultless pairs; then the
intercept is moved to the share of faulty pairs that a draft is assumed to have (PRIOR). The texts
of errors/indicmt are measured on, never fitted on.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

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
from aligner.evidence import Features
from aligner.judge.calibration import Logistic, loss_features, mistranslation_features
from aligner.judge.fitted import calibration_name

PRIOR = 0.2
LEFT_OUT = 0.9  # precision of 1-0 and 0-1 beads on alignment/ntrex-*, see alignment.json

Vectors = Callable[[Features], Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Sample:
    """Feature vectors of one corpus, and which of them are of a faulty pair."""

    corpus: str
    vectors: np.ndarray
    faulty: np.ndarray


def pair_features(encoder: Encoder, pairs: Sequence[Pair]) -> list[Features | None]:
    """Features of each pair, and then of as many pairs that were put together at random."""
    texts = Texts.of(encoder, pairs)
    beads = texts.beads(pairs)
    chance = np.random.default_rng(0).permutation(len(beads))
    apart = [Bead(bead.source, beads[k].target) for bead, k in zip(beads, chance, strict=True)]
    return texts.features([*beads, *apart])


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
    return _sample(corpus, kept)


def mispaired(corpus: str, pairs: Sequence[Pair], features: Sequence[Features | None]) -> Sample:
    """Texts that say different things: a source with the target of another pair."""
    apart = features[len(pairs) :]
    return _sample(corpus, [(mistranslation_features(f), True) for f in apart if f])


def faultless(data: Sample) -> Sample:
    """The pairs of a sample with nothing wrong."""
    return Sample(data.corpus, data.vectors[~data.faulty], data.faulty[~data.faulty])


def _sample(corpus: str, rows: Iterable[tuple[Mapping[str, float], bool]]) -> Sample:
    rows = list(rows)
    vectors = np.array([list(vector.values()) for vector, _ in rows])
    return Sample(corpus, vectors, np.array([faulty for _, faulty in rows], bool))


def fit(samples: Sequence[Sample], names: Sequence[str]) -> Logistic:
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
    rounded = {name: round(float(w), 4) for name, w in zip(names, raw, strict=True)}
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with errors/*.jsonl")
    parser.add_argument("--model", help="a sentence-transformers model instead of the embedded one")
    parser.add_argument("--token-layer", type=int, help="of that model, from 1")
    parser.add_argument("--write", action="store_true", help="keep the numbers in the package")
    arguments = parser.parse_args()
    encoder = load_encoder(arguments.model, token_layer=arguments.token_layer)
    corpora = {}
    for name in MEASURED:
        pairs = read_pairs(arguments.data / "errors" / f"{name}.jsonl")
        corpora[name] = (pairs, pair_features(encoder, pairs))
    lost = [sample(n, *corpora[n], LOST, loss_features) for n in MEASURED]
    added = [sample(n, *corpora[n], ADDED, lambda f: loss_features(f.mirrored())) for n in MEASURED]
    distorted = [sample(n, *corpora[n], DISTORTED, mistranslation_features) for n in MEASURED]
    apart = [mispaired(n, *corpora[n]) for n in FITTED]
    one = next(f for f in corpora[FITTED[0]][1] if f)
    loss_names, distortion_names = list(loss_features(one)), list(mistranslation_features(one))

    def fitted(samples: Sequence[Sample], without: str = "") -> list[Sample]:
        return [s for s in samples if s.corpus in FITTED and s.corpus != without and len(s.faulty)]

    loss = fit(fitted([*lost, *added]), loss_names)
    # Fitted on texts that say different things, not on single wrong words, which the vectors of a
    # whole pair hardly see: those are measured below.
    distortion = fit([*map(faultless, fitted(distorted)), *apart], distortion_names)
    table = Table("corpus", "lost", "added", "distorted", "lost, fitted on the others")
    for i, name in enumerate(MEASURED):
        other = fit(fitted([*lost, *added], without=name), loss_names)
        judged = [(loss, lost), (loss, added), (distortion, distorted), (other, lost)]
        figures = [auc(model, samples[i]) for model, samples in judged]
        table.add_row(name, *("-" if f is None else f"{f:.3f}" for f in figures))
    Console().print(table)
    if arguments.write:
        keep(loss, distortion, encoder.signature)


def keep(loss: Logistic, mistranslation: Logistic, signature: str) -> None:
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
    }
    path = (
        Path(str(resources.files("aligner.judge"))) / "data" / f"{calibration_name(signature)}.json"
    )
    path.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
