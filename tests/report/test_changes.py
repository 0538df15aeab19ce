from dataclasses import replace

from aligner.bitext import Document
from aligner.mqm import Report
from aligner.report.changes import changes
from tests.report import samples


def edited(report: Report, old: str, new: str) -> Report:
    """The report with a stretch of the translation replaced by one as long."""
    assert len(old) == len(new)
    target = report.bitext.target
    segments = tuple(replace(s, text=s.text.replace(old, new)) for s in target.segments)
    changed: Document = replace(target, text=target.text.replace(old, new), segments=segments)
    return replace(report, bitext=replace(report.bitext, target=changed))


def test_the_same_report_changes_nothing() -> None:
    report = samples.german_hindi()
    found = changes(report, report)
    assert not found.new
    assert not found.fixed
    assert found.same == {k: k for k in range(len(report.findings))}


def test_what_is_gone_is_fixed_and_what_came_is_new() -> None:
    report = samples.german_hindi()
    fewer = replace(report, findings=report.findings[1:])
    assert changes(report, fewer).fixed == (0,)
    assert changes(fewer, report).new == (0,)
    assert changes(report, fewer).same == {k: k + 1 for k in range(len(fewer.findings))}


def test_a_fault_in_a_sentence_that_was_edited_elsewhere_stays() -> None:
    report = samples.german_hindi()
    found = changes(report, edited(report, "यूरो", "डॉलर"[:4]))
    assert not found.new
    assert not found.fixed


def test_another_fault_of_the_same_check_elsewhere_is_new() -> None:
    report = samples.german_hindi()
    moved = replace(report.findings[0], bead=1, source_span=None, target_span=None)
    found = changes(report, replace(report, findings=(moved, *report.findings[1:])))
    assert (found.new, found.fixed) == ((0,), (0,))
