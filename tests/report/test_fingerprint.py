import re
from dataclasses import replace

from aligner.bitext import Document
from aligner.mqm import Finding, Report, Severity
from aligner.report.fingerprint import fingerprints
from tests.report import samples


def omissions(*paragraphs: list[str], missing: tuple[int, ...]) -> Report:
    """A report that says that the segments with these numbers were left out."""
    source = samples.document("a.txt", "de", *paragraphs)
    kinds = [(1, 0) if index in missing else (1, 1) for index in range(len(source.segments))]
    target = samples.document("b.txt", "hi", ["हाँ।"] * sum(kind[1] for kind in kinds))
    return samples.report(
        samples.bitext(source, target, *kinds), *(_omission(source, index) for index in missing)
    )


def _omission(source: Document, index: int) -> Finding:
    span = source.segments[index].span
    return Finding("omission", "accuracy/omission", Severity.MAJOR, "-", index, span, None, 0.9)


def test_form() -> None:
    names = fingerprints(samples.german_hindi())
    assert len(set(names)) == 4
    assert all(re.fullmatch("[0-9a-f]{16}", name) for name in names)


def test_it_is_the_same_tomorrow() -> None:
    assert fingerprints(samples.german_hindi())[1] == "b8f6b59c1b39662b"


def test_a_line_added_above_changes_nothing() -> None:
    before = omissions(["Eins.", "Zwei."], missing=(1,))
    after = omissions(["Neu."], ["Eins.", "Zwei."], missing=(2,))
    assert fingerprints(before) == fingerprints(after)


def test_spaces_and_composition_change_nothing() -> None:
    before = omissions(["Grün  ist\xa0gut."], missing=(0,))
    after = omissions(["Gru\u0308n ist gut."], missing=(0,))
    assert fingerprints(before) == fingerprints(after)


def test_another_text_or_check_changes_it() -> None:
    report = omissions(["Eins."], missing=(0,))
    other = replace(report, findings=(replace(report.findings[0], check="addition"),))
    assert fingerprints(report) != fingerprints(omissions(["Zwei."], missing=(0,)))
    assert fingerprints(report) != fingerprints(other)


def test_another_message_or_confidence_does_not() -> None:
    report = omissions(["Eins."], missing=(0,))
    reworded = replace(report.findings[0], message="Other words.", confidence=0.5)
    assert fingerprints(report) == fingerprints(replace(report, findings=(reworded,)))


def test_equal_findings_are_told_apart() -> None:
    one = fingerprints(omissions(["Ja.", "Ja."], missing=(0,)))
    both = fingerprints(omissions(["Ja.", "Ja."], missing=(0, 1)))
    assert both[0] == one[0]
    assert both[1] != both[0]
