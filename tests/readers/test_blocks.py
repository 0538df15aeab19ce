"""Blocks into one text, and the places of it in the file."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Mark, Origin, Span
from aligner.errors import InputError
from aligner.readers.blocks import Block, BlockBuilder, assembled

RAW = "# Ein *kurzer*\n  Titel\n\nText &amp; mehr\n"


def heading() -> Block:
    builder = BlockBuilder()
    builder.text("Ein ", RAW.index("Ein"))
    builder.text("kurzer", RAW.index("kurzer"))
    builder.text("\n  Titel", RAW.index("\n  Titel"))
    block = builder.block()
    assert block is not None
    return block


def paragraph() -> Block:
    builder = BlockBuilder()
    start = RAW.index("Text")
    builder.label("part 2")
    builder.text("Text ", start)
    builder.text("&", start + 5)
    builder.mark("tag", "<br>")
    builder.text(" mehr ", start + 10)
    builder.mark("link", "https://example.org", 7)
    block = builder.block()
    assert block is not None
    return block


def test_text_without_markup() -> None:
    assert heading().text == "Ein kurzer Titel"
    assert paragraph().text == "Text & mehr"


def test_places_are_those_of_the_file() -> None:
    raw = assembled("a.md", [heading(), paragraph()], raw=RAW)
    assert raw.text == "Ein kurzer Titel\nText & mehr"
    assert raw.origin is not None
    for word, place in {"Ein": (1, 3), "kurzer": (1, 8), "rzer": (1, 10), "Titel": (2, 3)}.items():
        assert raw.origin.position(raw.text.index(word)) == place
    assert raw.origin.position(raw.text.index("&")) == (4, 6)
    assert raw.origin.position(raw.text.index("mehr")) == (4, 12)


def test_labels_and_marks_move_with_their_block() -> None:
    raw = assembled("a.md", [heading(), paragraph()], raw=RAW)
    assert raw.origin is not None
    assert raw.origin.label(0) == ""
    assert raw.origin.label(raw.text.index("mehr")) == "part 2"
    at = raw.text.index("mehr")
    assert raw.marks == (
        Mark(Span(at - 1, at - 1), "tag", "<br>"),
        Mark(Span(at, at + 4), "link", "https://example.org"),
    )


def test_without_structure_a_group_is_one_line() -> None:
    cells = [Block("Jahr", group=1), Block("2024", group=1), Block("Ort", group=2), Block("Ende")]
    assert assembled("a", cells).text == "Jahr\n2024\nOrt\nEnde"
    assert assembled("a", cells, structure=False).text == "Jahr 2024\nOrt\nEnde"


def test_fields() -> None:
    raw = assembled("a", [Block("Ein Titel", field="title"), Block("Text")])
    assert raw.fields == (("title", Span(0, 9)),)


def test_a_file_that_is_not_lines_has_labels_only() -> None:
    assert Origin(labels=((0, "page 1"),)).position(5) is None


def test_no_text() -> None:
    with pytest.raises(InputError, match="no text in it"):
        assembled("a.docx", [Block("")])
    assert BlockBuilder().block() is None


def test_marks_alone_are_no_line_and_stand_where_they_are() -> None:
    code, other = BlockBuilder(), BlockBuilder()
    code.place(RAW.index("Titel"))
    code.mark("code", "x = 1")
    other.mark("image", "a.png")
    blocks = [other.block(), heading(), code.block(), paragraph()]
    raw = assembled("a.md", [block for block in blocks if block], raw=RAW)
    assert raw.text == "Ein kurzer Titel\nText & mehr"
    assert raw.origin is not None
    assert raw.marks[:2] == (
        Mark(Span(0, 0), "image", "a.png"),
        Mark(Span(16, 16), "code", "x = 1"),
    )
    places = {0: (1, 3), 15: (2, 7), 16: (2, 3), 17: (4, 1)}
    assert {offset: raw.origin.position(offset) for offset in places} == places


def test_marks_are_on_no_space_around() -> None:
    builder = BlockBuilder()
    builder.text("Zur")
    start = len(builder)
    builder.text(" Hilfe ")
    builder.mark("link", "a", start)
    builder.text(" ")
    builder.mark("link", "b", start + 6)
    block = builder.block()
    assert block is not None
    assert [mark.span for mark in block.marks] == [Span(4, 9), Span(9, 9)]


@given(st.lists(st.tuples(st.text(max_size=5), st.text("*_ \n<>", max_size=3)), max_size=8))
def test_each_character_is_found_in_the_file(pieces: list[tuple[str, str]]) -> None:
    builder = BlockBuilder()
    raw = ""
    for text, markup in pieces:
        builder.text(text, len(raw))
        raw += text + markup
    block = builder.block()
    written = re.sub("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+", " ", "".join(p[0] for p in pieces))
    assert (block.text if block else "") == (written.strip(" ") if written.strip() else "")
    if block is None:
        return
    found = assembled("a", [block], raw="." + raw)  # shifted, as the runs count from `raw`
    assert found.origin is not None
    for offset, character in enumerate(block.text):
        start, there = [run for run in block.runs if run[0] <= offset][-1]
        at = raw[there + offset - start]
        assert at == character or (character == " " and at.isspace())
