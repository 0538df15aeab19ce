"""Both texts side by side: a row a bead, each place of a finding marked in its segment.

What a terminal, a page and an editor show next to each other is made of this.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from aligner.bitext import Bead, Document, Span
from aligner.mqm import Finding, Report
from aligner.report.places import segments_of
from aligner.report.wrap import whole_clusters


class Kind(StrEnum):
    """What is wrong with a stretch of text."""

    LOST = "lost"
    """Of the original, and not in the translation."""
    ADDED = "added"
    """Of the translation, and not in the original."""
    WRONG = "wrong"
    """On either side: the two do not say the same."""
    MOVED = "moved"
    """On either side: the two stand at different places."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of a segment.

    Attributes:
        span: offsets into the text of the segment.
        kind: what is wrong with it.
        finding: its number in `Report.findings`.
    """

    span: Span
    kind: Kind
    finding: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is marked as a whole, or not at all.

    `highlights` are those of a segment that are on all of it.
    """

    text: str
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A segment on one side of a row.

    Attributes:
        segment: its number in the document.
        text: as the document has it.
        line: 1-based, of the file; None where the file has no lines.
        label: what that part of the file is called: `page 3`; may be empty.
        highlights: in the order of their places.
    """

    segment: int
    text: str
    line: int | None
    label: str = ""
    highlights: tuple[Highlight, ...] = ()

    def pieces(self) -> tuple[Piece, ...]:
        """The whole text, cut where highlights begin and end, never inside a grapheme cluster."""
        edges = {0, len(self.text)}
        widened = [(whole_clusters(self.text, each.span), each) for each in self.highlights]
        for span, _ in widened:
            edges |= {*span}
        places = sorted(edges)
        return tuple(
            Piece(
                self.text[start:end],
                tuple(each for span, each in widened if span.start <= start and end <= span.end),
            )
            for start, end in pairwise(places)
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A bead with both its sides.

    Attributes:
        number: of the bead in `Bitext.beads`.
        bead: the bead itself.
        source: the segments of the original; empty where it has none.
        target: of the translation, likewise.
        findings: numbers in `Report.findings` of what has a place here; ascending.
        kinds: what is wrong here, in the order of `Kind`.
    """

    number: int
    bead: Bead
    source: tuple[Cell, ...]
    target: tuple[Cell, ...]
    findings: tuple[int, ...] = ()
    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class Fold:
    """So many rows in a row with nothing to see; `first` is the first of them."""

    first: Row
    count: int


def kind_of(finding: Finding) -> Kind:
    """What a finding says of the places that it marks."""
    path = finding.category.split("/")
    if "omission" in path:
        return Kind.LOST
    if "addition" in path:
        return Kind.ADDED
    return Kind.MOVED if "moved" in path else Kind.WRONG


def rows(report: Report) -> tuple[Row, ...]:
    """All beads, in the order of the original."""
    bitext = report.bitext
    sides = [
        _highlights(document, ((f, _span(f, side)) for f in report.findings))
        for side, document in enumerate((bitext.source, bitext.target))
    ]
    numbers: dict[int, set[int]] = {}
    for number, finding in enumerate(report.findings):
        if finding.bead is not None:
            numbers.setdefault(finding.bead, set()).add(number)
    return tuple(
        _row(index, bead, (bitext.source, bitext.target), sides, numbers.get(index, set()), report)
        for index, bead in enumerate(bitext.beads)
    )


def folded(
    rows: Sequence[Row],
    context: int | None,
    shown: Iterable[int] | None = None,
    *,
    also: Container[int] = (),
) -> Iterator[Row | Fold]:
    """The rows with findings and `context` rows around each; `Fold`s for what lies between.

    Args:
        rows: of `rows`.
        context: None for all rows.
        shown: the numbers of the findings that are of interest; None for all.
        also: the numbers of rows that are of interest without any.
    """
    wanted = None if shown is None else set(shown)
    near = set(range(len(rows))) if context is None else _near(rows, context, wanted, also)
    start = 0
    for index, row in enumerate(rows):
        if index in near:
            if start < index:
                yield Fold(rows[start], index - start)
            yield row
            start = index + 1
    if start < len(rows):
        yield Fold(rows[start], len(rows) - start)


def _near(
    rows: Sequence[Row], context: int, wanted: set[int] | None, also: Container[int]
) -> set[int]:
    hits = (
        index
        for index, row in enumerate(rows)
        if (row.kinds if wanted is None else not wanted.isdisjoint(row.findings))
        or row.number in also
    )
    return {near for k in hits for near in range(max(0, k - context), k + context + 1)}


def _span(finding: Finding, side: int) -> Span | None:
    """What to mark on a side: of what is lost the original, of what is added the translation."""
    kind = kind_of(finding)
    if (kind is Kind.LOST and side == 1) or (kind is Kind.ADDED and side == 0):
        return None
    return finding.target_span if side else finding.source_span


def _highlights(
    document: Document, findings: Iterable[tuple[Finding, Span | None]]
) -> Mapping[int, list[Highlight]]:
    """By segment; a finding that goes over several is on each of them."""
    found: dict[int, list[Highlight]] = {}
    for number, (finding, span) in enumerate(findings):
        if span is None or span.start >= span.end:
            continue
        for index in segments_of(document, span):
            segment = document.segments[index]
            start, end = max(span.start, segment.start), min(span.end, segment.end)
            if start < end:
                place = Span(start, end).shifted(-segment.start)
                found.setdefault(index, []).append(Highlight(place, kind_of(finding), number))
    return found


def _row(
    number: int,
    bead: Bead,
    documents: tuple[Document, Document],
    sides: Sequence[Mapping[int, list[Highlight]]],
    findings: set[int],
    report: Report,
) -> Row:
    source, target = (
        tuple(_cell(document, index, highlights.get(index, [])) for index in part)
        for document, part, highlights in zip(
            documents, (bead.source, bead.target), sides, strict=True
        )
    )
    here = findings | {each.finding for cell in (*source, *target) for each in cell.highlights}
    kinds = {kind_of(report.findings[each]) for each in here}
    if bead.moved:
        kinds.add(Kind.MOVED)
    return Row(
        number,
        bead,
        source,
        target,
        tuple(sorted(here)),
        tuple(kind for kind in Kind if kind in kinds),
    )


def _cell(document: Document, index: int, highlights: Sequence[Highlight]) -> Cell:
    segment, origin = document.segments[index], document.origin
    label = origin.label(segment.start) if origin else ""
    line = None if origin and not origin.lines else segment.line
    return Cell(index, segment.text, line, label, tuple(sorted(highlights, key=lambda h: h.span)))
