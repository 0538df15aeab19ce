from dataclasses import replace

from aligner.bitext import Document, Origin, Segment, Span
from aligner.report.places import Place, before, place, position, segments_of
from tests.report import samples

# Eins. Zwei.⏎⏎Drei.
TEXT = samples.document("a.txt", "de", ["Eins.", "Zwei."], ["Drei."])


def test_place() -> None:
    assert place(TEXT, Span(8, 10)) == Place(8, 10, 1, 9, "ei")
    assert place(TEXT, Span(13, 18)) == Place(13, 18, 3, 1, "Drei.")


def test_lines_are_those_of_the_file() -> None:
    """The text of a table read from a file has other lines than the file."""
    moved = tuple(replace(s, line=s.line + 40, column=s.column + 7) for s in TEXT.segments)
    assert position(replace(TEXT, segments=moved), 14) == (43, 9)


def test_a_line_break_within_a_segment_counts() -> None:
    document = Document("a", "de", "ab\ncd", (Segment("ab\ncd", 0, 5, 7, 3, 0),))
    assert position(document, 1) == (7, 4)
    assert position(document, 3) == (8, 1)
    assert position(document, 4) == (8, 2)


def test_without_segments_the_text_is_counted() -> None:
    assert position(Document("a", "de", "ab\ncd", ()), 4) == (2, 2)


def test_segments_of() -> None:
    assert segments_of(TEXT, Span(0, 5)) == range(1)
    assert segments_of(TEXT, Span(2, 8)) == range(2)
    assert segments_of(TEXT, Span(5, 8)) == range(1, 2)
    assert segments_of(TEXT, Span(5, 6)) == range(1)
    assert segments_of(TEXT, Span(7, 15)) == range(1, 3)
    assert segments_of(Document("a", "de", "", ()), Span(0, 0)) == range(0)


def test_what_stands_before_a_place_in_its_line() -> None:
    assert before(TEXT, 8) == "Eins. Zw"
    assert before(TEXT, 15) == "Dr"


def test_what_stands_before_is_not_known_where_the_file_is_laid_out_otherwise() -> None:
    moved = tuple(replace(s, column=s.column + 7) for s in TEXT.segments)
    assert before(replace(TEXT, segments=moved), 14) is None
    assert before(replace(TEXT, origin=Origin(labels=((0, "page 1"),))), 14) is None


def test_what_stands_before_a_place_in_markup() -> None:
    # Of the file "# Eins. Zwei.⏎⏎Drei." the sign is not in the text, and the rest is.
    markup = replace(TEXT, origin=Origin(runs=((0, 2), (13, 15)), lines=(0, 14, 15)))
    assert before(markup, 8) is None
    assert before(markup, 15) == "Dr"
    # Of "Eins. **Zwei**." two signs in the middle are not.
    bold = replace(TEXT, origin=Origin(runs=((0, 0), (6, 8)), lines=(0,)))
    assert before(bold, 3) == "Ein"
    assert before(bold, 8) is None


def test_runs_that_follow_each_other_are_one_line() -> None:
    parts = replace(TEXT, origin=Origin(runs=((0, 0), (3, 3), (6, 6)), lines=(0,)))
    assert before(parts, 8) == "Eins. Zw"
