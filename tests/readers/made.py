"""Files of the formats of offices, made of text."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from textwrap import wrap

CONTENT = "content.xml"
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "style": "style",
        "svg": "svg-compatible",
        "manifest": "manifest",
    }.items()
)
_ODF += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DOCX_NAMES = (
    f'{W} xmlns:r="{_R}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx_of(texts: Sequence[str]) -> bytes:
    """As Word documents are, with one paragraph a text."""
    import docx

    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def docx_parts(body: str, others: Mapping[str, tuple[str, str]] | None = None) -> dict[str, str]:
    """The parts of a Word document.

    Args:
        body: what is in its body, as XML.
        others: further parts (`notes.xml`), of which kind each is, and what is in it, as XML.
    """
    given = others or {}
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_R}/{kind}" Target="{name}"/>'
        for name, (kind, _) in given.items()
    )
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    return {
        "_rels/.rels": f'<Relationships {space}><Relationship Id="1" Type="{_R}/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_DOCX_NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships {space}>{relations}"
        f'<Relationship Id="web" Type="{_R}/hyperlink" Target="https://example.org/a"'
        ' TargetMode="External"/></Relationships>',
        **{
            f"word/{name}": f"<w:part {_DOCX_NAMES}>{xml}</w:part>"
            for name, (_, xml) in given.items()
        },
    }


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def odt_parts(body: str, styles: str = "", automatic: str = "") -> dict[str, str]:
    """The parts of an OpenDocument text: its body, its styles, those of the body, as XML."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {_ODF}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {_ODF}>{styles}</office:document-styles>",
        "META-INF/manifest.xml": f"<manifest:manifest {_ODF}/>",
    }


def odt_of(texts: Sequence[str]) -> bytes:
    return zipped(odt_parts("".join(f"<text:p>{escape(text)}</text:p>" for text in texts)))


def epub_parts(
    chapters: Sequence[str], title: str = "", language: str = "", head: str = ""
) -> dict[str, str]:
    """The parts of an e-book: chapters are what is in their bodies, as XHTML."""
    dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    names = [f"c{number}" for number in range(1, len(chapters) + 1)]
    items = "".join(
        f'<item id="{name}" href="text/{name}%20.xhtml" media-type="application/xhtml+xml"/>'
        for name in names
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    pages = zip(names, chapters, strict=True)
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
        'container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        "OEBPS/book.opf": f'<package xmlns="http://www.idpf.org/2007/opf"><metadata {dc}>'
        f"<dc:title>{title}</dc:title><dc:language>{language}</dc:language></metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
        **{
            f"OEBPS/text/{name} .xhtml": '<html xmlns="http://www.w3.org/1999/xhtml" '
            f'xmlns:epub="http://www.idpf.org/2007/ops"><head>{head}</head>'
            f"<body>{body}</body></html>"
            for name, body in pages
        },
    }


def epub_of(texts: Sequence[str]) -> bytes:
    body = "".join(f"<p>{escape(text)}</p>\n" for text in texts)
    return zipped(epub_parts([body]))


def pdf_of(texts: Sequence[str], width: int = 80, height: int = 40) -> bytes:
    """Pages of lines, `width` characters and `height` lines each; texts begin a line."""
    lines = [line for text in texts for line in wrap(text, width) or [""]]
    return pdf_pages([lines[at : at + height] for at in range(0, len(lines), height)])


def pdf_pages(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF file with a font that is named only, and says which of its characters is which.

    Letters stand one after the other, as in a typewriter; a blank line leaves its room.
    """
    letters = sorted({letter for page in pages for line in page for letter in line} | {" "})
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    mapped = "".join(
        f"1 beginbfchar <{code:04x}> <{letter.encode('utf-16-be').hex()}> endbfchar\n"
        for letter, code in codes.items()
    )
    unicode_map = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def "
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{mapped}"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    kids = " ".join(f"{6 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H "
        "/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 600 /CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(unicode_map),
    ]
    for index, page in enumerate(pages):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * index} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>",
            _stream(_shown(page, codes)),
        ]
    return _pdf(objects)


def turned_pdf(lines: Sequence[str], turned: int) -> bytes:
    """One page, turned when it is shown so that its text is upright; of ASCII, in Helvetica."""
    matrix = {
        0: "1 0 0 1 50 790",
        90: "0 1 -1 0 60 50",
        180: "-1 0 0 -1 545 50",
        270: "0 -1 1 0 540 790",
    }[turned]
    rows = " ".join(f"({line}) Tj T*" for line in lines)
    return _pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {turned} "
            "/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
            _stream(f"BT /F 9 Tf 13 TL {matrix} Tm {rows} ET"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )


def _shown(page: Sequence[str], codes: Mapping[str, int]) -> str:
    rows = (f"<{''.join(f'{codes[letter]:04x}' for letter in line)}> Tj T*" for line in page)
    return "BT /F 9 Tf 13 TL 50 790 Td " + " ".join(rows) + " ET"


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _pdf(objects: Sequence[str]) -> bytes:
    found = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(found))
        found += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    tail = (
        f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R >>\n"
    )
    return found + f"{tail}startxref\n{len(found)}\n%%EOF\n".encode("ascii")
