"""What a reader finds in a file with structure, and the text that is made of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aligner.bitext import Comment, Mark, Origin, Span
from aligner.errors import InputError
from aligner.readers.lines import line_starts

# What markup treats alike, and what would end a line. Other spaces (no-break, thin, ideographic)
# are characters of the text.
_SPACE = r" \t\n\r\v\f\x1c-\x1f\x85\u2028\u2029"
# Words with one space between them, or space.
_PIECE = re.compile(f"(?P<words>[^{_SPACE}]++(?: [^{_SPACE}]++)*+)|[{_SPACE}]++")


@dataclass(frozen=True, slots=True)
class RawText:
    """What was read.

    Attributes:
        name: the file's, as the user gave it.
        text: each line of it is a paragraph, or something that stands by itself.
        notes: for the user, one line each.
        language: what the file says of it, as written there; None where it says nothing.
        origin: where the text stands in the file; None where the file is the text.
        marks: what else the file has.
        fields: named values at the beginning of the text, such as its title, and where they stand.
        comments: what the file tells this program.
    """

    name: str
    text: str
    notes: tuple[str, ...] = ()
    language: str | None = None
    origin: Origin | None = None
    marks: tuple[Mark, ...] = ()
    fields: tuple[tuple[str, Span], ...] = ()
    comments: tuple[Comment, ...] = ()


class Told(NamedTuple):
    """What a comment tells this program; `text` and `raw` as of `Comment`."""

    text: str
    raw: int


class Block(NamedTuple):
    """A paragraph, heading, list item, table cell, caption ...: text that stands by itself.

    Attributes:
        text: on one line, without space around it; empty where there are marks only, which then
            stand at the end of what is before.
        runs: pairs of offsets, into `text` and into the text of the file, as of `Origin`.
        labels: offsets into `text` and what the part from there on is called, likewise.
        marks: with spans of `text`.
        group: the same number for blocks in a row that would be one text without structure, such
            as the items of a list and the cells of a table; None where it stands alone anyway.
        field: the name of the value that it is; such blocks come first.
        comments: those in it; of one without text and marks those before the next.
    """

    text: str
    runs: tuple[tuple[int, int], ...] = ()
    labels: tuple[tuple[int, str], ...] = ()
    marks: tuple[Mark, ...] = ()
    group: int | None = None
    field: str | None = None
    comments: tuple[Told, ...] = ()


class BlockBuilder:
    """Collects the text of a block piece by piece; spaces and line ends in a row become one."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[tuple[int, int]] = []
        self._labels: list[tuple[int, str]] = []
        self._marks: list[Mark] = []
        self._comments: list[Told] = []

    def __len__(self) -> int:
        """Characters so far; a space at the end counts."""
        return self._length

    def text(self, text: str, raw: int | None = None) -> None:
        """Adds text that stands at offset `raw` of the file as it is here; None if nowhere."""
        for match in _PIECE.finditer(text):
            at = None if raw is None else raw + match.start()
            if match["words"]:
                self._add(match[0], at)
            elif self._length and self._parts[-1] != " ":
                self._add(" ", at)

    def place(self, raw: int) -> None:
        """What comes next, be it text or a mark, stands at offset `raw` of the file."""
        if not self._continues(raw):
            self._runs.append((self._length, raw))

    def since(self, start: int) -> str:
        """The text from length `start` on."""
        return "".join(self._parts)[start:]

    def label(self, label: str) -> None:
        """What the text from here on is called."""
        self._labels.append((self._length, label))

    def mark(self, kind: str, value: str, start: int | None = None) -> None:
        """Notes what the file has here, or has on the text since length `start`."""
        first = self._length if start is None else min(start, self._length)
        self._marks.append(Mark(Span(first, self._length), kind, value))

    def comment(self, text: str, raw: int) -> None:
        """Notes what a comment tells this program, see `told`; it stands at `raw` of the file."""
        self._comments.append(Told(text, raw))

    def block(self, group: int | None = None, field: str | None = None) -> Block | None:
        """What was collected; None where it is neither text nor marks nor comments."""
        if self._length and self._parts[-1] == " ":
            self._length -= 1
            self._parts.pop()
        text = "".join(self._parts)
        if not self._marks and not text.strip():
            return Block("", comments=tuple(self._comments)) if self._comments else None
        end = self._length
        return Block(
            text,
            tuple(run for run in self._runs if run[0] < end or run[0] == 0),
            tuple(self._labels),
            tuple(mark._replace(span=_trimmed(text, mark.span)) for mark in self._marks),
            group,
            field,
            tuple(self._comments),
        )

    def _add(self, text: str, raw: int | None) -> None:
        if raw is not None and not self._continues(raw):
            self._runs.append((self._length, raw))
        self._parts.append(text)
        self._length += len(text)

    def _continues(self, raw: int) -> bool:
        if not self._runs:
            return False
        start, origin = self._runs[-1]
        return origin + self._length - start == raw


def _trimmed(text: str, span: Span) -> Span:
    """Without the space around it; there are never two in a row."""
    start, end = min(span.start, len(text)), min(span.end, len(text))
    start += start < end and text[start] == " "
    end -= start < end and text[end - 1] == " "
    return Span(start, end)


def assembled(
    name: str,
    blocks: Iterable[Block],
    *,
    raw: str | None = None,
    notes: Sequence[str] = (),
    language: str | None = None,
    structure: bool = True,
) -> RawText:
    """The text of the blocks, one a line, with what is known of each place.

    Args:
        name: the file's.
        blocks: in order, those with a field first.
        raw: the text of the file, where it is a text and the blocks have runs.
        notes: for the user.
        language: what the file says of it.
        structure: without it, blocks of one group are one line.

    Raises:
        InputError: if there is no text in the blocks.
    """
    given = list(blocks)
    if not any(block.text.strip() for block in given):
        raise InputError(f"{name}: no text in it. Give a file with text.")
    placed = list(_placed(given, structure=structure))
    text = "".join(gap + block.text for gap, _, block in placed)
    origin = Origin(
        tuple((at + here, there) for _, at, block in placed for here, there in block.runs),
        line_starts(raw) if raw is not None else (),
        tuple((at + here, label) for _, at, block in placed for here, label in block.labels),
    )
    marks = tuple(
        mark._replace(span=mark.span.shifted(at)) for _, at, block in placed for mark in block.marks
    )
    fields = tuple(
        (block.field, Span(at, at + len(block.text))) for _, at, block in placed if block.field
    )
    comments = tuple(_comments(placed, len(text)))
    if raw is None:
        comments = tuple(each._replace(raw=number) for number, each in enumerate(comments))
    return RawText(name, text, tuple(notes), language, origin, marks, fields, comments)


def _comments(placed: Iterable[tuple[str, int, Block]], end: int) -> Iterator[Comment]:
    """Each comment with the block that it is in; those between two with the next one."""
    waiting: list[Told] = []
    for _, at, block in placed:
        waiting += block.comments
        if waiting and (block.text or block.marks):
            # A block of code counts for the character at its place, as its marks do.
            span = Span(at, at + (len(block.text) or 1))
            yield from (Comment(span, *each) for each in waiting)
            waiting = []
    yield from (Comment(Span(end, end), *each) for each in waiting)


def _placed(blocks: Sequence[Block], *, structure: bool) -> Iterator[tuple[str, int, Block]]:
    """What stands before each block in the text, the offset at which it begins, and the block."""
    offset = 0
    group: int | None = None
    for block in blocks:
        if not block.text:
            yield "", offset, block
            continue
        joins = not structure and group is not None and block.group == group
        gap = "" if not offset else " " if joins else "\n"
        offset += len(gap)
        yield gap, offset, block
        offset += len(block.text)
        group = block.group
