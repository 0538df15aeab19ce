"""What is known of the name of an alert: the manual page of a check, or a line on the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from aligner.checks import CHECKS
from aligner.checks.pages import Page
from aligner.mqm import Severity
from aligner.results import FILE_CHECKS, Alert

# What a run names besides the checks: summary, and what to do.
_OTHERS = {
    "not-a-translation": (
        "The two texts are no translations of each other.",
        "See that the two files belong together, and that both are complete.",
    ),
    "same-language": (
        "Both texts are in one language: nothing was translated.",
        "Translate the text; if a language was guessed wrongly, name both.",
    ),
    "excerpt": (
        "One text stands for a small part of the other only, as a summary does.",
        "Complete the shorter text, or cut the longer one down to what is translated.",
    ),
    **{name: (each.summary, each.advice) for name, each in FILE_CHECKS.items()},
}


@dataclass(frozen=True, slots=True)
class Rule:
    """What an alert of this name means.

    Attributes:
        name: of the check, or of what a run finds besides.
        category: an MQM path.
        severity: of most of its alerts.
        summary: one sentence.
        paragraphs: by their names.
    """

    name: str
    category: str
    severity: Severity
    summary: str
    paragraphs: Mapping[str, str] = field(default_factory=dict)

    def described(self) -> str:
        """The summary, and what is looked at."""
        what = self.paragraphs.get("What", "")
        return f"{self.summary} It looks at {what}" if what else self.summary

    def text(self) -> str:
        """The page as plain text."""
        return "\n\n".join([self.summary, *(f"{k}: {v}" for k, v in self.paragraphs.items())])

    def markdown(self) -> str:
        return "\n\n".join([self.summary, *(f"**{k}:** {v}" for k, v in self.paragraphs.items())])


def rules(alerts: Iterable[Alert]) -> tuple[Rule, ...]:
    """One for each name among the alerts, in the order of the names."""
    first = {alert.check: alert for alert in reversed(list(alerts))}
    return tuple(_rule(first[name]) for name in sorted(first))


def _rule(alert: Alert) -> Rule:
    if known := _pages().get(alert.check):
        return known
    summary, advice = _OTHERS.get(
        alert.check, (alert.check.replace("-", " ").capitalize() + ".", "")
    )
    paragraphs = {"Better": advice} if advice else {}
    return Rule(alert.check, alert.category, alert.severity, summary, paragraphs)


@cache
def _pages() -> Mapping[str, Rule]:
    pages = {check: Page.of(check) for check in CHECKS}
    return {
        check.name: Rule(check.name, check.category, check.severity, page.summary, page.paragraphs)
        for check, page in pages.items()
    }
