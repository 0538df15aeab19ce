"""Findings of different checks about one place become one, with all reasons."""

import pytest

from aligner.bitext import Span
from aligner.checks import merge
from aligner.checks.merge import merged
from aligner.mqm import Finding, Severity
from tests.checks.samples import evidence

PAIRS = [("0123456789", "abcdefghij"), ("0123456789", "abcdefghij")]
BITEXT = evidence(PAIRS).bitext
WHOLE = Span(0, 10)


def finding(
    check: str,
    severity: str,
    source: tuple[int, int] | None = None,
    target: tuple[int, int] | None = None,
    bead: int | None = 0,
    confidence: float = 0.9,
) -> Finding:
    return Finding(
        check,
        "accuracy",
        Severity(severity),
        f"{check} says so.",
        bead,
        Span(*source) if source else None,
        Span(*target) if target else None,
        confidence,
    )


def shape(*findings: Finding) -> list[tuple[str, list[str]]]:
    """Each finding with the checks it covers."""
    return [(f.check, [other.check for other in f.also]) for f in merged(findings, BITEXT)]


def test_the_graver_one_stands_for_both() -> None:
    minor = finding("format", "minor", (2, 4), (3, 5))
    major = finding("number", "major", (2, 4), (3, 5))
    assert shape(minor, major) == shape(major, minor) == [("number", ["format"])]


def test_of_equals_the_one_that_is_more_exact_does() -> None:
    wide = finding("omission", "major", (1, 8), WHOLE, confidence=0.99)
    exact = finding("number", "major", (2, 4), (3, 5))
    assert shape(wide, exact) == [("number", ["omission"])]


def test_what_is_about_the_whole_bead_stands_for_its_parts() -> None:
    whole = finding("untranslated", "major", WHOLE, WHOLE)
    assert shape(finding("number", "major", (2, 4), (3, 5)), whole) == [
        ("untranslated", ["number"])
    ]


def test_a_lesser_remark_on_the_whole_bead_stays_apart() -> None:
    remark = finding("length-ratio", "neutral", WHOLE, WHOLE)
    number = finding("number", "major", (2, 4), (3, 5))
    assert shape(remark, number) == [("number", []), ("length-ratio", [])]


def test_the_whole_of_the_other_side_is_no_place() -> None:
    omission = finding("omission", "minor", (6, 9), WHOLE)
    number = finding("number", "major", (2, 4), (3, 5))
    assert shape(omission, number) == [("number", []), ("omission", [])]


def test_other_places_other_beads_and_one_check_stay_apart() -> None:
    one = finding("number", "major", (2, 4), (3, 5))
    assert shape(one, finding("number", "major", (2, 4), (6, 8))) == [("number", [])] * 2
    assert shape(one, finding("date", "major", (5, 6), (6, 8))) == [("number", []), ("date", [])]
    later = finding("date", "major", (13, 15), (14, 16), bead=1)
    assert shape(one, later) == [("number", []), ("date", [])]


def test_a_finding_about_several_beads_stands_for_what_is_in_them() -> None:
    run = finding("untranslated", "major", (0, 21), (0, 21))
    inside = finding("number", "major", (13, 15), (14, 16), bead=1)
    assert shape(inside, run) == [("untranslated", ["number"])]


def test_the_whole_text_is_nobodys_place() -> None:
    text = finding("register", "major", bead=None)
    number = finding("number", "major", (2, 4), (3, 5))
    assert sorted(shape(text, number)) == [("number", []), ("register", [])]


def test_a_missing_span_is_filled_in() -> None:
    main = finding("number", "major", (2, 4))
    other = finding("format", "minor", (2, 4), (3, 5))
    (whole,) = merged([main, other], BITEXT)
    assert (whole.source_span, whole.target_span) == (Span(2, 4), Span(3, 5))
    assert whole.also == (other,)


def test_they_come_in_order() -> None:
    findings = [
        finding("late", "critical", (13, 15), bead=1),
        finding("second", "major", (5, 6)),
        finding("third", "minor", (0, 1)),
        finding("first", "major", (2, 4)),
    ]
    assert [each.check for each in merged(findings, BITEXT)] == ["first", "second", "third", "late"]


def test_of_thousands_in_one_segment_few_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    overlap = merge._overlap

    def counted(*parts: merge._Spans) -> bool:
        nonlocal compared
        compared += 1
        return overlap(*parts)

    monkeypatch.setattr(merge, "_overlap", counted)
    count = 1000
    bitext = evidence([("x" * 10 * count, "y" * 10 * count)]).bitext
    places = [(10 * k, 10 * k + 5) for k in range(count)]
    found = [finding(check, "minor", None, at) for at in places for check in ("one", "other")]
    assert [len(each.also) for each in merged(found, bitext)] == [1] * count
    assert compared < 10 * len(found)


def test_what_stands_beside_the_text_stands_for_itself() -> None:
    """A block of code behind a sentence has a place of its own."""
    bead = evidence([("abc", "def")]).bitext
    code = finding("placeholder-mismatch", "major", (3, 4), (3, 4))
    whole = finding("number-mismatch", "major", (0, 3), (0, 3))
    assert {each.check for each in merged([code, whole], bead)} == {code.check, whole.check}


def test_a_wrong_date_leads_the_wrong_number_in_it() -> None:
    number = finding("number-mismatch", "major", (2, 4), (3, 5))
    date = finding("date-mismatch", "major", (2, 8), (3, 9))
    assert shape(number, date) == shape(date, number) == [("date-mismatch", ["number-mismatch"])]
