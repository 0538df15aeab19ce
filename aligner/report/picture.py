"""What a terminal shows as an SVG file, for pages and papers.

Nothing is fetched when the picture is looked at, and it is light or dark as the reader's screen is.
Each stretch of text is as wide as the cells that it takes in a terminal, so that columns stay
columns in scripts whose letters have widths of their own.
"""

from collections.abc import Iterator
from io import StringIO

from rich.console import Console, RenderableType
from rich.segment import Segment
from rich.style import Style

from aligner.report.escape import xml as escaped
from aligner.report.wrap import cells

WIDTH = 120
"""Columns of a picture, where nothing else is said."""

_CELL = 8.4  # a letter of the fonts below at 14 pixels
_LINE = 20
_MARGIN = 16
_HEAD = 34  # with the title

_STYLE = """\
svg { color-scheme: light dark; }
text { font: 14px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, "Noto Sans Mono",
  "Noto Sans Devanagari", "Noto Sans Thai", monospace; white-space: pre; fill: #1f2328; }
.window { fill: #ffffff; stroke: #d0d7de; } .title, .dim { fill: #6e7781; }
.red { fill: #b3261e; } .green { fill: #116329; } .yellow { fill: #7a4d00; }
.blue { fill: #0a4f8f; } .magenta { fill: #8250df; } .cyan { fill: #1b7c83; }
.bold { font-weight: bold; } .italic { font-style: italic; }
.underline { text-decoration: underline; }
.title { font-family: system-ui, sans-serif; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; } .window { fill: #0d1117; stroke: #30363d; }
  .title, .dim { fill: #8b949e; }
  .red { fill: #ff7b72; } .green { fill: #56d364; } .yellow { fill: #e3b341; }
  .blue { fill: #79c0ff; } .magenta { fill: #d2a8ff; } .cyan { fill: #76e3ea; }
}
"""
_COLORS = {"red", "green", "yellow", "blue", "magenta", "cyan"}


def picture(*shown: RenderableType, width: int = WIDTH, title: str = "aligner") -> str:
    """The SVG of what a terminal with colours would show.

    Args:
        shown: one below the other.
        width: of the terminal, in columns.
        title: of its window.
    """
    lines = [line for each in shown for line in _lines(each, width)]
    across = round(width * _CELL + 2 * _MARGIN, 1)
    down = _HEAD + len(lines) * _LINE + _MARGIN
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" '
            f'viewBox="0 0 {across:g} {down}" width="{across:g}" height="{down}">\n'
            f"<title>{escaped(title)}</title>\n<style>\n{_STYLE}</style>\n"
            f'<rect class="window" x=".5" y=".5" width="{across - 1:g}" height="{down - 1}" '
            'rx="8"/>\n'
            f'<text class="title" x="{across / 2:g}" y="22" text-anchor="middle">'
            f"{escaped(title)}</text>\n",
            *(text for number, line in enumerate(lines) for text in _texts(line, number)),
            "</svg>\n",
        ]
    )


def _lines(shown: RenderableType, width: int) -> list[list[Segment]]:
    console = Console(
        file=StringIO(),
        force_terminal=True,
        color_system="standard",
        no_color=False,
        legacy_windows=False,
        width=width,
        _environ={},
    )
    segments = [each for each in console.render(shown) if not each.control]
    return list(Segment.split_lines(segments))


def _texts(line: list[Segment], number: int) -> Iterator[str]:
    """A `text` for each stretch of one style."""
    down = _HEAD + number * _LINE + 14
    column = 0
    for segment in Segment.simplify(line):
        text = segment.text.strip(" ")
        start = column + len(segment.text) - len(segment.text.lstrip(" "))
        column += cells(segment.text)
        if not text:
            continue
        across = _MARGIN + start * _CELL
        classes = _classes(segment.style or Style())
        named = f' class="{classes}"' if classes else ""
        yield (
            f'<text{named} x="{across:.1f}" y="{down}" textLength="{cells(text) * _CELL:.1f}" '
            f'lengthAdjust="spacingAndGlyphs">{escaped(text)}</text>\n'
        )


def _classes(style: Style) -> str:
    names = [name for name in ("bold", "dim", "italic", "underline") if getattr(style, name)]
    if style.color and style.color.name in _COLORS:
        names.append(style.color.name)
    return " ".join(names)
