"""The report as JSON: schema `aligner-report-1`, described in docs/json.md.

The same report gives the same bytes: no times, no dates, numbers rounded.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from aligner.bitext import Bitext, Document, Span
from aligner.json_text import dumps, rounded, score
from aligner.mqm import Finding, Probabilities, Report, Severity
from aligner.report.fingerprint import fingerprints
from aligner.report.places import place

SCHEMA = "aligner-report-1"
VERSION = 1


def to_json(report: Report) -> str:
    """The report as a JSON text, ending with a line break."""
    return dumps(to_dict(report), indent=2) + "\n"


def to_dict(report: Report) -> dict[str, Any]:
    """The report as plain dictionaries, lists, strings and numbers; `report.schema.json` holds."""
    names = fingerprints(report)
    count = len(report.findings)
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "verdict": report.verdict.value,
        "statement": report.statement,
        "score": rounded(report.score, 2),
        "words": report.words,
        "counts": _counts(report.counts()),
        "penalty": report.penalty,
        "summary": [
            {"category": tally.category, "counts": _counts(tally.counts), "penalty": tally.penalty}
            for tally in report.summary()
        ],
        "findings": [
            _finding(report.bitext, finding, fingerprint)
            for finding, fingerprint in zip(report.findings, names[:count], strict=True)
        ],
        "ignored": [
            _finding(report.bitext, each.finding, fingerprint) | {"reason": each.reason}
            for each, fingerprint in zip(report.ignored, names[count:], strict=True)
        ],
        "documents": {
            "source": _document(report.bitext.source),
            "target": _document(report.bitext.target),
        },
        "beads": list(_beads(report)),
        "notes": list(report.notes),
        "signature": report.signature,
        "calibration": report.calibration,
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "name": document.name,
        "language": document.language,
        "segments": [asdict(segment) for segment in document.segments],
    }


def _beads(report: Report) -> Iterator[dict[str, Any]]:
    bitext = report.bitext
    for index, (bead, chances) in enumerate(zip(bitext.beads, report.probabilities, strict=True)):
        name = {} if bitext.ids is None else {"id": bitext.ids[index]}
        yield name | {
            "source": list(bead.source),
            "target": list(bead.target),
            "score": score(bead.score),
            "confidence": score(bead.confidence),
            "moved": bead.moved,
            "quality": score(bead.quality),
            "probabilities": _probabilities(chances),
        }


def _probabilities(chances: Probabilities) -> dict[str, float]:
    return {name: rounded(value) for name, value in asdict(chances).items()}


def _finding(bitext: Bitext, finding: Finding, fingerprint: str) -> dict[str, Any]:
    return _reason(finding) | {
        "suggestion": finding.suggestion,
        "bead": finding.bead,
        "source": _place(bitext.source, finding.source_span),
        "target": _place(bitext.target, finding.target_span),
        "also": [_reason(each) for each in finding.also],
        "fingerprint": fingerprint,
    }


def _counts(counts: Mapping[Severity, int]) -> dict[str, int]:
    return {severity.value: count for severity, count in counts.items()}


def _reason(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "category": finding.category,
        "severity": finding.severity.value,
        "confidence": rounded(finding.confidence),
        "message": finding.message,
    }


def _place(document: Document, span: Span | None) -> dict[str, Any] | None:
    return None if span is None else asdict(place(document, span))
