"""What a terminal shows as an SVG file, for pages and papers.

No font and nothing else is fetched when the picture is looked at.
"""

import re
from io import StringIO

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console, RenderableType
from rich.terminal_theme import SVG_EXPORT_THEME, TerminalTheme

WIDTH = 120
"""Columns of a picture, where nothing else is said."""

DARK = SVG_EXPORT_THEME
LIGHT = TerminalTheme(
    (255, 255, 255),
    (31, 35, 40),
    [
        (36, 41, 47),
        (179, 38, 30),
        (17, 99, 41),
        (122, 77, 0),
        (10, 79, 143),
        (130, 60, 160),
        (27, 124, 131),
        (110, 119, 129),
    ],
)

_FORMAT = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
# Some viewers drop spaces at the edges of a text otherwise.
_FORMAT = _FORMAT.replace("<svg ", '<svg xml:space="preserve" ', 1)


def picture(
    *shown: RenderableType,
    width: int = WIDTH,
    title: str = "aligner",
    theme: TerminalTheme = DARK,
    name: str = "aligner",
) -> str:
    """The SVG of what a terminal with colours would show.

    Args:
        shown: one below the other.
        width: of the terminal, in columns.
        title: of its window.
        theme: its colours.
        name: of the styles in the picture, so that several fit on a page.
    """
    console = Console(
        record=True,
        file=StringIO(),
        force_terminal=True,
        color_system="truecolor",
        width=width,
        legacy_windows=False,
        _environ={},
    )
    for each in shown:
        console.print(each)
    return console.export_svg(title=title, theme=theme, code_format=_FORMAT, unique_id=name)
