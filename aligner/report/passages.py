"""What a reader has to see of one document to judge a finding: the place and what is around it."""

from dataclasses import dataclass

from aligner.bitext import Document, Span
from aligner.mqm import Finding, Report
from aligner.report.places import position, segments_of
from aligner.report.visible import visible
from aligner.report.wrap import whole_clusters


@dataclass(frozen=True, slots=True)
class Passage:
    """Text ready for a terminal, on one line.

    `place` is what the finding is about, as offsets into `text`; None where it is all of the text
    or nothing in particular. `text` is None where this document has nothing to compare: then
    `before` and `after` are the segments between which it would stand.
    """

    location: str
    text: str | None
    place: Span | None
    before: tuple[str, ...]
    after: tuple[str, ...]


def passages(report: Report, finding: Finding, context: int) -> tuple[Passage | None, ...]:
    """The source and the target passage of a finding; None for a side it says nothing about."""
    bitext = report.bitext
    bead = None if finding.bead is None else bitext.beads[finding.bead]
    source, target = (bead.source, bead.target) if bead else (None, None)
    return (
        _passage(bitext.source, finding.source_span, source, context),
        _passage(bitext.target, finding.target_span, target, context),
    )


def _passage(
    document: Document, span: Span | None, aligned: range | None, context: int
) -> Passage | None:
    shown = segments_of(document, span) if span else aligned
    if shown is None:
        return None
    whole = document.span(shown)
    text, place = _marked(document.text, whole, span) if whole else (None, None)
    offset = span.start if span else _start(document, shown)
    return Passage(
        location=location(document, offset),
        text=text,
        place=place,
        before=_texts(document, range(max(0, shown.start - context), shown.start)),
        after=_texts(document, range(shown.stop, min(shown.stop + context, _count(document)))),
    )


def location(document: Document, offset: int) -> str:
    """`path:line:column`, which most terminals and editors can open, and what the place is called.

    Without the line where the file has no lines of text.
    """
    name, origin = visible(document.name), document.origin
    label = visible(origin.label(offset)) if origin else ""
    if origin and not origin.lines:
        return f"{name}, {label}" if label else name
    line, column = position(document, offset)
    return f"{name}:{line}:{column}" + (f" ({label})" if label else "")


def _start(document: Document, shown: range) -> int:
    """Offset of the first of `shown`, or of the place where they are missing."""
    if shown.start < _count(document):
        return document.segments[shown.start].start
    return document.segments[-1].end if document.segments else 0


def _count(document: Document) -> int:
    return len(document.segments)


def _texts(document: Document, indices: range) -> tuple[str, ...]:
    return tuple(visible(document.segments[index].text).strip() for index in indices)


def _marked(text: str, whole: Span, span: Span | None) -> tuple[str, Span | None]:
    """The text of `whole` made visible, and where `span` lies in it."""
    if span is None:
        return visible(text[whole.start : whole.end]), None
    whole = Span(min(whole.start, span.start), max(whole.end, span.end))
    before = visible(text[whole.start : span.start])
    inside = visible(text[span.start : span.end], reveal=True)
    after = visible(text[span.end : whole.end])
    shown = before + inside + after
    place = whole_clusters(shown, Span(len(before), len(before) + len(inside)))
    return shown, None if place == (0, len(shown)) else place
