"""What a check found, for people and for programs. Nothing here prints.

A writer turns a `Report` into text, or into something that a rich console prints.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from aligner.mqm import Report
from aligner.report.json_report import to_json

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["WRITERS", "to_json", "to_terminal"]


def to_terminal(report: Report) -> "RenderableType":
    """The report for a terminal of any width, with the default settings."""
    # rich and regex are of no use to a program that wants JSON.
    from aligner.report.terminal import render  # noqa: PLC0415

    return render(report)


WRITERS: Mapping[str, Callable[[Report], "RenderableType"]] = {
    "terminal": to_terminal,
    "json": to_json,
}
