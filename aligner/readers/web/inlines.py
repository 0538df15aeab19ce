"""The text within a block of Markdown: links, images, code, tags."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.token import Token

from aligner.readers.blocks import Block, BlockBuilder, Told
from aligner.readers.told import told
from aligner.readers.web.commonmark import AT, RUNS, Runs, place
from aligner.readers.web.elements import is_address
from aligner.readers.web.tags import attributes, comment_in, pieces, plain

_ESCAPED = re.compile(
    r"\\([!-/:-@\[-`{-~])|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z0-9]{2,32});"
)
_SPACES = re.compile(r"\s*+")
# Labels and addresses of links to nowhere, whose titles are for those who write.
_COMMENTS = {"//", "comment"}
_LABEL = re.compile(r"\[(?:[^\]\\]|\\.)*+\]:\s*+", re.DOTALL)


class Inlines:
    """One block of text, and what stands beside it: alternative texts, titles, footnotes."""

    def __init__(self, token: Token, environment: dict[str, Any], group: int | None) -> None:
        self.token, self.environment, self.group = token, environment, group
        self.runs: Runs = token.meta[RUNS]
        self.beside: list[Block] = []
        self.links: list[tuple[Token, int]] = []  # those that are open, since what length
        self.tagged: tuple[str, int] | None = None  # the same of a tag: its address

    def blocks(self, skipped: int) -> Iterator[Block]:
        """The text without the first characters that are `skipped`, and what is beside it."""
        builder = BlockBuilder()
        self.fill(builder, self.token.children or (), skipped)
        if block := builder.block(self.group):
            yield block
        yield from self.beside

    def fill(self, builder: BlockBuilder, tokens: Sequence[Token], skipped: int = 0) -> None:
        for token in tokens:
            at = token.meta.get(AT, 0)
            match token.type:
                case "text" | "text_special":
                    cut = max(0, skipped - at)
                    angle = bool(self.links) and self.links[-1][0].info == "auto"
                    self.put(builder, token.content[cut:], at + cut + angle)
                case "code_inline":
                    self.code(builder, token, at)
                case "softbreak" | "hardbreak":
                    self.put(builder, " ", at)
                case "link_open":
                    self.links.append((token, len(builder)))
                case "link_close":
                    self.link(builder, at)
                case "image":
                    self.image(builder, token, at)
                case "html_inline":
                    self.tag(builder, token.content, at)
                case "footnote_ref":
                    self.footnote(token)

    def put(self, builder: BlockBuilder, text: str, at: int) -> None:
        """Adds text of the block that stands at offset `at` of its content."""
        while text:
            raw, length = place(self.runs, at)
            builder.text(text[:length], raw)
            text, at = text[length:], at + length

    def code(self, builder: BlockBuilder, token: Token, at: int) -> None:
        """Code within a sentence is read with it."""
        start = at + len(token.markup)
        inside = self.token.content[start : start + len(token.content)].replace("\n", " ")
        length = len(builder)
        self.put(builder, token.content, start + (inside != token.content))
        builder.mark("code", token.content, length)

    def link(self, builder: BlockBuilder, at: int) -> None:
        opening, start = self.links.pop()
        address = str(opening.attrs.get("href", ""))
        if is_address(address):
            builder.mark("link", address, start)
        if "title" in opening.attrs:
            self.title(at)

    def image(self, builder: BlockBuilder, token: Token, at: int) -> None:
        """The text that stands for an image is a block with the image as its mark."""
        text = BlockBuilder()
        self.fill(text, token.children or ())
        self.illustrate(builder, text, str(token.attrs.get("src", "")), at)
        if "title" in token.attrs:
            self.title(at + 2 + len(token.content))

    def illustrate(self, builder: BlockBuilder, text: BlockBuilder, address: str, at: int) -> None:
        known = bool(address) and not address.startswith("data:")
        if known and len(text):
            text.mark("image", address, 0)
        elif known:
            builder.place(place(self.runs, at)[0])
            builder.mark("image", address)
        self.add(text)

    def add(self, builder: BlockBuilder) -> None:
        if block := builder.block(self.group):
            self.beside.append(block)

    def title(self, at: int) -> None:
        """The title of a link or an image whose text ends at offset `at` of the content.

        That of a reference stands where it is defined.
        """
        content = self.token.content
        if content.startswith("](", at):
            builder = BlockBuilder()
            for text, offset in _title(content, at + 2):
                self.put(builder, text, offset)
            self.add(builder)

    def tag(self, builder: BlockBuilder, written: str, at: int) -> None:
        """HTML within a sentence."""
        if (said := comment_in(written)) is not None:
            builder.comment(said, place(self.runs, at)[0])
            return
        for piece in pieces(written):
            given = attributes(written, piece) if not piece.closing else {}
            if piece.name == "br":
                self.put(builder, " ", at)
            if piece.name == "a" and self.tagged:
                builder.mark("link", *self.tagged)
                self.tagged = None
            if piece.name == "a" and "href" in given:
                address = plain(given["href"].text)
                self.tagged = (address, len(builder)) if is_address(address) else None
            elif piece.name == "img" and "src" in given:
                text = BlockBuilder()
                if alt := given.get("alt"):
                    self.put(text, plain(alt.text), at + alt.start)
                self.illustrate(builder, text, plain(given["src"].text), at)
            elif piece.name and piece.name != "a":
                builder.mark("tag", written)

    def footnote(self, token: Token) -> None:
        """A footnote that stands in the sentence; the others are blocks where they are defined."""
        note = self.environment["footnotes"]["list"].get(token.meta["id"], {})
        if "tokens" in note:
            builder = BlockBuilder()
            self.fill(builder, note["tokens"])
            self.add(builder)


def code_block(token: Token) -> Iterator[Block]:
    """A block of code is no text to translate, and should come through as it is."""
    builder = BlockBuilder()
    runs: Runs = token.meta[RUNS]
    if token.content.strip():
        first = token.type == "fence" and len(runs) > 1
        builder.place(runs[first][1])
        builder.mark("code", token.content.strip("\n"))
    if block := builder.block():
        yield block


def definition(token: Token, source: str) -> Iterator[Block]:
    """The title of a reference, where it is defined; `[//]: # (...)` is a comment."""
    start = token.meta[RUNS][0][1]
    label = _LABEL.match(source, start)
    if not token.meta["title"] or label is None:
        return
    builder = BlockBuilder()
    if token.meta["label"] in _COMMENTS and token.meta["url"] in {"", "#"}:
        if (said := told(token.meta["title"])) is not None:
            yield Block("", comments=(Told(said, start),))
        return
    for text, raw in _title(source, label.end()):
        builder.text(text, raw)
    if block := builder.block():
        yield block


def _title(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The parts of the title that follows an address, escapes resolved, with their offsets."""
    target = parseLinkDestination(text, _after_space(text, start), len(text))
    begin = _after_space(text, target.pos)
    end = parseLinkTitle(text, begin, len(text)).pos - 1
    place = begin + 1
    for match in _ESCAPED.finditer(text, place, max(place, end)):
        yield text[place : match.start()], place
        yield match[1] or unescape(match[0]), match.start()
        place = match.end()
    yield text[place:end], place


def _after_space(text: str, start: int) -> int:
    match = _SPACES.match(text, start)
    return match.end() if match else start
