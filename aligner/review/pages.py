"""A page to read: the keys, or the manual page of a check."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from aligner.checks import Check
from aligner.report.layout import Line, wrapped
from aligner.report.manual import page_of
from aligner.review.manual import keys
from aligner.review.palette import Palette
from aligner.review.widgets import Lines

if TYPE_CHECKING:
    from aligner.review.app import ReviewApp

_WIDEST = 100  # cells; longer lines are hard to read

Page = Callable[[Palette, int], Iterator[Text]]
"""Makes the lines of a page for a width."""


def check_page(check: Check) -> Page:
    """The manual page of a check, as `aligner explain` prints it."""

    def lines(_: Palette, width: int) -> Iterator[Text]:
        for part in page_of(check):
            for paragraph in part.split("\n", allow_blank=True):
                yield from wrapped(paragraph, width)

    return lines


def keys_page(palette: Palette, width: int) -> Iterator[Text]:
    """The keys of the review."""
    yield Text("Keys", palette.strong)
    yield Text()
    yield from keys(palette, width)


class PageScreen(ModalScreen[None]):
    """Shows a page until a key is pressed that leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,e,question_mark,enter", "app.pop_screen"),
        Binding("j,down", "move(1)"),
        Binding("k,up", "move(-1)"),
        Binding("space,pagedown", "move(10)"),
        Binding("b,pageup", "move(-10)"),
    ]

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        """See `ModalScreen`."""
        yield Lines("page")
        yield Lines("keys")

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        app: ReviewApp = self.app  # type: ignore[assignment]
        width = min(_WIDEST, self.size.width - 4)
        lines = [
            Line(Text()),
            *(Line(Text("  ") + each) for each in self._page(app.palette, width)),
        ]
        self.query_one("#page", Lines).show(lines, app.base)
        hint = Text(" j k scroll  q back", app.palette.dim)
        self.query_one("#keys", Lines).show([Line(hint)], app.bar, top=0)

    def action_move(self, by: int) -> None:
        """Scrolls."""
        page = self.query_one("#page", Lines)
        top = max(0, min(page.scroll_offset.y + by, page.scroll_offset.y + page.below))
        page.scroll_to(y=top, animate=False, immediate=True, force=True)
