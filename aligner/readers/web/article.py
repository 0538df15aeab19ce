"""The main article of a page, without menus, teasers and comments, by trafilatura."""

import logging
import re
from collections.abc import Sequence

from aligner.errors import InputError
from aligner.extras import extra
from aligner.readers.blocks import Block, Told

_SPACES = re.compile(r"\s+")
_SHORT = 40  # characters; a shorter text ("Share") may stand anywhere, and has to be a whole line
_LIST = re.compile(r"^(?:- |\| ?|#+ )")


def article(name: str, text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Those of the blocks of a page that its main article has.

    Raises:
        InputError: if none is found in it, or the library is missing.
    """
    lines = _article_lines(text)
    whole = "\n".join(lines)
    exact = set(lines)
    kept: list[Block] = []
    before: list[Told] = []  # comments between blocks
    others: list[Told] = []  # about what is left out; they may speak of the whole file
    for each in blocks:
        before += each.comments
        if each.text and _is_in(each.text, exact, whole):
            kept.append(each._replace(comments=tuple(before)))
            before = []
        elif each.text or each.marks:
            others += before
            before = []
    if not kept:
        raise InputError(f"{name}: no main article found in it. Read all of it, without --article.")
    return (*kept, Block("", comments=(*others, *before)))


def _is_in(text: str, lines: set[str], whole: str) -> bool:
    plain = _folded(text)
    return plain in lines if len(plain) < _SHORT else plain in whole


def _article_lines(text: str) -> list[str]:
    library = extra("html", "trafilatura", "Reading .html with --article", InputError)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it has no news for the user
    found = library.extract(text, include_comments=False, include_formatting=False)
    return [_folded(_LIST.sub("", line)) for line in (found or "").splitlines()]


def _folded(text: str) -> str:
    return _SPACES.sub(" ", text.replace("\xad", "")).strip()
