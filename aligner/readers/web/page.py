"""The blocks of an HTML page, or of a piece of one, in the order in which they are read."""

import re
from typing import NamedTuple

from aligner.bitext import Span
from aligner.readers.blocks import Block, BlockBuilder, Told
from aligner.readers.web.elements import BLOCKS, BUTTONS, GROUPS, SHOWN, VOID, is_address, is_hidden
from aligner.readers.web.tags import (
    COMMENT,
    Piece,
    Value,
    attributes,
    comment_in,
    decoded,
    ends,
    pieces,
    plain,
)

_SOFT_HYPHEN = re.compile("\xad")


class Page(NamedTuple):
    """What is in a page.

    Attributes:
        fields: its title and description.
        blocks: its text.
        language: what it says of it, as written there; None where it says nothing.
    """

    fields: tuple[Block, ...]
    blocks: tuple[Block, ...]
    language: str | None


def page(text: str, offset: int = 0, group: int = 0) -> Page:
    """What is in a page, or a piece of one.

    Args:
        text: of the page.
        offset: at which the piece stands in its file.
        group: the number of the last group before it, see `Block`.
    """
    reader = _Reader(text, offset, group)
    reader.read()
    fields = sorted(reader.fields.values(), key=lambda block: block.field or "")
    return Page(tuple(fields), tuple(reader.blocks), reader.language)


class _Link(NamedTuple):
    """A link that is open and has no mark yet: where it leads, since what length of the block."""

    address: str
    start: int


class _Reader:
    """Goes through the tags and texts of a page."""

    def __init__(self, text: str, offset: int, group: int) -> None:
        self.text, self.offset = text, offset
        self.tags = pieces(text)
        self.ends = ends(self.tags)
        self.builder = BlockBuilder()
        self.blocks: list[Block] = []
        self.fields: dict[str, Block] = {}
        self.beside: list[Block] = []  # texts of attributes, which come after the block
        self.language: str | None = None
        self.link: _Link | None = None  # there is none within another
        self.code_start = self.codes = 0  # where code began, and how many elements of it are open
        self.breaks = 0  # in a row
        self.depth = 0  # of lists and tables
        self.group = group

    def read(self) -> None:
        index = 0
        while index < len(self.tags):
            piece = self.tags[index]
            if not piece.name:
                self.add(piece)
            elif piece.name == COMMENT:
                text = comment_in(self.text[piece.start : piece.end]) or ""
                self.builder.comment(text, self.offset + piece.start)
            elif piece.closing:
                self.close(piece.name)
            else:
                index = self.open(index, piece)
            index += 1
        self.flush()

    def add(self, piece: Piece) -> None:
        before = len(self.builder)
        self.put(self.builder, Span(piece.start, piece.end))
        if len(self.builder) > before + 1:
            self.breaks = 0

    def put(self, builder: BlockBuilder, span: Span) -> None:
        for text, place in decoded(self.text, span):
            start = 0
            for match in _SOFT_HYPHEN.finditer(text):
                builder.text(text[start : match.start()], self.offset + place + start)
                start = match.end()
            builder.text(text[start:], self.offset + place + start)

    def open(self, index: int, tag: Piece) -> int:
        """Reads a start tag; the index of the last piece that was read with it."""
        name = tag.name
        given = attributes(self.text, tag) if tag.end - tag.start > len(name) + 2 else {}
        if name in BLOCKS:
            self.flush()
        end = index if name in VOID or tag.empty else self.ends.get(index, index)
        if (end > index or name in VOID or tag.empty) and is_hidden(name, given):
            return end
        if end > index and self.is_note(index, name):
            return end
        self.say(name, given)
        if name == "title":
            return self.title(index)
        if name == "pre" and end > index:
            self.code(index, end)
            return end
        if name in GROUPS:
            self.group += not self.depth
            self.depth += 1
        elif name == "br":
            self.line_break(tag)
        elif name == "a" and "href" in given:
            self.end_link()
            self.begin_link(plain(given["href"].text).strip())
        elif name == "code":
            self.code_start = self.code_start if self.codes else len(self.builder)
            self.codes += 1
        return index

    def close(self, name: str) -> None:
        if name in BLOCKS:
            self.flush()
        if name in GROUPS:
            self.depth = max(0, self.depth - 1)
        elif name == "a":
            self.end_link()
        elif name == "code" and self.codes:
            self.codes -= 1
            if not self.codes and self.code_start < len(self.builder):
                self.builder.mark("code", self.builder.since(self.code_start), self.code_start)

    def begin_link(self, address: str) -> None:
        self.link = _Link(address, len(self.builder)) if is_address(address) else None

    def end_link(self) -> None:
        if self.link:
            self.builder.mark("link", self.link.address, self.link.start)
        self.link = None

    def flush(self) -> None:
        """Ends the block that is being read."""
        if self.link and len(self.builder) > self.link.start:
            self.end_link()  # what comes under the same link has no further mark
        elif self.link:
            self.link = self.link._replace(start=0)
        self.code_start = 0
        if block := self.builder.block(self.group if self.depth else None):
            self.blocks.append(block)
        self.blocks += self.beside
        self.beside = []
        self.builder = BlockBuilder()
        self.breaks = 0

    def line_break(self, tag: Piece) -> None:
        """One is a space; two in a row end a paragraph, as in pages without any other."""
        self.breaks += 1
        self.builder.text(" ", self.offset + tag.start)
        if self.breaks > 1:
            self.flush()

    def say(self, name: str, given: dict[str, Value]) -> None:
        """What the attributes of a tag have for readers, and what they say of the page."""
        if name in {"html", "body"} and not self.language:
            said = given.get("lang") or given.get("xml:lang")
            self.language = said.text.strip() if said and said.text.strip() else None
        elif name == "meta":
            self.meta(given)
        if name in {"html", "meta", "link"}:
            return  # what they have besides is shown nowhere
        if name == "img" or (name == "input" and "src" in given):
            self.image(given)
        kind = given["type"].text.lower() if name == "input" and "type" in given else ""
        shown = (*SHOWN, "value") if kind in BUTTONS else SHOWN
        for attribute in shown:
            if attribute in given and not (attribute == "alt" and name == "img"):
                self.aside(given[attribute])

    def meta(self, given: dict[str, Value]) -> None:
        content = given.get("content")
        kind = given.get("name") or given.get("http-equiv")
        if not content or not kind:
            return
        if kind.text.lower() == "description":
            self.field("description", Span(content.start, content.start + len(content.text)))
        elif kind.text.lower() == "content-language" and not self.language:
            self.language = content.text.split(",")[0].strip() or None

    def image(self, given: dict[str, Value]) -> None:
        """An image is a mark on the text that stands for it; it may stand within a paragraph."""
        source = given.get("src")
        address = plain(source.text).strip() if source else ""
        known = bool(address) and not address.startswith("data:")
        alt = given.get("alt")
        if alt and self.aside(alt, address if known else ""):
            return
        if known and source:
            self.builder.place(self.offset + source.start)
            self.builder.mark("image", address)

    def aside(self, value: Value, image: str = "") -> bool:
        """Adds the text of an attribute; whether it has one."""
        builder = BlockBuilder()
        self.put(builder, Span(value.start, value.start + len(value.text)))
        if not len(builder):
            return False
        if image:
            builder.mark("image", image, 0)
        if block := builder.block(self.group if self.depth else None):
            self.beside.append(block)
        return True

    def title(self, index: int) -> int:
        following = self.tags[index + 1] if index + 1 < len(self.tags) else None
        if not following or following.name:
            return index
        self.field("title", Span(following.start, following.end))
        return index + 1

    def field(self, name: str, span: Span) -> None:
        if name in self.fields:
            return
        builder = BlockBuilder()
        self.put(builder, span)
        if not len(builder):
            return
        for each in self.waiting():
            builder.comment(*each)
        if block := builder.block(field=name):
            self.fields[name] = block

    def waiting(self) -> list[Told]:
        """Takes the comments that stand before what comes next."""
        found: list[Told] = []
        if len(self.builder):
            return found
        self.flush()
        while self.blocks and not self.blocks[-1].text and not self.blocks[-1].marks:
            found[:0] = self.blocks.pop().comments
        return found

    def code(self, index: int, end: int) -> None:
        """A block of code is no text to translate, and should come through as it is."""
        inside = [piece for piece in self.tags[index + 1 : end] if not piece.name]
        code = "".join(plain(self.text[piece.start : piece.end]) for piece in inside).strip("\r\n")
        if code.strip():
            self.builder.place(self.offset + inside[0].start)
            self.builder.mark("code", code)
            self.flush()

    def is_note(self, index: int, name: str) -> bool:
        """Whether it is the mark of a footnote: glued to a word, its number would be part of it."""
        following = self.tags[index + 1] if name == "sup" else None
        if not following or following.name != "a":
            return False
        target = attributes(self.text, following).get("href")
        return target is not None and "#" in target.text
