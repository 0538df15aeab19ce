"""HTML into tags and texts with their places, as a browser cuts it up; no tree is built.

https://html.spec.whatwg.org/multipage/parsing.html#tokenization
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from html.entities import html5
from typing import NamedTuple

from aligner.bitext import Span
from aligner.readers.told import told

COMMENT = "!--"


class Piece(NamedTuple):
    """A tag, or the text between two, or a comment that tells this program something.

    Attributes:
        start: offset into the page.
        end: likewise.
        name: of the element, in small letters; empty for text, `COMMENT` for a comment.
        closing: whether it is an end tag.
        empty: whether it is both, as in XHTML: `<script src="a.js"/>`.
    """

    start: int
    end: int
    name: str = ""
    closing: bool = False
    empty: bool = False


class Value(NamedTuple):
    """The value of an attribute as written, and its offset into the page."""

    text: str
    start: int


# Possessive, so that each character is read once. A quotation mark counts only after "=".
_TAG = re.compile(
    r"""<(/?)([A-Za-z][^\s/>]*+)(?:=\s*+"[^"]*+"|=\s*+'[^']*+'|[^>])*+>""",
)
_ATTRIBUTE = re.compile(
    r"""([^\s/>="'][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?"""
)
_ENTITY = re.compile(r"&(?:#(?:[0-9]{1,20}|[xX][0-9a-fA-F]{1,20});?|[A-Za-z][A-Za-z0-9]{1,31};?)")
# What is in them is no markup.
_RAW = {"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title"}


def pieces(page: str) -> list[Piece]:
    """The tags and texts of a page, in order; declarations and other comments are neither."""
    return list(_Cutter(page).pieces())


class _Cutter:
    """Goes through a page once; what has no end is looked for once."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.comments = self.tags = True  # whether another may have an end

    def pieces(self) -> Iterator[Piece]:
        page, text, at = self.page, 0, 0  # `text` is where the text before `at` begins
        while (at := page.find("<", at)) >= 0:
            tag = self.tag(at)
            end = tag.end if tag else self.ignored(at)
            if end is None:  # a mere "<"
                at += 1
                continue
            if text < at:
                yield Piece(text, at)
            if page.startswith(COMMENT, at + 1) and comment_in(page[at:end]) is not None:
                yield Piece(at, end, COMMENT, empty=True)
            if tag:
                yield tag
                end = self.content_end(tag)
                if tag.end < end:
                    yield Piece(tag.end, end)
            text = at = end
        if text < len(page):
            yield Piece(text, len(page))

    def tag(self, at: int) -> Piece | None:
        following = self.page[at + 1 : at + 3].lstrip("/")[:1]
        if not self.tags or not (following.isascii() and following.isalpha()):
            return None
        match = _TAG.match(self.page, at)
        if match is None:
            self.tags = False
            return None
        empty = match[0].endswith("/>")
        return Piece(at, match.end(), match[2].lower(), closing=bool(match[1]), empty=empty)

    def ignored(self, at: int) -> int | None:
        """The end of a comment or a declaration that begins here."""
        page = self.page
        if self.comments and page.startswith("<!--", at):
            end = page.find("-->", at + 2)
            if end >= 0:
                return end + 3
            self.comments = False
        if page[at + 1 : at + 2] in {"!", "?"} or page.startswith("</", at):
            end = page.find(">", at)
            return end + 1 if end >= 0 else len(page)
        return None

    def content_end(self, tag: Piece) -> int:
        """The end of what is in an element that has no markup in it, else that of the tag."""
        if tag.name not in _RAW or tag.closing or tag.empty:
            return tag.end
        close = re.compile(f"</{tag.name}(?=[\\s/>])", re.IGNORECASE).search(self.page, tag.end)
        return close.start() if close else len(self.page)


def comment_in(written: str) -> str | None:
    """What a comment tells this program; None for any other piece of HTML."""
    if not written.startswith("<!--") or not written.endswith("-->"):
        return None
    return told(written[4:-3])


def attributes(page: str, tag: Piece) -> dict[str, Value]:
    """The attributes of a tag by their names in small letters; of two alike the first one."""
    found: dict[str, Value] = {}
    for match in _ATTRIBUTE.finditer(page, tag.start + 1 + len(tag.name), tag.end - 1):
        group = match.lastindex or 1
        value = Value(match[group], match.start(group)) if group > 1 else Value("", match.end())
        found.setdefault(match[1].lower(), value)
    return found


def ends(tags: Sequence[Piece]) -> dict[int, int]:
    """Index of a start tag to that of its end tag; elements of other names do not count."""
    found: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for index, tag in enumerate(tags):
        if not tag.name or tag.empty:
            continue
        if not tag.closing:
            opened.setdefault(tag.name, []).append(index)
        elif opened.get(tag.name):
            found[opened[tag.name].pop()] = index
    return found


def decoded(text: str, span: Span) -> Iterator[tuple[str, int]]:
    """The parts of what is written there, references to characters resolved, with their offsets."""
    place = span.start
    for match in _ENTITY.finditer(text, span.start, span.end):
        reference = _reference(match[0])
        if not reference or match.start() < place:
            continue
        if place < match.start():
            yield text[place : match.start()], place
        yield unescape(reference), match.start()
        place = match.start() + len(reference)
    if place < span.end:
        yield text[place : span.end], place


def _reference(written: str) -> str:
    """The part of `&notit;` that is a reference: `&not`; empty if none is."""
    if written.startswith("&#") or written[1:] in html5:
        return written
    ends = range(len(written) - 1, 2, -1)
    return next((written[:end] for end in ends if written[1:end] in html5), "")


def plain(written: str) -> str:
    """The text of an attribute, or of anything that has references to characters."""
    return "".join(text for text, _ in decoded(written, Span(0, len(written))))
