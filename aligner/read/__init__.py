"""Files into text: one module per format."""

from collections.abc import Callable
from pathlib import Path

from aligner.read.source import content
from aligner.read.text import RawText, read_text

__all__ = ["READERS", "RawText", "Reader", "read"]

# (name, bytes, encoding given by the user) to text.
Reader = Callable[[str, bytes, str | None], RawText]

# By suffix, in lower case; whatever is not here is read as plain text.
READERS: dict[str, Reader] = {".txt": read_text}


def read(path: Path, encoding: str | None = None) -> RawText:
    """The text of a document, `-` for standard input.

    Without `encoding` it is found out from the content. Raises InputError where there is nothing to
    read, or nothing that is text.
    """
    name, data = content(path)
    return READERS.get(path.suffix.lower(), read_text)(name, data, encoding)
