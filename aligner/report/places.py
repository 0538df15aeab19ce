"""Where something stands in a document, as a reader of the file would say it."""

from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter

from aligner.bitext import Document, Origin, Span


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a document with its text.

    `line` and `column` are those of its start, 1-based; `label` is what that part of the file is
    called, if it has a name: `page 3`, `cue 17`.
    """

    start: int
    end: int
    line: int
    column: int
    text: str
    label: str = ""


def place(document: Document, span: Span) -> Place:
    line, column = position(document, span.start)
    text = document.text[span.start : span.end]
    label = document.origin.label(span.start) if document.origin else ""
    return Place(span.start, span.end, line, column, text, label)


def position(document: Document, offset: int) -> tuple[int, int]:
    """1-based (line, column) of a character offset, of the file as the user sees it.

    Counted from the segment that holds the offset: `Document.text` may be laid out in other lines
    than the file it was read from.
    """
    index = segment_at(document, offset)
    if index is None or (document.origin and document.origin.runs):
        return document.position(offset)
    segment = document.segments[index]
    between = document.text[segment.start : offset]
    lines = between.count("\n")
    if lines:
        return segment.line + lines, len(between) - between.rfind("\n")
    return segment.line, segment.column + len(between)


def before(document: Document, offset: int) -> str | None:
    """What stands before `offset` in its line of the file; None where that cannot be told.

    A text that was taken out of markup, or laid out in other lines, does not have all of the line.
    """
    text, origin = document.text, document.origin
    if origin and origin.runs:
        found = _in_file(text, origin, offset)
    elif origin and not origin.lines:
        return None
    else:
        start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
        found = text[start:offset]
    whole = found is not None and position(document, offset)[1] == len(found) + 1
    return found if whole and not {"\n", "\r"} & set(found or "") else None


def _in_file(text: str, origin: Origin, offset: int) -> str | None:
    """The part of the line of the file up to `offset`, if all of it is in the text as well."""
    runs = origin.runs
    index = max(0, bisect_right(runs, offset, key=itemgetter(0)) - 1)
    start, raw = runs[index]
    place = raw + offset - start
    begin = origin.lines[bisect_right(origin.lines, place) - 1]
    end, found = offset, ""
    while raw > begin:
        found, end = text[start:end] + found, start
        index -= 1
        if index < 0 or runs[index][1] + start - runs[index][0] != raw:
            return None
        start, raw = runs[index]
    return text[start + begin - raw : end] + found


def segment_at(document: Document, offset: int) -> int | None:
    """Index of the segment at `offset` or last before it; None before the first."""
    index = bisect_right(document.segments, offset, key=lambda segment: segment.start) - 1
    return index if index >= 0 else None


def segments_of(document: Document, span: Span) -> range:
    """The segments that `span` touches; the nearest before it where it touches none."""
    first = segment_at(document, span.start)
    last = segment_at(document, max(span.start, span.end - 1))
    if last is None:
        return range(0)
    if first is None or document.segments[first].end <= span.start < document.segments[last].start:
        first = 0 if first is None else first + 1
    return range(first, last + 1)
