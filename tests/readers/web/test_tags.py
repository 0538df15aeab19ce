"""HTML into tags and texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Span
from aligner.readers.web.tags import attributes, decoded, ends, pieces, plain


def texts(page: str) -> list[str]:
    return [page[each.start : each.end] for each in pieces(page) if not each.name]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("a<b>c</b>", ["a", "c"]),
        ("a < b <3 c", ["a < b <3 c"]),
        ("<p title='a > b'>c", ["c"]),
        ("<p title=it's>c</p>", ["c"]),
        ('<p title="offen>c</p>', ["c"]),
        ("a<!-- b > c -->d<!doctype html>e<?xml?>f</ g>h", ["a", "d", "e", "f", "h"]),
        ("a<!-- b>c", ["a", "c"]),
        ("<script>if (a<b) '</p>'</script>c", ["if (a<b) '</p>'", "c"]),
        ("<title>a <b> c</TITLE >d", ["a <b> c", "d"]),
        ("<script>offen", ["offen"]),
        ("<script src='a'/>b<title/>c", ["b", "c"]),
        ("a <b", ["a <b"]),
        ("a<", ["a<"]),
        ("<a-b:c>d<BR/>e", ["d", "e"]),
    ],
)
def test_texts(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


def test_attributes() -> None:
    page = """<A HREF=x/y?a=1 title="b 'c'" lang = 'de' hidden title=d data-x=>"""
    found = attributes(page, pieces(page)[0])
    assert {name: value.text for name, value in found.items()} == {
        "href": "x/y?a=1",
        "title": "b 'c'",
        "lang": "de",
        "hidden": "",
        "data-x": "",
    }
    for value in found.values():
        assert page.startswith(value.text, value.start)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("&lt;&#228;&#xE4;&auml&amp;amp;", "<äää&amp;"),
        ("a & b &unbekannt; &", "a & b &unbekannt; &"),
        ("&notit; &notin;", "¬it; ∉"),
        ("&#128;&#0;&#xD800;&#99999999999;", "€\ufffd\ufffd\ufffd"),
    ],
)
def test_references_to_characters(written: str, expected: str) -> None:
    assert plain(written) == expected


def test_each_part_knows_where_it_is_written() -> None:
    written = "x&auml;y &notit;"
    assert list(decoded(written, Span(1, len(written)))) == [
        ("ä", 1),
        ("y ", 7),
        ("¬", 9),
        ("it;", 13),
    ]


def test_ends_of_elements() -> None:
    page = "<div><p>a<p>b</p><p/></div></div><i>"
    tags = pieces(page)
    names = {tags[start].name: (start, end) for start, end in ends(tags).items()}
    assert names.keys() == {"div", "p"}
    assert tags[names["p"][0]].start == page.rindex("<p>b")


@given(st.text(st.one_of(st.sampled_from("<>/!-=\"' ab&;#p?"), st.characters()), max_size=60))
def test_pieces_are_in_order_and_apart(page: str) -> None:
    before = 0
    for piece in pieces(page):
        assert before <= piece.start < piece.end <= len(page)
        before = piece.end
        if piece.name and not piece.closing:
            for value in attributes(page, piece).values():
                assert page.startswith(value.text, value.start)
        elif not piece.name:
            for text, place in decoded(page, Span(piece.start, piece.end)):
                assert page[place] in (text[:1], "&")
