"""The list of findings: a line each."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from aligner.report.finding_view import SIGNS
from aligner.report.layout import Line, Signs
from aligner.report.visible import visible
from aligner.report.wrap import cells, head
from aligner.results import Region
from aligner.review.items import Item, State
from aligner.review.palette import Palette

_SEVERITY = 11  # cells of `!! critical`
_LONGEST_CHECK = 22
_LONGEST_PLACE = 12
_GAP = 2
_LEAST = 24  # cells left to the message, or names of checks are cut


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide the columns of a list are, in cells."""

    check: int
    place: int
    state: int

    @classmethod
    def of(cls, items: Sequence[Item], width: int) -> "Columns":
        """As wide as it takes, within what there is."""
        checks = max((cells(visible(item.alert.check)) for item in items), default=0)
        places = max((cells(where_in(item.place)) for item in items), default=0)
        place = min(places, _LONGEST_PLACE)
        state = max((cells(_state(item)) for item in items), default=0)
        room = width - 2 - _SEVERITY - place - state - 4 * _GAP - _LEAST
        return cls(max(8, min(checks, _LONGEST_CHECK, room)), place, state)


def where_in(region: Region) -> str:
    """The line, or what the place is called; a dash for the file as a whole."""
    return str(region.line) if region.line is not None else visible(region.label) or "-"


def list_line(
    item: Item, columns: Columns, width: int, palette: Palette, signs: Signs, *, chosen: bool
) -> Line:
    """A finding on a line: how grave, of which check, where, what was decided, what it says."""
    severity, todo = item.alert.severity, item.state is State.TODO
    settled = item.state in {State.DISMISSED, State.IGNORED}
    word = f"{SIGNS[severity]} {severity.value}"
    before = Text.assemble(
        ("> " if chosen else "  ", palette.strong),
        (_padded(word, _SEVERITY), palette.dim if settled else palette.severities[severity]),
        " " * _GAP,
        (_padded(_cut(item.place, columns, signs), columns.place, right=True), palette.dim),
        " " * _GAP,
        _padded(head(visible(item.alert.check), columns.check, signs.ellipsis), columns.check),
        " " * _GAP,
        (_padded(_state(item), columns.state), palette.good if todo else palette.dim),
        " " * (_GAP if columns.state else 0),
    )
    room = max(1, width - cells(before.plain) - 1)
    message = Text(head(visible(item.alert.message), room, signs.ellipsis))
    if settled:
        before.stylize(palette.dim)
        message.stylize(palette.dim)
    return Line(before + message)


def _cut(region: Region, columns: Columns, signs: Signs) -> str:
    return head(where_in(region), columns.place, signs.ellipsis)


def _padded(text: str, width: int, *, right: bool = False) -> str:
    space = " " * max(0, width - cells(text))
    return space + text if right else text + space


def _state(item: Item) -> str:
    if item.state is State.OPEN:
        return "new" if item.new else ""
    return item.state.value
