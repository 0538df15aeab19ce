"""The text of a side, whatever pieces it comes in."""

import re

from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Mark, Span
from aligner.readers.bitexts.pieces import Pieces
from aligner.readers.lines import line_starts

PIECE = st.text(st.sampled_from("ab \t\n\r\u00a0"), max_size=6)


def test_layout_becomes_one_space() -> None:
    pieces = Pieces()
    pieces.add(" \n Ein  Haus", 10)
    pieces.mark("<x>")
    pieces.add("  \n", 30)
    pieces.add("  am Wald ", 34)
    text = pieces.text((0, 5, 12, 33), 0, "unit 1")
    assert text.text == "Ein  Haus am Wald"
    assert (text.line, text.column) == (3, 2)
    assert text.runs == ((0, 13), (9, 30), (10, 36))
    assert text.marks == (Mark(Span(9, 9), "tag", "<x>"),)


def test_nothing() -> None:
    text = Pieces().text((0, 5), 7, "unit 1")
    assert (text.text, text.line, text.column, text.runs) == ("", 2, 3, ())


@given(st.lists(st.tuples(PIECE, st.text("<>", max_size=3)), max_size=8))
def test_each_letter_is_found(parts: list[tuple[str, str]]) -> None:
    pieces, raw, places = Pieces(), "", []
    for piece, markup in parts:
        pieces.add(piece, len(raw))
        raw += piece + markup
        pieces.mark("m")
        places.append(len(pieces))
    text = pieces.text(line_starts(raw), 0)
    joined = "".join(piece for piece, _ in parts)
    assert text.text == re.sub(r"[ \t]*[\r\n][ \t\r\n]*", " ", joined.strip())
    for offset, letter in enumerate(text.text):
        start, there = [run for run in text.runs if run[0] <= offset][-1]
        found = raw[there + offset - start]
        assert found == letter or (letter == " " and found.isspace())
    spans = [mark.span.start for mark in text.marks]
    assert spans == sorted(spans)
    for mark, place in zip(text.marks, places, strict=True):
        before = text.text[: mark.span.start].split()
        assert before == joined[:place].split()
