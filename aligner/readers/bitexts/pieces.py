"""The text of one side of a pair, collected from the pieces that stand in its file."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aligner.bitext import Mark, Span
from aligner.readers.pairs import Text

_BLANKS = re.compile(r"[ \t\r\n]+")


class _Kept(NamedTuple):
    """A stretch of what was collected, from `start` on, and where it is in the text made of it."""

    at: int
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Pieces:
    """Collects a text piece by piece.

    Blanks with a line break among them become one space, as they lay out the file; other space is
    the text's own and stays.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._raw: list[int] = []
        self._marks: list[Mark] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def add(self, text: str, raw: int) -> None:
        """Adds text that stands at offset `raw` of the file as it is here."""
        if text:
            self._parts.append(text)
            self._starts.append(self._length)
            self._raw.append(raw)
            self._length += len(text)

    def mark(self, value: str, start: int | None = None) -> None:
        """Notes a tag that stands here, or is on the text since length `start`."""
        first = self._length if start is None else start
        self._marks.append(Mark(Span(first, self._length), "tag", value))

    def cut(self, tags: re.Pattern[str]) -> "Pieces":
        """The same with tags that are written in the text as marks instead, without other marks."""
        joined = "".join(self._parts)
        made = Pieces()
        start = 0
        for tag in tags.finditer(joined):
            made._add_all(self._between(start, tag.start()))
            made.mark(tag[0])
            start = tag.end()
        made._add_all(self._between(start, len(joined)))
        return made

    def _add_all(self, parts: Iterator[tuple[str, int]]) -> None:
        for text, raw in parts:
            self.add(text, raw)

    def _between(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        """What was collected from one length to another."""
        index = max(0, bisect_right(self._starts, start) - 1)
        while index < len(self._starts) and self._starts[index] < end:
            here = self._starts[index]
            first = max(start, here)
            yield self._parts[index][first - here : end - here], self._raw[index] + first - here
            index += 1

    def text(self, lines: Sequence[int], at: int, label: str = "") -> Text:
        """What was collected.

        Args:
            lines: offsets at which the lines of the file begin.
            at: where it stands in the file if it is empty.
            label: what the place is called.
        """
        kept = list(_kept("".join(self._parts)))
        runs = tuple(self._runs(kept))
        place = runs[0][1] if runs else at
        line = bisect_right(lines, place)
        return Text(
            "".join(each.text for each in kept),
            line,
            place - lines[line - 1] + 1,
            label,
            tuple(
                mark._replace(span=Span(_moved(kept, mark.span.start), _moved(kept, mark.span.end)))
                for mark in self._marks
            ),
            runs,
        )

    def _runs(self, kept: Sequence[_Kept]) -> Iterator[tuple[int, int]]:
        """Where the text goes on in the file otherwise than from what is before."""
        part = shift = 0
        known = False
        for each in kept:
            while part + 1 < len(self._starts) and self._starts[part + 1] <= each.start:
                part += 1
            while True:
                first = max(each.start, self._starts[part])
                at = each.at + first - each.start
                raw = self._raw[part] + first - self._starts[part]
                if not known or raw - at != shift:
                    yield at, raw
                    shift, known = raw - at, True
                if part + 1 >= len(self._starts) or self._starts[part + 1] >= each.end:
                    break
                part += 1


def _kept(joined: str) -> Iterator[_Kept]:
    """The text without the space around it, cut at blanks that become one space."""
    start = len(joined) - len(joined.lstrip())
    end = len(joined.rstrip())
    at = 0
    if "\n" not in joined and "\r" not in joined:
        if end > start:
            yield _Kept(0, start, joined[start:end])
        return
    for match in _BLANKS.finditer(joined, start, max(start, end)):
        if "\n" not in match[0] and "\r" not in match[0]:
            continue
        if match.start() > start:
            yield _Kept(at, start, joined[start : match.start()])
            at += match.start() - start
        yield _Kept(at, match.start(), " ")
        at += 1
        start = match.end()
    if end > start:
        yield _Kept(at, start, joined[start:end])


def _moved(kept: Sequence[_Kept], offset: int) -> int:
    """Where an offset into what was collected is in the text."""
    index = bisect_right(kept, offset, key=lambda each: each.start) - 1
    if index < 0:
        return 0
    each = kept[index]
    return each.at + min(offset - each.start, len(each.text))
