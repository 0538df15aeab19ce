import codecs
import io
import sys
from pathlib import Path

import pytest

from aligner.errors import InputError
from aligner.readers import RawText, Reading, read
from aligner.readers.formats import FORMATS
from aligner.readers.text import read_text

GERMAN = "Über die Brücke.\nDie Straße ist naß, größer wäre schöner.\n"
HINDI = "यह एक वाक्य है।\nदूसरी पंक्ति में भी एक वाक्य है।\n"
RUSSIAN = "Привет, как дела?\nЭто русский текст о переводе.\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
WORD = "WordDocument".encode("utf-16-le")
PROTECTED = "EncryptedPackage".encode("utf-16-le")


def file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refusal(path: Path, encoding: str | None = None) -> str:
    with pytest.raises(InputError) as caught:
        read(path, Reading(encoding))
    return str(caught.value)


def refusal_of(data: bytes, encoding: str | None = None) -> str:
    with pytest.raises(InputError) as caught:
        read_text("a.txt", data, Reading(encoding))
    return str(caught.value)


def test_reads_utf8(tmp_path: Path) -> None:
    path = file(tmp_path, "a.hi.txt", HINDI.encode())
    assert read(path) == RawText(str(path), HINDI, ())


def test_name_is_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file(tmp_path, "a.txt", b"text")
    monkeypatch.chdir(tmp_path)
    assert read(Path("a.txt")).name == "a.txt"


def test_a_suffix_without_a_reader_is_plain_text(tmp_path: Path) -> None:
    assert not any(".de" in each.suffixes for each in FORMATS)
    assert read(file(tmp_path, "report.de", b"text")).text == "text"


def test_line_ends_are_kept(tmp_path: Path) -> None:
    text = "a\r\nb\rc\fd\n\u2028e"
    assert read(file(tmp_path, "a.txt", text.encode())).text == text


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(HINDI.encode())))
    assert read(Path("-")) == RawText("<stdin>", HINDI, ())


@pytest.mark.parametrize("text", [GERMAN, HINDI, RUSSIAN])
@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_unicode_encodings(text: str, mark: bytes, codec: str) -> None:
    assert read_text("a.txt", mark + text.encode(codec)) == RawText("a.txt", text, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_the_mark_is_no_text_with_a_given_encoding_either(encoding: str) -> None:
    data = ("\ufeff" + HINDI).encode(encoding.removesuffix("-sig"))
    assert read_text("a.txt", data, Reading(encoding)).text.lstrip("\ufeff") == HINDI
    assert not read_text("a.txt", HINDI.encode(encoding), Reading(encoding)).text.startswith(
        "\ufeff"
    )


@pytest.mark.parametrize(
    ("text", "codec", "shown"),
    [
        (GERMAN, "cp1252", "windows-1252"),
        ("Grün", "latin-1", "windows-1252"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "cp1251", "windows-1251"),
        ("これは日本語の文章です。漢字も含まれています。\n", "shift_jis", "shift_jis"),
        ("ระฆังโบสถ์เซนต์มาร์ตินเงียบเสียงลงแล้ว\n", "cp874", "windows-874"),
    ],
)
def test_other_encodings_are_guessed_with_a_note(text: str, codec: str, shown: str) -> None:
    note = f"article.txt: read as {shown} (not UTF-8); pass --encoding if that is wrong"
    assert read_text("article.txt", text.encode(codec)) == RawText("article.txt", text, (note,))


def test_a_long_line_without_a_guess_for_its_beginning() -> None:
    text = "ascii " * 30_000 + GERMAN
    assert read_text("a.txt", text.encode("cp1252")).text == text


def test_given_encoding() -> None:
    assert read_text("a.txt", GERMAN.encode("cp850"), Reading("cp850")) == RawText(
        "a.txt", GERMAN, ()
    )


def test_damaged_utf8_is_not_guessed_to_be_something_else() -> None:
    data = HINDI.encode() + b"\xff" + HINDI.encode()
    position = len(HINDI.encode()) + 1
    assert refusal_of(data) == (
        f"a.txt: not UTF-8 at byte {position} (line 3). "
        "Re-save as UTF-8, or pass --encoding with the right name."
    )


def test_wrong_encoding_given() -> None:
    assert refusal_of(b"Zeile\r\n" + GERMAN.encode("cp1252"), "utf-8") == (
        "a.txt: not UTF-8 at byte 8 (line 2). "
        "Re-save as UTF-8, or pass --encoding with the right name."
    )


def test_broken_utf16_counts_the_mark() -> None:
    assert refusal_of(codecs.BOM_UTF16_LE + "ab\n".encode("utf-16-le") + b"\x00\xd8") == (
        "a.txt: not UTF-16-LE at byte 9 (line 2). "
        "Re-save as UTF-8, or pass --encoding with the right name."
    )


@pytest.mark.parametrize("encoding", ["utf9", "base64", "ÜTF", "a\0b"])
def test_unknown_encoding(encoding: str) -> None:
    assert refusal_of(b"text", encoding) == (
        f"a.txt: unknown encoding {encoding!a}. Pass a name such as utf-8, utf-16 or windows-1252."
    )


def test_no_such_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file(tmp_path, "a.txt", b"text")
    expected = "{}: no such file. Check the path."
    assert refusal(Path("report.hi.txt")) == expected.format("report.hi.txt")
    assert refusal(Path("a.txt/b")) == expected.format("a.txt/b")


def test_directory(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path}: a directory. Give a file in it."


def test_permission_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> bytes:
        raise PermissionError

    file(tmp_path, "a.txt", b"text")
    monkeypatch.chdir(tmp_path)

    monkeypatch.setattr(Path, "open", denied)
    assert refusal(Path("a.txt")) == "a.txt: permission denied. Make the file readable."


def test_a_path_that_cannot_be() -> None:
    assert "cannot be read" in refusal(Path("a\0b"))
    assert "cannot be read" in refusal(Path("a" * 5000))


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_empty(data: bytes) -> None:
    assert refusal_of(data) == "a.txt: empty. Give a file with text in it."


def test_only_white_space() -> None:
    assert refusal_of(b" \n\t\r\n") == ("a.txt: only white space. Give a file with text in it.")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", " (PNG image)"),
        (b"\x7fELF\x02\x01\x01\0", " (ELF program)"),
        (b"\0\0\0\x18ftypmp42", " (MP4 audio or video)"),
        (b"plain, and then\0a NUL!", ""),
        (bytes(range(256)), ""),
    ],
)
def test_binary(data: bytes, kind: str) -> None:
    assert refusal_of(data) == (
        f"a.txt: binary content{kind}, not text. Convert it to plain text first."
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"PK\x03\x04\x14\0\x06\0",
            "(ZIP archive, as .docx, .odt and .epub files are), not text. Gi",
        ),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "(PDF document), not text. Give it the suffix .pdf"),
        (OLE, "(old Microsoft Office document), not text. Save it in a newer format, such as"),
        (OLE + WORD, "(old Word document, .doc), not text. Save it as .docx."),
        (OLE + PROTECTED, "(Office document protected by a password), not text. Save it without"),
    ],
)
def test_binary_that_can_be_helped(data: bytes, message: str) -> None:
    assert refusal_of(data).startswith(f"a.txt: binary content {message}")


@pytest.mark.parametrize("text", ["BZh is a name.", "RIFF-Format", "ID3 ist ein Format", "PAR1"])
def test_text_that_begins_like_a_signature(text: str) -> None:
    assert read_text("a.txt", text.encode()).text == text
