"""Makes docs/review.svg: `aligner review` of the draft with four faults.

Run it from anywhere: `python docs/make_review_picture.py`.
"""

import asyncio
import html
import re
import tempfile
from io import StringIO
from pathlib import Path

from make_pictures import DELETED, DOCS, DRAFT, ORIGINAL, REPLACED, Edit, working_on
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from aligner.embed.encoder import load_encoder
from aligner.gate.single import single_pair
from aligner.pipeline import Hooks
from aligner.report.wrap import has_combined
from aligner.review.app import ReviewApp
from aligner.review.desk import Desk
from aligner.review.kept import Keeper
from aligner.review.palette import DARK
from aligner.session import Session

SIZE = (120, 32)
FAULTS: tuple[Edit, ...] = (DELETED, REPLACED, ("16 मई", "17 मई"), (" 24 ", " 42 "))
# No font is fetched when the picture is looked at.
FORMAT = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
# Some viewers drop spaces at the edges of a text otherwise.
FORMAT = FORMAT.replace("<svg ", '<svg xml:space="preserve" ', 1)
CELL = 12.2  # how wide a cell is in the picture
BELOW = 18.5  # of the base of a line in the picture, from where its background begins


async def shown(state: Path, size: tuple[int, int], *keys: str) -> str:
    """The screen after some keys, as an SVG."""
    pair = single_pair(Path(ORIGINAL), Path(DRAFT))

    def opened(hooks: Hooks) -> Session:
        return Session(pair, load_encoder(), hooks=hooks)

    app = ReviewApp(Desk(pair, Keeper(pair.files, state)), opened)
    async with app.run_test(size=size) as pilot:
        while app.desk.report is None:
            await pilot.pause(0.1)
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        return svg(app, size)


def svg(app: ReviewApp, size: tuple[int, int]) -> str:
    """The screen; no font is fetched when it is looked at."""
    console = Console(
        record=True,
        file=StringIO(),
        force_terminal=True,
        color_system="truecolor",
        width=size[0],
        height=size[1],
        legacy_windows=False,
    )
    for strip in app.screen._compositor.render_strips():
        text = Text(end="\n")
        for segment in strip:
            if not segment.control:
                text.append(segment.text, segment.style)
        console.print(text, soft_wrap=True)
    found = console.export_svg(title="aligner review", code_format=FORMAT, unique_id="review")
    return flowing(found)


TEXT = re.compile(
    r'<text class="([^"]*)" x="([^"]*)" y="([^"]*)" textLength="([^"]*)" ([^>]*)>([^<]*)</text>'
)


def flowing(svg: str) -> str:
    """Letters with marks as wide as the font has them, and what follows them right behind.

    Stretched to cells they would not join, and nobody knows where they end. What is behind them
    has no background of its own then, as that has a place.
    """
    parts: list[str] = []
    lost: list[tuple[str, str]] = []
    start, line, end, open_ = 0, "", 0.0, False
    for text in TEXT.finditer(svg):
        style, x, y, length, rest, words = text.groups()
        parts.append(svg[start : text.start()])
        start = text.end()
        if open_ and y == line and abs(float(x) - end) < 0.1:
            parts[-2] = parts[-2].removesuffix("</text>")
            parts.append(f'<tspan class="{style}">{words}</tspan></text>')
            lost.append((x, f"{float(y) - BELOW:g}"))
        else:
            open_ = has_combined(html.unescape(words))
            kept = "" if open_ else f'textLength="{length}" '
            parts.append(f'<text class="{style}" x="{x}" y="{y}" {kept}{rest}>{words}</text>')
        line, end = y, float(x) + CELL * cell_len(html.unescape(words))
    found = "".join([*parts, svg[start:]])
    for x, y in lost:
        rect = rf'(?<=<rect fill=")[^"]*(?=" x="{x}" y="{y}")'
        found = re.sub(rect, DARK.background, found)
    return found


def main() -> None:
    with working_on(*FAULTS), tempfile.TemporaryDirectory() as state:
        found = asyncio.run(shown(Path(state), SIZE, "a"))
    (DOCS / "review.svg").write_text(found, encoding="utf-8")


if __name__ == "__main__":
    main()
