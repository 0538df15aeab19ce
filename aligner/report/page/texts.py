"""Both texts as rows of the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aligner.mqm import Report
from aligner.report.page.cards import Card
from aligner.report.rows import Cell, Fold, Highlight, Kind, Row, folded, rows
from aligner.report.visible import visible

CHUNK = 40
"""So many rows are laid out together, or not at all while they are out of sight."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that is marked as a whole, or not at all; what is invisible in it shows if it is marked.

    `kind` is that of its gravest finding, with `aside` where none of them counts; empty for plain
    text. `cards` are the numbers of all of them, with spaces between.
    """

    text: str
    kind: str = ""
    cards: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A segment; `line`, or else `part`, is where in the file, if not where the one before is."""

    stretches: tuple[Stretch, ...]
    line: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the page.

    Attributes:
        number: of the bead, from 0.
        classes: of CSS: its gravest severity, and whether a paragraph begins.
        source: the sentences of the original.
        target: of the translation.
        cards: findings about it.
        moved: whether it stands elsewhere in the translation.
        kind: `2-1`; empty for one sentence on either side.
        hidden: how many rows before it have nothing to see, where only findings are looked at.
        far: whether it is one of those.
    """

    number: int
    classes: str
    source: tuple[Sentence, ...]
    target: tuple[Sentence, ...]
    cards: tuple[Card, ...]
    moved: bool
    kind: str
    hidden: int = 0
    far: bool = False


def lines(report: Report, cards: Sequence[Card]) -> tuple[Line, ...]:
    """All rows, marked with the findings of `cards` alone."""
    by_finding = {card.alert.finding: card for card in cards if card.alert.finding is not None}
    ignored: dict[int, list[Card]] = {}
    for number, card in by_finding.items():
        if number >= len(report.findings) and card.bead is not None:
            ignored.setdefault(card.bead, []).append(card)
    every = rows(report)
    gaps = _gaps(every, [n for n, card in by_finding.items() if card.counts])
    maker = _Maker(report, by_finding)
    return tuple(
        maker.line(row, gaps.get(row.number), ignored.get(row.number, [])) for row in every
    )


def chunks(lines: Sequence[Line]) -> list[Sequence[Line]]:
    return [lines[k : k + CHUNK] for k in range(0, len(lines), CHUNK)]


def _gaps(rows: Sequence[Row], shown: Sequence[int]) -> Mapping[int, int]:
    """The rows on or beside findings, and how many rows are left out before each."""
    found: dict[int, int] = {}
    before = 0
    for each in folded(rows, 1, shown):
        if isinstance(each, Fold):
            before = each.count
        else:
            found[each.number] = before
            before = 0
    return found


class _Maker:
    """Makes rows one after the other, as some of what stands there depends on the one before."""

    def __init__(self, report: Report, cards: Mapping[int, Card]) -> None:
        self._report = report
        self._cards = cards
        self._places: list[tuple[int | None, str]] = [(None, ""), (None, "")]
        self._paragraph = 0

    def line(self, row: Row, gap: int | None, ignored: Sequence[Card]) -> Line:
        here = [self._cards[n] for n in row.findings if n in self._cards]
        cards = sorted((*here, *ignored), key=lambda card: card.number)
        new = (card.alert.severity for card in cards if card.counts)
        gravest = max(new, key=lambda severity: severity.rank, default=None)
        classes = [
            *([gravest.value] if gravest else []),
            *(["far"] if gap is None else []),
            *(["paragraph"] if self._begins(row) else []),
        ]
        return Line(
            row.number,
            " ".join(classes),
            tuple(self._sentence(cell, 0) for cell in row.source),
            tuple(self._sentence(cell, 1) for cell in row.target),
            tuple(cards),
            row.bead.moved,
            "" if row.bead.kind in {"1-1", "1-0", "0-1"} else row.bead.kind,
            gap or 0,
            gap is None,
        )

    def _begins(self, row: Row) -> bool:
        """Whether the first segment of the original begins a paragraph."""
        if not row.bead.source:
            return False
        paragraph = self._report.bitext.source.segments[row.bead.source.start].paragraph
        before, self._paragraph = self._paragraph, paragraph
        return before != paragraph

    def _sentence(self, cell: Cell, side: int) -> Sentence:
        place = (cell.line, cell.label)
        before, self._places[side] = self._places[side], place
        return Sentence(self._stretches(cell), *(place if place != before else ()))

    def _stretches(self, cell: Cell) -> tuple[Stretch, ...]:
        found = []
        for piece in cell.pieces():
            known = [each for each in piece.highlights if each.finding in self._cards]
            if not known:
                found.append(Stretch(piece.text))
                continue
            known.sort(key=self._weight)
            cards = " ".join(str(self._cards[each.finding].number) for each in known)
            found.append(Stretch(visible(piece.text, reveal=True), self._kind(known[0]), cards))
        return tuple(found)

    def _weight(self, highlight: Highlight) -> tuple[bool, int]:
        card = self._cards[highlight.finding]
        return not card.counts, -card.alert.severity.rank

    def _kind(self, highlight: Highlight) -> str:
        aside = "" if self._cards[highlight.finding].counts else " aside"
        return f"{Kind(highlight.kind).value}{aside}"
