"""The lines of keys are those in which they stand, however the file is written."""

import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.config.keys import Key
from aligner.config.positions import line_of, positions


def ways(data: object, key: Key = ()) -> Iterator[tuple[Key, object]]:
    """All keys and items of what TOML says, with what is there."""
    parts: list[tuple[str | int, object]] = []
    if isinstance(data, dict):
        parts = list(data.items())
    elif isinstance(data, list):
        parts = list(enumerate(data))
    if key:
        yield key, data
    for part, each in parts:
        yield from ways(each, (*key, part))


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("a = 1", ("a",), 1),
        ("\n# a = 2\na = 1", ("a",), 3),
        ("\r\n\r\na = 1\r\n", ("a",), 3),
        ("a.b = 1\na.c = 2", ("a",), 1),
        ("a.b = 1\na.c = 2", ("a", "c"), 2),
        ('\n"a.b" = 1', ("a.b",), 2),
        ("\n'a b'.\"\\u00e4\" = 1", ("a b", "ä"), 2),
        ("a = {\tb = 1, c.d = 2 }", ("a", "c", "d"), 1),
        ("a = [\n  # first\n  1,\n  2]", ("a", 1), 4),
        ("a = [\n  {b = 1},\n  {b = 2}]", ("a", 1, "b"), 3),
        ("[a]\n\n[a.b]\nc = 1", ("a", "b", "c"), 4),
        ("[a.b]\nc = 1\n[a]\nd = 1", ("a",), 1),
        ("[[a]]\nb = 1\n[[a]]\nb = 2", ("a", 0, "b"), 2),
        ("[[a]]\nb = 1\n[[a]]\nb = 2", ("a", 1), 3),
        ("[[a]]\n[[a]]\n[a.b]\nc.d = 1", ("a", 1, "b", "c", "d"), 4),
        ("[[a]]\n[[a.b]]\n[[a.b]]\n[[a]]\n[[a.b]]\nc = 1", ("a", 1, "b", 0, "c"), 6),
        ('a = """\n[b]\nb = 1\n"""\nb = 2', ("b",), 5),
        ("a = '''\nb = 1'''\n[b]", ("b",), 3),
        ("ä = 1".replace("ä", '"भाषा"') + "\nb = 1", ("b",), 2),
    ],
)
def test_lines(text: str, key: Key, line: int) -> None:
    assert positions(text)[key] == line


def test_the_nearest_table_stands_for_what_is_not_there() -> None:
    lines = positions("\n[a]\nb = 1\n")
    assert line_of(("a", "b"), lines) == 3
    assert line_of(("a", "c", 0), lines) == 2
    assert line_of(("d",), lines) == 1


def test_deep_lists() -> None:
    deep = 200
    found = positions("a = " + "[" * deep + "]" * deep)
    assert len(found) == deep


NAMES = st.sampled_from(["a", "b", '"c d"', "'e.f'", '"\\u0939"', "1", "true"])
KEYS = st.lists(NAMES, min_size=1, max_size=3).map(".".join)
SCALARS = st.just("@") | st.sampled_from(
    ['"""\n[a]\nb = 7 # no\n"""', "'''\n[[b]]'''", '"]"', '"# \\" ="', "1979-05-27", "nan"]
)
GAPS = st.sampled_from(["", " ", "\n", " # [a]\n", "\r\n\t"])


@st.composite
def _list(draw: st.DrawFn, of: st.SearchStrategy[str]) -> str:
    items = draw(st.lists(of, max_size=3))
    return "[" + draw(GAPS) + "".join(f"{each}{draw(GAPS)},{draw(GAPS)}" for each in items) + "]"


def _table(of: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.dictionaries(NAMES, of, max_size=2)
    return pairs.map(lambda said: ", ".join(f"{key} = {each}" for key, each in said.items())).map(
        "{{{}}}".format
    )


VALUES = st.recursive(SCALARS, lambda of: _list(of) | _table(of), max_leaves=5)
STATEMENTS = (
    st.builds("{}={}".format, KEYS, VALUES)
    | st.builds("[{}]".format, KEYS)
    | st.builds("[[{}]] # [a]".format, KEYS)
    | st.sampled_from(["# a = 1", "", "\t"])
)


def written(statements: list[str]) -> str:
    """Those of the statements that agree with the ones before, with a number in each place."""
    text, number = "", 1000
    for statement in statements:
        *parts, last = statement.split("@")
        filled = ""
        for part in parts:
            number += 1
            filled += f"{part}{number}"
        longer = f"{text}{filled}{last}\n"
        try:
            tomllib.loads(longer)
        except tomllib.TOMLDecodeError:
            continue
        text = longer
    return text


@given(st.lists(STATEMENTS, max_size=12).map(written))
def test_all_keys_have_the_line_in_which_their_number_stands(text: str) -> None:
    found = positions(text)
    data = dict(ways(tomllib.loads(text)))
    assert found.keys() == data.keys()
    lines = text.split("\n")
    for key, value in data.items():
        if isinstance(value, int) and value > 1000:
            (line,) = (n for n, each in enumerate(lines, 1) if str(value) in each)
            assert found[key] == line
