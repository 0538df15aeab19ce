import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.entities.marks import (
    Final,
    doubled_marks,
    final_mark,
    quotation_marks,
    spaced_marks,
    unpaired_brackets,
)


@pytest.mark.parametrize(
    ("text", "final", "marked"),
    [
        ("Ja.", Final.STATEMENT, "."),
        ("हाँ।", Final.STATEMENT, "।"),
        ("हाँ ॥ ", Final.STATEMENT, "॥"),
        ("हाँ |", Final.STATEMENT, "|"),
        ("„Ja.“", Final.STATEMENT, "."),
        ("(Ja?)", Final.QUESTION, "?"),
        ("Wirklich?!", Final.QUESTION, "?!"),
        ("هل؟", Final.QUESTION, "؟"),
        ("Halt!“", Final.EXCLAMATION, "!"),
        ("So:", Final.COLON, ":"),
        ("**So.**", Final.STATEMENT, "."),
        ("Belegt.[12]", Final.STATEMENT, "."),
        ("Und …", Final.STATEMENT, "…"),
        ("Titel", None, "Titel"),
        ("बाढ़", None, "बाढ़"),
    ],
)
def test_the_mark_at_the_end(text: str, final: Final | None, marked: str) -> None:
    mark = final_mark(text)
    assert mark is not None
    assert (mark.final, text[mark.span.start : mark.span.end]) == (final, marked)


def test_without_a_word_there_is_no_end() -> None:
    assert final_mark("...") is None
    assert final_mark("") is None


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("(a [b] {c})", ""),
        ("(a", "("),
        ("Das) ist", ")"),
        ("(a]", "(]"),
        ("a) eins 2) zwei iv) vier", ""),
        ("schön :) und ;-(", ""),
    ],
)
def test_brackets_without_a_partner(text: str, alone: str) -> None:
    assert "".join(mark.text for mark in unpaired_brackets(text)) == alone


@pytest.mark.parametrize(
    ("text", "count"),
    [('„a“ "b" “c” «d»', 8), ("it's ‘so’", 0), ('17" und 5\' 3"', 0), (",,so''", 2)],
)
def test_quotation_marks(text: str, count: int) -> None:
    assert len(quotation_marks(text)) == count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("so,, und.. ", [",,", ".."]),
        ("so... und std::x ../a ,,so'' 1,.5", []),
        ("a;; b", [";;"]),
    ],
)
def test_doubled_marks(text: str, found: list[str]) -> None:
    assert [mark.text for mark in doubled_marks(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("so , und .", [" ,", " ."]), ("so ... .NET .5 है । :)", []), ("क्या ?", [" ?"])],
)
def test_spaces_in_front_of_marks(text: str, found: list[str]) -> None:
    assert [mark.text for mark in spaced_marks(text)] == found


@given(st.text() | st.text("ab .,;:!?()[]\"„“'।ि"))
def test_spans_lie_in_the_text(text: str) -> None:
    end = final_mark(text)
    assert end is None or 0 <= end.span.start < end.span.end <= len(text)
    for read in (unpaired_brackets, quotation_marks, doubled_marks, spaced_marks):
        for mark in read(text):
            assert text[mark.span.start : mark.span.end] == mark.text


@pytest.mark.parametrize("part", ["(", ")", " ", '"', ",", "[1]", "."])
def test_long_runs_are_passed_over(part: str) -> None:
    for read in (unpaired_brackets, quotation_marks, doubled_marks, spaced_marks):
        assert len(read(part * 100_000)) <= 100_000
    final_mark(part * 100_000)
