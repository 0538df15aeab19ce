"""HTML pages (.html, .htm, .xhtml)."""

import codecs
import re

from aligner.readers.blocks import RawText, assembled
from aligner.readers.encoding import Decoded, decode
from aligner.readers.options import AS_USUAL, Reading
from aligner.readers.said import known_language
from aligner.readers.text import characters
from aligner.readers.web.page import page

# As browsers look for it: within the first kilobyte.
_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s*+=\s*+["']?\s*+([A-Za-z0-9_.:-]++)""", re.IGNORECASE
)
_HEAD = 1024
# What pages call so is more than that: https://encoding.spec.whatwg.org/#names-and-labels
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874"}


def read_html(name: str, data: bytes, reading: Reading = AS_USUAL) -> RawText:
    """The text of a page: title and description, then what is read, in its order.

    Raises:
        InputError: if it has none.
    """
    text, notes = characters(name, data, reading, _decoded)
    found = page(text)
    blocks = found.blocks
    if reading.article:
        from aligner.readers.web.article import article  # noqa: PLC0415 - needs an extra

        blocks = article(name, text, blocks)
    return assembled(
        name,
        (*found.fields, *blocks),
        raw=text,
        notes=notes,
        language=known_language(found.language),
        structure=reading.structure,
    )


def _decoded(name: str, data: bytes, encoding: str | None) -> Decoded:
    """The characters of a page: a declaration counts where it is not UTF-8 anyway.

    Browsers that save a page write UTF-8 and leave the declaration as it was.
    """
    declared = None if encoding else _declared(data)
    if declared is None:
        return decode(name, data, encoding)
    try:
        return Decoded(data.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError:
        pass  # what it declares, then
    try:
        return Decoded(data.decode(declared))
    except UnicodeError:
        return decode(name, data, None)


def _declared(data: bytes) -> str | None:
    """The encoding that a page says it is in, if there is one of that name."""
    match = _DECLARED.search(data, 0, _HEAD)
    if match is None:
        return None
    try:
        found = codecs.lookup(match[1].decode("ascii"))
    except LookupError:
        return None
    # Not what turns bytes into bytes, or what no page is in.
    if not found._is_text_encoding or found.name.startswith(("utf", "idna", "punycode")):
        return None
    return _MEANT.get(found.name, found.name)
