import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.entities.doubling import read


def found(text: str) -> list[tuple[str, int]]:
    return [(text[d.span.start : d.span.end], len(d.words)) for d in read(text, "und")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in the the house", [("the the", 1)]),
        ("The the house", [("The the", 1)]),
        ("end of the of the line", [("of the of the", 2)]),
        ("𝕏 में\tमें", [("में\tमें", 1)]),
        ("a a a", [("a a", 1)]),
        ("a a a a", [("a a", 1), ("a a", 1)]),
        ("die, die kamen", []),
        ("the-the", []),
        ("the them", []),
        ("one two three one two", []),
        ("one two, one two", []),
        ("", []),
    ],
)
def test_what_stands_twice_in_a_row(text: str, expected: list[tuple[str, int]]) -> None:
    assert found(text) == expected


@given(
    st.lists(st.sampled_from(["a", "b", "c"]), max_size=12), st.sampled_from([" ", "\r\n", ", "])
)
def test_both_halves_are_the_same(words: list[str], space: str) -> None:
    for text, size in found(space.join(words)):
        halves = text.split()
        assert halves[:size] == halves[size:]
        assert "," not in text


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in read(text, "de"))
