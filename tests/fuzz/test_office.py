"""Office files, e-books and PDF files that are damaged: an error of ours, or some text."""

import io
import random
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.readers.blocks import RawText, assembled
from aligner.readers.office.docx import read_docx
from aligner.readers.office.epub import read_epub
from aligner.readers.office.odt import read_odt
from aligner.readers.options import AS_USUAL, Reading
from aligner.readers.pdf import pdfium
from aligner.readers.pdf.layout import Row, blocks_of, box, page_lines
from aligner.readers.pdf.paragraphs import paragraphs
from tests.readers.made import docx_of, docx_parts, epub_of, odt_of, pdf_of, run, zipped

Reader = Callable[[str, bytes, Reading], RawText]


def read_pages(name: str, data: bytes, reading: Reading) -> RawText:
    """As `read_pdf`, but in this process, as starting one takes long."""
    became, pages = pdfium.found(data)
    blocks = list(paragraphs([page_lines(list(blocks_of(rows(page)))) for page in pages]))
    if became != pdfium.READ or not blocks:
        raise InputError(f"{name}: {became}")
    return assembled(name, blocks, structure=reading.structure)


def rows(page: list[pdfium.Row]) -> list[Row]:
    return [Row(text, box(place), first) for text, *place, first in page]


TEXTS = ["Ein Satz.", "यह एक वाक्य है।", "Noch einer & mehr."]
RICH = docx_parts(
    f"<w:p>{run('a')}<w:r><w:fldChar/><w:footnoteReference/></w:r></w:p><w:tbl><w:tr><w:tc><w:p>"
    f"{run('b')}</w:p></w:tc></w:tr></w:tbl><w:sectPr/>",
    {"footnotes.xml": ("footnotes", ""), "styles.xml": ("styles", "")},
)
WHOLE: dict[Reader, bytes] = {
    read_docx: docx_of(TEXTS),
    read_odt: odt_of(TEXTS),
    read_epub: epub_of(TEXTS),
    read_pages: pdf_of(TEXTS),
}
readers = pytest.mark.parametrize("reader", WHOLE)
ZIPPED: dict[Reader, bytes] = {
    read_docx: zipped(RICH),
    **{reader: WHOLE[reader] for reader in (read_docx, read_odt, read_epub)},
}


def survives(reader: Reader, data: bytes) -> None:
    message = "a.file: "
    try:
        reader("a.file", data, AS_USUAL)
    except InputError as error:
        message = str(error)
    assert message.startswith("a.file: ")
    assert "\n" not in message


@readers
@given(st.binary(max_size=300))
@example(b"PK\x05\x06" + bytes(18))
@example(b"%PDF-1.7\ntrailer << /Root 1 0 R >>\n%%EOF")
def test_noise(reader: Reader, data: bytes) -> None:
    survives(reader, data)


@readers
@given(st.integers(0, 2**32))
@settings(max_examples=60)
def test_bytes_that_were_changed(reader: Reader, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(WHOLE[reader])
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    survives(reader, bytes(data))


@pytest.mark.parametrize("reader", ZIPPED)
@given(st.integers(0, 2**32))
@settings(max_examples=60)
def test_parts_that_were_changed(reader: Reader, seed: int) -> None:
    """The archive is whole, so that the damage reaches what reads the parts."""
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(ZIPPED[reader])) as archive:
        parts = {name: bytearray(archive.read(name)) for name in archive.namelist()}
    for name in chance.sample(sorted(parts), 2):
        part = parts[name]
        start = chance.randrange(len(part) + 1)
        end = start + chance.randint(0, 40)
        other = chance.choice([b"", b"<", b">", b'"', b"\0", b"\xff", b"9" * 9, part[:start][-30:]])
        part[start:end] = other
    survives(reader, zipped({name: bytes(part) for name, part in parts.items()}))


@pytest.mark.parametrize("reader", ZIPPED)
@given(st.data())
@settings(max_examples=60)
def test_elements_that_were_moved(reader: Reader, data: st.DataObject) -> None:
    """Tags in places where no program puts them."""
    with zipfile.ZipFile(io.BytesIO(ZIPPED[reader])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(n for n in parts if n.endswith(("ml", "rels", "opf")))))
    pieces = parts[name].split(b"<")
    inside = [index for index, piece in enumerate(pieces) if piece.rstrip().endswith(b"/>")]
    for index in data.draw(st.lists(st.sampled_from(inside), max_size=4)) if inside else []:
        at = data.draw(st.integers(1, len(pieces)))
        pieces.insert(at, pieces[index])
    survives(reader, zipped(parts | {name: b"<".join(pieces)}))
