"""A run over many pairs as JSON: schema `aligner-gate-1`, described in docs/json.md.

The same results give the same bytes: no times, no dates, numbers rounded.
"""

from collections import Counter
from typing import Any

from aligner.json_text import dumps, rounded
from aligner.mqm import Severity
from aligner.results import Alert, PairResult, Region, Results

SCHEMA = "aligner-gate-1"
VERSION = 1


def gate_json(results: Results) -> str:
    """The results as a JSON text, ending with a line break."""
    return dumps(to_dict(results), indent=2) + "\n"


def to_dict(results: Results) -> dict[str, Any]:
    """The results as plain dictionaries, lists, strings and numbers; `gate.schema.json` holds."""
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "passed": results.passed,
        "failures": list(results.failures),
        "counts": {
            "pairs": len(results.pairs),
            "passed": sum(pair.passed for pair in results.pairs),
            "errors": len(results.errors),
            "findings": {status.value: count for status, count in results.counts().items()},
            "stale": len(results.stale),
        },
        "pairs": [_pair(pair) for pair in results.pairs],
        "stale": [{"path": path, "message": message} for path, message in results.stale],
        "notes": list(results.notes),
        "signature": results.signature,
    }


def _pair(pair: PairResult) -> dict[str, Any]:
    report = pair.report
    found = Counter(alert.severity for alert in pair.new())
    return {
        "source": pair.source,
        "target": pair.target,
        "passed": pair.passed,
        "failures": list(pair.failures),
        "error": pair.error or None,
        "verdict": report.verdict.value if report else None,
        "score": None if pair.score is None else rounded(pair.score, 2),
        "words": report.words if report else None,
        "counts": {severity.value: found[severity] for severity in reversed(Severity)},
        "alerts": [_alert(alert) for alert in pair.alerts],
    }


def _alert(alert: Alert) -> dict[str, Any]:
    return {
        "check": alert.check,
        "category": alert.category,
        "severity": alert.severity.value,
        "confidence": rounded(alert.confidence),
        "message": alert.message,
        "suggestion": alert.suggestion,
        "also": [{"check": check, "message": message} for check, message in alert.also],
        "source": _place(alert.source),
        "target": _place(alert.target),
        "status": alert.status.value,
        "reason": alert.reason or None,
        "fingerprint": alert.fingerprint,
    }


def _place(region: Region | None) -> dict[str, Any] | None:
    if region is None:
        return None
    return {
        "path": region.path,
        "line": region.line,
        "column": region.column,
        "end_line": region.end_line,
        "end_column": region.end_column,
        "text": region.text,
        "label": region.label,
    }
