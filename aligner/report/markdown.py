"""Markdown for a comment on a merge request, or the summary of a job.

A table of the pairs, and the findings in sections that open. No longer than a comment may be: what
does not fit is counted.
"""

from collections.abc import Iterator, Sequence

from aligner.mqm import Severity
from aligner.report.escape import markdown as escaped
from aligner.report.escape import markdown_code, markdown_tag
from aligner.report.wording import (
    counted,
    entries,
    error_of,
    gravest,
    pair_name,
    score_of,
    set_aside,
    where,
)
from aligner.results import Alert, PairResult, Region, Results

LONGEST = 65_536
"""Characters that GitHub takes in a comment."""
_SIGNS = {
    Severity.CRITICAL: "‼️",
    Severity.MAJOR: "❗",
    Severity.MINOR: "⚠️",
    Severity.NEUTRAL: "ℹ️",
}
_LONGEST_TEXT = 300  # characters of a passage or a message
_ROOM = 600  # characters for the lines that say what was left out, and what closes a section
_TABLE = LONGEST // 3


def markdown(results: Results) -> str:
    """The results in at most `LONGEST` characters."""
    head = f"## aligner: {'passed' if results.passed else 'failed'}\n\n{_summary(results)}\n"
    lists = "".join(f"- {escaped(_cut(line))}\n" for line in results.failures[:20])
    start = f"{head}\n{lists}\n" if lists else f"{head}\n"
    table = _table(results.pairs)
    tail = "".join((*_stale(results), *_basis(results)))
    details = _details(results.pairs, LONGEST - len(start) - len(table) - len(tail) - _ROOM)
    return f"{start}{table}{details}{tail}"


def _summary(results: Results) -> str:
    new = results.new()
    parts = [counted(len(results.pairs), "pair"), counted(len(new), "finding")]
    if results.errors:
        parts.append(f"{len(results.errors):,} could not be read")
    return ", ".join(filter(None, [*parts, set_aside(results)])) + "."


def _table(pairs: Sequence[PairResult]) -> str:
    """A row a pair; those that do not pass first, and as many as have room."""
    if not pairs:
        return ""
    head = (
        "| | pair | score | critical | major | minor | neutral |\n|---|---|--:|--:|--:|--:|--:|\n"
    )
    rows, left = [], _TABLE
    for pair in sorted(pairs, key=lambda pair: pair.passed):
        rows.append(_row(pair))
        left -= len(rows[-1])
        if left < 0:
            rows.pop()
            break
    more = len(pairs) - len(rows)
    rest = f"\n{counted(more, 'more pair')} not listed here.\n" if more else ""
    return head + "".join(rows) + rest + "\n"


def _row(pair: PairResult) -> str:
    sign = "✅" if pair.passed else "❌"
    name = escaped(pair_name(pair))
    if pair.error:
        return f"| {sign} | {name} | error | | | | |\n"
    found = [alert.severity for alert in pair.new()]
    cells = " | ".join(str(found.count(severity) or "") for severity in reversed(Severity))
    return f"| {sign} | {name} | {score_of(pair)} | {cells} |\n"


def _details(pairs: Sequence[PairResult], room: int) -> str:
    """Sections for the pairs with something to say, in the order of the table."""
    sections, left_out = [], 0
    for pair in sorted(pairs, key=lambda pair: pair.passed):
        if not (pair.error or pair.failures or pair.new()):
            continue
        section, missing = _section(pair, room)
        left_out += missing
        room -= len(section)
        sections.append(section)
    if left_out:
        sections.append(
            f"**{counted(left_out, 'more finding')}, for which there is no room here.**\n\n"
        )
    return "".join(sections)


def _section(pair: PairResult, room: int) -> tuple[str, int]:
    """A section of at most `room` characters, and how many findings it leaves out."""
    alerts = gravest(pair.new())
    opened = "" if pair.passed else " open"
    found = "could not be read" if pair.error else counted(len(alerts), "finding")
    title = f"{markdown_tag(pair_name(pair))}: {found}"
    text = f"<details{opened}><summary>{title}</summary>\n\n"
    for line in [error_of(pair)] if pair.error else pair.failures:
        text += f"- **{escaped(_cut(line))}**\n"
    close = "\n</details>\n\n"
    if len(text) + len(close) > room:
        return "", len(alerts)
    for number, alert in enumerate(alerts):
        item = "".join(_item(alert))
        if len(text) + len(item) + len(close) > room:
            return text + close, len(alerts) - number
        text += item
    return text + close, 0


def _item(alert: Alert) -> Iterator[str]:
    name = f"{_SIGNS[alert.severity]} {alert.severity.value} **{escaped(alert.check)}**"
    yield f"- {name} ({alert.confidence:.0%}): {escaped(_cut(alert.message))}\n"
    for check, message in alert.also:
        yield f"  - also {escaped(check)}: {escaped(_cut(message))}\n"
    for side, region in (("original", alert.source), ("translation", alert.target)):
        if region:
            yield f"  - {side}: {markdown_code(where(region))}{_quoted(region)}\n"
    if alert.suggestion:
        yield f"  - suggestion: {escaped(_cut(alert.suggestion))}\n"


def _quoted(region: Region) -> str:
    return f": “{escaped(_cut(region.text))}”" if region.text.strip() else ""


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]} ..."


def _basis(results: Results) -> Iterator[str]:
    if results.signature:
        yield f"\n{markdown_code(_cut(results.signature))}\n"


def _stale(results: Results) -> Iterator[str]:
    if results.stale:
        yield f"Nothing was found for {entries(len(results.stale))} of the baseline.\n"
