"""The manual page of a check."""

from dataclasses import dataclass

from aligner.checks.base import Check

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
