"""A view as lines: for whoever reads a log, and for a screen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.text import Text

from aligner.mqm import Severity, Verdict
from aligner.report.finding_view import SIGNS, STYLES, finding_lines
from aligner.report.layout import Layout, Line, hanging
from aligner.report.visible import visible
from aligner.report.wording import counted, gravity, pair_name, told, where
from aligner.report.wrap import cells, head
from aligner.results import Alert, Status
from aligner.watch import View

_INDENT = 2
_LINES = 2  # of a finding that is not shown in full
_FIXED = 4  # of those just fixed that are named
_EXCERPT = 60  # cells of a text that is missing on the other side


def block(view: View, *, quiet: bool) -> Iterator[str]:
    """A view as plain lines, the first of which sums it up; nothing new is nothing if `quiet`.

    Those that are new or fixed since the view before are marked; the quiet have these alone.
    """
    since = view.since_last
    new = set(since.new) if since else set()
    fixed = sorted(since.fixed, key=gravity) if since else []
    shown = [alert for alert in _ordered(view) if alert in new or not since or not quiet]
    if quiet and since and not (new or fixed or view.trouble):
        return
    yield f"{view.at:%H:%M:%S} {_summary(view)}"
    for line in view.trouble.splitlines():
        yield f"  trouble: {visible(line)}"
    if view.trouble:
        return
    for alert in fixed:
        yield f"  fixed  {_told(alert)}"
    for alert in shown:
        yield f"  {'new' if alert in new else '':<5}  {_told(alert)}"


def _summary(view: View) -> str:
    """`a.hi.txt: 3 findings (1 major, 2 minor), 1 new, 2 fixed, 0.21 s`."""
    if view.trouble:
        return f"{changed(view.changed)}: cannot be checked; the last findings still stand"
    parts = [counts(view)]
    if view.since_last:
        parts += [
            f"{len(each)} {name}"
            for each, name in ((view.since_last.new, "new"), (view.since_last.fixed, "fixed"))
            if each
        ]
    again = view.at != view.checked
    parts.append("as before" if again else f"{view.seconds:.2f} s")
    names = changed(view.changed) if view.changed else pair_name(view.result)
    return f"{names}: {', '.join(parts)}"


def _told(alert: Alert) -> str:
    place = f"{where(alert.place)}: " if alert.place else ""
    return f"{place}{alert.severity} {visible(alert.check)}: {_said(alert)}"


def _said(alert: Alert) -> str:
    """What is wrong; with the text itself where it stands on one side only."""
    texts = [visible(each.text) for each in (alert.source, alert.target) if each and each.text]
    if len(texts) != 1:
        return told(alert)
    return f'{told(alert)} "{head(texts[0], _EXCERPT, "…")}"'


def changed(paths: Sequence[Path]) -> str:
    """The names of files: `a.hi.txt`, `a.hi.txt, terms.csv`."""
    return ", ".join(visible(path.name) for path in paths)


def counts(view: View) -> str:
    """`3 findings (1 major, 2 minor)`; those that do not count by why."""
    alerts = view.result.new()
    several = [
        f"{number} {severity}"
        for severity in sorted(Severity, key=lambda each: -each.rank)
        if (number := sum(alert.severity is severity for alert in alerts))
    ]
    grades = f" ({', '.join(several)})" if several else ""
    aside = [
        f"{number} {name}"
        for status, name in ((Status.KNOWN, "in the baseline"), (Status.IGNORED, "ignored"))
        if (number := sum(alert.status is status for alert in view.result.alerts))
    ]
    found = f"{counted(len(alerts), 'finding')}{grades}"
    return "; ".join([found, *aside])


def _ordered(view: View) -> list[Alert]:
    """Those that count: those just new first, then those new since the start, then the rest.

    Of each the gravest first, and of these the first in the text.
    """
    last, start = _new_since(view)
    return sorted(
        view.result.new(),
        key=lambda alert: (alert not in last, alert not in start, -alert.severity.rank),
    )


def _new_since(view: View) -> tuple[set[Alert], set[Alert]]:
    """Those that are new since the view before, and since the start."""
    last, start = (set(each.new) if each else set() for each in (view.since_last, view.since_start))
    return last, start


@dataclass(frozen=True, slots=True)
class Picture:
    """A view on a screen: lines that stay at the top, lines that scroll, and the one below."""

    top: Sequence[Line]
    body: Sequence[Line]
    status: str
    width: int

    def lines(self, height: int, offset: int) -> list[Line]:
        """As many as the screen has, with the body from the `offset`-th line on."""
        room = self.room(height)
        body = list(self.body[offset : offset + room])
        shown = f"lines {offset + 1}-{offset + len(body)} of {len(self.body)}, ↑↓ "
        body += [Line(Text())] * (room - len(body))
        keys = f"{shown if len(self.body) > room else ''}q ends"
        left = head(self.status, self.width - len(keys) - 2, "…")
        bottom = Text(f"{left}{' ' * max(2, self.width - cells(left) - len(keys))}{keys}", "dim")
        return [*self.top[: max(0, height - 2)], *body, Line(bottom)][-height:]

    def room(self, height: int) -> int:
        """Lines of the body that fit."""
        return max(1, height - len(self.top) - 1)

    def last_offset(self, height: int) -> int:
        return max(0, len(self.body) - self.room(height))


def picture(view: View, layout: Layout, height: int, status: str = "") -> Picture:
    """A view on a screen of so many lines.

    What is just new is shown in full, and of the rest, in order, as much as there is room for; the
    others as a line or two.

    Args:
        view: what to show.
        layout: of the screen.
        height: lines of the screen.
        status: what is going on, instead of when and how it was checked.
    """
    top = _top(view, layout)
    room = height - len(top) - 1
    return Picture(top, _body(view, layout, room), status or _status(view), layout.width)


def _top(view: View, layout: Layout) -> list[Line]:
    alerts = view.result.new()
    style = STYLES[max((a.severity for a in alerts), key=lambda s: s.rank)] if alerts else "green"
    lines = [
        Text(head(pair_name(view.result), layout.width, layout.signs.ellipsis), "bold"),
        Text(head(counts(view), layout.width, layout.signs.ellipsis), style),
    ]
    if view.since_start:
        lines += hanging(Text(), Text(_history(view), "dim"), layout.width)
    for note in view.report.notes:
        lines += hanging(Text("note  ", "dim"), Text(visible(note), "dim"), layout.width)
    for line in view.trouble.splitlines():
        lines += hanging(Text("! ", "bold red"), Text(visible(line), "red"), layout.width)
    return [*map(Line, lines), Line(Text("─" * layout.width, "dim"))]


def _history(view: View) -> str:
    """`Since the start: 2 fixed, 1 new. With the last save: nothing fixed, 1 new.`"""
    told_since = []
    for name, since in (("Since the start", view.since_start), ("This save", view.since_last)):
        if since:
            told_since.append(f"{name}: {len(since.fixed)} fixed, {len(since.new)} new.")
    return " ".join(told_since)


def _status(view: View) -> str:
    if view.trouble:
        return f"waiting for {changed(view.changed)}; shown is the check of {view.checked:%H:%M:%S}"
    names = f"{changed(view.changed)}  " if view.changed else ""
    return f"{view.checked:%H:%M:%S}  {names}checked in {view.seconds:.2f} s"


def _body(view: View, layout: Layout, room: int) -> list[Line]:
    report = view.report
    if report.verdict is not Verdict.TRANSLATION:
        style = STYLES[Severity.CRITICAL]
        return [*map(Line, hanging(Text(), Text(visible(report.statement), style), layout.width))]
    last, start = _new_since(view)
    alerts = _ordered(view)
    short = [_short(alert, layout) for alert in alerts]
    left = room - sum(map(len, short)) - len({(a in last, a in start) for a in alerts})
    lines: list[Line] = _fixed(view, layout)
    left -= len(lines)
    heading = ""
    for number, (alert, brief) in enumerate(zip(alerts, short, strict=True), start=1):
        name = "New with this save" if alert in last else "New" if alert in start else "Open"
        if name != heading:
            lines.append(Line(Text(name, "bold")))
            heading = name
        full = _full(view, alert, number, layout) if left > 0 or alert in last else brief
        more = len(full) - len(brief)
        if more <= left or (alert in last and len(full) <= room // 2):
            lines += full
            left -= more
        else:
            lines += brief
            left = 0  # from here on one after the other looks the same
    if not alerts:
        lines.append(Line(Text("Nothing is wrong that a check can see.", "green")))
    return lines


def _fixed(view: View, layout: Layout) -> list[Line]:
    """What the save has fixed."""
    fixed = sorted(view.since_last.fixed, key=gravity) if view.since_last else []
    if not fixed:
        return []
    lines = [Line(Text("Fixed with this save", "bold green"))]
    for alert in fixed[:_FIXED]:
        text = head(_said(alert), layout.width - _INDENT, layout.signs.ellipsis)
        lines.append(Line(Text.assemble(" " * _INDENT, (text, "green"))))
    if len(fixed) > _FIXED:
        lines.append(Line(Text(f"{' ' * _INDENT}and {len(fixed) - _FIXED} more", "green")))
    return [*lines, Line(Text())]


def _full(view: View, alert: Alert, number: int, layout: Layout) -> list[Line]:
    if alert.finding is None:
        return _short(alert, layout)
    finding = view.report.findings[alert.finding]
    return [*finding_lines(view.report, finding, number, layout, context=0)]


def _short(alert: Alert, layout: Layout) -> list[Line]:
    """Where and what, in a line or two."""
    place = alert.place
    at = (
        f"{place.line}:{place.column}" if place and place.line is not None else
        place.label if place else ""
    )  # fmt: skip
    lead = Text.assemble(
        " " * _INDENT,
        (f"{SIGNS[alert.severity]} ", STYLES[alert.severity]),
        (f"{visible(at):<7} ", "cyan"),
    )
    room = layout.width - cells(lead.plain)
    text = Text(head(_said(alert), room * _LINES - _LINES, layout.signs.ellipsis))
    return [*map(Line, hanging(lead, text, layout.width))]
