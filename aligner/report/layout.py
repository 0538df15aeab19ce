"""Lines for a terminal: what each output of this package to a console is put together from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

from rich.console import Console, ConsoleOptions, RenderableType
from rich.control import Control
from rich.segment import Segment
from rich.text import Text

from aligner.report.wrap import cells, has_combined, wrap

# From this width on, source and target stand side by side.
SIDE_BY_SIDE = 110


FILE_WIDTH = 100
"""Of a report that no terminal shows."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The few signs that are not letters, as the console's encoding allows."""

    bar: str = "│"
    ellipsis: str = "…"
    opening: str = "⟦"
    closing: str = "⟧"


UNICODE = Signs()
ASCII = Signs("|", "...", "[[", "]]")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines have to fit: `marked` asks for brackets where no style can show a place."""

    width: int
    marked: bool
    signs: Signs = UNICODE

    @classmethod
    def of(cls, console: Console, options: ConsoleOptions) -> "Layout":
        # Colour alone is never enough, and without colours a console may drop bold as well.
        marked = console.color_system is None or console.no_color
        return cls(options.max_width, marked, ASCII if options.ascii_only else UNICODE)

    @property
    def side_by_side(self) -> bool:
        return self.width >= SIDE_BY_SIDE


@dataclass(frozen=True, slots=True)
class Line:
    """One line of output; `right`, where there is one, starts at cell `column`."""

    left: Text
    right: Text | None = None
    column: int = 0

    def segments(self, console: Console) -> Iterable[Segment]:
        yield from self.left.render(console)
        if self.right is not None and self.right.plain:
            yield Segment(" " * max(1, self.column - cells(self.left.plain)))
            # How wide a letter with its marks is differs from one terminal to the next. Counting
            # is all that can be done for a file; in a terminal the cursor goes to the cell.
            if console.is_terminal and has_combined(self.left.plain):
                yield Control.move_to_column(self.column).segment
            yield from self.right.render(console)
        yield Segment.line()


def wrapped(text: Text, width: int) -> list[Text]:
    """`text` in lines of at most `width` cells."""
    return [text[start:end] for start, end in wrap(text.plain, max(1, width))]


def hanging(lead: Text, text: Text, width: int) -> list[Text]:
    """`text` after `lead`, its further lines indented as far as the first."""
    indent = cells(lead.plain)
    first, *others = wrapped(text, width - indent)
    lines = [Text.assemble(lead, first), *(Text(" " * indent) + line for line in others)]
    lines[-1].rstrip()
    return lines


def columns(left: Sequence[Text], right: Sequence[Text], column: int) -> list[Line]:
    """The two lists next to each other, as long as the longer one."""
    rows = max(len(left), len(right))
    return [
        Line(
            left[row] if row < len(left) else Text(),
            right[row] if row < len(right) else None,
            column,
        )
        for row in range(rows)
    ]


def plain(shown: RenderableType, width: int = FILE_WIDTH) -> str:
    """What a terminal without colours would show."""
    text = StringIO()
    Console(file=text, width=width, color_system=None, force_terminal=False).print(shown)
    return text.getvalue()
