"""What a review goes through: the findings of a pair, each with what was decided about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from aligner.mqm import Finding, Report, Severity
from aligner.results import Alert, Region


class State(StrEnum):
    """What was decided about a finding, in the word that is shown."""

    OPEN = "open"
    """Nothing yet."""
    TODO = "to do"
    """It is a fault, and to be mended."""
    DISMISSED = "dismissed"
    """It is none, or shall stay; the baseline says why."""
    IGNORED = "ignored"
    """A comment in one of the texts says to leave it alone."""


@dataclass(frozen=True, slots=True)
class Item:
    """A finding under review.

    Attributes:
        alert: it, with its places in the files.
        finding: it, with its places in the documents.
        number: of `Report.findings` followed by `Report.ignored`.
        state: what was decided.
        reason: why it is no fault, where that was said.
        new: whether it came since the review was opened.
        settled: whether it was dismissed or ignored before: nothing to go through again.
    """

    alert: Alert
    finding: Finding
    number: int
    state: State = State.OPEN
    reason: str = ""
    new: bool = False
    settled: bool = False

    @property
    def key(self) -> str:
        """By which it is known again."""
        return self.alert.fingerprint

    @property
    def place(self) -> Region:
        """Where it is to be mended; the file as a whole where it has no place."""
        assert self.alert.place  # a finding of a report has both
        return self.alert.place


def findings_of(report: Report) -> tuple[Finding, ...]:
    """All findings of a report, those that a comment excuses last: numbered as alerts are."""
    return (*report.findings, *(each.finding for each in report.ignored))


@dataclass(frozen=True, slots=True)
class Filter:
    """Which findings are listed.

    Attributes:
        severities: of these; empty for all.
        checks: of these; empty for all.
        states: of these; None for all but what was settled before.
        new: only what came since the review was opened.
        words: all of which stand in the finding or its passage; case does not matter.
    """

    severities: frozenset[Severity] = frozenset()
    checks: frozenset[str] = frozenset()
    states: frozenset[State] | None = None
    new: bool = False
    words: tuple[str, ...] = ()

    @classmethod
    def of(cls, line: str, checks: Iterable[str]) -> "Filter":
        """What a line such as `major+ number to-do bridge` asks for.

        Words of one kind are alternatives, words of several kinds hold together. `major+` is major
        or graver; `all` has what was settled before as well; the beginning of the name of a check
        will do; what is none of these is looked for in the texts.

        Args:
            line: as the user typed it.
            checks: the names that there are.
        """
        severities: set[Severity] = set()
        names: set[str] = set()
        states: set[State] = set()
        words: list[str] = []
        new = False
        known = list(checks)
        for word in line.casefold().split():
            begun = {name for name in known if name == word} or {
                name for name in known if len(word) >= _BEGINNING and name.startswith(word)
            }
            if grades := _severities(word):
                severities |= grades
            elif word in _STATES:
                states |= _STATES[word]
            elif word == "new":
                new = True
            elif begun:
                names |= begun
            else:
                words.append(word)
        return cls(
            frozenset(severities), frozenset(names), frozenset(states) or None, new, tuple(words)
        )

    def shows(self, item: Item, texts: Iterable[str]) -> bool:
        """Whether a finding is listed; `texts` are the passages that it is about."""
        alert = item.alert
        fits = (
            item.state in self.states if self.states else not item.settled,
            not self.severities or alert.severity in self.severities,
            not self.checks or alert.check in self.checks,
            item.new or not self.new,
        )
        if not all(fits) or not self.words:
            return all(fits)
        whole = "\n".join((alert.check, alert.message, *texts)).casefold()
        return all(word in whole for word in self.words)


_BEGINNING = 3  # letters of the name of a check; fewer are looked for in the texts
_STATES = {
    "open": {State.OPEN},
    "todo": {State.TODO},
    "to-do": {State.TODO},
    "dismissed": {State.DISMISSED},
    "ignored": {State.IGNORED},
    "all": set(State),
}
FILTER_WORDS = (
    *(severity.value for severity in reversed(Severity)),
    *(f"{severity.value}+" for severity in (Severity.MAJOR, Severity.MINOR)),
    *(word for word in _STATES if word != "todo"),
    "new",
)
"""What a filter understands besides the names of checks."""


def _severities(word: str) -> set[Severity]:
    name = word.removesuffix("+")
    if name not in set(Severity):
        return set()
    least = Severity(name)
    return {each for each in Severity if each is least or (word != name and each.rank > least.rank)}
