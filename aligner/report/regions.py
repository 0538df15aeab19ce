"""Where a finding stands in its two files, for programs that point at it."""

from aligner.bitext import Document, Span
from aligner.mqm import Finding, Report
from aligner.report.places import before, position
from aligner.results import Region


def regions(report: Report, finding: Finding) -> tuple[Region, Region]:
    """The places of a finding in the source and in the target.

    Where it has none on a side, that is where the other side's text would stand there; the whole
    file for a finding about the documents.
    """
    bitext = report.bitext
    bead = None if finding.bead is None else bitext.beads[finding.bead]
    source, target = (bead.source, bead.target) if bead else (None, None)
    return (
        _region(bitext.source, finding.source_span, source),
        _region(bitext.target, finding.target_span, target),
    )


def region(document: Document, segments: range) -> Region:
    """The place of some segments; for none of them where they would stand."""
    return _region(document, None, segments)


def _region(document: Document, span: Span | None, aligned: range | None) -> Region:
    if span is None:
        if aligned is None:
            return Region(document.name)
        span = document.span(aligned) or _between(document, aligned)
    text = document.text[span.start : span.end]
    label = document.origin.label(span.start) if document.origin else ""
    if document.origin and not document.origin.lines:
        return Region(document.name, text=text, label=label)
    line, column = position(document, span.start)
    end_line, end_column = line, column
    byte = end_byte = _byte_column(document, span.start)
    if span.end > span.start:
        end_line, last = position(document, span.end - 1)
        end_column = last + 1
        last_byte = _byte_column(document, span.end - 1)
        end_byte = None if last_byte is None else last_byte + _bytes(text[-1])
    return Region(document.name, line, column, end_line, end_column, text, label, byte, end_byte)


def _byte_column(document: Document, offset: int) -> int | None:
    found = before(document, offset)
    return None if found is None else _bytes(found) + 1


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _between(document: Document, aligned: range) -> Span:
    """The place before which nothing of `aligned` stands, as it is empty: where it would."""
    segments = document.segments
    if aligned.start < len(segments):
        at = segments[aligned.start].start
    else:
        at = segments[-1].end if segments else 0
    return Span(at, at)
