"""The lines of a file of any length, of which none is held longer than it is needed."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from aligner.errors import InputError

LONGEST = 256 * 2**20
"""Bytes of a row: two documents of the greatest size that is read, as text."""
_MARKS = (b"\xff\xfe", b"\xfe\xff")  # of UTF-16
_BOM = b"\xef\xbb\xbf"


class Line(NamedTuple):
    """A line.

    Attributes:
        number: from 1.
        offset: bytes before it.
        text: with its end, if it has one; empty where there is a fault.
        fault: why it cannot be read, a sentence; empty where it can.
    """

    number: int
    offset: int
    text: str
    fault: str = ""


def lines(path: Path, number: int = 1, offset: int = 0) -> Iterator[Line]:
    """The lines of a file, from the one of this number and offset on.

    Raises:
        InputError: if it cannot be read, or is not UTF-8 by its first bytes.
    """
    try:
        with path.open("rb") as file:
            if file.read(2) in _MARKS:
                raise InputError(f"{path}: is in UTF-16. Save it as UTF-8.")
            file.seek(0)
            start = len(_BOM) if file.read(len(_BOM)) == _BOM else 0
            file.seek(max(start, offset))
            yield from _lines(file, number)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}.") from error


def _lines(file: BinaryIO, number: int) -> Iterator[Line]:
    offset = file.tell()
    while data := file.readline(LONGEST + 1):
        length = len(data)
        if length > LONGEST:
            length += _passed(file)
            fault = f"It is longer than {LONGEST >> 20} MB."
            yield Line(number, offset, "", fault)
        else:
            yield _line(number, offset, data)
        number += 1
        offset += length


def _line(number: int, offset: int, data: bytes) -> Line:
    try:
        return Line(number, offset, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Line(number, offset, "", f"It is not UTF-8 at its byte {error.start + 1}.")


def _passed(file: BinaryIO) -> int:
    """The bytes up to the end of the line, which are left out."""
    passed = 0
    while data := file.readline(1 << 20):
        passed += len(data)
        if data.endswith(b"\n"):
            break
    return passed
