"""What a check is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from aligner.bitext import Span
from aligner.evidence import Evidence
from aligner.mqm import Finding, Severity

SURE = 0.9
"""The confidence of a finding that rests on what is written, where nothing speaks against it."""
MANY = 1000
"""So many faults of a kind are looked at in one segment: nobody reads more, and each costs time."""


@dataclass(frozen=True, slots=True)
class NoOptions:
    """For a check that has nothing to set."""


@dataclass(frozen=True, slots=True)
class Check:
    """A named rule.

    Attributes:
        name: in small letters with hyphens, as in `number-mismatch`.
        category: the MQM path of its findings.
        severity: of a finding that says nothing else.
        find: yields what is wrong in a whole bitext, given the evidence and `options`.
        page: its manual page, the docstring of its module; see `aligner.checks.pages`.
        options: a frozen dataclass, by default with its defaults.
        default: whether it runs where nothing is selected.
        fixed: the severity of all its findings, where the user has set one.
    """

    name: str
    category: str
    severity: Severity
    find: Callable[[Evidence, Any], Iterable[Finding]]
    page: str
    options: Any = NoOptions()
    default: bool = True
    fixed: Severity | None = None

    def findings(self, evidence: Evidence) -> Iterator[Finding]:
        """What is wrong in a whole bitext."""
        for finding in self.find(evidence, self.options):
            yield replace(finding, severity=self.fixed) if self.fixed else finding

    def finding(
        self,
        message: str,
        bead: int | None,
        source_span: Span | None,
        target_span: Span | None,
        *,
        confidence: float = SURE,
        severity: Severity | None = None,
        suggestion: str | None = None,
    ) -> Finding:
        """A finding of this check; spans are document offsets."""
        return Finding(
            self.name,
            self.category,
            severity or self.severity,
            message,
            bead,
            source_span,
            target_span,
            confidence,
            suggestion,
        )

    def option_names(self) -> list[str]:
        return [field.name for field in fields(self.options)]
