"""Which reader a file gets, and what is said where it is not what its name says."""

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.readers import read, source
from aligner.readers.formats import format_of
from aligner.readers.options import AS_USUAL
from tests.readers.made import docx_of, epub_of, odt_of, pdf_of, zipped

TEXTS = ["Ein Satz.", "Noch einer."]
MADE = {"docx": docx_of, "odt": odt_of, "epub": epub_of, "pdf": pdf_of}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refusal(folder: Path, name: str, data: bytes) -> str:
    path = file(folder, name, data)
    with pytest.raises(InputError) as caught:
        read(path)
    return str(caught.value).removeprefix(f"{path}: ")


@pytest.mark.parametrize("form", MADE)
def test_by_suffix_and_by_name(form: str, tmp_path: Path) -> None:
    data = MADE[form](["Ein Satz."])
    assert read(file(tmp_path, f"a.{form.upper()}", data)).text == "Ein Satz."
    assert read(file(tmp_path, "a", data), form=form).text == "Ein Satz."


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.docx", b"", "empty. Give a file with text in it."),
        ("a.docx", b"Nur Text.", "no docx file; its content is none of that kind. Give it"),
        ("a.odt", b"%PDF-1.7", "no odt file; its content is binary (PDF document). Give it"),
        ("a.epub", docx_of(TEXTS), "a Word document (.docx), no e-book (.epub). Give it that"),
        ("a.docx", odt_of(TEXTS), "an OpenDocument file (.odt), no Word document (.docx). Give"),
        ("a.odt", epub_of(TEXTS), "an e-book (.epub), no OpenDocument text (.odt). Give it that"),
        ("a.pdf", docx_of(TEXTS), "no pdf file; its content is binary (ZIP archive, as .docx,"),
        (
            "a.docx",
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "no docx file; its content is binary (Office document protected by a password). Save",
        ),
        (
            "a.doc",
            OLE + "WordDocument".encode("utf-16-le"),
            "binary content (old Word document, .doc), not text. Save it as .docx.",
        ),
    ],
)
def test_other_content(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, name, data).startswith(message)


def test_parts_are_missing(tmp_path: Path) -> None:
    data = zipped({"word/document.xml": "<a/>"})
    message = "a Word document (.docx) with parts missing. Get the file anew."
    assert refusal(tmp_path, "a.docx", data) == message


LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"])


@pytest.mark.parametrize("form", ["docx", "odt", "epub"])
@given(st.lists(st.text(LETTERS, min_size=1, max_size=30), min_size=1, max_size=6))
@settings(max_examples=40)
def test_what_is_written_is_what_is_read(form: str, texts: list[str]) -> None:
    wanted = [" ".join(text.split()) for text in texts if text.strip()]
    if wanted:
        raw = format_of(Path(f"a.{form}")).read("a", MADE[form](texts), AS_USUAL)
        assert [" ".join(line.split()) for line in raw.text.split("\n")] == wanted


def test_files_that_are_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_BYTES", 1 << 20)
    path = file(tmp_path, "a.txt", b"x" * (1 << 20))
    assert len(read(path).text) == 1 << 20
    assert refusal(tmp_path, "a.txt", b"x" * ((1 << 20) + 1)) == (
        "larger than 1 MB. Divide it into several files."
    )


def test_standard_input_has_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_BYTES", 10)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 11)))
    with pytest.raises(InputError, match="<stdin>: larger than"):
        read(Path("-"))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_devices_have_no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_BYTES", 1 << 20)
    with pytest.raises(InputError, match="larger than 1 MB"):
        read(Path("/dev/zero"))
