"""Findings in the terms of Multidimensional Quality Metrics (MQM), and the report made of them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

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
    where there is nothing to show; `confidence` is a probability. `also` are findings of other
    checks about the same place: further reasons, which do not count by themselves.
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
    also: tuple["Finding", ...] = ()


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that a comment in one of the documents says to leave alone, and why if it does."""

    finding: Finding
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Probabilities:
    """For one bead: how likely the target lost, added or distorted something of the source."""

    omission: float
    addition: float
    mistranslation: float


@dataclass(frozen=True, slots=True)
class Tally:
    """The findings of one MQM category, counted by severity: gravest first, zeros included."""

    category: str
    counts: Mapping[Severity, int]
    penalty: int

    @classmethod
    def of(cls, category: str, findings: Iterable[Finding]) -> "Tally":
        findings = list(findings)
        return cls(category, _counts(findings), _penalty(findings))


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
    in one plain sentence; `ignored` are findings that count for nothing, not even the score.
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
    ignored: tuple[Ignored, ...] = ()

    def worst(self) -> Severity | None:
        """The gravest severity among the findings, None without findings."""
        return max((f.severity for f in self.findings), key=lambda s: s.rank, default=None)

    def counts(self) -> dict[Severity, int]:
        """Findings by severity, gravest first, zeros included."""
        return _counts(self.findings)

    @property
    def penalty(self) -> int:
        """The sum of the severity multipliers of all findings."""
        return _penalty(self.findings)

    def summary(self) -> tuple[Tally, ...]:
        """The findings by MQM category, the greatest penalty first."""
        by_category: dict[str, list[Finding]] = {}
        for finding in self.findings:
            by_category.setdefault(finding.category, []).append(finding)
        tallies = (Tally.of(category, found) for category, found in by_category.items())
        return tuple(sorted(tallies, key=lambda tally: (-tally.penalty, tally.category)))


class Graded(Protocol):
    """What has a severity."""

    @property
    def severity(self) -> Severity: ...


def score(findings: Iterable[Graded], words: int) -> float:
    """MQM score: 100 x (1 - penalty / evaluated words), between 0 and 100."""
    return max(0.0, 100.0 * (1 - _penalty(findings) / max(words, 1)))


def _penalty(findings: Iterable[Graded]) -> int:
    return sum(finding.severity.penalty for finding in findings)


def _counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    found = Counter(finding.severity for finding in findings)
    return {severity: found[severity] for severity in reversed(Severity)}
