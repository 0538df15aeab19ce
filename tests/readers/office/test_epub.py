"""E-books."""

from pathlib import Path

import pytest

from aligner.bitext import Mark, Span
from aligner.documents import read
from aligner.errors import InputError
from aligner.readers.blocks import RawText
from aligner.readers.office.epub import read_epub
from aligner.readers.options import AS_USUAL, Reading
from tests.readers.made import epub_of, epub_parts, zipped
from tests.readers.places import labels


def found(*chapters: str, title: str = "", language: str = "", head: str = "") -> RawText:
    return read_epub("a.epub", zipped(epub_parts(chapters, title, language, head)), AS_USUAL)


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_epub("a.epub", data, AS_USUAL)
    return str(caught.value)


@pytest.mark.parametrize("seed", ["block-report.de.txt", "block-report.hi.txt", "ha-giang.th.txt"])
def test_segments_are_those_of_the_plain_text(seed: str, seeds: Path, tmp_path: Path) -> None:
    plain = read(seeds / seed)
    path = tmp_path / "a.epub"
    path.write_bytes(epub_of([each for each in plain.text.splitlines() if each.strip()]))
    document = read(path)
    assert document.language == plain.language
    assert [" ".join(text.split()) for text in plain.texts] == document.texts


def test_chapters_in_order_with_their_titles() -> None:
    raw = found(
        "<h1>Der Anfang</h1><p>Eins.</p><p> </p><p>Zwei.</p>",
        "<p/>",
        f"<h2>{'sehr ' * 9}lang</h2>",
        "<div>Ohne</div>",
        title="Das Buch",
        head="<title>Das Buch</title>",
    )
    assert labels(raw) == {
        "Das Buch": "title",
        "Der Anfang": "chapter 1 (Der Anfang), paragraph 1",
        "Eins.": "chapter 1 (Der Anfang), paragraph 2",
        "Zwei.": "chapter 1 (Der Anfang), paragraph 3",
        f"{'sehr ' * 9}lang": "chapter 2 (sehr sehr sehr sehr sehr sehr sehr sehr…), paragraph 1",
        "Ohne": "chapter 3, paragraph 1",
    }
    assert raw.fields == (("title", Span(0, 8)),)
    other = found("<p>x</p>", title="Das Buch", head="<title>Vorwort</title>")
    assert labels(other)["x"] == "chapter 1 (Vorwort), paragraph 1"


@pytest.mark.parametrize(
    ("given", "text", "language"),
    [
        ("de-AT", "Ein Satz.", "de-AT"),
        ("ger", "Ein Satz.", "de"),
        ("German", "Ein Satz.", None),
        ("und", "Ein Satz.", None),
        ("", "Ein Satz.", None),
        ("hi", "यह एक वाक्य है।", "hi"),
    ],
)
def test_language(given: str, text: str, language: str | None) -> None:
    assert found(f"<p>{text}</p>", language=given).language == language


def test_blocks_and_inline_elements() -> None:
    body = """Vorab <em>zu</em>
      sammen<div>in <b>einem</b><p>Absatz</p> danach</div>
      a<br/>b<script>no</script><span hidden="">no</span>
      <ruby>漢字<rt>かんじ</rt></ruby>
      <a epub:type="noteref" href="#n">1</a><span epub:type="pagebreak">7</span><img alt="Turm"/>"""
    assert found(body).text.split("\n") == [
        *("Vorab zu sammen", "in einem", "Absatz", "danach", "a b 漢字", "Turm"),
    ]


def test_lists_and_tables() -> None:
    body = (
        "<ul><li>eins</li><li>zwei<ol><li>tiefer</li></ol></li></ul><table><tr>"
        '<th colspan="2">breit</th><td>daneben<table><tr><td>darin</td></tr></table></td></tr>'
        "</table><dl><dt>Wort</dt><dd>Sinn</dd></dl>"
    )
    assert list(labels(found(body)).items())[3:6] == [
        ("breit", "chapter 1, table 1, row 1, column 1"),
        ("daneben", "chapter 1, table 1, row 1, column 3"),
        ("darin", "chapter 1, table 1, row 1, column 3, table 1, row 1, column 1"),
    ]
    flat = read_epub("a.epub", zipped(epub_parts([body, body])), Reading(structure=False))
    assert flat.text.split("\n") == ["eins zwei tiefer", "breit daneben darin", "Wort Sinn"] * 2


def test_links() -> None:
    raw = found('<p>Siehe <a href="https://example.org">hier</a> und <a href="b.xhtml">da</a></p>')
    assert raw.marks == (Mark(Span(6, 10), "link", "https://example.org"),)


def test_entities_of_html_are_known() -> None:
    assert found("<p>Gr&ouml;&szlig;e&nbsp;1 &lt; 2 &amp; 3 &unknown;</p>").text == (
        "Größe\xa01 < 2 & 3 &unknown;"
    )


def test_chapters_that_are_not_quite_xml() -> None:
    assert found("<p>eins<p>zwei<br>drei &amp; vier").text == "eins\nzwei drei & vier"


def test_what_is_no_book() -> None:
    parts = epub_parts(["<p>x</p>"])
    assert "a ZIP archive, but no e-book (.epub)" in refusal(zipped({"a": ""}))
    assert "no text in it" in refusal(zipped(epub_parts(["<p/>"])))
    del parts["OEBPS/book.opf"]
    assert "'OEBPS/book.opf' is missing" in refusal(zipped(parts))


def test_protected_chapters() -> None:
    encrypted = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData '
        'xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{}"/><CipherData>'
        '<CipherReference URI="OEBPS/text/c1%20.xhtml"/></CipherData></EncryptedData></encryption>'
    )
    parts = epub_parts(["<p>x</p>"])
    aes = encrypted.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    assert "protected (DRM)" in refusal(zipped(parts | {"META-INF/encryption.xml": aes}))
    font = encrypted.format("http://www.idpf.org/2008/embedding")
    book = zipped(parts | {"META-INF/encryption.xml": font})
    assert read_epub("a.epub", book, AS_USUAL).text == "x"


def test_bombs_entities_and_depth() -> None:
    parts = epub_parts(["<p>x</p>"])
    chapter = "OEBPS/text/c1 .xhtml"
    entity = '<!DOCTYPE html [<!ENTITY x "y">]>' + parts[chapter]
    assert "declares entities" in refusal(zipped(parts | {chapter: entity}))
    assert "too large when unpacked" in refusal(zipped(parts | {chapter: " " * (30 << 20)}))
    deep = "<div>" * 100_000
    assert "nested deeper" in refusal(zipped(epub_parts([deep])))


def test_truncated_files() -> None:
    data = epub_of(["Ein Satz."])
    for end in range(0, len(data), 100):
        assert refusal(data[:end]).startswith("a.epub: a damaged ZIP archive")
