"""The lines of a PDF file, with what shows whether a paragraph ends there."""

import re
import unicodedata
from typing import NamedTuple

# Ends a sentence, or announces what follows.
_END = re.compile(r"[.!?…:।॥۔。！？][\"'”“’‘»«)\]]*$")
_HYPHENS = "-\u2010\u00ad"
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\ufeff\u00ad\ufffe]")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts without spaces between words."""


class Line(NamedTuple):
    """A line, without space around it.

    Attributes:
        text: without unseen characters.
        first: how wide its first word is.
        room: how wide a word at its end could have been.
        gap: whether there is more space before it than between lines.
        top: whether it begins a column.
        indented: whether it begins further in than others around it.
        hyphen: whether a hyphen that is not in `text` stood at its end.
        space: whether a space stood at its end.
    """

    text: str
    first: float
    room: float
    gap: bool = False
    top: bool = False
    indented: bool = False
    hyphen: bool = False
    space: bool = False


def cleaned(raw: str) -> tuple[str, bool]:
    """A line without what is not seen and without a hyphen at its end, and whether it had one."""
    text = raw.translate(_LIGATURES).strip()
    hyphen = len(text) > 1 and text[-1] in _HYPHENS and text[-2].isalpha()
    return _UNSEEN.sub("", text[:-1] if hyphen else text).strip(), hyphen


def ends_sentence(text: str) -> bool:
    return _END.search(text[-9:]) is not None
