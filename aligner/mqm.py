"""Findings in the terms of Multidimensional Quality Metrics (MQM), and the report made of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from aligner.bitext import Bitext, Span


class Severity(StrEnum):
    """MQM severities, ordered: `Severity.MINOR < Severity.MAJOR` compares rank, not spelling."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        return list(Severity).index(self)

    @property
    def penalty(self) -> int:
        """MQM severity multiplier."""
        return (0, 1, 5, 25)[self.rank]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a translation.

    `category` is an MQM path such as `accuracy/omission`; `bead` indexes `Bitext.beads` and is
    None for a finding about the documents as a whole; spans are document offsets, None on a side
    where there is nothing to show; `confidence` is a probability.
    """

    check: str
    category: str
    severity: Severity
    message: str
    bead: int | None
    source_span: Span | None
    target_span: Span | None
    confidence: float
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Probabilities:
    """For one bead: how likely the target lost, added or distorted something of the source."""

    omission: float
    addition: float
    mistranslation: float


class Verdict(StrEnum):
    """What the two documents are to each other, as a whole."""

    TRANSLATION = "translation"
    EXCERPT = "excerpt"
    NOT_A_TRANSLATION = "not-a-translation"
    SAME_LANGUAGE = "same-language"


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a check of two documents found.

    `score` is 100 x (1 - penalty / evaluated words), never below 0; `probabilities` has one entry
    a bead; `signature` names everything that the result depends on; `calibration` says on which
    encoder the probabilities were fitted; `seconds` maps stage to time; `statement` is the verdict
    in one plain sentence.
    """

    bitext: Bitext
    findings: tuple[Finding, ...]
    probabilities: tuple[Probabilities, ...]
    verdict: Verdict
    statement: str
    score: float
    words: int
    signature: str
    calibration: str
    seconds: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def worst(self) -> Severity | None:
        """The gravest severity among the findings, None without findings."""
        return max((f.severity for f in self.findings), key=lambda s: s.rank, default=None)

    def counts(self) -> dict[Severity, int]:
        """Findings by severity, gravest first, zeros included."""
        return {
            severity: sum(f.severity is severity for f in self.findings)
            for severity in reversed(Severity)
        }


def score(findings: Iterable[Finding], words: int) -> float:
    """MQM score: 100 x (1 - penalty / evaluated words), between 0 and 100."""
    penalty = sum(finding.severity.penalty for finding in findings)
    return max(0.0, 100.0 * (1 - penalty / max(words, 1)))
