"""The translation ends, brackets or quotes in another way than the original.

What: the class of the mark at the end (full stop, danda and bar are one, and so are all question
marks); brackets and double quotation marks without a partner where those of the original have
one, whatever their style; marks that stand twice, or with a space in front.

Why: a question that has become a statement says something else; the rest is a slip of the
fingers.

Example: "Kommt sie morgen?" translated as "She is coming tomorrow."

Better: "Is she coming tomorrow?"

False alarms: a rhetorical question that is worded as a statement; house styles.

Source: MQM Core, fluency/punctuation.
"""

from collections.abc import Callable, Iterator

import regex

from aligner.bitext import Bead, Bitext, Document
from aligner.checks.base import MANY, Check, NoOptions
from aligner.entities.marks import (
    Final,
    FinalMark,
    Mark,
    doubled_marks,
    final_mark,
    quotation_marks,
    spaced_marks,
    unpaired_brackets,
)
from aligner.evidence import Evidence
from aligner.languages.knowledge import knowledge
from aligner.mqm import Finding, Severity

_LIKELY, _POSSIBLE = 0.8, 0.65
_UNMARKED = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]")
_FEW = 4  # pairs, below which a habit cannot be told


def _find(evidence: Evidence, _: NoOptions) -> Iterator[Finding]:
    bitext = evidence.bitext
    ends = [_ends(bitext, bead) for bead in bitext.beads]
    closed = _closes(ends)
    odd = [_odd_quote(bitext.target, bead.target) for bead in bitext.beads]
    for index, bead in enumerate(bitext.beads):
        if bead.aligned:
            yield from _end(bitext, index, ends[index], closed)
            yield from _brackets(bitext, index)
            yield from _quotes(bitext, index, odd)
            yield from _slips(bitext, index)


Ends = tuple[FinalMark | None, FinalMark | None]


def _ends(bitext: Bitext, bead: Bead) -> Ends:
    if not bead.aligned:
        return None, None
    return (
        final_mark(bitext.source.segments[bead.source.stop - 1].text),
        final_mark(bitext.target.segments[bead.target.stop - 1].text),
    )


def _closes(ends: list[Ends]) -> bool:
    """Whether the translation usually ends with a mark what the original ends with one."""
    both = [theirs.final for ours, theirs in ends if ours and theirs and ours.final]
    return len(both) < _FEW or sum(final is not None for final in both) * 2 > len(both)


def _end(bitext: Bitext, index: int, ends: Ends, closed: bool) -> Iterator[Finding]:
    ours, theirs = ends
    if not ours or not theirs or ours.final is theirs.final:
        return
    if ours.final is None and theirs.final is Final.STATEMENT:
        return  # a heading that was made a sentence
    bead = bitext.beads[index]
    source, target = (
        bitext.source.segments[bead.source.stop - 1],
        bitext.target.segments[bead.target.stop - 1],
    )
    if theirs.final is None and (not closed or _UNMARKED.search(target.text)):
        return
    spans = ours.span.shifted(source.start), theirs.span.shifted(target.start)
    asks = Final.QUESTION in {ours.final, theirs.final}
    certain = theirs.final is None or (asks and ours.final is not None)
    yield PUNCTUATION.finding(
        f"The original ends with {_named(ours)}, the translation with {_named(theirs)}.",
        index,
        *spans,
        confidence=_LIKELY if certain else _POSSIBLE,
        severity=Severity.MINOR if certain or asks else Severity.NEUTRAL,
    )


def _named(mark: FinalMark) -> str:
    if mark.final is None:
        return "no mark"
    return f"{'an' if mark.final is Final.EXCLAMATION else 'a'} {mark.final}"


def _brackets(bitext: Bitext, index: int) -> Iterator[Finding]:
    bead = bitext.beads[index]
    for mark in _new(bitext, bead, unpaired_brackets):
        message = f"The bracket {mark.text} has no partner in the translation."
        yield PUNCTUATION.finding(message, index, None, mark.span)


def _quotes(bitext: Bitext, index: int, odd: list[Mark | None]) -> Iterator[Finding]:
    bead, mark = bitext.beads[index], odd[index]
    if not mark or any(odd[k] for k in (index - 1, index + 1) if 0 <= k < len(odd)):
        return  # a quotation may run over several segments
    if not _odd_quote(bitext.source, bead.source):
        message = f"The quotation mark {mark.text} has no partner in the translation."
        yield PUNCTUATION.finding(message, index, None, mark.span)


def _odd_quote(document: Document, segments: range) -> Mark | None:
    """The last quotation mark of a passage, if one of them has no partner."""
    marks = _in(document, segments, quotation_marks)
    return _of_document(marks[-1], document, segments) if len(marks) % 2 else None


def _slips(bitext: Bitext, index: int) -> Iterator[Finding]:
    bead = bitext.beads[index]
    for mark in _new(bitext, bead, doubled_marks):
        message = f"In the translation {mark.text} stands where one mark was meant."
        yield PUNCTUATION.finding(message, index, None, mark.span, suggestion=mark.text[0])
    usual = knowledge(bitext.target.language).spaced_marks
    for mark in _new(bitext, bead, spaced_marks):
        if mark.text[-1] not in usual:
            message = f"A space stands in front of {mark.text[-1]} in the translation."
            yield PUNCTUATION.finding(message, index, None, mark.span, suggestion=mark.text[-1])


Read = Callable[[str], tuple[Mark, ...]]


def _new(bitext: Bitext, bead: Bead, read: Read) -> list[Mark]:
    """What `read` finds in the translation, unless it finds something in the original as well."""
    found = _in(bitext.target, bead.target, read)
    if not found or _in(bitext.source, bead.source, read):
        return []
    return [_of_document(mark, bitext.target, bead.target) for mark in found[:MANY]]


def _in(document: Document, segments: range, read: Read) -> tuple[Mark, ...]:
    """What `read` finds in a run of segments, as one text, with spans of that."""
    whole = document.span(segments)
    return read(document.text[whole.start : whole.end]) if whole else ()


def _of_document(mark: Mark, document: Document, segments: range) -> Mark:
    return Mark(mark.span.shifted(document.segments[segments.start].start), mark.text)


PUNCTUATION = Check("punctuation", "fluency/punctuation", Severity.MINOR, _find, __doc__)
