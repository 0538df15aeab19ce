"""What `aligner explain` prints: the checks there are, or the manual page of one."""

from rich.table import Table
from rich.text import Text

from aligner.checks import CHECKS
from aligner.checks.pages import Page
from aligner.checks.selection import named
from aligner.cli.screen import Screen, printing
from aligner.report.manual import page_of

_WIDEST = 100  # longer lines are hard to read


def explain(name: str | None, *, color: bool | None = None) -> None:
    """Prints the manual page of a check, or one line for each."""
    console = Screen(color=color).output
    width = min(console.width, _WIDEST)
    with printing():
        if name is None:
            console.print(_list(), width=width)
        else:
            for part in page_of(named(CHECKS, name)):
                console.print(part, width=width)


def _list() -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for heading in ("check", "severity", "what it finds"):
        table.add_column(heading, no_wrap=heading == "check", vertical="top")
    for check in CHECKS:
        summary = Page.of(check).summary
        asked = "" if check.default else " Runs only where it is selected."
        table.add_row(Text(check.name), Text(check.severity), Text(summary + asked))
    return table
