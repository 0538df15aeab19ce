"""The parts of a ZIP archive, within limits, as the file may be damaged or made to do harm.

Nothing is written to disk, and what is not asked for is not unpacked.
"""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable

from lxml import etree

from aligner.errors import InputError
from aligner.readers.safe_xml import xml_root

MOST_ENTRIES = 10_000
MOST_UNPACKED = 200 * 2**20
MOST_PART = 50 * 2**20
# Deflate packs text up to about 50 times; markup that repeats itself, 100 times.
MOST_RATIO = 400
_SMALL = 2**20  # what is small when unpacked is no bomb
_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# Parts that show what an archive is.
_SIGNS = {
    "word/document.xml": "a Word document (.docx)",
    "content.xml": "an OpenDocument file (.odt)",
    "META-INF/container.xml": "an e-book (.epub)",
}
_ENTRY = b"PK\x01\x02"
_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class Archive:
    """A ZIP archive in memory.

    Args:
        name: of the file, for errors.
        data: its content.

    Raises:
        InputError: if it is damaged, has too many entries, or one that leads out of it.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self._left = MOST_UNPACKED
        # Before the list of entries is read, as it takes ten times their size.
        if data.count(_ENTRY) > MOST_ENTRIES:
            raise InputError(f"{name}: more than {MOST_ENTRIES:,} entries. Save it with fewer.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGES as error:
            raise self._damaged() from error
        self._entries = {_path(each.filename): each for each in self._zip.infolist()}
        if bad := next((path for path in self._entries if _leads_out(path)), None):
            raise InputError(f"{name}: its entry {bad!a} leads out of the archive. Pack it anew.")

    def __contains__(self, path: str) -> bool:
        return path in self._entries

    @property
    def paths(self) -> Iterable[str]:
        return self._entries.keys()

    def read(self, path: str) -> bytes:
        """The content of a part.

        Raises:
            InputError: if there is none of that name, or it is damaged, encrypted or too large.
        """
        entry = self._entries.get(path)
        if entry is None:
            raise InputError(f"{self.name}: damaged, {path!a} is missing in it. Save it again.")
        if entry.flag_bits & _ENCRYPTED:
            raise protected(self.name)
        self._check_size(path, entry)
        try:
            if entry.compress_type not in _METHODS:
                raise NotImplementedError
            data = self._zip.read(entry)
        except _DAMAGES as error:
            raise self._damaged(path) from error
        self._left -= len(data)
        return data

    def xml(self, path: str) -> etree._Element:
        """The root element of a part that is XML, or InputError as of `read` and `xml_root`."""
        return xml_root(f"{self.name}: {path}", self.read(path))

    def _check_size(self, path: str, entry: zipfile.ZipInfo) -> None:
        """By the size that the archive states; zipfile unpacks no more than that."""
        size = entry.file_size
        bomb = size > _SMALL and size > MOST_RATIO * entry.compress_size
        if bomb or size > min(self._left, MOST_PART):
            raise InputError(
                f"{self.name}: too large when unpacked ({path!a}). "
                f"Up to {MOST_PART >> 20} MB a part and {MOST_UNPACKED >> 20} MB in all are read."
            )

    def _damaged(self, path: str | None = None) -> InputError:
        where = f" at {path!a}" if path else ""
        return InputError(f"{self.name}: a damaged ZIP archive{where}. Get the file anew.")


def misnamed(archive: Archive, wanted: str) -> InputError:
    """The error for an archive that is not what its name says."""
    for sign, kind in _SIGNS.items():
        if sign in archive and wanted not in kind:
            return InputError(f"{archive.name}: {kind}, no {wanted}. Give it that suffix.")
        if sign in archive:
            return InputError(f"{archive.name}: a {wanted} with parts missing. Get the file anew.")
    return InputError(f"{archive.name}: a ZIP archive, but no {wanted}. Check which file it is.")


def protected(name: str) -> InputError:
    return InputError(f"{name}: protected by a password. Save it without one.")


def resolved(base: str, target: str) -> str:
    """The path in the archive that `target` means in the part `base`."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), target)).lstrip("/")


def _path(name: str) -> str:
    return name.replace("\\", "/")


def _leads_out(path: str) -> bool:
    return path.startswith("/") or bool(re.match("[A-Za-z]:", path)) or ".." in path.split("/")
