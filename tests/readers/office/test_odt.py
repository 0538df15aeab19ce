"""OpenDocument texts."""

from pathlib import Path

import pytest

from aligner.bitext import Mark, Span
from aligner.documents import read
from aligner.errors import InputError
from aligner.readers.blocks import RawText
from aligner.readers.office.odt import read_odt
from aligner.readers.options import AS_USUAL, Reading
from tests.readers.made import odt_of, odt_parts, zipped
from tests.readers.places import labels


def found(body: str, styles: str = "", automatic: str = "") -> RawText:
    return read_odt("a.odt", zipped(odt_parts(body, styles, automatic)), AS_USUAL)


def lines(body: str, styles: str = "", automatic: str = "") -> list[str]:
    return found(body, styles, automatic).text.split("\n")


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_odt("a.odt", data, AS_USUAL)
    return str(caught.value)


def p(content: str) -> str:
    return f"<text:p>{content}</text:p>"


@pytest.mark.parametrize("seed", ["block-report.de.txt", "block-report.hi.txt", "ha-giang.th.txt"])
def test_segments_are_those_of_the_plain_text(seed: str, seeds: Path, tmp_path: Path) -> None:
    plain = read(seeds / seed)
    path = tmp_path / "a.odt"
    path.write_bytes(odt_of([each for each in plain.text.splitlines() if each.strip()]))
    document = read(path)
    assert document.language == plain.language
    assert [" ".join(text.split()) for text in plain.texts] == document.texts


def test_spaces_spans_and_breaks() -> None:
    body = p(
        'Wo<text:span>rt</text:span><text:s text:c="3"/>a<text:tab/>b<text:line-break/>c'
        '<text:bookmark text:name="x"/>d<!-- e -->f'
    )
    assert lines(body) == ["Wort a b cdf"]


def test_headings_lists_and_tables() -> None:
    cell = "<table:table-cell{}>{}</table:table-cell>"
    wide = ' table:number-columns-spanned="2"'
    row = f"<table:table-row>{cell.format('', p('darin'))}</table:table-row>"
    nested = f"<table:table>{row}</table:table>"
    body = (
        "<text:h>Titel</text:h><text:list><text:list-item>"
        f"{p('eins')}<text:list><text:list-item>{p('tiefer')}</text:list-item></text:list>"
        f"</text:list-item><text:list-item>{p('zwei')}</text:list-item></text:list>"
        "<table:table><table:table-header-rows><table:table-row>"
        f"{cell.format(wide, p('breit'))}<table:covered-table-cell/>"
        f"{cell.format('', p('daneben') + nested)}</table:table-row></table:table-header-rows>"
        f'<table:table-row table:number-rows-repeated="2"><table:covered-table-cell>{p("weg")}'
        f"</table:covered-table-cell>{cell.format('', p('unten'))}</table:table-row></table:table>"
    )
    assert labels(found(body)) == {
        "Titel": "paragraph 1",
        "eins": "paragraph 2",
        "tiefer": "paragraph 3",
        "zwei": "paragraph 4",
        "breit": "table 1, row 1, column 1",
        "daneben": "table 1, row 1, column 3",
        "darin": "table 1, row 1, column 3, table 1, row 1, column 1",
        "unten": "table 1, row 3, column 2",
    }
    flat = read_odt("a.odt", zipped(odt_parts(body)), Reading(structure=False))
    assert flat.text == "Titel\neins tiefer zwei\nbreit daneben darin unten"


def test_tracked_changes_are_accepted() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('alte')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    body = changes + p(
        'Der <text:change-start text:change-id="a"/>neue<text:change-end text:change-id="a"/>'
        '<text:change text:change-id="b"/> Satz.'
    )
    assert lines(body) == ["Der neue Satz."]


def test_notes_comments_and_boxes() -> None:
    body = p(
        'Ein<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('Fußnote')}</text:note-body></text:note> Satz."
        f"<office:annotation>{p('Kommentar')}</office:annotation>"
        '<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation>'
        f"<text:note-body>{p('Endnote')}</text:note-body></text:note>"
        "<draw:frame><draw:image/><svg:title>Bild.png</svg:title><svg:desc>Eine Glocke</svg:desc>"
        f"</draw:frame><draw:frame><draw:text-box>{p('Kasten')}</draw:text-box></draw:frame> Ende."
    )
    assert labels(found(body)) == {
        "Ein Satz. Ende.": "paragraph 1",
        "Eine Glocke": "picture 1",
        "Kasten": "text box 1",
        "Fußnote": "footnote 1",
        "Endnote": "endnote 1",
    }


def test_hidden_text() -> None:
    style = '<style:style style:name="{}"{}>{}</style:style>'
    hidden = '<style:text-properties text:display="none"/>'
    automatic = style.format("T1", ' style:parent-style-name="Own"', "")
    own = style.format("Own", "", hidden) + style.format("L", ' style:parent-style-name="L"', "")
    body = (
        p('zu <text:span text:style-name="T1">nicht </text:span>sehen')
        + p("<text:hidden-text>nicht</text:hidden-text>")
        + f'<text:section text:display="none">{p("nicht")}</text:section>'
        + '<text:p text:style-name="Own">nicht</text:p><text:p text:style-name="L">da</text:p>'
    )
    assert lines(body, own, automatic) == ["zu sehen", "da"]


def test_links() -> None:
    raw = found(
        p('Siehe <text:a xlink:href="https://example.org">hier</text:a>')
        + p('<text:a xlink:href="#da">dort</text:a>')
    )
    assert raw.marks == (Mark(Span(6, 10), "link", "https://example.org"),)


def test_numbers_of_pages_are_left_out() -> None:
    index = (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>Vorlage"
        "</text:index-title-template></text:table-of-content-source><text:index-body>"
        f"{p('Einleitung<text:tab/>3')}{p('1917<text:tab/>xii')}</text:index-body>"
        "</text:table-of-content>"
    )
    body = index + p("a<text:tab/>3 <text:page-number>4</text:page-number>")
    assert lines(body) == ["Einleitung", "1917", "a 3"]


def test_headers_and_footers_once() -> None:
    page = (
        "<style:master-page><style:header>{}</style:header><style:footer>{}</style:footer>"
        "<style:footer-left>{}</style:footer-left></style:master-page>"
    )
    styles = page.format(p("Kopf"), p("Fuß"), p("links")) * 2
    assert labels(found(p("Text"), styles)) == {
        "Text": "paragraph 1",
        "Kopf": "header",
        "Fuß": "footer",
        "links": "footer",
    }


def test_what_is_no_text_document() -> None:
    parts = odt_parts(p("x"))
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    assert "an OpenDocument spreadsheet (.ods)" in refusal(zipped(parts | {"mimetype": kind}))
    manifest = parts["META-INF/manifest.xml"].replace(
        "/>",
        "><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>",
    )
    assert "protected by a password" in refusal(zipped(parts | {"META-INF/manifest.xml": manifest}))
    assert "protected by a password" in refusal(zipped({"encrypted-package": ""}))
    assert "a ZIP archive, but no OpenDocument text (.odt)" in refusal(zipped({"a": ""}))
    assert "no text document is in 'content.xml'" in refusal(
        zipped(parts | {"content.xml": "<a/>"})
    )
    assert "no text in it" in refusal(zipped(odt_parts(p(""))))


def test_bombs_and_entities() -> None:
    parts = odt_parts(p("x"))
    entity = '<!DOCTYPE a [<!ENTITY x "y">]>' + parts["content.xml"]
    assert "content.xml: its DOCTYPE declares entities" in refusal(
        zipped(parts | {"content.xml": entity})
    )
    bomb = parts["content.xml"] + " " * (30 << 20)
    assert "too large when unpacked" in refusal(zipped(parts | {"content.xml": bomb}))


def test_truncated_files() -> None:
    data = odt_of(["Ein Satz."])
    for end in range(0, len(data), 100):
        assert refusal(data[:end]).startswith("a.odt: a damaged ZIP archive")
