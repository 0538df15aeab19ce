"""Bytes into characters: the encoding given, or the one the bytes show."""

import codecs
import re
from typing import NamedTuple

from aligner.errors import InputError
from aligner.readers.binary import MOST_CONTROLS, binary_error, controls
from aligner.readers.lines import line_starts

# The longer marks first: the one of UTF-32 begins with the one of UTF-16.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65536
# Names as users know them.
_NAMES = {"iso8859-1": "iso-8859-1", "cp874": "windows-874", "cp932": "shift_jis"}
# What files are in, where they are not in Unicode. To guess among all that Python knows finds Mac
# and EBCDIC code pages in plain German.
_IN_USE = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874"),
    *("koi8_r", "iso8859_2", "cp850", "cp932", "euc_jp", "gb18030", "big5", "cp949"),
]
# Wins where nothing else is likelier: several agree on ä, ö, ü and ß, and differ in a rare name.
_COMMON = "cp1252"


class Decoded(NamedTuple):
    text: str
    guess: str | None = None
    """The encoding, where it was guessed and may be wrong."""


def decode(name: str, data: bytes, encoding: str | None) -> Decoded:
    """The characters of `data`, without a byte order mark.

    Raises InputError, with `name` in it, where `encoding` is unknown or does not fit, or where none
    is found that does.
    """
    if encoding:
        return Decoded(_strict(name, data, encoding).removeprefix("\ufeff"))
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(name, data[len(mark) :], codec, offset=len(mark)))
    if utf16 := _unmarked_utf16(data):
        return Decoded(_strict(name, data, utf16))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _guessed(name, data, error)


def _strict(name: str, data: bytes, encoding: str, offset: int = 0) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _misfit(name, data, encoding, error, offset) from error
    except UnicodeError as error:
        raise InputError(
            f"{name}: not {_shown(encoding)} ({error}). "
            "Re-save as UTF-8, or pass --encoding with the right name."
        ) from error
    except (LookupError, ValueError) as error:
        raise InputError(
            f"{name}: unknown encoding {encoding!a}. "
            "Pass a name such as utf-8, utf-16 or windows-1252."
        ) from error


def _misfit(
    name: str, data: bytes, encoding: str, error: UnicodeDecodeError, offset: int = 0
) -> InputError:
    before = data[: error.start].decode(encoding, errors="replace")
    return InputError(
        f"{name}: not {_shown(encoding)} at byte {offset + error.start + 1} "
        f"(line {len(line_starts(before))}). "
        "Re-save as UTF-8, or pass --encoding with the right name."
    )


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark shows by NUL bytes, all of them first or all second in their pairs."""
    sample = data[:_SAMPLE]
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    pairs = len(sample) // 2
    if len(data) % 2 or max(first, second) < 10 * min(first, second) or not first + second:
        return None
    # Latin text has a NUL in nearly every pair. Text in other scripts has one for spaces and line
    # breaks only, but then its other pairs are full of bytes that no text of bytes has (Devanagari
    # 09 01 to 09 1f, Thai 0e, Cyrillic 04): a stray NUL in plain text is no UTF-16.
    share = max(first, second) / pairs
    if share < 0.7 and (share < 0.02 or controls(sample.replace(b"\0", b"")) < 0.02):
        return None
    return "utf-16-be" if first > second else "utf-16-le"


def _guessed(name: str, data: bytes, error: UnicodeDecodeError) -> Decoded:
    if controls(data) > MOST_CONTROLS:
        raise binary_error(name)
    if _damaged_utf8(data):
        raise _misfit(name, data, "utf-8", error)
    for encoding in _candidates(data):
        try:
            return Decoded(data.decode(encoding), _shown(encoding))
        except UnicodeDecodeError:
            continue  # the sample did not show it; the next candidate may fit
    raise _misfit(name, data, "utf-8", error)


def _damaged_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8.

    Guessing another encoding for the few bytes that are not would garble all the rest.
    """
    text = data.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore"))
    return beyond_ascii - wrong > 2 * wrong


def _candidates(data: bytes) -> list[str]:
    """Encodings that may be meant, the likeliest first."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 (30 ms, and seldom needed)

    matches = list(from_bytes(_telling(data), cp_isolation=_IN_USE))
    tied = [
        encoding
        for match in matches
        if match.chaos <= matches[0].chaos and match.coherence >= matches[0].coherence
        for encoding in (match.encoding, *match.could_be_from_charset)
    ]
    return sorted(dict.fromkeys(tied), key=lambda encoding: encoding != _COMMON)


def _telling(data: bytes) -> bytes:
    """The lines that are not ASCII, up to a sample's length: what an encoding can be told by."""
    found = bytearray()
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            found += line[:_SAMPLE]
        if len(found) >= _SAMPLE:
            # Not within a character; no multi-byte encoding in use has 20 as a second byte.
            return bytes(found[: found.rfind(b" ", 0, _SAMPLE)])
    return bytes(found)


def _shown(encoding: str) -> str:
    """`cp1252` as `windows-1252`, `utf-16-le` as `UTF-16-LE`."""
    encoding = codecs.lookup(encoding).name
    if encoding.startswith("utf"):
        return encoding.upper()
    return _NAMES.get(encoding, re.sub(r"^cp(125\d)$", r"windows-\1", encoding))
