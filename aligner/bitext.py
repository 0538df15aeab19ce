"""The records that every stage shares: segments, documents, beads, bitexts."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple


class Span(NamedTuple):
    """Character offsets `[start, end)` into `Document.text`, in code points."""

    start: int
    end: int

    def shifted(self, by: int) -> "Span":
        """The same stretch in a text that this one stands in from offset `by` on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence (or heading, caption, byline ...) of a document.

    `start` and `end` are code-point offsets into `Document.text`, half-open; `line` and `column`
    are 1-based and of the file as the user sees it; `paragraph` counts from 0.
    """

    text: str
    start: int
    end: int
    line: int
    column: int
    paragraph: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Mark(NamedTuple):
    """What the file has at a place in the text besides the text: markup, or what it hides.

    Attributes:
        span: the text that it is on; empty for what stands between two characters.
        kind: `link`, `image` (an address), `code` (a block of it), or `tag`.
        value: the address, the code, or the tag as written.
    """

    span: Span
    kind: str
    value: str


class Comment(NamedTuple):
    """What a comment in the file tells this program, and about which text.

    One comment may be about several passages: then there are several of the same `raw`.

    Attributes:
        span: the block (paragraph, list item, cell, entry ...) that it stands in, or else the next
            one; empty where none follows.
        text: what stands behind `aligner:`, on one line.
        raw: where it begins in the text of the file; its number where that is not lines of text.
    """

    span: Span
    text: str
    raw: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text that was taken out of a file stands in the file.

    Attributes:
        runs: pairs of offsets, into the text and into that of the file, in order of the former;
            from each on, both go on alike. Empty where the file is not lines of text.
        lines: offsets into the text of the file at which its lines begin.
        labels: offsets into the text, and what its part from there on is called, as a reader of
            the file would say it: `page 3`, `cue 17`, `unit greeting`.
    """

    runs: tuple[tuple[int, int], ...] = ()
    lines: tuple[int, ...] = ()
    labels: tuple[tuple[int, str], ...] = ()

    def position(self, offset: int) -> tuple[int, int] | None:
        """1-based (line, column) in the file; None where it has no lines."""
        if not self.runs:
            return None
        start, raw = self.runs[max(0, bisect_right(self.runs, offset, key=itemgetter(0)) - 1)]
        place = max(0, raw + offset - start)
        line = bisect_right(self.lines, place)
        return line, place - self.lines[line - 1] + 1

    def label(self, offset: int) -> str:
        """What the part that holds `offset` is called; empty where it has no name."""
        index = bisect_right(self.labels, offset, key=itemgetter(0)) - 1
        return self.labels[index][1] if index >= 0 else ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text cut into segments.

    Attributes:
        name: the file's, as the user gave it.
        language: a BCP 47 code, `und` when nothing tells it.
        text: what the spans of segments, marks and findings are offsets into.
        segments: in order.
        origin: where the text stands in the file; None where the file is the text.
        marks: what else the file has, by place.
        fields: names of values such as the title, ascending, and the segments of each; these are
            the first of the document.
        comments: what the file tells this program.
    """

    name: str
    language: str
    text: str
    segments: tuple[Segment, ...]
    origin: Origin | None = None
    marks: tuple[Mark, ...] = ()
    fields: tuple[tuple[str, range], ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def texts(self) -> list[str]:
        return [segment.text for segment in self.segments]

    def span(self, segments: range) -> Span | None:
        """From the start of the first to the end of the last of `segments`; None for none."""
        if not segments:
            return None
        return Span(self.segments[segments.start].start, self.segments[segments.stop - 1].end)

    def position(self, offset: int) -> tuple[int, int]:
        """1-based (line, column) of a character offset in the file, lines as editors count them."""
        if self.origin and (found := self.origin.position(offset)):
            return found
        lines = re.split(r"\r\n|[\r\n]", self.text[:offset])
        return len(lines), len(lines[-1]) + 1


@dataclass(frozen=True, slots=True)
class Bead:
    """Consecutive source segments aligned with consecutive target segments.

    Either side may be empty, and then `score` is None: nothing was compared. In a bitext that
    `align` or `check` gives, `score` is how far the tokens of both sides match above chance, in
    standard deviations; higher is better, 0 is chance. `confidence` is the probability that exactly
    these segments belong together, or that this one is left out; None where nothing was aligned.
    A bead that is `moved` stands elsewhere in the target than the beads around it say. `quality` is
    what a judge says of the translation, 0 to 1; None where none was asked, or a side is empty.
    """

    source: range
    target: range
    score: float | None = None
    confidence: float | None = None
    moved: bool = False
    quality: float | None = None

    @property
    def kind(self) -> str:
        """`"1-1"`, `"2-1"`, `"1-0"` ..."""
        return f"{len(self.source)}-{len(self.target)}"

    @property
    def aligned(self) -> bool:
        return bool(self.source) and bool(self.target)


@dataclass(frozen=True, slots=True)
class Bitext:
    """Two documents and their beads, which cover every segment of both sides exactly once.

    They are in the order of the source; those that are not moved are in that of the target, too.
    `ids` names the beads where the input was aligned already and brought names along.
    """

    source: Document
    target: Document
    beads: tuple[Bead, ...]
    ids: tuple[str, ...] | None = None

    def texts(self, bead: Bead) -> tuple[str, str]:
        """Source and target of a bead, the segments of each side joined by spaces."""
        return (
            " ".join(self.source.segments[i].text for i in bead.source),
            " ".join(self.target.segments[j].text for j in bead.target),
        )

    def kinds(self) -> dict[str, int]:
        """How many beads of each kind, the most frequent first."""
        counts: dict[str, int] = {}
        for bead in self.beads:
            counts[bead.kind] = counts.get(bead.kind, 0) + 1
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def covers(beads: Iterable[Bead], source: int, target: int) -> bool:
    """Whether `beads` cover `source` x `target` segments exactly once, in their order.

    In the order of the source all of them, in that of the target those that are not moved.
    """
    i = j = 0
    seen: list[int] = []
    for bead in beads:
        if bead.source.start != i or not (bead.source or bead.target):
            return False
        if bead.moved and not bead.aligned:
            return False
        i = bead.source.stop
        seen += bead.target
        if not bead.moved:
            if bead.target.start < j:
                return False
            j = bead.target.stop
    return i == source and sorted(seen) == list(range(target))
