"""What is said of each finding, and which of them stand together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from aligner.bitext import Document
from aligner.mqm import Finding
from aligner.report.passages import Passage, passages
from aligner.results import Alert, PairResult, Region, Status

_CONTEXT = 1  # segments around a passage


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a finding where its text is not on the page besides.

    `document` and `passage` are None where the pair was not compared.
    """

    name: str
    region: Region
    document: Document | None
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as the page names it.

    Attributes:
        number: from 1, in the pair: those that count first, in the order of the text.
        alert: the finding itself.
        bead: which row it is about; None for the whole.
    """

    number: int
    alert: Alert
    bead: int | None = None

    @property
    def severity(self) -> str:
        return self.alert.severity.value

    @property
    def checks(self) -> tuple[str, ...]:
        """All that found it, the main one first."""
        return tuple(dict.fromkeys((self.alert.check, *(check for check, _ in self.alert.also))))

    @property
    def counts(self) -> bool:
        return self.alert.status is Status.NEW


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of a status."""

    status: str
    cards: tuple[Card, ...]


def groups(pair: PairResult) -> tuple[Group, ...]:
    """Those that count, even if there are none; then each other status that occurs."""
    numbers = count(1)
    found = []
    for status in Status:
        alerts = [alert for alert in pair.alerts if alert.status is status]
        placed = sorted(((_bead(pair, alert), alert) for alert in alerts), key=_order)
        if placed or status is Status.NEW:
            cards = tuple(Card(next(numbers), alert, bead) for bead, alert in placed)
            found.append(Group(status.value, cards))
    return tuple(found)


def sides(pair: PairResult, alert: Alert) -> tuple[Side, ...]:
    """Both passages of a finding, with what stands around them."""
    finding = _finding(pair, alert)
    both: Sequence[Passage | None] = (None, None)
    documents: Sequence[Document | None] = (None, None)
    if pair.report:
        documents = (pair.report.bitext.source, pair.report.bitext.target)
        both = passages(pair.report, finding, _CONTEXT) if finding else both
    return tuple(
        Side(name, region, document, passage)
        for name, region, document, passage in zip(
            ("Original", "Translation"), (alert.source, alert.target), documents, both, strict=True
        )
        if region
    )


def _bead(pair: PairResult, alert: Alert) -> int | None:
    finding = _finding(pair, alert)
    return finding.bead if finding else None


def _finding(pair: PairResult, alert: Alert) -> Finding | None:
    if pair.report is None or alert.finding is None:
        return None
    report = pair.report
    return (*report.findings, *(each.finding for each in report.ignored))[alert.finding]


def _order(placed: tuple[int | None, Alert]) -> tuple[int, int]:
    bead, alert = placed
    return (-1 if bead is None else bead), -alert.severity.rank
