import io
import zipfile

import pytest

from aligner.errors import InputError
from aligner.readers.office import archive as limits
from aligner.readers.office.archive import Archive, resolved
from tests.readers.made import zipped


def content(data: bytes, part: str | None) -> bytes:
    archive = Archive("a.docx", data)
    return archive.read(part or next(iter(archive.paths)))


def refusal(data: bytes, part: str | None = None) -> str:
    with pytest.raises(InputError) as caught:
        content(data, part)
    return str(caught.value)


def test_parts() -> None:
    archive = Archive("a.docx", zipped({"a/b.xml": "<b/>", "c": b"c"}))
    assert list(archive.paths) == ["a/b.xml", "c"]
    assert "c" in archive
    assert archive.read("c") == b"c"
    assert archive.xml("a/b.xml").tag == "b"


def test_a_part_that_is_missing() -> None:
    assert "'b' is missing in it" in refusal(zipped({"a": ""}), "b")


@pytest.mark.parametrize("path", ["../a", "a/../../b", "/etc/passwd", "..\\a", "C:\\a", "\\a"])
def test_paths_that_lead_out(path: str) -> None:
    assert "leads out of the archive" in refusal(zipped({path: ""}))


@pytest.mark.parametrize(
    ("base", "target", "path"),
    [
        ("word/document.xml", "media/a.png", "word/media/a.png"),
        ("word/document.xml", "/word/a.xml", "word/a.xml"),
        ("OEBPS/book.opf", "../../../etc/passwd", "etc/passwd"),
        ("", "a/./b", "a/b"),
    ],
)
def test_references_stay_within(base: str, target: str, path: str) -> None:
    assert resolved(base, target) == path


def test_bombs_by_ratio() -> None:
    assert "too large when unpacked ('a')" in refusal(zipped({"a": bytes(20 << 20)}))


def test_bombs_by_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_PART", 1000)
    stored = zipped({"a": bytes(1001)}, zipfile.ZIP_STORED)
    assert "too large when unpacked" in refusal(stored)


def test_bombs_of_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_UNPACKED", 2000)
    archive = Archive("a.docx", zipped({"a": bytes(1500)}))
    archive.read("a")
    with pytest.raises(InputError, match="too large when unpacked"):
        archive.read("a")


def test_a_size_that_is_not_true_is_damage() -> None:
    data = zipped({"a": bytes(5000)})
    lies = data.replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    assert "damaged ZIP archive at 'a'" in refusal(lies)


def test_entries_are_counted_before_they_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({str(number): "" for number in range(11)})
    monkeypatch.setattr(limits, "MOST_ENTRIES", 10)
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert "more than 10 entries" in refusal(data)


def test_encrypted() -> None:
    data = bytearray(zipped({"a": "text"}))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(data)) == "a.docx: protected by a password. Save it without one."


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_methods_are_not_unpacked(method: int) -> None:
    assert "damaged ZIP archive at 'a'" in refusal(zipped({"a": "text"}, method))


def test_truncated() -> None:
    data = zipped({"a": "text" * 100, "b": bytes(range(256))})
    for end in range(len(data)):
        assert "damaged ZIP archive" in refusal(data[:end])


def test_not_an_archive() -> None:
    assert "damaged ZIP archive" in refusal(b"")
    assert "damaged ZIP archive" in refusal(io.BytesIO(b"PK\x03\x04" * 9).getvalue())
