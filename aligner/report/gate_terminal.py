"""A run over many pairs for a person at a terminal: a table, what fails in detail, a summary."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from aligner.mqm import Severity
from aligner.report.finding_view import INDENT, SIGNS, STYLES, finding_lines
from aligner.report.layout import Layout, Line, hanging, plain
from aligner.report.visible import visible
from aligner.report.wording import (
    counted,
    entries,
    error_of,
    pair_name,
    result_of,
    score_of,
    set_aside,
    where,
)
from aligner.report.wrap import cells, middle
from aligner.results import Alert, PairResult, Results, Status

MOST = 200
"""Findings in detail: nobody reads more of them in a terminal."""
_STALE = 20
_LABEL = 8
_WIDE = 110  # from this width on, there is room for the names of the columns
_GAP = "  "
_SHORT = {"critical": "crit", "major": "maj", "minor": "min", "neutral": "neut"}
_RESULTS = {"passed": "green", "failed": "red", "error": "bold red"}

Row = tuple[str, Text]


@dataclass(frozen=True, slots=True)
class GateReport:
    """Results that a rich console can print, at its own width and with its own colours."""

    results: Results
    context: int = 1
    verbose: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines, one after the other."""
        for line in self.lines(Layout.of(console, options)):
            yield from line.segments(console)

    def lines(self, layout: Layout) -> Iterator[Line]:
        """The whole, from the table to the next steps."""
        if self.results.pairs:
            yield from _table(self.results.pairs, layout)
            yield Line(Text())
        yield from self._details(layout)
        for label, text in _summary(self.results, verbose=self.verbose):
            lead = Text(label.ljust(_LABEL), "dim")
            yield from map(Line, hanging(lead, text, layout.width))

    def _details(self, layout: Layout) -> Iterator[Line]:
        left = MOST
        for pair in self.results.pairs:
            alerts = pair.new()
            if pair.passed and not (self.verbose and alerts):
                continue
            yield from _heading(pair, layout)
            for number, alert in enumerate(alerts[:left], 1):
                yield from _alert_lines(pair, alert, number, layout, self.context)
            if len(alerts) > left:
                more = counted(len(alerts) - left, "more finding")
                yield Line(Text(f"{more} of this pair not shown here.", "dim"))
                yield Line(Text())
            left = max(0, left - len(alerts))


def render(results: Results, *, context: int = 1, verbose: bool = False) -> GateReport:
    """The results for `Console.print`.

    `context` segments are shown around a finding; `verbose` shows what is found in pairs that pass
    as well.
    """
    return GateReport(results, context, verbose)


def gate_terminal(results: Results) -> str:
    """The results as a terminal without colours would show them."""
    return plain(render(results))


def _table(pairs: Sequence[PairResult], layout: Layout) -> Iterator[Line]:
    """One line a pair."""
    severities = tuple(reversed(Severity))
    names = [each.value if layout.width >= _WIDE else _SHORT[each.value] for each in severities]
    heads = ["result", " score", *names, "set aside" if layout.width >= _WIDE else "aside"]
    widths = [len(head) for head in heads]
    room = layout.width - sum(widths) - len(_GAP) * len(heads)
    whole = all(cells(pair_name(pair)) <= room for pair in pairs)
    yield Line(Text(_GAP.join([*heads, "pair"]), "dim"))
    for pair in pairs:
        line = Text()
        for (value, style), width in zip(_cells(pair, severities), widths, strict=True):
            line.append(value.ljust(width) if value in _RESULTS else value.rjust(width), style)
            line.append(_GAP)
        yield Line(line.append(pair_name(pair) if whole else _short(pair, room, layout)))


def _cells(pair: PairResult, severities: Sequence[Severity]) -> Iterator[tuple[str, str]]:
    """Text and style of each column but the last."""
    result = result_of(pair)
    yield result, _RESULTS[result]
    yield score_of(pair), ""
    found = [alert.severity for alert in pair.new()]
    for severity in severities:
        yield str(found.count(severity) or ""), STYLES[severity]
    yield str(len(pair.alerts) - len(found) or ""), "dim"


def _short(pair: PairResult, room: int, layout: Layout) -> str:
    """The name of the translation, cut in its middle where there is no room for it."""
    return middle(visible(pair.target or pair.source), max(room, 1), layout.signs.ellipsis)


def _heading(pair: PairResult, layout: Layout) -> Iterator[Line]:
    name = Text(pair_name(pair), "bold underline")
    yield from map(Line, hanging(Text(), name, layout.width))
    for reason in [error_of(pair)] if pair.error else pair.failures:
        yield from map(Line, hanging(Text("failed  ", "red"), Text(visible(reason)), layout.width))
    yield Line(Text())


def _alert_lines(
    pair: PairResult, alert: Alert, number: int, layout: Layout, context: int
) -> Iterator[Line]:
    if pair.report and alert.finding is not None:
        findings = (*pair.report.findings, *(each.finding for each in pair.report.ignored))
        return finding_lines(pair.report, findings[alert.finding], number, layout, context)
    return _plain_lines(alert, number, layout)


def _plain_lines(alert: Alert, number: int, layout: Layout) -> Iterator[Line]:
    """What is wrong with files as a whole."""
    severity = alert.severity
    title = Text.assemble(
        (f"{SIGNS[severity]} {severity.value}", STYLES[severity]),
        _GAP,
        (visible(alert.check), "bold"),
        _GAP,
        (visible(alert.category), "dim"),
    )
    indent = Text(" " * INDENT)
    lead = Text(f"{number}".ljust(INDENT), "dim")
    yield from map(Line, hanging(lead, title, layout.width))
    yield from map(Line, hanging(indent, Text(visible(alert.message)), layout.width))
    for name, region in (("source", alert.source), ("target", alert.target)):
        if region:
            named = Text.assemble(indent, (f"{name}  ", "dim"))
            yield from map(Line, hanging(named, Text(where(region), "cyan"), layout.width))
    yield Line(Text())


def _summary(results: Results, *, verbose: bool) -> Iterator[Row]:
    yield "result", _result(results)
    yield from (("failed", Text(visible(each), "red")) for each in results.failures)
    yield "found", _found(results)
    if aside := set_aside(results):
        yield "aside", Text(f"{aside}; these do not count")
    for path, message in results.stale[:_STALE]:
        yield "stale", Text(visible(f"{path}: not found any more: {message}"))
    if results.stale:
        count = entries(len(results.stale))
        advice = '"aligner baseline prune" takes out what is not'
        yield "stale", Text(f"nothing was found for {count} of the baseline; {advice}")
    yield from (("note", Text(visible(note))) for note in results.notes)
    if results.signature:
        yield "basis", Text(visible(results.signature), "dim")
    if any(results.alerts()):
        yield "", Text()
        more = "--format html=report.html shows every finding on a page; json gives them as data."
        yield "next", Text(more, "dim")
    if not verbose and any(pair.passed and pair.new() for pair in results.pairs):
        yield "", Text("-v shows what was found in pairs that pass.", "dim")


def _result(results: Results) -> Text:
    total = len(results.pairs)
    errors = len(results.errors)
    failed = sum(not pair.passed for pair in results.pairs) - errors
    if not total:
        return Text("there are no pairs")
    parts = [f"{total - failed - errors:,} of {counted(total, 'pair')} passed"]
    parts += [f"{failed:,} failed"] if failed else []
    parts += [f"{errors:,} could not be read"] if errors else []
    verdict = "passed" if results.passed else "failed"
    return Text.assemble((verdict, _RESULTS[verdict]), f": {', '.join(parts)}")


def _found(results: Results) -> Text:
    found = [alert.severity for alert in results.alerts() if alert.status is Status.NEW]
    some = [(each, found.count(each)) for each in reversed(Severity) if each in found]
    if not some:
        return Text("nothing that counts", "green")
    return Text(", ").join(Text(f"{n:,} {each.value}", STYLES[each]) for each, n in some)
