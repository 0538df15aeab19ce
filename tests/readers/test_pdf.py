"""PDF files: their text by the library, by poppler where there is one, and lines to paragraphs."""

import os
import re
from pathlib import Path
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.documents import read
from aligner.errors import InputError
from aligner.readers import pdf, pdf_tools
from aligner.readers.options import AS_USUAL
from aligner.readers.pdf import read_pdf
from aligner.readers.pdf_lines import paragraphs
from tests.readers.made import pdf_of, pdf_pages

PROGRAM = pdf_tools.poppler()
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


def texts(*pages: str) -> list[str]:
    return [block.text for block in paragraphs(pages)]


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
    path.write_bytes(pdf_of([each for each in plain.text.splitlines() if each.strip()]))
    document = read(path)
    assert document.language == plain.language
    wanted = [" ".join(text.split()) for text in plain.texts]
    same = sum(text in wanted for text in document.texts)
    assert same >= 0.9 * len(wanted)


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
        ("exec yes", "more text than is read"),
    ],
)
def test_what_poppler_says(
    script: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_tools, "SECONDS", 0.2 if "sleep" in script else 60)
    monkeypatch.setattr(pdf_tools, "MOST_TEXT", 1 << 20)
    with pytest.raises(InputError, match=message):
        pdf_tools.poppler_pages("a.pdf", b"", program(tmp_path, script))


@pytest.mark.skipif(os.name != "posix", reason="the program is a shell script")
def test_what_poppler_is_asked(tmp_path: Path) -> None:
    script = 'echo "$1 $2 $4"; cat "$3"'
    pages = pdf_tools.poppler_pages("-layout", b"text\fmore\f", program(tmp_path, script))
    assert pages == ["-enc UTF-8 -\ntext", "more"]


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
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
    (block,) = paragraphs(["\n".join(lines[:3]), "\n".join(lines[3:])])
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
    assert texts("Eins.\n1") == ["Eins.", "1"]


@given(st.lists(st.text("abc äöü.-\u00ad\n 16कि", max_size=60), max_size=6))
def test_no_letter_is_lost(pages: list[str]) -> None:
    unlike = [
        f"{chr(0x4E00 + number)}\n{page}\n{chr(0x5E00 + number)}"
        for number, page in enumerate(pages)
    ]
    joined = "".join(texts(*unlike))
    letters = re.compile(r"[^\s\u00ad-]")
    assert letters.findall(joined) == letters.findall("".join(unlike))
