"""PDF files: their text by the library, by poppler where there is one, and lines to paragraphs."""

import io
import os
import re
import sys
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.documents import read
from aligner.errors import InputError
from aligner.readers.options import AS_USUAL
from aligner.readers.pdf import pdfium, tools
from aligner.readers.pdf import reader as pdf
from aligner.readers.pdf.boxes import boxed
from aligner.readers.pdf.layout import Box, Row, blocks_of, page_lines
from aligner.readers.pdf.lines import Line
from aligner.readers.pdf.paragraphs import paragraphs
from aligner.readers.pdf.reader import read_pdf
from tests.readers.made import pdf_of, pdf_pages, turned_pdf

PROGRAM = tools.poppler()
POPPLER = pytest.param(
    PROGRAM, marks=pytest.mark.skipif(not PROGRAM, reason="poppler is not installed"), id="poppler"
)
both = pytest.mark.parametrize("program", [pytest.param(None, id="pdfium"), POPPLER])
TEXT = (
    "Am Nachmittag des 16. Mai fand eine Konferenz der Verwaltung statt, auf der die Ergebnisse "
    "des ersten Jahres besprochen wurden. Beide Seiten stimmten darin überein, dass sie weiterhin "
    "zusammenarbeiten werden."
)


@pytest.fixture(autouse=True)
def _without_poppler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "poppler", lambda: None)


def typed(pages: Sequence[str]) -> list[list[Line]]:
    """The lines of pages as of a typewriter, on which each letter is 5 wide and each line 10."""
    return [page_lines(list(blocks_of(list(rows(page))))) for page in pages]


def rows(page: str) -> Iterator[Row]:
    for number, line in enumerate(re.split(r"\r\n|\n", page)):
        if line.strip():
            first = line.split(maxsplit=1)[0]
            place = Box(0, 12 * number, 5 * width(line.strip()), 12 * number + 10)
            yield Row(line, place, 5 * width(first))


def width(text: str) -> int:
    return sum(unicodedata.category(each) != "Mn" for each in text)


def texts(*pages: str) -> list[str]:
    return [block.text for block in paragraphs(typed(pages))]


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_pdf("a.pdf", data, AS_USUAL)
    return str(caught.value)


@both
@pytest.mark.parametrize("seed", ["block-report.de.txt", "block-report.hi.txt", "quang-tri.de.txt"])
def test_a_seed_comes_through(
    seed: str,
    program: str | None,
    seeds: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "poppler", lambda: program)
    plain = read(seeds / seed)
    path = tmp_path / "a.pdf"
    spaced = [line for each in plain.text.splitlines() if each.strip() for line in (each, "")]
    path.write_bytes(pdf_of(spaced))
    document = read(path)
    assert document.language == plain.language
    wanted = [" ".join(text.split()) for text in plain.texts]
    assert document.texts == wanted


@both
def test_places_are_pages(program: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "poppler", lambda: program)
    raw = read_pdf("a.pdf", pdf_pages([["Der erste Satz."], ["Der zweite Satz."]]), AS_USUAL)
    assert raw.text == "Der erste Satz.\nDer zweite Satz."
    assert raw.origin is not None
    assert not raw.origin.runs
    assert raw.origin.labels == ((0, "page 1"), (16, "page 2"))


def test_a_note_where_another_reader_is_better() -> None:
    assert read_pdf("a.pdf", pdf_pages([["Ein Satz."]]), AS_USUAL).notes == ()
    (note,) = read_pdf("a.pdf", pdf_pages([["यह एक वाक्य है।"]]), AS_USUAL).notes
    assert "install poppler-utils" in note


@both
def test_scans(program: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "poppler", lambda: program)
    assert refusal(pdf_pages([[], []])) == (
        "a.pdf: a scan: no text found on its 2 pages. Run text recognition (OCR) on it first."
    )


@both
@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-" + bytes(range(256)) * 8, b""])
def test_damaged(program: str | None, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "poppler", lambda: program)
    assert "a damaged PDF file" in refusal(data)


@both
def test_protected(program: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "poppler", lambda: program)
    data = pdf_pages([["Ein Satz."]])
    key = "00" * 32
    encryption = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -44 >> "
        "/ID [<00> <00>] /Root"
    )
    assert refusal(data.replace(b"/Root", encryption.encode())) == (
        "a.pdf: protected by a password. Save it without one."
    )


@pytest.mark.skipif(sys.platform != "linux", reason="the system knows no such limit")
def test_a_bomb_takes_no_more_memory_than_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "MOST_MEMORY", 300 << 20)
    packer = zlib.compressobj()
    start, again = (
        packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2)
    )
    packed = start + 600 * again
    data = pdf_pages([["Ein Satz."]])
    bomb = (
        f"7 0 obj\n<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
        + packed
        + b"\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"
    )
    assert "needed more than 300 MB" in refusal(data[: data.index(b"7 0 obj")] + bomb)


def test_a_file_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "SECONDS", 0.001)
    assert "takes longer than 0.001 s" in refusal(pdf_pages([["Ein Satz."]]))


def test_truncated_files() -> None:
    data = pdf_pages([["Ein Satz."]])
    for end in range(0, len(data), 100):
        try:
            read_pdf("a.pdf", data[:end], AS_USUAL)
        except InputError as error:
            assert re.search("damaged|a scan", str(error))  # noqa: PT017 (either is right)


def program(folder: Path, script: str) -> str:
    path = folder / "pdftotext"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.skipif(os.name != "posix", reason="the program is a shell script")
@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("echo 'Incorrect password' >&2; exit 1", "protected by a password"),
        ("exit 3", "does not allow to take text out"),
        ("exit 1", "a damaged PDF file"),
        ("exec sleep 60", "takes longer than 0.2 s"),
        ("exec yes '<a/>'", "more text than is read"),
    ],
)
def test_what_poppler_says(
    script: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools, "SECONDS", 0.2 if "sleep" in script else 60)
    monkeypatch.setattr(tools, "MOST_OUTPUT", 1 << 20)
    with pytest.raises(InputError, match=message):
        tools.poppler_pages("a.pdf", b"", program(tmp_path, script))


def box(words: str, left: float, top: float, width: float = 0) -> str:
    """A line of letters 5 wide and 10 high; `width` stretches its last word."""
    found, at = [], left
    for word in words.split():
        right = at + 5 * len(word)
        found.append(
            f'<word xMin="{at}" yMin="{top}" xMax="{right}" yMax="{top + 10}">{word}</word>'
        )
        at = right + 5
    right = left + width if width else at - 5
    place = f'xMin="{left}" yMin="{top}" xMax="{right}" yMax="{top + 10}"'
    return f"<line {place}>{''.join(found)}</line>"


def placed(*blocks: list[str]) -> list[str]:
    content = "".join(f"<block>{''.join(block)}</block>" for block in blocks)
    pages = boxed(io.BytesIO(f"<doc><page>{content}</page></doc>".encode()))
    return [block.text for block in paragraphs(pages)]


def test_lines_with_places() -> None:
    two = [box("eins zwei drei", 0, 0), box("vier", 0, 12), box("Fünf sechs", 0, 24)]
    assert placed(two) == ["eins zwei drei vier", "Fünf sechs"]
    gap = [box("eins zwei drei", 0, top) for top in (0, 12, 24)] + [box("Vier fünf", 0, 42)]
    assert placed(gap) == ["eins zwei drei eins zwei drei eins zwei drei", "Vier fünf"]
    indented = [box("eins zwei ab.", 0, 0), box("Drei vier", 20, 12), box("fünf sechs.", 0, 24)]
    assert placed(indented) == ["eins zwei ab.", "Drei vier fünf sechs."]


def test_columns() -> None:
    left = [box("Eins zwei drei", 0, top) for top in (20, 32)]
    right = [box("vier fünf sechs", 100, top) for top in (20, 32)]
    (text,) = placed(left, right)
    assert text == "Eins zwei drei " * 2 + "vier fünf sechs vier fünf sechs"
    heading = [box("Ein Titel über beide Spalten hin", 0, 0)]
    assert placed(heading, left, right) == ["Ein Titel über beide Spalten hin", text]


def test_words_that_touch_are_one() -> None:
    word = '<word xMin="{}" xMax="{}" yMax="10">{}</word>'
    line = word.format(0, 20, "Wort") + word.format(20.5, 24, "1") + word.format(27, 40, "und")
    assert placed([f'<line xMax="40" yMax="10">{line}</line>']) == ["Wort1 und"]


def test_places_that_are_no_numbers() -> None:
    line = '<line xMin="nan" yMin="1,5"><word xMin="x" xMax="inf">Wort</word></line>'
    assert placed([line]) == ["Wort"]


def test_output_that_breaks_off() -> None:
    whole = f"<doc><page><block>{box('eins', 0, 0)}</block></page><page><block>"
    assert [[line.text for line in page] for page in boxed(io.BytesIO(whole.encode()))] == [
        ["eins"],
        [],
    ]


@both
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_pages_that_are_turned(
    turned: int, program: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "poppler", lambda: program)
    text = TEXT.replace("ü", "ue")
    lines = [*wrap(text, 60), "Kurzer Titel", *wrap(text, 60)]
    found = read_pdf("a.pdf", turned_pdf(lines, turned), AS_USUAL).text
    assert found == f"{text}\nKurzer Titel\n{text}"


def test_control_characters_in_what_poppler_gives() -> None:
    assert placed([box("eins \x01zwei", 0, 0)]) == ["eins zwei"]


@pytest.mark.skipif(os.name != "posix", reason="the program is a shell script")
def test_what_poppler_is_asked(tmp_path: Path) -> None:
    page = '<page><flow><block><line><word xMax="9">{}</word></line></block></flow></page>'
    given = f"<doc>{page.format('a')}{page.format('b')}".encode()
    script = f"""cat "$4"; echo '{page}' | sed "s/{{}}/$1 $2 $3 $5/"; echo '</doc>'"""
    pages = tools.poppler_pages("-layout", given, program(tmp_path, script))
    texts = [line.text for page in pages for line in page]
    assert texts == ["a", "b", "-bbox-layout -enc UTF-8 -"]


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert refusal(b"%PDF-") == ("Reading .pdf needs the extra 'pdf': pip install 'aligner[pdf]'")


@pytest.mark.parametrize("width", [30, 60, 90])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_are_joined(width: int, end: str) -> None:
    lines = [*wrap(TEXT, width), *wrap(TEXT, width)]
    assert " ".join(texts(end.join(lines))) == f"{TEXT} {TEXT}"
    assert texts(end.join(wrap(TEXT, width)) + end * 2 + "Kurz.") == [TEXT, "Kurz."]


def test_headings_and_lists_stand_alone() -> None:
    body = wrap(TEXT, 60)
    page = ["Ein Titel", *body, "Kurzer Zwischentitel", *body, "• ein Punkt", "• noch einer"]
    assert texts("\n".join(page)) == [
        *("Ein Titel", TEXT, "Kurzer Zwischentitel", TEXT, "• ein Punkt", "• noch einer"),
    ]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("der Wirtschafts-\nzone", "der Wirtschaftszone"),
        ("der Wirtschafts\u00ad\nzone", "der Wirtschaftszone"),
        ("Nordrhein-\nWestfalen", "Nordrhein-Westfalen"),
        ("die Ein-\nund Ausfuhr", "die Ein- und Ausfuhr"),
        ("siehe https://example.org/a-\nb", "siehe https://example.org/a-b"),
        ("nach deutsch-indischer Art die deutsch-\nindischer", None),
        ("eﬃziente Oﬀenheit", "effiziente Offenheit"),
        ("Sil\u00adben\u200b", "Silben"),
    ],
)
def test_hyphens_and_unseen_characters(lines: str, text: str | None) -> None:
    assert texts(lines) == [text or "nach deutsch-indischer Art die deutsch-indischer"]


def test_paragraphs_go_on_over_the_page() -> None:
    lines = wrap(TEXT, 40)
    (block,) = paragraphs(typed(["\n".join(lines[:3]), "\n".join(lines[3:])]))
    assert block.text == TEXT
    assert [label for _, label in block.labels] == ["page 1", "page 2"]
    assert block.text[block.labels[1][0] :].startswith(lines[3])
    assert texts("Ein Satz.", "Noch einer.") == ["Ein Satz.", "Noch einer."]


def test_thai_is_joined_without_spaces() -> None:
    thai = "ระฆังโบสถ์เซนต์มาร์ตินเงียบเสียงลงแล้ว" * 4
    lines = [thai[at : at + 50] for at in range(0, len(thai), 50)]
    assert texts("\n".join(lines)) == [thai]


def test_headers_footers_and_numbers_of_pages_are_left_out() -> None:
    pages = [
        f"Der Bericht\n\n{text} ist ein Absatz auf dieser Seite.\n{4 + number}\n"
        for number, text in enumerate(("Dies", "Das", "Hier", "Dort"))
    ]
    assert texts(*pages) == [
        f"{text} ist ein Absatz auf dieser Seite." for text in ("Dies", "Das", "Hier", "Dort")
    ]
    assert texts("Eins.\nSeite 1 von 2", "Zwei.\nSeite 2 von 2") == ["Eins.", "Zwei."]
    assert texts("Ein Satz.\n1") == ["Ein Satz. 1"]


@given(st.lists(st.text("abc äöü.-\u00ad\n 16कि", max_size=60), max_size=6))
def test_no_letter_is_lost(pages: list[str]) -> None:
    unlike = [
        f"{chr(0x4E00 + number)}\n{page}\n{chr(0x5E00 + number)}"
        for number, page in enumerate(pages)
    ]
    joined = "".join(texts(*unlike))
    letters = re.compile(r"[^\s\u00ad-]")
    assert letters.findall(joined) == letters.findall("".join(unlike))


THAI = """<doc><page><flow><block>
<line xMin="56.8" yMin="68.2" xMax="162.4" yMax="81.2">
<word xMin="56.8" yMin="68.2" xMax="92.9" yMax="81.2">BHG</word>
<word xMin="144.2" yMin="68.2" xMax="156.3" yMax="81.2">มิถ</word>
<word xMin="156.3" yMin="68.2" xMax="162.4" yMax="81.2">น</word>
</line>
<line xMin="156.4" yMin="68.2" xMax="178.6" yMax="81.2">
<word xMin="156.4" yMin="68.2" xMax="156.4" yMax="81.2">ุ</word>
<word xMin="162.5" yMin="68.2" xMax="178.6" yMax="81.2">ายน</word>
</line>
<line xMin="56.8" yMin="91.5" xMax="178.6" yMax="104.5">
<word xMin="56.8" yMin="91.5" xMax="178.6" yMax="104.5">สหาย</word>
</line>
</block></flow></page></doc>"""


def test_signs_that_are_drawn_by_themselves_go_to_their_letter() -> None:
    (page,) = boxed(BytesIO(THAI.encode()))
    assert [line.text for line in page] == ["BHG มิถุนายน", "สหาย"]
