"""A name for a finding that survives edits elsewhere in the document."""

import hashlib
import unicodedata
from collections import Counter
from typing import NamedTuple

from aligner.bitext import Document, Span
from aligner.mqm import Finding, Report


class Content(NamedTuple):
    """The check, the text of the bead on both sides, and the places within it; blanks are one."""

    check: str
    source: str
    target: str
    source_place: str
    target_place: str


def fingerprints(report: Report) -> tuple[str, ...]:
    """One name for each finding of the report, then for each ignored one, in their order.

    A name is 16 hexadecimal digits; all are different.

    Made of the check, the text of both sides and, among equal ones, the number of the occurrence;
    never of line numbers. A list of known findings stays valid when a line is added above them.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    names = []
    for finding in (*report.findings, *(each.finding for each in report.ignored)):
        found = content(report, finding)
        names.append(digest(*found, str(seen[found])))
        seen[found] += 1
    return tuple(names)


def content(report: Report, finding: Finding) -> Content:
    """What a finding is about, in words."""
    bitext = report.bitext
    bead = None if finding.bead is None else bitext.beads[finding.bead]
    source = bitext.source.span(bead.source) if bead else None
    target = bitext.target.span(bead.target) if bead else None
    return Content(
        finding.check,
        _text(bitext.source, source),
        _text(bitext.target, target),
        _text(bitext.source, finding.source_span),
        _text(bitext.target, finding.target_span),
    )


def _text(document: Document, span: Span | None) -> str:
    text = document.text[span.start : span.end] if span else ""
    return " ".join(unicodedata.normalize("NFC", text).split())


def digest(*parts: str) -> str:
    """A name made of texts."""
    # NUL cannot stand in a text that was read, so it keeps the parts apart.
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=8).hexdigest()
