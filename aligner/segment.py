"""Documents into sentences, with exact places."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from aligner.bitext import Segment
from aligner.srx import file_rules, language_rules

# Lines as editors count them.
_LINE_BREAK = re.compile(r"\r\n|[\r\n]")
# What else ends a paragraph: vertical tab, form feed, NEL, U+2028 and U+2029.
_PARAGRAPH = re.compile(r"[^\v\f\x85\u2028\u2029]+")


class _Line(NamedTuple):
    """A line, or the part of one that is a paragraph of its own."""

    number: int
    line_start: int
    start: int
    end: int


def segment(
    text: str, language: str, *, segmented: bool = False, rules: Path | None = None
) -> tuple[Segment, ...]:
    """The sentences of `text`, in order.

    Every line that is not blank is a paragraph of its own; sentences never cross lines. Segments
    have no white space around them, `text[s.start:s.end] == s.text`, and every character that is
    not white space is in exactly one of them.

    `language` is BCP 47. With `segmented`, every line that is not blank is one segment, whatever
    marks it holds. `rules` is an SRX file to use instead of the built-in rules; raises InputError
    where it cannot be used.
    """
    if segmented:
        return _segments(text, _lines(text), lambda _: [])
    chosen = file_rules(rules, language) if rules else language_rules(language)
    return _segments(text, _paragraphs(text), chosen.breaks)


def _segments(
    text: str, lines: Iterator[_Line], breaks: Callable[[str], list[int]]
) -> tuple[Segment, ...]:
    found: list[Segment] = []
    paragraph = 0
    for line in lines:
        whole = text[line.start : line.end]
        if not whole.strip():
            continue
        edges = [0, *breaks(whole), len(whole)]
        for start, end in pairwise(edges):
            found += _trimmed(whole[start:end], line.start + start, line, paragraph)
        paragraph += 1
    return tuple(found)


def _trimmed(raw: str, start: int, line: _Line, paragraph: int) -> Iterator[Segment]:
    """One segment, or none where `raw` is white space."""
    text = raw.strip()
    if text:
        start += len(raw) - len(raw.lstrip())
        column = start - line.line_start + 1
        yield Segment(text, start, start + len(text), line.number, column, paragraph)


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    number = 1
    for line_break in _LINE_BREAK.finditer(text):
        yield _Line(number, start, start, line_break.start())
        number, start = number + 1, line_break.end()
    yield _Line(number, start, start, len(text))


def _paragraphs(text: str) -> Iterator[_Line]:
    for line in _lines(text):
        for part in _PARAGRAPH.finditer(text, line.start, line.end):
            yield line._replace(start=part.start(), end=part.end())
