from pathlib import Path

import pytest
from spans import (
    Cut,
    Flagged,
    agreement,
    alarm_row,
    documents,
    overlap,
    segments,
    shown,
    threshold_rows,
    touched,
)

from aligner.bitext import Bead, Bitext, Span
from aligner.mqm import Finding, Report, Severity, Verdict
from aligner.readers.lists import document_of

SOURCE = ["Eins zwei drei", "Vier fünf", "Sechs"]  # from 0, 15 and 25
TARGET = ["ek do teen", "char", "chhah saat"]


def finding(
    check: str, bead: int, source: tuple[int, int], confidence: float = 0.6, major: bool = False
) -> Finding:
    severity = Severity.MAJOR if major else Severity.MINOR
    place = "accuracy/" + check, severity, "", bead
    return Finding(check, *place, Span(*source), Span(16, 26), confidence)


def report(*findings: Finding) -> Report:
    beads = tuple(Bead(range(k, k + 1), range(k, k + 1)) for k in range(3))
    bitext = Bitext(document_of(SOURCE, "de"), document_of(TARGET, "hi"), beads)
    return Report(bitext, findings, (), Verdict.TRANSLATION, "", 0.0, 6, "", "")


def test_words_are_touched_by_a_part() -> None:
    assert touched("Eins zwei drei", [Span(6, 11)]) == {1, 2}
    assert touched("Eins zwei drei", [Span(4, 5)]) == set()


def test_what_findings_of_an_omission_show_is_counted_within_the_pair() -> None:
    found = report(finding("omission", 1, (20, 24)), finding("mistranslation", 1, (15, 24)))
    assert shown(found, 1) == {1}
    assert shown(found, 0) == set()


def test_agreement_counts_only_what_counts() -> None:
    assert agreement({0: True, 1: True, 2: False}, {1, 2, 7}) == (1, 2, 2)


def test_overlap_over_cuts() -> None:
    some = [
        Cut(0, {0: True, 1: True, 2: False}, 1),
        Cut(1, {0: True}, 0),
        Cut(2, {0: False}, 0),  # nothing that counts was lost
    ]
    found = overlap("planted-deu-hin", "findings", some, [{1, 2}, set(), {0}])
    assert (found.cuts, found.none, found.precision) == (2, 0.5, 0.5)
    assert (found.recall, found.f1, found.f1_shown) == (0.25, 0.25, 0.5)
    assert found.unlinked == pytest.approx(1 / 6, abs=1e-3)


def test_lines_are_those_that_a_span_touches() -> None:
    document = document_of(SOURCE, "de")
    assert segments(document, Span(9, 20)) == range(2)
    assert segments(document, Span(25, 30)) == range(2, 3)
    assert segments(document, None) == range(0)


def test_a_line_counts_once_however_many_findings_it_has() -> None:
    flagged = Flagged.of(
        report(
            finding("omission", 0, (0, 4), 0.9, major=True),
            finding("mistranslation", 0, (0, 14), 0.5),
            finding("addition", 0, (0, 4), 0.5),  # on the third line of the target
            finding("moved", 1, (15, 24)),
        )
    )
    assert flagged.count() == 2
    assert flagged.count(least=Severity.MAJOR) == 1
    assert flagged.count("addition") == 1
    assert flagged.count(threshold=0.7) == 1
    row = alarm_row(("deu", "hin"), True, [flagged, flagged])
    assert row["lines"] == 6
    assert row["any"] == pytest.approx(4 / 6, abs=1e-4)
    rates = [row["any"] for row in threshold_rows(("deu", "hin"), [flagged], [None, 0.7])]
    assert rates == pytest.approx([2 / 3, 2 / 3, 1 / 3, 1 / 3, 1 / 3, 1 / 3], abs=1e-4)
    found = [row["cuts found"] for row in threshold_rows(("deu", "hin"), [flagged], [None, 0.7])]
    assert found == [0.5, 0.5, 0.5, 0.5, 0, 0]


def test_documents_keep_their_lines_together(tmp_path: Path) -> None:
    (tmp_path / "ntrex").mkdir()
    texts = {"docids": "a b a", "deu": "1 2 3", "hin": "I II III"}
    for name, text in texts.items():
        path = tmp_path / "ntrex" / f"dev.{name}.txt"
        path.write_text(text.replace(" ", "\n") + "\n", "utf-8")
    found = list(documents(tmp_path, ("deu", "hin")))
    assert found == [(["1", "3"], ["I", "III"]), (["2"], ["II"])]
