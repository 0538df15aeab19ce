"""Places as an editor counts them, in each of the three encodings."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from aligner.lsp.positions import Lines, units
from aligner.results import Region

ENCODINGS = ("utf-8", "utf-16", "utf-32")
CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
TEXTS = st.text(st.sampled_from("aä\tक्षि\u200d🎉𝕏\ufeff\u2028\x85\x0c\r\n") | st.characters())


@pytest.mark.parametrize(("encoding", "expected"), [("utf-32", 5), ("utf-16", 6), ("utf-8", 14)])
def test_a_column_is_a_unit_of_the_encoding(encoding: str, expected: int) -> None:
    lines = Lines("x\r\n🎉कि\tयz", encoding)
    assert lines.position(2, 6) == types.Position(1, expected)
    assert lines.place_of(types.Position(1, expected)) == (2, 6)


def test_what_is_within_a_character_is_before_it() -> None:
    lines = Lines("a🎉b", "utf-16")
    assert [lines.place_of(types.Position(0, each)) for each in range(6)] == [
        (1, 1),
        (1, 2),
        (1, 2),
        (1, 3),
        (1, 4),
        (1, 4),
    ]


def test_a_place_beyond_the_text_is_at_its_end() -> None:
    lines = Lines("ab\ncd")
    assert lines.position(1, 9) == types.Position(0, 2)
    assert lines.place_of(types.Position(7, 7)) == (8, 1)
    assert (lines.line(0), lines.line(3), lines.offset(9, 1)) == ("", "", 5)


def test_a_file_as_a_whole_is_shown_at_its_first_line() -> None:
    assert str(Lines("🎉ab\ncd").range(Region("a"))) == "0:0-0:4"
    assert Lines("ab").text_of(Region("a")) is None


def test_a_region_over_lines_has_their_text() -> None:
    lines = Lines("a🎉b\r\ncd\n")
    region = Region("a", 1, 2, 2, 2)
    assert lines.text_of(region) == "🎉b\r\nc"
    assert str(lines.range(region)) == "0:1-1:1"


@given(TEXTS, st.sampled_from(ENCODINGS), st.data())
def test_a_place_comes_back(text: str, encoding: str, data: st.DataObject) -> None:
    lines = Lines(text, encoding)
    line = data.draw(st.integers(1, len(lines.starts)))
    column = data.draw(st.integers(1, len(lines.line(line)) + 1))
    found = lines.position(line, column)
    assert lines.place_of(found) == (line, column)
    codec, width = CODECS[encoding]
    before = re.split(r"\r\n|[\r\n]", text)[line - 1][: column - 1]
    assert found == types.Position(line - 1, len(before.encode(codec, "surrogatepass")) // width)
    assert lines.place(lines.offset(line, column)) == (line, column)


@given(TEXTS, TEXTS, st.sampled_from(ENCODINGS))
def test_units_add_up(one: str, other: str, encoding: str) -> None:
    assert units(one + other, encoding) == units(one, encoding) + units(other, encoding)


@given(TEXTS, st.sampled_from(ENCODINGS), st.integers(0, 99), st.integers(0, 99))
def test_any_place_of_an_editor_is_one_in_the_text(
    text: str, encoding: str, line: int, character: int
) -> None:
    lines = Lines(text, encoding)
    found = lines.place_of(types.Position(line, character))
    assert found[0] == line + 1
    assert 1 <= found[1] <= len(lines.line(line + 1)) + 1
    assert 0 <= lines.offset(*found) <= len(text)
