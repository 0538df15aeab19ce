"""Where a side-by-side diff tells what, and what it leaves out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from aligner.bitext import Span
from aligner.mqm import Finding, Report, Severity
from aligner.report.rows import Cell, Kind, Row, kind_of
from aligner.report.visible import visible


def wanted(finding: Finding, only: frozenset[str] | None) -> bool:
    """Whether one of the checks, all if None, found it, or has a further reason for it."""
    return only is None or any(each.check in only for each in (finding, *finding.also))


def picked(report: Report, only: frozenset[str] | None) -> Report:
    """The report with the findings that are of interest only; its score is still that of all."""
    return replace(report, findings=tuple(f for f in report.findings if wanted(f, only)))


def unmarked(rows: Iterable[Row], findings: Sequence[Finding]) -> tuple[Row, ...]:
    """The rows without marks on all of a segment that are for notice, such as that it is long.

    What is said below says it; marked, it would look as grave as a segment that is wrong.
    """
    for_notice = {
        number
        for number, finding in enumerate(findings)
        if finding.severity is Severity.NEUTRAL and kind_of(finding) is Kind.WRONG
    }

    def plain(cell: Cell) -> Cell:
        whole = Span(0, len(cell.text))
        kept = [h for h in cell.highlights if h.finding not in for_notice or h.span != whole]
        return replace(cell, highlights=tuple(kept))

    return tuple(
        replace(
            row,
            source=tuple(map(plain, row.source)),
            target=tuple(map(plain, row.target)),
        )
        for row in rows
    )


def cells_of(row: Row) -> tuple[Cell, ...]:
    """The segments of both sides."""
    return (*row.source, *row.target)


def told_below(rows: Sequence[Row], findings: Sequence[Finding]) -> dict[int | None, list[Finding]]:
    """Below which row each finding is told, the gravest first; None is the whole."""
    holders: dict[int, list[int]] = {}
    for row in rows:
        for number in row.findings:
            holders.setdefault(number, []).append(row.number)
    by_row: dict[int | None, list[Finding]] = {}
    for number in sorted(range(len(findings)), key=lambda k: _gravity(findings[k])):
        row_number = _last(holders.get(number, []), findings[number].bead)
        by_row.setdefault(row_number, []).append(findings[number])
    return by_row


def _gravity(finding: Finding) -> tuple[float, float]:
    return -finding.severity.rank, -finding.confidence


def _last(holders: Sequence[int], bead: int | None) -> int | None:
    """The last of the rows in a row that have a finding, from that of its bead on."""
    last = bead if bead is not None else next(iter(holders), None)
    for number in holders:
        if last is not None and number == last + 1:
            last = number
    return last


def passed_by(rows: Sequence[Row]) -> dict[int, list[Row]]:
    """For rows behind whose translation that of others stands: these."""
    found: dict[int, list[Row]] = {}
    order = sorted((row for row in rows if row.target), key=lambda row: row.target[0].segment)
    anchor = 0
    for row in order:
        if row.bead.moved:
            found.setdefault(anchor, []).append(row)
        else:
            anchor = row.number
    return found


def lines_of(cells: Sequence[Cell]) -> str:
    """`line 3`, `lines 3 to 8`, `page 1 to page 2`; empty where there is nothing to name."""
    named = [cell for cell in cells if cell.line is not None or cell.label]
    if not named:
        return ""
    first, last = named[0], named[-1]
    if first.line is None or last.line is None:
        labels = [visible(each.label) for each in (first, last)]
        return labels[0] if labels[0] == labels[1] else " to ".join(labels)
    low, high = sorted((first.line, last.line))
    return f"line {low}" if low == high else f"lines {low} to {high}"
