import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.report.visible import visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202eb", "a\\u202eb"),
        ("\u2066x\u2069", "\\u2066x\\u2069"),
        ("bell\x07", "bell\\x07"),
        ("half \ud83d", "half \\ud83d"),
        ("one\r\n  two", "one two"),
        ("one\u2028two", "one two"),
        ("a\tb", "a b"),
        ("soft\xadhyphen", "softhyphen"),
        ("क्\u200dष 16\xa0Mai", "क्\u200dष 16\xa0Mai"),
        ("[/b]", "[/b]"),
        ("::error::x", ":\u2060:error:\u2060:x"),
        (":::", ":\u2060:\u2060:"),
        ("##[group]", "##\u2060[group]"),
        ("##vso[task]", "##\u2060vso[task]"),
        ("a: b ## c", "a: b ## c"),
    ],
)
def test_visible(text: str, expected: str) -> None:
    assert visible(text) == expected


def test_invisible_characters_are_revealed_where_they_may_be_the_fault() -> None:
    assert visible("a\u200bb\xad", reveal=True) == "a\\u200bb\\xad"
    assert visible("\U000e0041", reveal=True) == "\\U000e0041"


@given(st.text())
def test_nothing_is_left_to_obey(text: str) -> None:
    assert all(
        c.isprintable() or c.isspace() or c in "\u200c\u200d" or ord(c) > 0x2FF
        for c in visible(text)
    )
    assert len(visible(text).splitlines()) <= 1
