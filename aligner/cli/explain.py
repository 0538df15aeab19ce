"""What `aligner explain` prints: the checks there are, or the manual page of one."""

from collections.abc import Iterator
from dataclasses import fields

from rich.table import Table
from rich.text import Text

from aligner.checks import CHECKS, Check
from aligner.checks.pages import OPTIONS, Page
from aligner.checks.selection import named
from aligner.cli.screen import Screen, printing

_WIDEST = 100  # longer lines are hard to read


def explain(name: str | None, *, color: bool | None = None) -> None:
    """Prints the manual page of a check, or one line for each."""
    console = Screen(color=color).output
    width = min(console.width, _WIDEST)
    with printing():
        if name is None:
            console.print(_list(), width=width)
        else:
            for part in _page(named(CHECKS, name)):
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


def _page(check: Check) -> Iterator[Text]:
    page = Page.of(check)
    runs = "runs by default" if check.default else "runs only where it is selected"
    yield Text(check.name, "bold")
    yield Text(f"{check.category}, {check.severity}, {runs}", "dim")
    yield Text(f"\n{page.summary}")
    for name, text in page.paragraphs.items():
        yield Text.assemble("\n", (f"{name}: ", "bold"), text)
        if name == OPTIONS:
            yield from (
                Text(f"  {field.name} = {getattr(check.options, field.name)!r}")
                for field in fields(check.options)
            )
