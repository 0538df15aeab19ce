"""HTML pages: what is read of them, and where each word stands."""

import re
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.documents import read
from aligner.errors import InputError
from aligner.readers import RawText, Reading
from aligner.readers.web.html import read_html
from tests.readers.places import File, stems, wrong_places
from tests.readers.web.test_markdown import marked

GERMAN = "Die Konferenz nahm den Bericht an und wählte einen neuen Vorstand für drei Jahre. "


def html(page: str, reading: Reading | None = None) -> RawText:
    return read_html("a.html", page.encode(), reading or Reading())


def lines(page: str) -> list[str]:
    return html(page).text.split("\n")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<h1>Titel</h1>frei<p>eins<p>zwei<div>drei</div>vier",
         ["Titel", "frei", "eins", "zwei", "drei", "vier"]),
        ("<p>Ein <b>fet</b>ter\n  <i>Text</i> </p>", ["Ein fetter Text"]),
        ("<ul><li>a<li>b</ul><table><tr><th>c<td>d</table>", ["a", "b", "c", "d"]),
        ("<p>eins<br>zwei<br> <br/>drei", ["eins zwei", "drei"]),
        ("<p>a<script>b</script><style>c</style><template>d</template><svg><text>e</text></svg>f",
         ["af"]),
        ("<nav><ul><li>Menü</ul></nav><p hidden>a</p><p style='Display: none'>b</p>"
         "<i aria-hidden=true>c</i><div role=navigation>d</div>Text", ["Text"]),
        ("<nav>nie geschlossen<p>Text", ["nie geschlossen", "Text"]),
        ("<p title='Ein Titel'>Text <img src=a alt='Ein &quot;Bild&quot;'> Ende</p>"
         "<input placeholder=Suchen aria-label=Feld><input type=submit value=Los>"
         "<input type=hidden value=nicht>",
         ["Text Ende", "Ein Titel", 'Ein "Bild"', "Suchen", "Feld", "Los"]),
        ("<p>Wort<sup><a href='#fn1'>1</a></sup> und m<sup>2</sup>", ["Wort und m2"]),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字", ["漢字"]),
        ("<p>Donau&shy;dampf<wbr>schiff\xad", ["Donaudampfschiff"]),
        ("<p>10&nbsp;000&nbsp;€<p>&nbsp;", ["10\xa0000\xa0€"]),
        ("<p>a &lt;b&gt; &amp;amp; <", ["a <b> &amp; <"]),
        ("<p>vor<pre>code\n  mehr</pre>nach", ["vor", "nach"]),
        ("<link title=Start href=a><meta title=b>c", ["c"]),
        ("<button>Ja</button><button>Nein</button><select><option>a<option>b</select>",
         ["Ja", "Nein", "a", "b"]),
    ],
)  # fmt: skip
def test_text(page: str, expected: list[str]) -> None:
    assert lines(page) == expected


def test_title_and_description_come_first() -> None:
    raw = html(
        "<html lang='hi-IN'><head><title>Der &amp; Titel</title>"
        "<meta name='Description' content='Kurz gesagt'></head><body>Text</body></html>"
    )
    assert raw.text == "Kurz gesagt\nDer & Titel\nText"
    assert raw.language == "hi-IN"
    fields = {name: raw.text[span.start : span.end] for name, span in raw.fields}
    assert fields == {"description": "Kurz gesagt", "title": "Der & Titel"}


def test_links_images_and_code_are_marks() -> None:
    raw = html(
        "<p>Zur <a href='https://x.org?a&amp;b'><b>Hilfe</b> hier</a>, <code>a  b</code>.</p>"
        "<a href=/c><h2>Titel</h2><p>Text</p></a><a href='#oben'>hoch</a>"
        "<pre>\n<span>if</span> a &lt; b:\n  c\n</pre><img src=a.png><img src=b.png alt=Bild>"
        "<img src='data:image/png;base64,AAAA' alt=Punkt>"
    )
    assert marked(raw, "link") == [("Hilfe hier", "https://x.org?a&b"), ("Titel", "/c")]
    assert marked(raw, "code") == [("a b", "a b"), ("", "if a < b:\n  c")]
    assert marked(raw, "image") == [("", "a.png"), ("Bild", "b.png")]


def test_a_block_of_code_has_its_own_place() -> None:
    raw = html("<p>eins</p>\n<pre>code</pre>\n<p>zwei</p>")
    code = next(mark for mark in raw.marks if mark.kind == "code")
    assert raw.text == "eins\nzwei"
    assert raw.origin
    assert raw.origin.position(code.span.start) == (2, 6)


def test_without_structure_a_list_is_one_line() -> None:
    page = "<ul><li>a<li>b<ul><li>c</ul></ul><p>d<table><tr><td>e<td>f</table>"
    assert html(page, Reading(structure=False)).text == "a b c\nd\ne f"


@pytest.mark.parametrize(
    ("attribute", "language"),
    [("de", "de"), ("de-DE", "de-DE"), ("de_DE.UTF-8", None), ("", None), ("hi", "hi")],
)
def test_language(attribute: str, language: str | None) -> None:
    assert html(f"<html lang='{attribute}'>{GERMAN}").language == language


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("windows-1251", "cp1251"),
        ("Shift_JIS", "cp932"),
    ],
)
def test_encodings_that_pages_declare(declared: str, encoding: str) -> None:
    text = {"cp1251": "Привет", "cp932": "日本語"}.get(encoding, "Größe – „so“")
    for head in (f'<meta charset="{declared}">', f"<?xml version='1.0' encoding='{declared}'?>"):
        assert read_html("a.html", (head + text).encode(encoding)).text == text


@pytest.mark.parametrize("declared", ["rot13", "hex", "utf-7", "unbekannt", "iso-8859-1"])
def test_unicode_is_unicode_whatever_is_declared(declared: str) -> None:
    assert html(f'<meta charset="{declared}">Größe').text == "Größe"


def test_nothing_to_read() -> None:
    for page in ("", " ", "<p></p>", "<script>a</script>", "\0\1\2", "<!-- a"):
        with pytest.raises(InputError, match=r"^a\.html: "):
            html(page)


@pytest.mark.parametrize("name", ["block-report.de", "block-report.hi", "ha-giang.th"])
def test_a_seed_as_a_page_has_the_segments_of_the_plain_text(
    name: str, seeds: Path, tmp_path: Path
) -> None:
    text = (seeds / f"{name}.txt").read_text(encoding="utf-8")
    plain = [re.sub(" +", " ", line).strip() for line in text.split("\n") if line.strip()]
    (tmp_path / "a.txt").write_text("\n".join(plain), encoding="utf-8")
    page = "".join(f"<p>{escape(line)}</p>\n" for line in plain)
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    expected, found = read(tmp_path / "a.txt"), read(tmp_path / "a.html")
    assert found.texts == expected.texts
    assert found.language == expected.language


AROUND = st.sampled_from(
    [
        ("", ""),
        ("<b>", "</b>"),
        ("<b class='a > b'><i>", "</i></b>"),
        ("&lt;&notit;", "&#x92f;&amp"),
        ("<!-- <p> -->", ""),
        ("<a href=x?a&amp;b>", "</a>"),
        ("<br>", ""),
        ("<br><br>", "\n"),
        ("<p>", "</p>"),
        ("<p title='", "'>"),
        ("<img alt=\"", "\">"),
        ("<li>\n", ""),
        ("<table><tr><td>", "<td>x</table>"),
        ("<script>var a = '<p>'</script>", "\t"),
        ("<code>", "</code>"),
        ("&shy;\xad", "\xad&nbsp;"),
        ("<title>", "</title>"),
        ("<nav>x</nav>", "<nav>"),
        ("< ", " & "),
        ("<svg><p>x</svg>", "<sup><a href='#a'>1</a></sup>"),
    ]
)  # fmt: skip


@given(st.lists(st.tuples(AROUND, stems), min_size=1, max_size=12), st.sampled_from("\n\r"))
def test_each_word_is_found_where_it_is_written(
    content: list[tuple[tuple[str, str], str]], line_end: str
) -> None:
    file = File()
    titles = 0
    for (before, after), stem in content:
        titles += before == "<title>"
        title = before == "<title>" and titles > 1  # only the first one is read
        file.write(" " if title else before)
        file.word(stem)
        file.write(" " if title else after)
        file.write(" \r\n" if line_end == "\r" else "\n")
    assert wrong_places(file, html(file.raw)) == []
