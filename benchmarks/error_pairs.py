"""Pairs of texts in which people marked, or a script planted, faults; and what the program says.

Each pair is one bead, as it is with `aligner check PAIRS`. See README.md for where the originals
are.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.alignment import Background, encoder_background, text_background
from aligner.bitext import Bead
from aligner.embed.encoder import Encoder
from aligner.embeddings import Embeddings
from aligner.evidence import Features, Match
from aligner.judge.features import bead_features
from aligner.judge.losses import Text, Usual, bead_losses
from aligner.judge.matches import bead_matches
from aligner.languages.codes import parse_language
from aligner.mqm import Probabilities

FITTED = (
    "planted-deu-hin",
    "planted-hin-deu",
    "demetr-deu-eng",
    "biomqm-deu-eng",
    "biomqm-eng-deu",
)
"""Corpora that the probabilities of the package are fitted on, by calibrate.py."""
MEASURED = (*FITTED, "indicmt-eng-hin")
LOST = {
    "omission", "noun_removed", "verb_removed", "subj_removed", "ne_removed", "pp_removed",
    "adj_adv_removed",
}  # fmt: skip
ADDED = {"addition"}
DISTORTED = {
    "mistranslation", "antonym", "hypernym", "negation", "ne_replaced", "numbers_replaced",
    "shuffled", "gender", "codemix",
}  # fmt: skip

Probability = Callable[[Probabilities], float]
PROBABILITIES: dict[str, Probability] = {
    "omission": lambda p: p.omission,
    "addition": lambda p: p.addition,
    "mistranslation": lambda p: p.mistranslation,
}
"""The probabilities of a bead by name."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of texts, as aligned, with the faults that people marked in it.

    `languages` are codes of source and target; `faults` are kinds, by the last part of their
    name, each with a severity.
    """

    name: str
    languages: tuple[str, str]
    source: str
    target: str
    faults: frozenset[tuple[str, str]]

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(kind for kind, _ in self.faults)


@dataclass(frozen=True, slots=True)
class Texts:
    """The distinct texts of some pairs, embedded, and centred as the program does it."""

    languages: tuple[str, str]
    sources: list[str]
    targets: list[str]
    source: Embeddings
    target: Embeddings
    background: Background
    samples: Embeddings

    @classmethod
    def of(cls, encoder: Encoder, pairs: Sequence[Pair]) -> "Texts":
        sources = list(dict.fromkeys(pair.source for pair in pairs))
        targets = list(dict.fromkeys(pair.target for pair in pairs))
        mean = encoder.samples.mean()
        samples = encoder.samples.centred(mean)
        source = encoder.encode(sources).centred(mean)
        target = encoder.encode(targets).centred(mean)
        background = text_background(source, target, encoder_background(samples))
        return cls(pairs[0].languages, sources, targets, source, target, background, samples)

    def beads(self, pairs: Sequence[Pair]) -> list[Bead]:
        """One a pair, indices into the distinct texts."""
        rows = {text: i for i, text in enumerate(self.sources)}
        columns = {text: j for j, text in enumerate(self.targets)}
        indices = [(rows[pair.source], columns[pair.target]) for pair in pairs]
        return [Bead(range(i, i + 1), range(j, j + 1)) for i, j in indices]

    def sides(self) -> tuple[Text, Text]:
        """Source and target with their words."""
        return (
            Text.of(self.sources, self.source, self.languages[0]),
            Text.of(self.targets, self.target, self.languages[1]),
        )

    def matches(self, beads: Sequence[Bead]) -> tuple[Match | None, ...]:
        """One entry a bead; None where a text has no token."""
        return bead_matches(self.source, self.target, beads, self.background, self.samples)

    def features(self, beads: Sequence[Bead], usual: Usual) -> tuple[Features | None, ...]:
        """One entry a bead; None where a text has no token."""
        sides = self.sides()
        losses = bead_losses(*sides, beads, usual)
        return bead_features(*sides, beads, self.matches(beads), losses)


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of an errors/*.jsonl."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Pair(
            row["id"],
            (parse_language(row["source_language"]), parse_language(row["target_language"])),
            row["source"],
            row["target"],
            frozenset((e["category"].split("/")[-1], e["severity"]) for e in row["errors"]),
        )
        for row in rows
    ]


def is_planted(corpus: str) -> bool:
    """Whether a script made the faults, one a pair, beside pairs without any."""
    return corpus.startswith(("planted", "demetr"))


def probability_name(kind: str) -> str:
    """The probability that speaks of a kind of fault: lost, added, or anything else."""
    if kind in LOST:
        return "omission"
    return "addition" if kind in ADDED else "mistranslation"
