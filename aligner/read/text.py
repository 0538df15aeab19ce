"""Plain text."""

from dataclasses import dataclass

from aligner.errors import InputError
from aligner.read.binary import MOST_CONTROLS, binary_error, binary_kind, controls
from aligner.read.encoding import decode


@dataclass(frozen=True, slots=True)
class RawText:
    """What was read: `name` as the user gave it, the text, and notes for the user, one line each.

    Line ends are those of the file.
    """

    name: str
    text: str
    notes: tuple[str, ...]


def read_text(name: str, data: bytes, encoding: str | None = None) -> RawText:
    """The text of a plain text file; raises InputError where it has none."""
    if kind := binary_kind(data):
        raise binary_error(name, kind)
    text, guess = decode(name, data, encoding)
    _refuse(name, text)
    if guess is None:
        return RawText(name, text, ())
    note = f"{name}: read as {guess} (not UTF-8); pass --encoding if that is wrong"
    return RawText(name, text, (note,))


def _refuse(name: str, text: str) -> None:
    """Raises InputError for what could be decoded but is no text."""
    if not text:
        raise InputError(f"{name}: empty. Give a file with text in it.")
    if text.isspace():
        raise InputError(f"{name}: only white space. Give a file with text in it.")
    sample = text[:4096].encode("utf-8", errors="replace")
    if "\0" in text or controls(sample) > MOST_CONTROLS:
        raise binary_error(name)
