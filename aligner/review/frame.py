"""The lines around the list and the texts: where one is, what is being done, which keys exist."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from aligner.mqm import Severity, Verdict
from aligner.report.layout import Line, hanging
from aligner.report.visible import visible
from aligner.report.wording import counted
from aligner.report.wrap import cells, head, middle
from aligner.review.checker import Progressed
from aligner.review.desk import Came, Desk
from aligner.review.items import Item, State
from aligner.review.listing import where_in
from aligner.review.palette import Palette

NAME = "aligner review"
STAGES = {
    "read": "Reading",
    "load": "Loading the encoder",
    "embed": "Embedding",
    "align": "Aligning",
    "estimate": "Estimating",
    "judge": "Judging",
    "check": "Checking",
}
_KEYS = (
    ("a", "accept"),
    ("d", "dismiss"),
    ("/", "filter"),
    ("o", "open"),
    ("r", "re-check"),
    ("e", "why"),
    ("?", "help"),
    ("q", "quit"),
)
_ASKING = {
    "reason": (("up, down", "earlier reasons"), ("enter", "dismiss"), ("esc", "leave it open")),
    "filter": (("right", "complete the word"), ("enter", "keep"), ("esc", "show all")),
}
_BAR = 24  # cells
_NAMED = 3  # findings that are named one by one
_ELLIPSIS = "…"


def head_line(desk: Desk, palette: Palette, width: int) -> Line:
    """What is under review, and how far it is."""
    right = Text(_tally(desk), palette.dim)
    left = Text.assemble((f" {NAME}  ", palette.strong))
    room = max(8, width - cells(left.plain) - cells(right.plain) - 3)
    whole, last = (
        visible(" -> ".join(names))
        for names in zip(*((str(path), path.name) for path in desk.pair.files), strict=True)
    )
    left.append(whole if cells(whole) <= room else middle(last, room, _ELLIPSIS))
    return Line(left, right, max(0, width - cells(right.plain) - 1))


def _tally(desk: Desk) -> str:
    if not desk.items:
        return ""
    shown = {State.OPEN: "open", State.TODO: "to do", State.DISMISSED: "dismissed"}
    counts = {word: desk.count(state) for state, word in shown.items()}
    parts = [f"{count:,} {word}" for word, count in counts.items() if count or word == "open"]
    if desk.mended:
        parts.append(f"{len(desk.mended):,} mended")
    return ", ".join(parts)


def rule_line(at: int, listed: int, chosen: str, more: str, palette: Palette, width: int) -> Line:
    """Which finding of the list this is, and what of the list and of the texts is not seen.

    Args:
        at: its number, from 0.
        listed: how many there are.
        chosen: the filter.
        more: of `hidden_text`.
        palette: colours.
        width: cells.
    """
    left = f" {at + 1:,} of {listed:,}" if listed else ""
    if chosen:
        left += f"   only: {visible(chosen)}   (esc: all)"
    left = head(left, max(1, width - cells(more) - 2), _ELLIPSIS) if left else ""
    column = max(0, width - cells(more) - 1)
    return Line(Text(left, palette.dim), Text(more, palette.dim), column)


def hidden_text(below: int, *, cut: bool) -> str:
    """What of the texts is not seen, and the key that shows it; empty if all is."""
    if cut:
        return "+ shows all of it"
    return f"{counted(below, 'line')} below: space" if below else ""


def key_line(palette: Palette, width: int, asking: str = "") -> Line:
    """The keys that are needed most, as many as there is room for, the last two in any case.

    Args:
        palette: colours.
        width: cells.
        asking: what is asked for, `reason` or `filter`; empty for nothing.
    """
    keys = list(_ASKING.get(asking, _KEYS))
    while len(keys) > 2 and _long(keys) > width:
        del keys[-3]
    loose = 1 if _long(keys) + len(keys) <= width else 0
    text = Text(" ")
    for key, what in keys:
        text.append(key, palette.strong)
        text.append(f" {what} " + " " * loose, palette.dim)
    text.rstrip()
    return Line(text)


def _long(keys: Sequence[tuple[str, str]]) -> int:
    return 1 + sum(len(key) + len(what) + 2 for key, what in keys)


def progress_text(doing: Progressed, palette: Palette) -> Text:
    """What is being done, and how much of it is."""
    text = Text(STAGES.get(doing.stage, doing.stage))
    if doing.total:
        full = round(_BAR * min(doing.done, doing.total) / doing.total)
        text.append("  ")
        text.append("━" * full, palette.good)
        text.append("·" * (_BAR - full), palette.dim)
        text.append(f"  {doing.done:,} of {doing.total:,}", palette.dim)
    else:
        text.append(f" {_ELLIPSIS}")
    return text


def nothing_lines(desk: Desk, chosen: str, palette: Palette, width: int) -> Iterator[Text]:
    """What is told where there is no finding to show; `chosen` is the filter."""
    for text, style in _nothing(desk, chosen, palette):
        yield from hanging(Text(), Text(visible(text), style), max(8, width))


def _nothing(desk: Desk, chosen: str, palette: Palette) -> Iterator[tuple[str, str]]:
    report = desk.report
    if report is None:
        yield "Both texts are read and compared. q leaves.", palette.dim
    elif report.verdict is not Verdict.TRANSLATION:
        yield report.statement, palette.severities[Severity.CRITICAL]
        yield "See that the two files belong together. r checks them anew, q leaves.", ""
    elif not desk.items:
        yield "No findings are left: good work.", palette.good
        yield "q leaves.", ""
    elif chosen:
        yield f"Nothing of that: {chosen}", ""
        yield "Escape shows all, / asks for something else.", palette.dim
    else:
        yield "Everything was decided before.", palette.good
        yield "q leaves; / all lists what is dismissed or ignored.", ""


def brought(came: Came) -> str:
    """What a check has changed, in words."""
    parts = [
        f"{len(items):,} {word}: {_named(items)}."
        for word, items in (("mended", came.mended), ("new", came.new))
        if items
    ]
    return " ".join(parts) or "Checked anew: no finding came or went."


def _named(items: Sequence[Item]) -> str:
    names = [short(item) for item in items[:_NAMED]]
    rest = len(items) - len(names)
    return ", ".join(names) + (f" and {rest:,} more" if rest else "")


def short(item: Item) -> str:
    """Check and place, in as few words as can be."""
    place = where_in(item.place)
    line = f"line {place}" if item.place.line is not None else place
    return f"{visible(item.alert.check)} {'' if line == '-' else line}".strip()
