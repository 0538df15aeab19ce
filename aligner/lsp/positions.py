"""Places in a text, as this program counts them and as an editor does.

Here lines and columns begin with 1 and a column is a code point, as in `Region`. For an editor
both begin with 0, and a column is a unit of the encoding that it has agreed upon: of UTF-16 a
character beyond the first 65,536 has two, of UTF-8 each has one to four.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from lsprotocol import types

from aligner.readers.lines import line_starts
from aligner.results import Region


@dataclass(frozen=True)
class Lines:
    """The lines of a text.

    Attributes:
        text: of a file, as the editor has it, or as the disk has it.
        encoding: the one agreed upon: `utf-8`, `utf-16` or `utf-32`.
    """

    text: str
    encoding: str = types.PositionEncodingKind.Utf16.value

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offsets at which lines begin; lines end as the protocol says, and nowhere else."""
        return line_starts(self.text)

    def line(self, number: int) -> str:
        """A line without its end, by its number from 1; empty where there is none."""
        if not 1 <= number <= len(self.starts):
            return ""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].rstrip("\r\n")

    def offset(self, line: int, column: int) -> int:
        """Of a place in the text, in code points; a place beyond its line is at the end of it."""
        if line > len(self.starts):
            return len(self.text)
        return self.starts[line - 1] + min(column - 1, len(self.line(line)))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def position(self, line: int, column: int) -> types.Position:
        """A place as the editor counts; one beyond its line is at the end of it."""
        before = self.line(line)[: column - 1]
        return types.Position(line - 1, units(before, self.encoding))

    def position_at(self, offset: int) -> types.Position:
        return self.position(*self.place(offset))

    def place_of(self, position: types.Position) -> tuple[int, int]:
        """A place of the editor's; what is within a character is before it."""
        text, column, used = self.line(position.line + 1), 0, 0
        for character in text:
            used += units(character, self.encoding)
            if used > position.character:
                break
            column += 1
        return position.line + 1, column + 1

    def range(self, region: Region) -> types.Range:
        """A region as the editor counts; the first line for a file as a whole."""
        line, column, end_line, end_column = (
            region.line,
            region.column,
            region.end_line,
            region.end_column,
        )
        if line is None or column is None or end_line is None or end_column is None:
            return types.Range(self.position(1, 1), self.position(1, len(self.line(1)) + 1))
        return types.Range(self.position(line, column), self.position(end_line, end_column))

    def text_of(self, region: Region) -> str | None:
        """What stands at a region; None where it has no lines."""
        if region.line is None or region.column is None:
            return None
        end_line, end_column = region.end_line or region.line, region.end_column or region.column
        start, end = self.offset(region.line, region.column), self.offset(end_line, end_column)
        return self.text[start:end]


def units(text: str, encoding: str) -> int:
    """How many units of an encoding a text has."""
    if encoding == types.PositionEncodingKind.Utf32.value or text.isascii():
        return len(text)
    if encoding == types.PositionEncodingKind.Utf8.value:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
