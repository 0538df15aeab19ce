"""Words and their base forms in one file, which is mapped into memory and not read as a whole.

A word is looked up in its bucket, which its CRC-32 names: some words, one behind the other. Each
stands with what makes its base form of it: how many letters to take off the end, and what to add.
"""

import mmap
import os
import struct
import tempfile
import zlib
from array import array
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO, Final, TypeVar, overload

_T = TypeVar("_T")

_HEAD = struct.Struct("=8sI")  # what it is, and the CRC-32 of all that follows
_SIZES = struct.Struct("=II")  # buckets, words
_FIRST = _HEAD.size + _SIZES.size
FORMAT = 1
"""Another layout gets another number."""

_MAGIC = b"words%03d" % FORMAT
_PLACE: Final = "I"  # where a bucket starts: four bytes
_WORD, _BASE = b"\xff", b"\xfe"  # before either; no byte of a text in UTF-8
_FILL = 8  # words of a bucket on average, at most
_BLOCK = 1 << 20


class DamagedError(ValueError):
    """A file is not what was written."""


class WordFile(Mapping[str, str]):
    """The base form of each word, looked up in what `packed` gives: a mapped file, or bytes."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        buckets, self._size = map(int, _SIZES.unpack_from(data, _HEAD.size))
        self._data = data
        self._mask = buckets - 1
        places = memoryview(data)[_FIRST : _FIRST + 4 * (buckets + 1)]
        self._places: memoryview[int] = places.cast(_PLACE)

    def __getitem__(self, word: str) -> str:
        base = self.get(word)
        if base is None:
            raise KeyError(word)
        return base

    @overload
    def get(self, word: str) -> str | None: ...
    @overload
    def get(self, word: str, default: _T) -> str | _T: ...
    def get(self, word: str, default: _T | None = None) -> str | _T | None:
        """The base form, or `default`; faster than the `get` of `Mapping`, which raises first."""
        start, end = self._found(word)
        if start < 0:
            return default
        stop = self._data.find(_WORD, start, end)
        edit = self._data[start : stop if stop >= 0 else end].decode()
        return word[: len(word) - ord(edit[0])] + edit[1:]

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._found(word)[0] >= 0

    def __iter__(self) -> Iterator[str]:
        for record in self._data[self._places[0] :].split(_WORD)[1:]:
            yield record.partition(_BASE)[0].decode()

    def __len__(self) -> int:
        return self._size

    def _found(self, word: str) -> tuple[int, int]:
        """Where the base form of a word starts, -1 where it is not there; and its bucket ends."""
        key = word.encode("utf-8", "surrogatepass")
        number = zlib.crc32(key) & self._mask
        start, end = self._places[number], self._places[number + 1]
        sought = _WORD + key + _BASE
        found = self._data.find(sought, start, end)
        return (found + len(sought) if found >= 0 else -1), end


def packed(words: Mapping[str, str]) -> bytes:
    """What a word file consists of, for words and their base forms."""
    size = 1
    while size * _FILL < len(words):
        size *= 2
    buckets = [b""] * size
    for word, base in words.items():
        same = len(base)
        while not word.startswith(base[:same]):
            same -= 1
        key, edit = word.encode(), (chr(len(word) - same) + base[same:]).encode()
        buckets[zlib.crc32(key) & (size - 1)] += b"%b%b%b%b" % (_WORD, key, _BASE, edit)
    first = _FIRST + 4 * (size + 1)
    places = array(_PLACE, accumulate(map(len, buckets), initial=first))
    rest = b"".join((_SIZES.pack(size, len(words)), places.tobytes(), *buckets))
    return _HEAD.pack(_MAGIC, zlib.crc32(rest)) + rest


def save(path: Path, data: bytes) -> None:
    """Writes a word file; it is there whole or not at all. Raises OSError."""
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    aside = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(number)
        aside.chmod(0o644)  # others may share the folder; a temporary file is for one's own eyes
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def open_words(path: Path) -> WordFile:
    """A word file, mapped.

    Raises:
        OSError: if it is not there or cannot be read.
        DamagedError: if it is not what was written.
    """
    with path.open("rb") as file:
        _verify(file, path)
        return WordFile(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _verify(file: BinaryIO, path: Path) -> None:
    """Reads all of it once: by a mapping it would stay in memory."""
    head = file.read(_HEAD.size)
    found = 0
    while block := file.read(_BLOCK):
        found = zlib.crc32(block, found)
    if len(head) < _HEAD.size or _HEAD.unpack(head) != (_MAGIC, found):
        raise DamagedError(f"{path}: not a file of words, or damaged")
