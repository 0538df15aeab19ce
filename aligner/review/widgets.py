"""What the screen of a review is put together from.

Terminals disagree about how wide a letter with its marks is, so a line of Hindi may end a few cells
from where a program thinks. Nothing may therefore stand to the right of such a text but what is
put there by its cell: all widgets are as wide as the screen, without scrollbars, and two columns
are one line of one widget.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from rich.console import Console
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.suggester import Suggester
from textual.widgets import Input

from aligner.report.layout import Line
from aligner.report.wrap import has_combined

_CONSOLE = Console(color_system="truecolor", force_terminal=True, width=1000)


def strip_of(line: Line, width: int, style: Style) -> Strip:
    """A line as wide as the screen, its right column put where it belongs."""
    segments = _segments(line.left)
    if line.right is not None and line.right.plain:
        segments = Segment.adjust_line_length(segments, line.column, style)
        if has_combined(line.left.plain):
            segments.append(Control.move_to_column(line.column).segment)
        segments += _segments(line.right)
    segments = Segment.adjust_line_length(segments, width, style)
    # Each has a style, controls as well: the filter for screens without colours asks it.
    return Strip(
        (Segment(text, style + own if own else style, control) for text, own, control in segments),
        width,
    )


def _segments(text: Text) -> list[Segment]:
    return [each for each in text.render(_CONSOLE) if each.text != "\n"]


class Lines(ScrollView, can_focus=False):
    """Lines from edge to edge."""

    ALLOW_SELECT = False

    class Resized(Message):
        """There is another amount of room for the lines."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._lines: Sequence[Line] = ()
        self._style = Style()

    def show(self, lines: Iterable[Line], style: Style, top: int | None = None) -> None:
        """Shows other lines.

        Args:
            lines: each must fit the width.
            style: of what has none.
            top: the first to be seen; None stays where it is.
        """
        self._lines, self._style = tuple(lines), style
        self.virtual_size = Size(self.size.width, len(self._lines))
        if top is not None:
            self.scroll_to(y=top, animate=False, immediate=True, force=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """See `ScrollView`."""
        number = y + self.scroll_offset.y
        line = self._lines[number] if number < len(self._lines) else Line(Text())
        return strip_of(line, self.size.width, self._style)

    def on_resize(self) -> None:
        self.post_message(self.Resized(self.id or ""))

    @property
    def below(self) -> int:
        """How many lines are hidden below."""
        return max(0, len(self._lines) - self.scroll_offset.y - self.size.height)


class Listing(Lines):
    """Lines of which one is chosen; only those that are seen are made."""

    class Clicked(Message):
        """A line was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._count = 0
        self._made: Callable[[int], tuple[Line, Style]] | None = None

    def list(
        self, count: int, made: Callable[[int], tuple[Line, Style]], chosen: int, style: Style
    ) -> None:
        """Shows lines, and scrolls so that the chosen one is seen.

        Args:
            count: how many.
            made: makes one of them, with its style.
            chosen: the number of the chosen one.
            style: of what lies below the last.
        """
        self._count, self._made, self._style = count, made, style
        self.virtual_size = Size(self.size.width, count)
        height, top = max(1, self.size.height), self.scroll_offset.y
        top = max(0, min(max(top, chosen - height + 1), chosen, max(0, count - height)))
        self.scroll_to(y=top, animate=False, immediate=True, force=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """See `ScrollView`."""
        number = y + self.scroll_offset.y
        if self._made is None or number >= self._count:
            return strip_of(Line(Text()), self.size.width, self._style)
        line, style = self._made(number)
        return strip_of(line, self.size.width, style)

    def on_click(self, event: events.Click) -> None:
        number = event.y + self.scroll_offset.y
        if number < self._count:
            self.post_message(self.Clicked(number))


class Words(Suggester):
    """Completes the last word of a line."""

    def __init__(self, words: Callable[[], Iterable[str]]) -> None:
        super().__init__(use_cache=False)
        self._words = words

    async def get_suggestion(self, value: str) -> str | None:
        """See `Suggester`."""
        *_, last = value.split(" ")
        found = [word for word in self._words() if word.startswith(last) and word != last]
        return value + found[0][len(last) :] if last and found else None


class Prompt(Vertical):
    """Asks for a line at the foot of the screen; hidden until it does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("up", "earlier(1)", show=False),
        Binding("down", "earlier(-1)", show=False),
    ]

    class Changed(Message):
        """What stands there now."""

        def __init__(self, what: str, text: str) -> None:
            super().__init__()
            self.what, self.text = what, text

    class Answered(Message):
        """The answer; None where the user has left."""

        def __init__(self, what: str, text: str | None) -> None:
            super().__init__()
            self.what, self.text = what, text

    def __init__(self, name: str, words: Callable[[], Iterable[str]]) -> None:
        super().__init__(id=name)
        self.what = ""
        self._words = Words(words)
        self._history: Sequence[str] = ()
        self._at = -1

    def compose(self) -> ComposeResult:
        """See `Widget`."""
        yield Lines("asked")
        yield Input(compact=True, select_on_focus=False)

    @property
    def field(self) -> Input:
        return self.query_one(Input)

    def ask(
        self,
        what: str,
        lines: Sequence[Line],
        style: Style,
        *,
        text: str = "",
        history: Sequence[str] = (),
    ) -> None:
        """Asks.

        Args:
            what: comes back with the answer.
            lines: say what for.
            style: of these.
            text: what stands there already.
            history: what up and down bring back, the last first.
        """
        self.what, self._history, self._at = what, history, -1
        asked = self.query_one("#asked", Lines)
        asked.styles.height = len(lines)
        asked.show(lines, style, top=0)
        field = self.field
        field.suggester = None if history or what == "reason" else self._words
        field.value = text
        field.cursor_position = len(text)
        self.display = True
        self.screen.set_focus(field)  # at once: the next key is for it

    def action_leave(self) -> None:
        """Ends it without an answer."""
        self._end(None)

    def action_earlier(self, step: int) -> None:
        """Brings back what was answered before."""
        if self._history:
            self._at = max(-1, min(self._at + step, len(self._history) - 1))
            self.field.value = self._history[self._at] if self._at >= 0 else ""
            self.field.cursor_position = len(self.field.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.display:
            self.post_message(self.Changed(self.what, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._end(event.value.strip())

    def _end(self, text: str | None) -> None:
        self.display = False
        self.screen.set_focus(None)
        self.post_message(self.Answered(self.what, text))
