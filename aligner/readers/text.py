"""Plain text."""

from collections.abc import Callable

from aligner.errors import InputError
from aligner.readers.binary import MOST_CONTROLS, binary_error, binary_kind, controls
from aligner.readers.blocks import RawText
from aligner.readers.encoding import Decoded, decode
from aligner.readers.options import AS_USUAL, Reading

Decoder = Callable[[str, bytes, str | None], Decoded]
"""(name, content, encoding given by the user) to characters."""


def read_text(name: str, data: bytes, reading: Reading = AS_USUAL) -> RawText:
    """The text of a plain text file, line ends as they are.

    Raises:
        InputError: if it has none.
    """
    text, notes = characters(name, data, reading)
    return RawText(name, text, notes)


def characters(
    name: str, data: bytes, reading: Reading, decoder: Decoder = decode
) -> tuple[str, tuple[str, ...]]:
    """The characters of a file of text, and notes for the user.

    Args:
        name: the file's.
        data: its content.
        reading: how to read it.
        decoder: finds out the encoding, for formats that have ways of their own to say it.

    Raises:
        InputError: if it has none, or is no text.
    """
    if kind := binary_kind(data):
        raise binary_error(name, kind)
    text, guess = decoder(name, data, reading.encoding)
    _refuse(name, text)
    if guess is None:
        return text, ()
    return text, (f"{name}: read as {guess} (not UTF-8); pass --encoding if that is wrong",)


def _refuse(name: str, text: str) -> None:
    """Raises InputError for what could be decoded but is no text."""
    if not text:
        raise InputError(f"{name}: empty. Give a file with text in it.")
    if text.isspace():
        raise InputError(f"{name}: only white space. Give a file with text in it.")
    sample = text[:4096].encode("utf-8", errors="replace")
    if "\0" in text or controls(sample) > MOST_CONTROLS:
        raise binary_error(name)
