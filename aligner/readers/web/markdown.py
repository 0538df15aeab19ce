"""Markdown (.md, .markdown, .mdown): CommonMark with tables, strikethrough and footnotes."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from aligner.readers.blocks import Block, RawText, assembled
from aligner.readers.options import AS_USUAL, Reading
from aligner.readers.said import known_language
from aligner.readers.text import characters
from aligner.readers.web.front_matter import front_matter
from aligner.readers.web.page import page

if TYPE_CHECKING:
    from markdown_it.token import Token

_GROUPS = {"bullet_list", "ordered_list", "table"}
_NOT_BREAKS = re.compile(r"[^\n]")
_TASK = re.compile(r"\[[ xX]\]\s")
_ALERT = re.compile(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)")


def read_markdown(name: str, data: bytes, reading: Reading = AS_USUAL) -> RawText:
    """The text of a Markdown file: fields of the front matter, then its blocks.

    Raises:
        InputError: if it has none.
    """
    text, notes = characters(name, data, reading)
    # One character for one but for line ends, so that lines and columns are those of the file.
    text = re.sub(r"\r\n?", "\n", text)
    front = front_matter(text)
    if front.trouble:
        notes = (*notes, f"{name}: the front matter is not read ({front.trouble})")
    blocks, whole = _blocks(_NOT_BREAKS.sub(" ", text[: front.end]) + text[front.end :])
    if not whole:
        notes = (*notes, f"{name}: lists and quotes nested more than 25 deep are not read")
    rest = Block("", comments=front.comments)
    return assembled(
        name,
        (*front.fields, *blocks, rest),
        raw=text,
        notes=notes,
        language=known_language(front.language),
        structure=reading.structure,
    )


def _blocks(text: str) -> tuple[list[Block], bool]:
    """The blocks of a file, and whether these are all."""
    from aligner.readers.web.commonmark import NESTED, parser  # noqa: PLC0415 - seldom needed

    environment: dict[str, Any] = {}
    tokens = parser().parse(text, environment)
    deepest = max((token.level for token in tokens), default=0)
    return list(_Reader(text, environment).blocks(tokens)), deepest < NESTED - 1


class _Reader:
    """Goes through the blocks of a file."""

    def __init__(self, text: str, environment: dict[str, Any]) -> None:
        self.text, self.environment = text, environment
        self.group = self.depth = 0  # of lists and tables: number of the last, how many are open

    def blocks(self, tokens: Sequence["Token"]) -> Iterator[Block]:
        from aligner.readers.web.commonmark import RUNS  # noqa: PLC0415 - likewise
        from aligner.readers.web.inlines import Inlines, code_block, definition  # noqa: PLC0415

        for index, token in enumerate(tokens):
            kind, _, side = token.type.rpartition("_")
            if kind in _GROUPS:
                self.group += side == "open" and not self.depth
                self.depth += 1 if side == "open" else -1
            elif token.type == "inline" and RUNS in token.meta:
                inlines = Inlines(token, self.environment, self.group if self.depth else None)
                yield from inlines.blocks(_marker(tokens[max(0, index - 2) : index], token))
            elif token.type in {"fence", "code_block"}:
                yield from code_block(token)
            elif token.type == "html_block":
                yield from self.html([start for _, start in token.meta[RUNS]])
            elif token.type == "definition":
                yield from definition(token, self.text)

    def html(self, starts: Sequence[int]) -> Iterator[Block]:
        """HTML in lines that start there, after the marks of the quotes and lists around it."""
        lines = []
        for start in starts:
            end = self.text.find("\n", start)
            line = self.text[start : end if end >= 0 else len(self.text)]
            lines.append(" " * (start - self.line_start(start)) + line)
        found = page("\n".join(lines), self.line_start(starts[0]), self.group)
        self.group = max(self.group, *(block.group or 0 for block in found.blocks), 0)
        yield from found.blocks

    def line_start(self, place: int) -> int:
        return self.text.rfind("\n", 0, place) + 1


def _marker(before: Sequence["Token"], token: "Token") -> int:
    """The length of what opens a task or an alert, and is no text."""
    kinds = [each.type for each in before]
    match = None
    if kinds == ["list_item_open", "paragraph_open"]:
        match = _TASK.match(token.content)
    elif kinds == ["blockquote_open", "paragraph_open"]:
        match = _ALERT.match(token.content)
    return match.end() if match else 0
