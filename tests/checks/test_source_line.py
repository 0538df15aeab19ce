"""The words of a segment, and which of them stand in a row."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.checks.source_line import Line, pattern_of

LATIN = pattern_of(frozenset({"Latn"}))
# What an address is, said without a thought of how long it takes.
ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?(?!\w)"
)
DENSE = st.text("ab1.-@/ X", max_size=14) | st.text(max_size=14)


def words(line: Line) -> list[str]:
    return [token.text for token in line.tokens]


@given(st.lists(DENSE | st.sampled_from(["https://", "www.", "a.de"]), max_size=4).map("".join))
def test_words_of_addresses_are_left_out(text: str) -> None:
    text += " ."  # none is looked for without a full stop or an at sign
    shown = ADDRESS.sub(lambda match: " " * len(match[0]), text)
    assert words(Line(text, LATIN, frozenset())) == LATIN.findall(shown)


@given(DENSE)
def test_words_stand_where_they_say(text: str) -> None:
    for token in Line(text, LATIN, frozenset()).tokens:
        assert text[token.start : token.end] == token.text
        assert token.word == token.text.lower()


@given(st.text("abк, 1", max_size=80), st.integers(0, 30), st.integers(1, 3))
def test_a_chain_goes_as_far_as_words_are_copied_and_stand_in_a_row(
    text: str, start: int, size: int
) -> None:
    line = Line(text, LATIN, frozenset({"a", "ab", "ba", "b"}))
    group = range(start, start + size)
    if group.stop > len(line.tokens):
        return
    first, last = group.start, group.stop
    while first > max(0, start - 20) and line.linked(first, first):
        if line.tokens[first - 1].word not in line.copied:
            break
        first -= 1
    while last < min(len(line.tokens), start + size + 20) and line.joined(last - 1):
        if line.tokens[last].word not in line.copied:
            break
        last += 1
    assert line.chain(group) == range(first, last)


@pytest.mark.parametrize(
    ("text", "start", "end", "all_of_it"),
    [
        ("1 Der Spiegel.", 2, 13, True),
        ("Er liest Der Spiegel", 9, 20, False),
        ("Der Spiegel kam", 0, 11, False),
        ("к Der Spiegel", 2, 13, False),
    ],
)
def test_whether_words_are_all_of_a_segment(
    text: str, start: int, end: int, all_of_it: bool
) -> None:
    assert Line(text, LATIN, frozenset()).is_all(start, end) is all_of_it
