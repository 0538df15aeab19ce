"""The report for a person at a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from aligner.bitext import Bitext, Document
from aligner.errors import LanguageError
from aligner.languages.codes import UNDETERMINED, language_name
from aligner.mqm import Report, Severity, Verdict
from aligner.report.finding_view import STYLES, finding_lines
from aligner.report.layout import Layout, Line, hanging
from aligner.report.visible import visible
from aligner.report.wrap import cells

# MQM scores are linear in the number of words; below this one fault moves them too far.
FEW_WORDS = 500

LABEL = 8


@dataclass(frozen=True, slots=True)
class TerminalReport:
    """A report that a rich console can print, at its own width and with its own colours.

    Meant to be printed on its own: side by side, the right column is placed by cells of the screen.
    """

    report: Report
    context: int = 1
    verbose: bool = False
    checks: Sequence[str] = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines, one after the other."""
        for line in self.lines(Layout.of(console, options)):
            yield from line.segments(console)

    def lines(self, layout: Layout) -> Iterator[Line]:
        """The whole report, from header to next steps."""
        yield from self._rows(self._header(), layout)
        yield Line(Text())
        if self.report.verdict is not Verdict.TRANSLATION:
            yield from self._rows(unrelated(self.report), layout)
            return
        for number, finding in enumerate(self.report.findings, start=1):
            yield from finding_lines(self.report, finding, number, layout, self.context)
        yield from self._rows(self._summary(), layout)

    def _rows(self, rows: Iterator[tuple[str, Text]], layout: Layout) -> Iterator[Line]:
        for label, text in rows:
            lead = Text(label.ljust(LABEL), "dim")
            yield from map(Line, hanging(lead, text, layout.width))

    def _header(self) -> Iterator[tuple[str, Text]]:
        report, bitext = self.report, self.report.bitext
        names = [visible(document.name) for document in (bitext.source, bitext.target)]
        longest = max(map(cells, names))
        for label, name, document in zip(
            ("source", "target"), names, (bitext.source, bitext.target), strict=True
        ):
            padding = " " * (longest - cells(name))
            yield label, Text.assemble((name, "bold"), padding, "  ", about(document))
        if report.verdict is Verdict.TRANSLATION:
            yield "beads", Text(_beads(bitext))
            yield "score", Text(f"{report.score:.2f} of 100")
        if report.seconds:
            yield "time", Text(_time(report.seconds, self.verbose))
        if self.verbose:
            yield "basis", Text(visible(report.signature))
        for note in report.notes:
            yield "note", Text(visible(note))

    def _summary(self) -> Iterator[tuple[str, Text]]:
        report = self.report
        if report.findings:
            yield "found", severities(report.counts())
            yield from (("", row) for row in _tallies(report))
        else:
            yield "found", nothing_found(report)
            if self.checks:
                yield "checks", Text(", ".join(self.checks))
        if report.ignored:
            by = "a comment" if len(report.ignored) == 1 else "comments"
            many = count(len(report.ignored), "finding")
            yield "", Text(f"{many} ignored by {by} in the text")
        yield "score", Text(_score(report))
        yield "", Text()
        yield (
            "next",
            Text("--format json gives all of this as data, with every aligned pair.", "dim"),
        )
        if report.findings:
            yield "", Text("--fail-on minor|major|critical|never sets what fails the check.", "dim")


def render(
    report: Report,
    *,
    context: int = 1,
    verbose: bool = False,
    checks: Sequence[str] = (),
) -> TerminalReport:
    """The report for `Console.print`.

    `context` is how many neighbouring segments are shown on either side of a finding; `verbose`
    adds the time of each stage and the signature; `checks` are the names of those that ran, told
    when they found nothing.
    """
    return TerminalReport(report, context, verbose, checks)


def unrelated(report: Report, data: str = "--format json") -> Iterator[tuple[str, Text]]:
    """The verdict once, instead of hundreds of findings that all say the same.

    `data` is what to give for all that was compared.
    """
    yield "result", Text(visible(report.statement), STYLES[Severity.CRITICAL])
    yield "", Text()
    if report.verdict is Verdict.SAME_LANGUAGE:
        advice = "If a language was guessed wrongly, give --source-language and --target-language."
    elif report.verdict is Verdict.EXCERPT:
        advice = (
            "To have what is translated checked, cut the longer text down to it; "
            f"{data} shows which lines correspond."
        )
    else:
        advice = f"See that the two files belong together; {data} shows what was compared."
    yield "next", Text(advice, "dim")


def about(document: Document) -> str:
    return f"{_language(document.language)}, {count(len(document.segments), 'segment')}"


def _language(code: str) -> str:
    """`German (de)`, `Hindi (Latin)`; a code that is not known, as it is."""
    if code == UNDETERMINED:
        return "language unknown"
    try:
        name = language_name(code)
    except LanguageError:
        return visible(code)
    return name if name.endswith(")") else f"{name} ({visible(code)})"


def _beads(bitext: Bitext) -> str:
    kinds = ", ".join(f"{count} of {kind}" for kind, count in bitext.kinds().items())
    moved = sum(bead.moved for bead in bitext.beads)
    rest = f"; {moved} moved" if moved else ""
    return f"{len(bitext.beads)}: {kinds}{rest}" if kinds else "none"


def _time(seconds: Mapping[str, float], verbose: bool) -> str:
    stages = ", ".join(f"{visible(stage)} {time:.2f}" for stage, time in seconds.items())
    total = f"{sum(seconds.values()):.2f} s"
    return f"{total}: {stages}" if verbose else total


def _tallies(report: Report) -> Iterator[Text]:
    """A row for each category, with its share of the penalty."""
    tallies = report.summary()
    longest = max(len(tally.category) for tally in tallies)
    for tally in tallies:
        category = visible(tally.category).ljust(longest)
        penalty = f", penalty {tally.penalty}" if tally.penalty else ""
        yield Text.assemble((f"{category}  ", "dim"), severities(tally.counts), (penalty, "dim"))


def severities(counts: Mapping[Severity, int]) -> Text:
    some = [(severity, count) for severity, count in counts.items() if count]
    return Text(", ").join(Text(f"{n} {severity.value}", STYLES[severity]) for severity, n in some)


def nothing_found(report: Report) -> Text:
    """Praise, and exactly what stands behind it."""
    bitext = report.bitext
    alone = sum(not bead.aligned for bead in bitext.beads)
    if alone == len(bitext.beads):
        return Text("Nothing: there is no pair of segments to compare.")
    source, target = len(bitext.source.segments), len(bitext.target.segments)
    rest = (
        f"{count(alone, 'bead')} with one side empty, and no check objects"
        if alone
        else "Every segment has its counterpart, and no check objects to any pair"
    )
    rest += ", but for what is ignored." if report.ignored else "."
    return Text.assemble(
        ("No faults: good work. ", "green"),
        f"{count(source, 'source segment')} compared with {target} on the target side. {rest}",
    )


def _score(report: Report) -> str:
    words = count(report.words, "word")
    text = f"{report.score:.2f} of 100: penalty {report.penalty} over {words}"
    if report.words < FEW_WORDS:
        text += f"; below {FEW_WORDS} words it is only indicative: go by the findings"
    return text + "."


def count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
