"""The language that a file says it is in."""

from collections.abc import Iterable

from aligner.errors import LanguageError
from aligner.languages.codes import parse_language, primary, same_language
from aligner.languages.identify import identify
from aligner.readers.blocks import Block

_ENOUGH = 200  # characters by which a language can be told


def known_language(said: str | None) -> str | None:
    """The code that a file gives; None where it gives none, or one that is none."""
    try:
        return parse_language(said) if said else None
    except LanguageError:
        return None  # written for programs, and nobody has asked for it: the text will tell


def likely_language(said: str | None, blocks: Iterable[Block]) -> tuple[str | None, str | None]:
    """The language of a page, and the one that it wrongly says, if it does.

    Templates of pages say English, whatever is put into them; other languages somebody has chosen.
    """
    code = known_language(said)
    if code is None or primary(code) != "en":
        return code, None
    text = "\n".join(block.text for block in blocks)
    found = identify(text)
    if len(text) < _ENOUGH or found == "und" or same_language(found, code):
        return code, None
    return found, code
