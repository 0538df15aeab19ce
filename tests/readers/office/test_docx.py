"""Word documents, as Word and python-docx write them and as others may."""

from pathlib import Path

import pytest

from aligner.bitext import Mark
from aligner.documents import read
from aligner.errors import InputError
from aligner.readers.blocks import RawText
from aligner.readers.office.docx import read_docx
from aligner.readers.office.docx_names import STRICT, USUAL
from aligner.readers.options import AS_USUAL, Reading
from tests.readers.made import docx_of, docx_parts, run, zipped
from tests.readers.places import labels


def found(body: str, others: dict[str, tuple[str, str]] | None = None) -> RawText:
    return read_docx("a.docx", zipped(docx_parts(body, others)), AS_USUAL)


def lines(body: str, others: dict[str, tuple[str, str]] | None = None) -> list[str]:
    return found(body, others).text.split("\n")


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_docx("a.docx", data, AS_USUAL)
    return str(caught.value)


def p(*content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def t(text: str) -> str:
    return p(run(text))


@pytest.mark.parametrize("seed", ["block-report.de.txt", "block-report.hi.txt", "ha-giang.th.txt"])
def test_segments_are_those_of_the_plain_text(seed: str, seeds: Path, tmp_path: Path) -> None:
    plain = read(seeds / seed)
    path = tmp_path / "a.docx"
    path.write_bytes(docx_of([each for each in plain.text.splitlines() if each.strip()]))
    document = read(path)
    assert document.language == plain.language
    assert [" ".join(text.split()) for text in plain.texts] == document.texts


def test_headings_lists_and_tables_as_python_docx_writes_them(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading("Titel", 1)
    document.add_paragraph("eins", style="List Bullet")
    document.add_paragraph("zwei", style="List Bullet")
    table = document.add_table(2, 3)
    for number, cell in enumerate(table.rows[0].cells):
        cell.text = f"Zelle {number}"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "breit"
    table.cell(0, 2).merge(table.cell(1, 2))
    table.cell(1, 0).add_table(1, 1).cell(0, 0).text = "darin"
    document.sections[0].header.paragraphs[0].text = "Kopf"
    document.sections[0].footer.paragraphs[0].text = "Fuß"
    path = tmp_path / "a.docx"
    document.save(str(path))
    raw = read_docx("a.docx", path.read_bytes(), AS_USUAL)
    assert labels(raw) == {
        "Titel": "paragraph 1",
        "eins": "paragraph 2",
        "zwei": "paragraph 3",
        "Zelle 0": "table 1, row 1, column 1",
        "Zelle 1": "table 1, row 1, column 2",
        "Zelle 2": "table 1, row 1, column 3",
        "breit": "table 1, row 2, column 1",
        "darin": "table 1, row 2, column 1, table 1, row 1, column 1",
        "Kopf": "header",
        "Fuß": "footer",
    }
    flat = read_docx("a.docx", path.read_bytes(), Reading(structure=False)).text.split("\n")
    assert flat == ["Titel", "eins zwei", "Zelle 0 Zelle 1 Zelle 2 breit darin", "Kopf", "Fuß"]


def test_runs_breaks_and_tabs() -> None:
    inside = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>"
    assert lines(p(run("Wo"), run("rt "), inside)) == ["Wort a b c\u2011"]


def test_tracked_changes_are_accepted() -> None:
    body = p(
        run("Der "),
        f'<w:ins w:id="1">{run("neue ")}</w:ins>',
        '<w:del w:id="2"><w:r><w:delText>alte </w:delText></w:r></w:del>',
        f'<w:moveFrom w:id="3">{run("hier ")}</w:moveFrom>',
        f'<w:moveTo w:id="4">{run("dort ")}</w:moveTo>',
        run("Satz."),
    )
    assert lines(body) == ["Der neue dort Satz."]


def test_paragraphs_whose_end_was_deleted_are_one() -> None:
    body = p(run("Ein "), properties='<w:rPr><w:del w:id="1"/></w:rPr>') + t("Satz.") + t("Ende.")
    assert lines(body) == ["Ein Satz.", "Ende."]


def test_a_deleted_end_does_not_reach_beyond_its_cell() -> None:
    cell = p(run("a"), properties="<w:rPr><w:del/></w:rPr>")
    body = f"<w:tbl><w:tr><w:tc>{cell}</w:tc><w:tc>{t('b')}</w:tc></w:tr></w:tbl>"
    assert lines(body) == ["a", "b"]


def test_deleted_rows() -> None:
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc>{}</w:tc></w:tr>"
    body = f"<w:tbl>{row.format('<w:del/>', t('weg'))}{row.format('', t('da'))}</w:tbl>"
    assert labels(found(body)) == {"da": "table 1, row 1, column 1"}


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ("<w:vanish/>", "zu sehen"),
        ('<w:vanish w:val="0"/>', "zu nicht sehen"),
        ('<w:rStyle w:val="Hidden"/>', "zu sehen"),
        ('<w:rStyle w:val="Child"/>', "zu sehen"),
        ('<w:rStyle w:val="Loop"/>', "zu nicht sehen"),
        ('<w:rStyle w:val="Child"/><w:vanish w:val="false"/>', "zu nicht sehen"),
    ],
)
def test_hidden_text(properties: str, text: str) -> None:
    styles = (
        '<w:style w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Child"><w:basedOn w:val="Hidden"/></w:style>'
        '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    body = p(run("zu "), run("nicht ", properties), run("sehen"))
    assert lines(body, {"styles.xml": ("styles", styles)}) == [text]


def field(code: str, result: str) -> str:
    return "".join(
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            f"<w:r><w:instrText>{code}</w:instrText></w:r>",
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            run(result),
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        )
    )


def test_results_of_fields() -> None:
    body = p(
        run("Am "),
        field(" DATE ", "16. Mai"),
        run(" auf Seite "),
        field("PAGEREF x", "17"),
        f'<w:fldSimple w:instr=" PAGE ">{run("18")}</w:fldSimple>',
        f'<w:fldSimple w:instr=" AUTHOR ">{run("von ihr")}</w:fldSimple>',
    )
    assert lines(body) == ["Am 16. Mai auf Seite von ihr"]


def test_text_in_the_code_of_a_field_is_none() -> None:
    inner = field(" DATE ", "16. Mai")
    code = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert lines(p(run("a "), code, inner, run("x"), end, run("b"))) == ["a b"]


def test_links() -> None:
    body = p(
        run("Siehe "),
        f'<w:hyperlink r:id="web">{run("hier")}</w:hyperlink>',
        f'<w:hyperlink w:anchor="da">{run(" und ")}</w:hyperlink>',
        field(' HYPERLINK "https://example.org/b" ', "dort"),
    )
    raw = found(body)
    assert raw.text == "Siehe hier und dort"
    assert raw.marks == (
        Mark((6, 10), "link", "https://example.org/a"),  # type: ignore[arg-type]
        Mark((15, 19), "link", "https://example.org/b"),  # type: ignore[arg-type]
    )


def test_notes_stand_at_the_end_by_their_numbers() -> None:
    notes = "".join(
        f'<w:{kind} w:id="{key}"{extra}>{t(text)}</w:{kind}>'
        for kind, key, extra, text in (
            ("footnote", "-1", ' w:type="separator"', "Strich"),
            ("footnote", "7", "", "zweite Note"),
            ("footnote", "9", "", "erste Note"),
            ("footnote", "8", "", "ungenannte Note"),
        )
    )
    ends = f'<w:endnote w:id="7">{t("Endnote")}</w:endnote>'
    body = p(
        run("Ein"),
        '<w:r><w:footnoteReference w:id="9"/></w:r>',
        run(" Satz."),
        '<w:r><w:footnoteReference w:id="7"/><w:endnoteReference w:id="7"/></w:r>',
    )
    others = {"footnotes.xml": ("footnotes", notes), "endnotes.xml": ("endnotes", ends)}
    assert labels(found(body + t("Zwei."), others)) == {
        "Ein Satz.": "paragraph 1",
        "Zwei.": "paragraph 2",
        "erste Note": "footnote 1",
        "zweite Note": "footnote 2",
        "Endnote": "endnote 1",
    }


def test_headers_and_footers_once_and_if_shown() -> None:
    kinds = ("default", "first", "even")
    others = {
        f"{kind}{number}.xml": (kind, t(f"{kind} {text}"))
        for kind in ("header", "footer")
        for number, text in enumerate(("a", "b", "a"))
    }
    refers = "".join(
        f'<w:{kind}Reference w:type="{each}" r:id="{kind}{number}.xml"/>'
        for kind in ("header", "footer")
        for number, each in enumerate(kinds)
    )
    body = t("Text") + "<w:sectPr>{}</w:sectPr>"
    assert lines(body.format(refers), others) == ["Text", "header a", "footer a"]
    assert lines(body.format(f"{refers}<w:titlePg/>"), others) == [
        *("Text", "header a", "header b", "footer a", "footer b"),
    ]


def test_text_boxes_once_and_pictures() -> None:
    box = f"<w:txbxContent>{t('Kasten')}</w:txbxContent>"
    drawing = (
        '<w:r><w:drawing><wp:docPr id="1" name="x" descr="Eine Glocke"/></w:drawing>'
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f'<w:r><w:pict><v:shape alt="Ein Turm"/>{box.replace("Kasten", "alt")}</w:pict></w:r>'
    assert labels(found(p(run("Vor "), drawing, run("nach.")) + p(old) + t("Ende"))) == {
        "Vor nach.": "paragraph 1",
        "Eine Glocke": "picture 1",
        "Kasten": "text box 1",
        "Ein Turm": "picture 2",
        "alt": "text box 2",
        "Ende": "paragraph 2",
    }


def test_controls_formulas_symbols_and_readings() -> None:
    body = p(
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>"
        + run("Feld ")
        + "</w:sdtContent></w:sdt>",
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + run("Bitte ausfüllen ")
        + "</w:sdtContent></w:sdt>",
        "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>",
        '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:char="2192"/></w:r>',
        f"<w:r><w:ruby><w:rt>{run('かんじ')}</w:rt><w:rubyBase>{run('漢字')}</w:rubyBase></w:ruby></w:r>",
    )
    assert lines(body) == ["Feld a+b→漢字"]


def test_merged_cells_once() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    rows = (
        cell.format('<w:gridSpan w:val="2"/>', t("breit"))
        + cell.format('<w:vMerge w:val="restart"/>', t("hoch")),
        cell.format("", t("a")) + cell.format("", t("b")) + cell.format("<w:vMerge/>", t("weg")),
    )
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    assert labels(found(body)) == {
        "breit": "table 1, row 1, column 1",
        "hoch": "table 1, row 1, column 3",
        "a": "table 1, row 2, column 1",
        "b": "table 1, row 2, column 2",
    }


def test_the_strict_kind() -> None:
    parts = docx_parts(t("Ein Satz."))
    parts = {name: text.replace(USUAL, STRICT) for name, text in parts.items()}
    assert read_docx("a.docx", zipped(parts), AS_USUAL).text == "Ein Satz."


def test_tables_as_deep_as_the_parser_allows() -> None:
    body = t("Ende")
    for _ in range(60):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert list(labels(found(body)).values()) == [", ".join(["table 1, row 1, column 1"] * 3)]


def test_what_is_no_word_document() -> None:
    parts = docx_parts(t("x"))
    sheet = {name: text.replace("word/", "xl/") for name, text in parts.items()}
    assert "an Excel workbook (.xlsx)" in refusal(zipped(sheet))
    assert "a ZIP archive, but no Word document (.docx)" in refusal(zipped({"a": ""}))
    assert "protected by a password" in refusal(zipped({"EncryptedPackage": ""}))
    del parts["word/document.xml"]
    assert "'word/document.xml' is missing" in refusal(zipped(parts))
    assert "no text in it" in refusal(zipped(docx_parts(p())))
    parts["word/document.xml"] = "<a/>"
    assert "has no body" in refusal(zipped(parts))


def test_bombs_and_entities() -> None:
    parts = docx_parts(t("&x;"))
    entity = '<!DOCTYPE a [<!ENTITY x "y">]>' + parts["word/document.xml"]
    assert refusal(zipped(parts | {"word/document.xml": entity})) == (
        "a.docx: word/document.xml: its DOCTYPE declares entities. Save it without them."
    )
    bomb = parts["word/document.xml"] + " " * (30 << 20)
    assert "too large when unpacked" in refusal(zipped(parts | {"word/document.xml": bomb}))
    deep = parts["word/document.xml"].replace("&amp;x;", "<w:t>" * 300 + "</w:t>" * 300)
    assert "nested deeper" in refusal(zipped(parts | {"word/document.xml": deep}))


def test_truncated_files() -> None:
    data = docx_of(["Ein Satz."])
    for end in range(0, len(data), 100):
        assert refusal(data[:end]).startswith("a.docx: a damaged ZIP archive")
