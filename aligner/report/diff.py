"""Both texts side by side in a terminal, with what is wrong where it stands.

Made of the rows of `aligner.report.rows`: a bead each, original on the left, translation on the
right, what is said of it below. Rows without findings are folded, as `git diff` folds lines.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from aligner.bitext import Bitext
from aligner.mqm import Finding, Report, Verdict
from aligner.report.diff_places import (
    cells_of,
    lines_of,
    passed_by,
    picked,
    told_below,
    unmarked,
)
from aligner.report.diff_rows import (
    Frame,
    Numbers,
    aside_lines,
    mended_lines,
    message_lines,
    note_lines,
    row_lines,
)
from aligner.report.diff_signs import ASCII, SIGNS
from aligner.report.diff_since import Since
from aligner.report.layout import UNICODE, Layout, Line, columns, hanging
from aligner.report.rows import Fold, Kind, Row, folded, rows
from aligner.report.terminal import LABEL, about, count, nothing_found, severities, unrelated
from aligner.report.visible import visible
from aligner.report.wrap import middle

STACKED = 100
"""In a narrower terminal the translation stands below the original."""

CONTEXT = 2
"""Rows without findings that are shown before and behind one with some."""


@dataclass(frozen=True, slots=True)
class DiffOptions:
    """What is shown.

    Attributes:
        context: rows around each with findings; None for all rows.
        only: names of the checks of which findings are shown; None for all.
        stacked: whether the translation stands below the original; None by the width.
    """

    context: int | None = CONTEXT
    only: frozenset[str] | None = None
    stacked: bool | None = None


@dataclass(frozen=True, slots=True)
class Diff:
    """A report that a rich console can print as a diff, at its own width.

    Attributes:
        report: of the translation as it is.
        options: what of it is shown.
        before: the report on an older version of the translation, to tell what is new since.
    """

    report: Report
    options: DiffOptions = DiffOptions()
    before: Report | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines, one after the other."""
        for line in self.lines(Layout.of(console, options)):
            yield from line.segments(console)

    def lines(self, layout: Layout) -> Iterator[Line]:
        """All of it, from the names of the files to what was mended."""
        view = _View.of(self.report, self.options, self.before, layout)
        yield from view.head()
        if self.report.verdict is Verdict.TRANSLATION:
            yield from view.body()
            yield from view.mended()


def diff(
    report: Report, options: DiffOptions | None = None, *, before: Report | None = None
) -> Diff:
    """The diff for `Console.print`.

    Args:
        report: of the translation as it is.
        options: what of it is shown.
        before: the report on an older version of the translation.
    """
    return Diff(report, options or DiffOptions(), before)


@dataclass(frozen=True, slots=True)
class _View:
    """A diff at a certain width.

    Attributes:
        whole: the report with all findings.
        report: the same with those that are of interest.
        rows: of these.
        parts: the rows that are shown, and what is folded.
        moved: by the number of a row, others whose translation stands behind its own.
        frame: where things stand.
        only: whether some findings are of no interest.
        since: what is new and what was mended; None without an older version.
    """

    whole: Report
    report: Report
    rows: tuple[Row, ...]
    parts: tuple[Row | Fold, ...]
    moved: Mapping[int, Sequence[Row]]
    frame: Frame
    only: bool
    since: Since | None

    @classmethod
    def of(
        cls, report: Report, options: DiffOptions, before: Report | None, layout: Layout
    ) -> "_View":
        found = picked(report, options.only)
        every = unmarked(rows(found), found.findings)
        stacked = layout.width < STACKED if options.stacked is None else options.stacked
        signs = SIGNS if layout.signs == UNICODE else ASCII
        frame = Frame.of(every, layout.width, signs, stacked=stacked, brackets=layout.marked)
        since = Since.of(before, report, options.only) if before else None
        only, moved = options.only is not None, passed_by(every)
        hits = range(len(found.findings)) if only else None
        parts = tuple(folded(every, options.context, hits, also=moved))
        return cls(report, found, every, parts, moved, frame, only, since)

    def head(self) -> Iterator[Line]:
        """What is compared, what was found, what the signs mean."""
        yield from _names(self.report.bitext, self.frame)
        yield Line(Text())
        for label, text in self._summary():
            lead = Text(f"{label:<{LABEL}}", "dim")
            yield from map(Line, hanging(lead, text, self.frame.width))
        yield Line(Text())

    def body(self) -> Iterator[Line]:
        """What concerns the whole, then the rows."""
        said = told_below(self.rows, self.report.findings)
        whole = said.pop(None, [])
        for finding in whole:
            yield from self._message(finding)
        if whole:
            yield Line(Text())
        numbers = Numbers(self.frame.signs)
        for number, part in enumerate(self.parts):
            if number:
                yield Line(Text())
            if isinstance(part, Fold):
                numbers.forget()
                yield from self._fold(part)
                continue
            yield from row_lines(part, self.frame, numbers)
            for finding in said.get(part.number, ()):
                yield from self._message(finding)
            yield from self._moved(part, self.moved.get(part.number, ()))

    def mended(self) -> Iterator[Line]:
        """What the older version had and this one has no more."""
        if self.since is None or not self.since.mended:
            return
        yield Line(Text())
        title = Text(f"Mended since {self.since.name}:", "bold green")
        yield from note_lines(Text(), title, self.frame)
        for finding in self.since.mended:
            yield from mended_lines(finding, self.since.place(finding), self.frame)

    def _summary(self) -> Iterator[tuple[str, Text]]:
        report = self.whole
        for note in report.notes:
            yield "note", Text(visible(note))
        if report.verdict is not Verdict.TRANSLATION:
            yield from unrelated(report, "aligner check --format json")
            return
        yield "found", self._found()
        if report.ignored:
            yield "", Text(f"{count(len(report.ignored), 'finding')} ignored by comments", "dim")
        if self.since:
            yield "since", self.since.summary(self.report.findings)
        if legend := self._legend():
            yield "signs", legend

    def _found(self) -> Text:
        report = self.whole
        if not report.findings:
            return nothing_found(report)
        text = Text.assemble(severities(report.counts()), f"; score {report.score:.2f} of 100")
        if self.only:
            every = count(len(report.findings), "finding")
            text.append(f"; {len(self.report.findings):,} of {every} shown")
        return text

    def _legend(self) -> Text:
        """The signs that are seen."""
        frame = self.frame
        seen = [part for part in self.parts if isinstance(part, Row)]
        kinds = {each.kind for row in seen for cell in cells_of(row) for each in cell.highlights}
        kinds |= {Kind.MOVED for row in seen if row.bead.moved}
        parts = [_sign(kind, frame) for kind in Kind if kind in kinds]
        if any(len(side) > 1 for row in seen for side in (row.source, row.target)):
            bracket = frame.signs.right if frame.stacked else frame.signs.left
            parts.append(Text(f"{bracket[0]}{bracket[-1]} merged or split", "dim"))
        if any(row.bead.confidence is not None for row in seen):
            parts.append(Text("99% how sure", "dim"))
        return Text("   ").join(parts)

    def _message(self, finding: Finding) -> Iterator[Line]:
        status = self.since.status(finding) if self.since else ""
        return message_lines(finding, self.frame, status)

    def _moved(self, row: Row, others: Sequence[Row]) -> Iterator[Line]:
        """Where the translation of a row stands, and that of which other rows stands behind it."""
        mark = self.frame.signs.marks[Kind.MOVED]
        sign = Text(mark.sign, f"bold {mark.color}")
        if row.bead.moved and not row.findings:
            text = Text(f"Stands elsewhere in the translation: {lines_of(row.target)}", "dim")
            yield from note_lines(sign, text, self.frame)
        if others:
            here, there = (
                lines_of([cell for each in others for cell in side(each)]) or "a passage"
                for side in (attrgetter("target"), attrgetter("source"))
            )
            yield Line(Text())
            verb = "stand" if here.startswith("lines") else "stands"
            text = Text(f"here {verb} {here}, shown beside {there}", "dim")
            yield from aside_lines(sign, text, self.frame)

    def _fold(self, fold: Fold) -> Iterator[Line]:
        hidden = self.rows[fold.first.number : fold.first.number + fold.count]
        source = lines_of([cell for row in hidden for cell in row.source])
        target = lines_of([cell for row in hidden for cell in row.target])
        findings = "such findings" if self.only else "findings"
        text = f"{count(fold.count, 'row')} without {findings}"
        if source or target:
            if source.startswith("line"):  # one word for both
                target = target.removeprefix("lines ").removeprefix("line ")
            text += f": {source or 'nothing'} {self.frame.signs.arrow} {target or 'nothing'}"
        yield from note_lines(Text(self.frame.signs.fold, "dim"), Text(text, "dim"), self.frame)


def _sign(kind: Kind, frame: Frame) -> Text:
    mark = frame.signs.marks[kind]
    word = f"{mark.opening}{kind}{mark.closing}" if frame.brackets else kind.value
    return Text(f"{mark.sign} {word}", mark.color)


def _names(bitext: Bitext, frame: Frame) -> Iterator[Line]:
    """What stands on which side."""
    documents = (bitext.source, bitext.target)
    titles = [(visible(each.name), about(each)) for each in documents]
    if frame.stacked:
        for label, (name, what) in zip(("source", "target"), titles, strict=True):
            text = Text.assemble((name, "bold"), "  ", what)
            lead = Text(f"{label:<{LABEL}}", "dim")
            yield from map(Line, hanging(lead, text, frame.width))
        return
    margin = " " * frame.lead
    sides = [
        [
            Text.assemble(space, (middle(name, frame.room, frame.signs.ellipsis), "bold")),
            Text(f"{space}{what}"),
        ]
        for space, (name, what) in zip((margin, " " * frame.gutter + margin), titles, strict=True)
    ]
    yield from columns(sides[0], sides[1], frame.column)
    yield Line(Text.assemble((frame.signs.rule * frame.width, "dim")))
