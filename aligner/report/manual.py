"""The manual page of a check, for a terminal."""

from collections.abc import Iterator
from dataclasses import fields

from rich.text import Text

from aligner.checks import Check
from aligner.checks.pages import OPTIONS, Page


def page_of(check: Check) -> Iterator[Text]:
    """What the check finds, why, and when it is wrong: a paragraph each, to be wrapped."""
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
