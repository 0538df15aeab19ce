"""What a run over many pairs of documents gives: what is wrong where, and what counts of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from aligner.mqm import Report, Severity, Verdict, score


class Status(StrEnum):
    """How a run takes what it found."""

    NEW = "new"
    """Counts, and is shown."""
    KNOWN = "known"
    """Stands in the baseline."""
    IGNORED = "ignored"
    """A comment in one of the documents says to leave it alone."""
    UNCHANGED = "unchanged"
    """Stands on lines that the change under review does not touch."""


class FileCheck(NamedTuple):
    """What can be wrong with the files of a pair, whatever stands in them.

    Attributes:
        category: an MQM path.
        severity: where none is set.
        summary: what it finds, a sentence.
        advice: what to do, a sentence.
    """

    category: str
    severity: Severity
    summary: str
    advice: str


FILE_CHECKS: Mapping[str, FileCheck] = {
    "missing-translation": FileCheck(
        "accuracy/omission",
        Severity.MAJOR,
        "An original has no translation.",
        "Translate it, or leave it out of the pairs.",
    ),
    "missing-original": FileCheck(
        "accuracy/addition",
        Severity.MINOR,
        "A translation has no original.",
        "Delete it, or mend the pattern that should find its original.",
    ),
    "stale-translation": FileCheck(
        "accuracy",
        Severity.MINOR,
        "An original has changed after its translation did, by the history of git.",
        "See what the original has become, and bring the translation up to date.",
    ),
}
"""By their names."""


@dataclass(frozen=True, slots=True)
class Region:
    """A place in a file.

    Lines and columns are 1-based, columns in code points; `end_column` is the one after the last
    character. All four are None for the file as a whole, and where a file has no lines; then
    `label` may say where: `page 3`. `text` is what stands there, empty for a place between.
    `byte_column` and `end_byte_column` are the same columns in bytes of UTF-8, None where what
    stands before them in the file is not known.
    """

    path: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    text: str = ""
    label: str = ""
    byte_column: int | None = None
    end_byte_column: int | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """One fault as every output names it: a finding, or what is wrong with two files as a whole.

    Attributes:
        check: what found it.
        category: an MQM path.
        message: one sentence.
        target: where in the translation, for what is left out, the place where it would stand;
            None where there is no file.
        source: where in the original, likewise.
        fingerprint: survives edits elsewhere; see `aligner.report.fingerprint`.
        confidence: a probability; 1 for what is no matter of judgement.
        also: check and message of further reasons.
        status: whether it counts.
        reason: why it does not, where the baseline or the comment says so.
        finding: its number in `Report.findings` followed by `Report.ignored`.
    """

    check: str
    category: str
    severity: Severity
    message: str
    target: Region | None
    source: Region | None
    fingerprint: str
    confidence: float = 1.0
    suggestion: str | None = None
    also: tuple[tuple[str, str], ...] = ()
    status: Status = Status.NEW
    reason: str = ""
    finding: int | None = None

    @property
    def place(self) -> Region | None:
        """Where to point at: the translation is what can be mended."""
        return self.target or self.source


@dataclass(frozen=True, slots=True)
class PairResult:
    """What came of one pair.

    Attributes:
        source: path of the original, as reports name it.
        target: of the translation; the same where one file holds the pairs.
        alerts: in the order of the report.
        report: None where the pair could not be, or was not, compared.
        error: why it could not be; one line.
        failures: why it does not pass, in words; empty where it does.
    """

    source: str
    target: str
    alerts: tuple[Alert, ...] = ()
    report: Report | None = None
    error: str = ""
    failures: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.error and not self.failures

    @property
    def score(self) -> float | None:
        """MQM score of the alerts that count; None where nothing was compared."""
        if self.report is None:
            return None
        if self.report.verdict is not Verdict.TRANSLATION:
            return self.report.score
        return score(self.new(), self.report.words)

    def new(self) -> tuple[Alert, ...]:
        """The alerts that count."""
        return tuple(alert for alert in self.alerts if alert.status is Status.NEW)


@dataclass(frozen=True, slots=True)
class Results:
    """What came of all pairs, in the order of their paths.

    Attributes:
        pairs: one a pair of files.
        signature: what the results depend on: encoder, version.
        stale: entries of the baseline that nothing was found for: path and message.
        failures: why the whole does not pass, besides its pairs.
        notes: one line each, for the user.
    """

    pairs: tuple[PairResult, ...]
    signature: str = ""
    stale: tuple[tuple[str, str], ...] = ()
    failures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def alerts(self) -> Iterator[Alert]:
        """Those of all pairs."""
        for pair in self.pairs:
            yield from pair.alerts

    def new(self) -> tuple[Alert, ...]:
        """Those of all pairs that count."""
        return tuple(alert for alert in self.alerts() if alert.status is Status.NEW)

    def counts(self) -> Mapping[Status, int]:
        """Alerts by status, zeros included."""
        found = [alert.status for alert in self.alerts()]
        return {status: found.count(status) for status in Status}

    @property
    def errors(self) -> tuple[PairResult, ...]:
        """The pairs that could not be compared."""
        return tuple(pair for pair in self.pairs if pair.error)

    @property
    def passed(self) -> bool:
        return not self.failures and all(pair.passed for pair in self.pairs)
