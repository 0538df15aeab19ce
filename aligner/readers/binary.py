"""What is not text, told by its content."""

from aligner.errors import InputError

ZIP = "ZIP archive, as .docx, .odt and .epub files are"
PDF = "PDF document"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD = "old Microsoft Office document"
_OLD_WORD = "old Word document, .doc"
_PROTECTED = "Office document protected by a password"
# What to do about it.
_WAYS = {
    ZIP: "Give it the suffix of its format, or name the format.",
    PDF: "Give it the suffix .pdf, or name the format.",
    _OLD: "Save it in a newer format, such as .docx.",
    _OLD_WORD: "Save it as .docx.",
    _PROTECTED: "Save it without one.",
}
_WAY = "Convert it to plain text first."

# Start of the file, what it is.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"II*\x00", "TIFF image"),
    (b"MM\x00*", "TIFF image"),
    (b"%PDF-", PDF),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (_OLE, _OLD),
    (b"\x1f\x8b", "gzip archive"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ\x00", "xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "Zstandard archive"),
    (b"Rar!\x1a\x07", "RAR archive"),
    (b"\x7fELF", "ELF program"),
    (b"\xcf\xfa\xed\xfe", "Mach-O program"),
    (b"\xca\xfe\xba\xbe", "Java class or Mach-O program"),
    (b"\x00asm", "WebAssembly program"),
    (b"SQLite format 3\x00", "SQLite database"),
    (b"PAR1", "Parquet table"),
    (b"\x93NUMPY", "NumPy array"),
    (b"\x89HDF\r\n\x1a\n", "HDF5 file"),
    (b"OggS", "Ogg audio or video"),
    (b"fLaC", "FLAC audio"),
    (b"ID3", "MP3 audio"),
    (b"RIFF", "RIFF audio, video or image"),
    (b"\x1aE\xdf\xa3", "Matroska video"),
    (b"wOFF", "WOFF font"),
    (b"wOF2", "WOFF font"),
)
# The same, further into the file.
_MAGIC_AT: tuple[tuple[int, bytes, str], ...] = (
    (4, b"ftyp", "MP4 audio or video"),
    (257, b"ustar", "tar archive"),
)
# Some of the signatures are letters that a text may begin with ("BZh", "RIFF", "PAR1"): these count
# only together with bytes that no text has.
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_SAMPLE = 4096
# A text may have a stray control character; every other file is full of them.
MOST_CONTROLS = 0.02


def binary_kind(data: bytes) -> str | None:
    """What kind of file it is, by its signature; None where none is known."""
    if data.startswith(b"%PDF-"):
        return PDF
    if not controls(data):
        return None
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return _old_kind(data) if kind == _OLD else kind
    return next((kind for at, magic, kind in _MAGIC_AT if data.startswith(magic, at)), None)


def _old_kind(data: bytes) -> str:
    """What is in a file of streams, by the names of these."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _PROTECTED
    return _OLD_WORD if "WordDocument".encode("utf-16-le") in data else _OLD


def controls(data: bytes) -> float:
    """The share of control characters, line and page breaks and tabs aside, at its beginning."""
    sample = data[:_SAMPLE]
    return (len(sample) - len(sample.translate(None, _CONTROL))) / max(len(sample), 1)


def binary_error(name: str, kind: str | None = None) -> InputError:
    what = f"binary content ({kind})" if kind else "binary content"
    return InputError(f"{name}: {what}, not text. {way(kind)}")


def way(kind: str | None) -> str:
    """What to do about a file of that kind."""
    return _WAYS.get(kind or "", _WAY)
