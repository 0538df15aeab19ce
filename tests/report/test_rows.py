from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Origin, Span
from aligner.mqm import Report
from aligner.report.rows import Cell, Fold, Highlight, Kind, Row, folded, rows
from tests.report import samples


def shown(report: Report, context: int | None, *findings: int) -> list[int | str]:
    """Numbers of rows, and `+3` for three that are folded."""
    parts = folded(rows(report), context, findings or None)
    return [f"+{each.count}" if isinstance(each, Fold) else each.number for each in parts]


def test_a_row_has_both_sides_of_a_bead_and_what_is_wrong_with_it() -> None:
    report = samples.german_hindi()
    found = rows(report)
    assert [each.number for each in found] == list(range(len(report.bitext.beads)))
    wrong, missing = found[2], found[3]
    assert wrong.kinds == (Kind.WRONG,)
    assert wrong.findings == (0,)
    assert [piece.text for cell in wrong.source for piece in cell.pieces() if piece.highlights] == [
        "24"
    ]
    assert [piece.text for cell in wrong.target for piece in cell.pieces() if piece.highlights] == [
        "42"
    ]
    assert missing.kinds == (Kind.LOST,)
    assert not missing.target
    assert [piece.highlights[0].kind for piece in missing.source[0].pieces()] == [Kind.LOST]


def test_lines_are_those_of_the_file_and_none_where_it_has_none() -> None:
    report = samples.german_hindi()
    assert [row.source[0].line for row in rows(report)] == [1, 3, 3, 3, 5, 5]
    labelled = replace(report.bitext.source, origin=Origin(labels=((0, "page 3"),)))
    found = rows(replace(report, bitext=replace(report.bitext, source=labelled)))
    assert [(row.source[0].line, row.source[0].label) for row in found[:2]] == [
        (None, "page 3")
    ] * 2


def test_rows_with_nothing_to_see_are_folded() -> None:
    report = samples.german_hindi()
    assert shown(report, None) == [0, 1, 2, 3, 4, 5]
    assert shown(report, 0, 1) == ["+3", 3, "+2"]
    assert shown(report, 1, 1) == ["+2", 2, 3, 4, "+1"]
    assert shown(replace(report, findings=()), 2) == ["+6"]


def test_rows_without_findings_may_be_of_interest_as_well() -> None:
    parts = folded(rows(replace(samples.german_hindi(), findings=())), 1, also={4})
    assert [each.number for each in parts if isinstance(each, Row)] == [3, 4, 5]


TEXTS = st.text("aé\u0301कि ्षम\u200dthai ก็👩\u200d🔬", max_size=30)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
def test_pieces_are_the_text_and_tear_no_cluster(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(*sorted(min(p, len(text)) for p in place)) for place in places]
    marks = tuple(Highlight(s, Kind.WRONG, n) for n, s in enumerate(spans) if s.start < s.end)
    pieces = Cell(0, text, 1, "", marks).pieces()
    assert "".join(piece.text for piece in pieces) == text
    for mark in marks:
        marked = "".join(piece.text for piece in pieces if mark in piece.highlights)
        assert text[mark.span.start : mark.span.end] in marked


@given(st.lists(st.booleans(), max_size=30), st.integers(0, 4))
def test_folding_loses_no_row(faulty: list[bool], context: int) -> None:
    bead = samples.german_hindi().bitext.beads[0]
    given = [
        Row(n, bead, (), (), (n,) * wrong, (Kind.WRONG,) * wrong) for n, wrong in enumerate(faulty)
    ]
    seen: list[int] = []
    for each in folded(given, context):
        here = (
            range(each.first.number, each.first.number + each.count)
            if isinstance(each, Fold)
            else [each.number]
        )
        seen += here
        if isinstance(each, Fold):
            assert not any(faulty[n] for n in here)
    assert seen == list(range(len(faulty)))
