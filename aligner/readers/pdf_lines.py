"""The lines of the pages of a PDF file, joined to paragraphs.

The file does not say where paragraphs end. A line is broken on purpose where the first word of the
next one would have had room on it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aligner.readers.blocks import Block, BlockBuilder
from aligner.readers.pdf_margins import without_margins

_AROUND = 8  # lines before and behind that show how wide a column is
# Of the width, as letters are not equally wide. Where a sentence ends, a paragraph too many does no
# harm; elsewhere it tears a sentence.
_ROOM, _ROOM_AT_END = 0.8, 0.95
_SHORT = 0.7  # of what is usual in the document; a list of names has no width of its own
_LONGEST = 30  # letters of a word; more is an address
# Ends a sentence, or announces what follows.
_END = re.compile(r"[.!?…:।॥۔。！？][\"'”“’‘»«)\]]*$")
_BULLET = re.compile(r"[•▪‣◦●○■□◆➢✓]\s*\S")
_NUMBERED = re.compile(r"(?:[-–—*]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s+\S")
_HYPHENS = "-\u2010\u00ad"
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\ufeff\u00ad\ufffe]")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_ADDRESS = re.compile(r"[/@\d]")
# Goes on after a part that words have in common: `Ein- und Ausfuhr`.
_AND = re.compile(r"(?:und|oder|bis|sowie|and|or|to|et|ou|e|y|o)\b")
# Scripts without spaces between words.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_UNSPACED_WORD = 6


class _Line(NamedTuple):
    """A line, without space around it.

    Attributes:
        text: without unseen characters.
        page: its number.
        width: letters, those above and below others aside.
        gap: whether there is a blank line before it.
        hyphen: whether a hyphen that is not in `text` stood at its end.
        space: whether a space stood at its end.
    """

    text: str
    page: int
    width: int
    gap: bool
    hyphen: bool
    space: bool


def paragraphs(pages: Sequence[str]) -> Iterator[Block]:
    """The paragraphs of the pages, each with the number of the page that it begins on, or goes on.

    Args:
        pages: their text, a line a line.
    """
    divided = without_margins([re.split(r"\r\n|[\r\n\f]", page) for page in pages])
    lines = [line for number, page in enumerate(divided, 1) for line in _lines(page, number)]
    whole = Counter(match[0] for line in lines for match in _HYPHENATED.finditer(line.text))
    widths = _widths(lines)
    builder = BlockBuilder()
    page = 0
    for index, line in enumerate(lines):
        if line.page != page or not len(builder):
            builder.label(f"page {line.page}")
            page = line.page
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following and _goes_on(line, following, widths[index]):
            builder.text(_joined(line, following, whole))
            continue
        builder.text(line.text + "-" * line.hyphen)
        if block := builder.block():
            yield block
        builder = BlockBuilder()


def _lines(page: Sequence[str], number: int) -> Iterator[_Line]:
    gap = False
    for raw in page:
        text = raw.translate(_LIGATURES).strip()
        hyphen = len(text) > 1 and text[-1] in _HYPHENS and text[-2].isalpha()
        text = _UNSEEN.sub("", text[:-1] if hyphen else text)
        if text:
            space = raw[-1:].isspace()
            yield _Line(text, number, _width(text), gap, hyphen, space)
        gap = not text


def _width(text: str) -> int:
    return sum(unicodedata.category(each) not in {"Mn", "Me", "Cf"} for each in text)


def _widths(lines: Sequence[_Line]) -> list[float]:
    """How wide the column of each line is."""
    usual = _SHORT * _wide([line.width for line in lines])
    starts = (max(0, index - _AROUND) for index in range(len(lines)))
    nearby = ([each.width for each in lines[at : at + 2 * _AROUND + 1]] for at in starts)
    return [max(_wide(widths), usual) for widths in nearby]


def _wide(widths: Sequence[int]) -> int:
    """What most are not above; the widest may be an address, or go over two columns."""
    return sorted(widths)[len(widths) * 3 // 4] if widths else 0


def _goes_on(line: _Line, following: _Line, width: float) -> bool:
    """Whether the paragraph goes on in the following line."""
    lower = following.text[0].islower()
    if line.hyphen:
        return True
    ended = _END.search(line.text) is not None
    if _BULLET.match(following.text) or (ended and _NUMBERED.match(following.text)):
        return False
    room = (_ROOM_AT_END if ended else _ROOM) * width
    full = line.width + 1 + _first_word(following.text) > room
    if following.page != line.page:
        return not ended and (lower or full)
    if following.gap:
        return not ended and lower
    return full or (lower and not ended)


def _first_word(text: str) -> int:
    word = text.split(maxsplit=1)[0]
    longest = _UNSPACED_WORD if _UNSPACED.search(word) else _LONGEST
    return min(_width(word), longest)


def _joined(line: _Line, following: _Line, whole: Counter[str]) -> str:
    """The text of a line that goes on, up to what follows."""
    text, after = line.text, following.text
    if line.hyphen:
        return text + _hyphen(text, after, whole)
    if _UNSPACED.match(text[-1]) and _UNSPACED.match(after) and not line.space:
        return text
    return f"{text} "


def _hyphen(text: str, after: str, whole: Counter[str]) -> str:
    """What the hyphen at the end of a line stands for."""
    if _AND.match(after):
        return "- "
    if _ADDRESS.search(text.split()[-1]):
        return "-"
    before = re.search(r"[^\W\d_]+$", text)
    behind = re.match(r"[^\W\d_]+", after)
    if behind is None or not after[0].islower():
        return "-"
    return "-" if before and whole[f"{before[0]}-{behind[0]}"] else ""
