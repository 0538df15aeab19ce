"""Whether what a document says of its places is what stands there in the file."""

from bisect import bisect_right

from aligner.bitext import Document
from aligner.readers.lines import line_starts
from aligner.report.places import position

# A reference or an escape stands for a letter.
_BEGINS = "&\\"


def assert_in_place(document: Document, raw: str) -> None:
    """Each letter of each segment stands at its line and column of the file."""
    starts = line_starts(raw)
    for segment in document.segments:
        assert position(document, segment.start) == (segment.line, segment.column)
        for offset in range(segment.start, segment.end):
            line, column = position(document, offset)
            at = starts[line - 1] + column - 1
            assert bisect_right(starts, at) == line
            there, letter = raw[at], document.text[offset]
            assert there == letter or there in _BEGINS or (letter == " " and there.isspace())


def place_of(document: Document, text: str) -> tuple[int, int]:
    return position(document, document.text.index(text))


def expected(raw: str, text: str) -> tuple[int, int]:
    """Line and column of the first `text` in the file."""
    before = raw[: raw.index(text)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")
