"""CommonMark into tokens that know where in the file they stand.

markdown-it tells the lines of blocks. The parsers here note more while it reads: in `Token.meta`,
under `RUNS`, pairs of offsets into the content of a block and into the file; and of each inline
token, under `AT`, the offset into that content.
"""

import re
from bisect import bisect_right
from operator import itemgetter
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin

Runs = tuple[tuple[int, int], ...]

RUNS = "runs"
AT = "at"
_OUTER = "outer"  # the inline state that a nested one is part of
NESTED = 50  # blocks within blocks, and links and images within each other
_HEADING = re.compile(r"#{1,6}[ \t]*")
_PIPE = re.compile(r"(?<!\\)\|")
_LINES = {"html_block", "fence", "code_block", "definition"}


class _Markdown(MarkdownIt):
    """Leaves addresses as they are written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - likewise
        return link


def parser() -> MarkdownIt:
    """A parser of CommonMark with tables, strikethrough and footnotes."""
    markdown = _Markdown()
    markdown.block, markdown.inline = _BlockParser(), _InlineParser()
    markdown.configure("commonmark", {"maxNesting": NESTED, "inline_definitions": True})
    markdown.enable(["table", "strikethrough"])
    footnote_plugin(markdown, move_to_end=False)
    # Both join texts whose places are apart.
    markdown.disable(["text_join", "fragments_join"])
    return markdown


def place(runs: Runs, offset: int) -> tuple[int, int]:
    """The offset into the file, and how many characters from there on go on alike."""
    index = max(0, bisect_right(runs, offset, key=itemgetter(0)) - 1)
    start, raw = runs[index]
    following = runs[index + 1][0] if index + 1 < len(runs) else offset + 2**62
    return raw + offset - start, following - offset


class _InlineState(StateInline):
    """Notes where each token begins."""

    base = 0  # of a nested text within that of the block
    pending_at = 0
    text_end = 0  # of the last marker that was taken for text

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        at = self.pos
        if ttype == "text":  # "***" comes as three texts at one place
            last = self.tokens[-2] if len(self.tokens) > 1 else None
            if last and last.type == "text" and AT in last.meta:
                at = max(at, last.meta[AT] - self.base + len(last.content))
        token.meta[AT] = self.base + at
        return token

    def append_pending(self, text: str) -> None:
        if not self._pending and not self._pending_buffer:
            self.pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's name
        token = super().pushPending()
        token.meta[AT] = self.base + self.pending_at
        return token


class _InlineParser(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _InlineState(src, md, env, tokens)
        outer = env.get(_OUTER)
        if outer is not None:  # an image or a footnote: "![" and "^[" are two characters
            state.base = outer.base + outer.pos + 2
            state.level = outer.level + 1
        env[_OUTER] = state
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        env[_OUTER] = outer
        return state.tokens


class _BlockState(StateBlock):
    """Notes where the lines of each block are, while its containers are known."""

    row: tuple[int, ...] = ()  # where its cells begin, and where it ends
    column = 0
    last: Token | None = None

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        self.note()
        self.last = super().push(ttype, tag, nesting)
        return self.last

    def note(self) -> None:
        """Completes the token that was pushed last."""
        token = self.last
        if token is None or not token.map or RUNS in token.meta:
            return
        if token.type == "inline" and token.content:
            token.meta[RUNS] = self.runs(token, self.tokens[-2])
        elif token.type == "inline":
            self.runs(token, self.tokens[-2])  # an empty cell counts
        elif token.type in _LINES:
            first, end = token.map
            # The container may be closed already where it is a footnote of one line.
            begin = self.src.find(token.content.split("\n")[0].strip(), self.start(first))
            if token.type != "html_block" or begin < 0:
                begin = self.start(first)
            lines = (self.start(line) for line in range(first + 1, end))
            token.meta[RUNS] = tuple((0, start) for start in (begin, *lines))

    def start(self, line: int) -> int:
        """Where the text of a line begins, after the marks of its containers."""
        return self.bMarks[line] + self.tShift[line]

    def runs(self, token: Token, opening: Token) -> Runs:
        assert token.map
        first = token.map[0]
        if opening.type in {"th_open", "td_open"}:
            self.column += 1
            if self.tokens[-3].type == "tr_open":
                self.row, self.column = _row(self.src, self.start(first), self.eMarks[first]), 0
            return _cell(self.src, *self.row[self.column : self.column + 2])
        if opening.type == "heading_open" and opening.markup.startswith("#"):
            match = _HEADING.match(self.src, self.start(first))
            assert match
            return ((0, self.src.find(token.content[:1], match.end())),)
        found = [(0, self.src.find(token.content[:1], self.start(first)))]
        lines = token.content.split("\n")
        offset = len(lines[0]) + 1
        for line, content in enumerate(lines[1:], start=first + 1):
            indent = len(content) - len(content.lstrip(" \t"))
            found.append((offset, self.start(line) - indent))
            offset += len(content) + 1
        return tuple(found)


class _BlockParser(ParserBlock):
    def parse(
        self,
        src: str,
        md: MarkdownIt,
        env: EnvType,
        outTokens: list[Token],  # noqa: N803
    ) -> list[Token] | None:
        state = _BlockState(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        state.note()
        return state.tokens


def _row(source: str, start: int, end: int) -> tuple[int, ...]:
    """Where the cells of the row that stands there begin, and the end of the last."""
    edges = [start, *(match.end() for match in _PIPE.finditer(source, start, end)), end + 1]
    return tuple(edges[1:] if source.startswith("|", start) else edges)


def _cell(source: str, start: int = 0, stop: int = 1) -> Runs:
    """The places of the cell between two bars; in it, a bar with a backslash is a mere bar."""
    text = source[start : stop - 1]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    found = [(0, start)]
    for removed, match in enumerate(re.finditer(r"\\\|", text)):
        found.append((match.start() - removed, start + match.end() - 1))
    return tuple(found)
