from dataclasses import replace

import pytest

from aligner.bitext import Bitext, Document
from aligner.mqm import Finding, Report, Severity, Verdict, score

EMPTY = Document("empty.txt", "de", "", ())


def finding(severity: Severity) -> Finding:
    return Finding("omission", "accuracy/omission", severity, "Lost.", 0, None, None, 0.9)


def report(*severities: Severity) -> Report:
    return Report(
        Bitext(EMPTY, EMPTY, ()),
        tuple(map(finding, severities)),
        (),
        Verdict.TRANSLATION,
        "A translation.",
        100.0,
        0,
        "test",
        "test",
    )


def test_severities_are_ordered_by_weight() -> None:
    assert sorted(Severity, key=lambda s: s.rank) == list(Severity)
    assert [severity.penalty for severity in Severity] == [0, 1, 5, 25]
    assert Severity("major") is Severity.MAJOR


def test_no_findings() -> None:
    assert report().worst() is None
    assert score((), 100) == 100.0
    assert score((), 0) == 100.0


def test_the_worst_finding() -> None:
    found = report(Severity.MINOR, Severity.CRITICAL, Severity.MAJOR)
    assert found.worst() is Severity.CRITICAL


def test_counts_begin_with_the_gravest() -> None:
    found = report(Severity.MINOR, Severity.MAJOR, Severity.MINOR)
    assert list(found.counts().items()) == [
        (Severity.CRITICAL, 0),
        (Severity.MAJOR, 1),
        (Severity.MINOR, 2),
        (Severity.NEUTRAL, 0),
    ]


@pytest.mark.parametrize(
    ("severities", "words", "expected"),
    [
        ([Severity.MAJOR], 100, 95.0),
        ([Severity.MAJOR, Severity.MINOR, Severity.NEUTRAL], 100, 94.0),
        ([Severity.CRITICAL], 10, 0.0),  # never below 0
        ([Severity.MINOR], 0, 0.0),
    ],
)
def test_score(severities: list[Severity], words: int, expected: float) -> None:
    assert score(map(finding, severities), words) == pytest.approx(expected)


def test_reports_do_not_change() -> None:
    one = report()
    assert replace(one, score=50.0).score == 50.0
    assert one.score == 100.0
