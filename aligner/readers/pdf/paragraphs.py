"""The lines of the pages of a PDF file, joined to paragraphs.

The file does not say where paragraphs end. A line is broken on purpose where the first word of the
next one would have had room on it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from aligner.readers.blocks import Block, BlockBuilder
from aligner.readers.pdf.lines import UNSPACED, Line, ends_sentence
from aligner.readers.pdf.margins import without_margins

_BULLETS = re.compile("[•▪‣◦●○■□◆➢✓]+")
_BULLET = re.compile(rf"{_BULLETS.pattern}\s*\S")
_NUMBERED = re.compile(r"(?:[-–—*]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s+\S")
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]+-[^\W\d_]+")
_ADDRESS = re.compile(r"[/@\d]")
_LETTERS = re.compile(r"[^\W\d_]+")
# Goes on after a part that words have in common: `Ein- und Ausfuhr`.
_AND = re.compile(r"(?:und|oder|bis|sowie|and|or|to|et|ou|e|y|o)\b")


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[Block]:
    """The paragraphs of the pages, labelled with the pages that they begin on and go on over."""
    lines = [
        (number, line) for number, page in enumerate(without_margins(pages), 1) for line in page
    ]
    whole = Counter(match[0] for _, line in lines for match in _HYPHENATED.finditer(line.text))
    builder = BlockBuilder()
    last = 0
    for index, (page, line) in enumerate(lines):
        if page != last or not len(builder):
            builder.label(f"page {page}")
            last = page
        if index + 1 < len(lines):
            next_page, following = lines[index + 1]
            if _goes_on(line, following, turned=next_page != page):
                builder.text(_joined(line, following, whole))
                continue
        builder.text(line.text + "-" * line.hyphen)
        if block := builder.block():
            yield block
        builder = BlockBuilder()


def _goes_on(line: Line, following: Line, *, turned: bool) -> bool:
    """Whether the paragraph goes on in the following line; `turned` says it is on another page."""
    if line.hyphen or _BULLETS.fullmatch(line.text):
        return True
    ended = ends_sentence(line.text)
    lower = following.text[0].islower()
    full = following.first > line.room
    if _BULLET.match(following.text) or (ended and _NUMBERED.match(following.text)):
        return False
    if turned or following.top:
        return not ended and (lower or full)
    if following.gap:
        return not ended and lower
    return (full and not (ended and following.indented)) or (lower and not ended)


def _joined(line: Line, following: Line, whole: Counter[str]) -> str:
    """The text of a line that goes on, up to what follows."""
    text, after = line.text, following.text
    if line.hyphen:
        return text + _hyphen(text, after, whole)
    if UNSPACED.match(text[-1]) and UNSPACED.match(after) and not line.space:
        return text
    return f"{text} "


def _hyphen(text: str, after: str, whole: Counter[str]) -> str:
    """What the hyphen at the end of a line stands for."""
    if _AND.match(after):
        return "- "
    word = text.rsplit(maxsplit=1)[-1]
    if _ADDRESS.search(word):
        return "-"
    before = _LETTERS.findall(word)[-1]
    behind = _LETTERS.match(after)
    if behind is None or not after[0].islower():
        return "-"
    return "-" if whole[f"{before}-{behind[0]}"] else ""
