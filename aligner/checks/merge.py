"""Findings of different checks about one place: one finding, with all its reasons."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from aligner.bitext import Bead, Bitext, Span
from aligner.mqm import Finding

_NAMING = {"date-mismatch", "time-mismatch", "unit-mismatch", "currency-mismatch"}
"""A wrong date is a wrong number, too, but that says less."""

_Spans = tuple[Span | None, Span | None]


def merged(findings: Iterable[Finding], bitext: Bitext) -> tuple[Finding, ...]:
    """The findings, those about the place of a graver one as its `also`; in the order of the beads.

    Of equally grave ones that about a whole bead stands for the others, then one that says what
    a number is of, then the one about the shortest passage, then the surest.
    """
    mains: list[Finding] = []
    also: defaultdict[int, list[Finding]] = defaultdict(list)
    at: defaultdict[int | None, list[int]] = defaultdict(list)  # bead to the mains about it
    for finding in sorted(findings, key=lambda each: _strength(each, bitext)):
        bead = finding.bead
        same = [k for k in at[bead] if _same_place(mains[k], finding, bitext)]
        if same:
            also[same[0]].append(finding)
            continue
        for each in _beads(finding, bitext):
            at[each].append(len(mains))
        mains.append(finding)
    whole = [_together(main, also[k]) for k, main in enumerate(mains)]
    return tuple(sorted(whole, key=lambda f: (f.bead or 0, -f.severity.rank, _start(f))))


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


def _same_place(main: Finding, other: Finding, bitext: Bitext) -> bool:
    if main.check == other.check or other.bead is None:
        return False
    places = _parts(main, other.bead, bitext), _parts(other, other.bead, bitext)
    if places[0] == (None, None):
        return True  # the stronger one is about all of the bead
    return any(
        a and b and a.start < b.end and b.start < a.end for a, b in zip(*places, strict=True)
    )


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
