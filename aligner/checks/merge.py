"""Findings of different checks about one place: one finding, with all its reasons."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from aligner.bitext import Bead, Bitext, Span
from aligner.mqm import Finding

_NAMING = {"date-mismatch", "time-mismatch", "unit-mismatch", "currency-mismatch"}
"""A wrong date is a wrong number, too, but that says less."""

_Spans = tuple[Span | None, Span | None]
_CELL = 64  # characters


def merged(findings: Iterable[Finding], bitext: Bitext) -> tuple[Finding, ...]:
    """The findings, those about the place of a graver one as its `also`; in the order of the beads.

    Of equally grave ones that about a whole bead stands for the others, then one that says what
    a number is of, then the one about the shortest passage, then the surest.
    """
    mains = _Mains(bitext)
    also: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=lambda each: _strength(each, bitext)):
        same = mains.first_about(finding)
        if same is None:
            mains.add(finding)
        else:
            also[same].append(finding)
    whole = [_together(main, also[k]) for k, main in enumerate(mains.findings)]
    return tuple(sorted(whole, key=lambda f: (f.bead or 0, -f.severity.rank, _start(f))))


class _Mains:
    """The findings that stand for themselves, the strongest first, to be found by their places."""

    def __init__(self, bitext: Bitext) -> None:
        self.findings: list[Finding] = []
        self._bitext = bitext
        # Of each check the first about all of a bead; by bead, side and cell of the text those
        # about a part that reaches into it, so that of thousands in a segment few are compared.
        self._whole: defaultdict[int, dict[str, int]] = defaultdict(dict)
        self._parts: defaultdict[tuple[int, int, int], list[int]] = defaultdict(list)

    def add(self, finding: Finding) -> None:
        place = len(self.findings)
        self.findings.append(finding)
        for bead in _beads(finding, self._bitext):
            parts = _parts(finding, bead, self._bitext)
            if parts == (None, None):
                self._whole[bead].setdefault(finding.check, place)
            for cell in _cells(parts):
                self._parts[bead, *cell].append(place)

    def first_about(self, finding: Finding) -> int | None:
        """Which of another check is the first about the place of a finding; None for none."""
        bead = finding.bead
        if bead is None:
            return None
        parts = _parts(finding, bead, self._bitext)
        near = {k for cell in _cells(parts) for k in self._parts.get((bead, *cell), ())}
        whole = (
            self._whole[bead].items()
            if not _beside(parts, _sides(self._bitext.beads[bead], self._bitext))
            else ()
        )
        about = [place for check, place in whole if check != finding.check]
        about += (
            place
            for place in near
            if self.findings[place].check != finding.check
            and _overlap(_parts(self.findings[place], bead, self._bitext), parts)
        )
        return min(about, default=None)


def _cells(parts: _Spans) -> Iterator[tuple[int, int]]:
    """The sides and cells of their texts into which spans reach."""
    for side, span in enumerate(parts):
        if span:
            for cell in range(span.start // _CELL, (span.end - 1) // _CELL + 1):
                yield side, cell


def _overlap(some: _Spans, others: _Spans) -> bool:
    return any(
        a and b and a.start < b.end and b.start < a.end for a, b in zip(some, others, strict=True)
    )


def _beside(parts: _Spans, sides: _Spans) -> bool:
    """Whether a finding is about what stands outside of its bead, such as a block of code."""
    return any(
        part and side and (part.end <= side.start or side.end <= part.start)
        for part, side in zip(parts, sides, strict=True)
    )


def _strength(finding: Finding, bitext: Bitext) -> tuple[float, ...]:
    """Smaller is stronger."""
    parts = _parts(finding, finding.bead, bitext)
    length = min((span.end - span.start for span in parts if span), default=0)
    naming = finding.check in _NAMING
    return -finding.severity.rank, length > 0, not naming, length, -finding.confidence


def _beads(finding: Finding, bitext: Bitext) -> Iterator[int]:
    """The beads that a finding is about, from the one where it begins."""
    if finding.bead is None:
        return
    yield finding.bead
    for index in range(finding.bead + 1, len(bitext.beads)):
        sides = zip(_sides(bitext.beads[index], bitext), _spans(finding), strict=True)
        if not any(side and span and side.start < span.end for side, span in sides):
            return
        yield index


def _parts(finding: Finding, bead: int | None, bitext: Bitext) -> _Spans:
    """The spans of a finding, None where they are all of a side of the bead, or nothing."""
    if bead is None:
        return None, None
    sides = _sides(bitext.beads[bead], bitext)
    source, target = (
        span if span and side and (side.start < span.start or span.end < side.end) else None
        for span, side in zip(_spans(finding), sides, strict=True)
    )
    return source, target


def _sides(bead: Bead, bitext: Bitext) -> _Spans:
    return bitext.source.span(bead.source), bitext.target.span(bead.target)


def _spans(finding: Finding) -> _Spans:
    return finding.source_span, finding.target_span


def _together(main: Finding, also: list[Finding]) -> Finding:
    """`main` with its other reasons, and with a span where only they have one."""
    source = [each.source_span for each in (main, *also) if each.source_span]
    target = [each.target_span for each in (main, *also) if each.target_span]
    return replace(
        main,
        source_span=source[0] if source else None,
        target_span=target[0] if target else None,
        also=tuple(also),
    )


def _start(finding: Finding) -> tuple[int, ...]:
    return tuple(-1 if span is None else span.start for span in _spans(finding))
