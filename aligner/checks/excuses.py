"""Findings that a comment in one of the documents says to leave alone.

`aligner: ignore CHECK, CHECK -- Reason` is about the block that the comment stands in, or else the
next one; `aligner: ignore-file CHECK` about all of both files. Checks are named as `--ignore`
names them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aligner.bitext import Bitext, Comment, Document, Span
from aligner.checks.base import Check
from aligner.checks.merge import merged
from aligner.checks.selection import chosen
from aligner.errors import SettingsError
from aligner.mqm import Finding, Ignored

_BLOCK, _FILE = "ignore", "ignore-file"
# XML has no "--" in its comments.
_REASON = re.compile(r" (?:--|[\u2013\u2014]) ")


class Excused(NamedTuple):
    """What is left of some findings.

    Attributes:
        findings: those that no comment excuses.
        ignored: the others; those about one place are one, in the order of the beads.
        notes: for the user, on comments that cannot be understood or do nothing; one line each.
    """

    findings: list[Finding]
    ignored: tuple[Ignored, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class _Excuse:
    """What a comment excuses, and whether it has.

    Attributes:
        place: where the comment stands.
        checks: the names of those that each of its selectors stands for.
        reason: why, if it says so.
        file: whether it is about all of both files.
    """

    place: str
    checks: tuple[frozenset[str], ...]
    reason: str
    file: bool
    used: bool = False

    def names(self, check: str) -> bool:
        return any(check in some for some in self.checks)


class _Side:
    """The excuses in one document, to be found by their places.

    The passages of two comments are the same or apart, so their ends are in order as well.
    """

    def __init__(self, excuses: Iterable[tuple[Span, _Excuse]]) -> None:
        self._excuses = sorted(excuses, key=lambda each: each[0])
        self._ends = [span.end for span, _ in self._excuses]

    def over(self, span: Span) -> Iterator[_Excuse]:
        """Those of blocks that share a character with `span`."""
        for (start, _), excuse in self._excuses[bisect_right(self._ends, span.start) :]:
            if start >= span.end:
                return
            yield excuse

    def at(self, place: int) -> Iterator[_Excuse]:
        """Those of blocks that have the place in them or at an edge."""
        for (start, _), excuse in self._excuses[bisect_left(self._ends, place) :]:
            if start > place:
                return
            yield excuse


def without_excused(
    findings: Iterable[Finding],
    bitext: Bitext,
    checks: Sequence[Check],
    ran: Iterable[Check],
    least: float = 0.0,
) -> Excused:
    """The findings that no comment excuses, and those that one does.

    Args:
        findings: of single checks, not merged: of two about one place the other may remain.
        bitext: the documents with the comments.
        checks: all that can be named.
        ran: those whose findings these are; what the others would have found is not known.
        least: findings below this confidence are left out; a comment that excuses one is not idle.
    """
    source, target = bitext.source, bitext.target
    if not source.comments and not target.comments:
        return Excused([each for each in findings if each.confidence >= least])
    told = _Told(bitext, checks)
    kept: list[Finding] = []
    by_reason: dict[str, list[Finding]] = {}
    for finding in findings:
        excuse = told.excuse(finding)
        if finding.confidence < least:
            continue
        if excuse is None:
            kept.append(finding)
        else:
            by_reason.setdefault(excuse.reason, []).append(finding)
    ignored = [
        Ignored(finding, reason)
        for reason, some in by_reason.items()
        for finding in merged(some, bitext)
    ]
    ignored.sort(key=lambda each: each.finding.bead or 0)
    return Excused(kept, tuple(ignored), (*told.notes, *told.idle({each.name for each in ran})))


class _Told:
    """What the comments of both documents say."""

    def __init__(self, bitext: Bitext, checks: Sequence[Check]) -> None:
        self.notes: list[str] = []
        self._bitext = bitext
        self._checks = checks
        # By document and place, as a comment may be about several passages, on both sides.
        self._excuses: dict[tuple[str, int], _Excuse | None] = {}
        self._sides = tuple(map(self._side, (bitext.source, bitext.target)))
        self._files = [each for each in self._excuses.values() if each and each.file]

    def excuse(self, finding: Finding) -> _Excuse | None:
        """The first that excuses a finding; all that do are then used."""
        found = [each for each in self._about(finding) if each.names(finding.check)]
        for each in found:
            each.used = True
        return found[0] if found else None

    def idle(self, ran: set[str]) -> Iterator[str]:
        """A note on each comment that excuses nothing, although its checks ran."""
        for each in filter(None, self._excuses.values()):
            if not each.used and all(some & ran for some in each.checks):
                yield f"{each.place}: this comment excuses nothing; remove it"

    def _about(self, finding: Finding) -> Iterator[_Excuse]:
        """The excuses at the place of a finding, on either side."""
        bitext = self._bitext
        bead = None if finding.bead is None else bitext.beads[finding.bead]
        for side, document, span, aligned in zip(
            self._sides,
            (bitext.source, bitext.target),
            (finding.source_span, finding.target_span),
            (bead.source, bead.target) if bead else (None, None),
            strict=True,
        ):
            whole = span or (document.span(aligned) if aligned else None)
            if whole:
                yield from side.over(whole)
            elif aligned is not None and bitext.ids is None:
                yield from side.at(_gap(document, aligned))
        yield from self._files

    def _side(self, document: Document) -> _Side:
        found: list[tuple[Span, _Excuse]] = []
        for comment in document.comments:
            key = document.name, comment.raw
            if key not in self._excuses:
                self._excuses[key] = self._read(document, comment)
            excuse = self._excuses[key]
            if excuse and not excuse.file:
                found.append((comment.span, excuse))
        return _Side(found)

    def _read(self, document: Document, comment: Comment) -> _Excuse | None:
        """What a comment excuses; None where it says nothing of the kind, which a note tells."""
        place = _place(document, comment)
        said, _, reason = _REASON.sub("\0", f"{comment.text} ", count=1).partition("\0")
        kind, _, selectors = said.partition(" ")
        wanted = [each.strip() for each in selectors.split(",") if each.strip()]
        if kind not in {_BLOCK, _FILE} or not wanted:
            self.notes.append(
                f'{place}: "aligner: {said.strip()}" is not understood. '
                f"Write aligner: {_BLOCK} CHECK, or aligner: {_FILE} CHECK."
            )
            return None
        names = tuple(filter(None, (self._chosen(each, place) for each in wanted)))
        return _Excuse(place, names, reason.strip(), kind == _FILE) if names else None

    def _chosen(self, selector: str, place: str) -> frozenset[str]:
        try:
            return chosen(self._checks, selector, _BLOCK)
        except SettingsError as error:
            self.notes.append(f"{place}: {error}")
            return frozenset()


def _gap(document: Document, aligned: range) -> int:
    """Where the text would stand that nothing in the document is aligned with."""
    segments = document.segments
    if aligned.start < len(segments):
        return segments[aligned.start].start
    return segments[-1].end if segments else 0


def _place(document: Document, comment: Comment) -> str:
    """`path:12`, or where the file has no lines what the part of it is called."""
    origin = document.origin
    if origin and origin.lines:
        return f"{document.name}:{bisect_right(origin.lines, comment.raw)}"
    label = origin.label(comment.span.start) if origin else ""
    return f"{document.name}, {label}" if label else document.name
