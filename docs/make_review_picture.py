"""Makes docs/review.svg: `aligner review` of the draft that the picture of `check` shows.

Run it from anywhere: `python docs/make_review_picture.py`.
"""

import asyncio
import html
import os
import re
import tempfile
from io import StringIO
from pathlib import Path

from make_pictures import DOCS, DRAFT, FORMAT, ORIGINAL, SEEDS, with_faults
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
CHANGES = (("16 मई", "17 मई"), (" 24 ", " 42 "))
"""Further faults of the draft: a date, a number."""
CELL = 12.2  # how wide a cell is in the picture
BELOW = 18.5  # of the base of a line in the picture, from where its background begins


async def shown(folder: Path, size: tuple[int, int], *keys: str) -> str:
    """The screen after some keys, as an SVG."""
    pair = single_pair(Path(ORIGINAL), Path(DRAFT))

    def opened(hooks: Hooks) -> Session:
        return Session(pair, load_encoder(), hooks=hooks)

    app = ReviewApp(Desk(pair, Keeper(pair.files, folder / "state")), opened)
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


def faulty(hindi: str) -> str:
    """The draft."""
    hindi = with_faults(hindi)
    for old, new in CHANGES:
        if old not in hindi:
            raise ValueError(f"the seed has changed: {old} is not in it")
        hindi = hindi.replace(old, new, 1)
    return hindi


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in (ORIGINAL, DRAFT):
            text = (SEEDS / name.replace(".draft", "")).read_text(encoding="utf-8")
            changed = faulty(text) if name == DRAFT else text
            (Path(folder) / name).write_text(changed, encoding="utf-8")
        os.chdir(folder)
        found = asyncio.run(shown(Path(folder), SIZE, "a"))
    (DOCS / "review.svg").write_text(found, encoding="utf-8")


if __name__ == "__main__":
    main()
