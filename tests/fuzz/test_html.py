"""Whatever bytes a page has, it is read or refused in one sentence."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.readers.web.html import read_html
from tests.fuzz.test_markdown import hold, read_or_refused

SAMPLE = """<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>A &lt; B</title>
<meta name="description" content="Kurz"><script>if (a < b) {}</script></head>
<body><nav><a href="/">Start</a></nav><h1>Titel<br>zwei</h1>
<p title='it"s'>Text &auml;&shy; <a href=x><b>Link</b></a> <img src="a.png" alt="Bild"></p>
<pre><code>x &lt; y</code></pre><table><tr><td>1<td hidden>2</table><!-- weg -->
<ul><li>a<li>b</ul></body></html>
"""
PIECES = st.sampled_from(
    [*"<>&;/=\"'! \n\0x", "<p>", "</p>", "<a href=", "<!--", "-->", "<pre>", "</pre>", "<script>",
     "<title>", "<meta charset=", "&#x", "&nbsp;", "<br>", "<td", " hidden", " lang=", "\x85", "𝒳"]
)  # fmt: skip


def check(data: bytes) -> None:
    read = read_or_refused(lambda: read_html("a.html", data))
    if isinstance(read, str):
        assert re.fullmatch(r"a[.]html: .+", read)
    else:
        hold(read)


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    check(data)


@given(st.lists(PIECES, max_size=60))
def test_any_markup(pieces: list[str]) -> None:
    check("".join(pieces).encode())


@settings(max_examples=60)
@given(st.integers(0, len(SAMPLE)), st.integers(0, 40), st.lists(PIECES, max_size=6))
def test_a_damaged_page(start: int, length: int, pieces: list[str]) -> None:
    check((SAMPLE[:start] + "".join(pieces) + SAMPLE[start + length :]).encode())


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "x" + "</div>" * 100_000,
        "<b><i>" * 100_000 + "x",
        "<" * 500_000 + "x",
        "<a " * 100_000 + '="x>"',
        "<!--" * 100_000 + "x",
        "<![CDATA[" * 100_000,
        "<a href=x><p>y" * 50_000,
        "<code><p>x" * 50_000,
        "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;" * 20_000,
        "<title>" * 100_000,
        "<nav>" * 100_000 + "x",
        "<p " + "a " * 200_000 + ">x",
        "<p " + "=" * 200_000 + ">x",
    ],
    ids=lambda page: page[:12],
)
def test_hostile_pages(page: str) -> None:
    """In seconds: time that grows with the square of the length would be minutes."""
    check(page.encode())
