"""What a check is, and what its manual page has to say."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Any

from aligner.bitext import Span
from aligner.evidence import Evidence
from aligner.mqm import Finding, Severity

SURE = 0.9
"""The confidence of a finding that rests on what is written, where nothing speaks against it."""


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
        page: its manual page, the docstring of its module; see `Page`.
        options: a frozen dataclass, by default with its defaults.
        default: whether it runs where nothing is selected.
    """

    name: str
    category: str
    severity: Severity
    find: Callable[[Evidence, Any], Iterable[Finding]]
    page: str
    options: Any = NoOptions()
    default: bool = True

    def findings(self, evidence: Evidence) -> Iterable[Finding]:
        """What is wrong in a whole bitext."""
        return self.find(evidence, self.options)

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


PARTS = ("What", "Why", "Example", "Better", "False alarms", "Source")
"""What each manual page has a paragraph about."""
OPTIONS = "Options"
"""The paragraph about its options, where a check has any."""


@dataclass(frozen=True, slots=True)
class Page:
    """A manual page: a line that says it all, and paragraphs by name."""

    summary: str
    paragraphs: dict[str, str]

    @classmethod
    def of(cls, check: Check) -> "Page":
        """The page of a check, from text such as this one.

        The summary, in a sentence.

        What: it looks at ...

        Why: ...
        """
        summary, *rest = (
            " ".join(block.split()) for block in check.page.strip().split("\n\n") if block.strip()
        )
        named = (block.partition(": ") for block in rest)
        return cls(summary, {name: text for name, _, text in named})
