"""Reviewdog Diagnostic Format (rdjson), from which reviewdog comments on any code host.

Columns count bytes of UTF-8; where those are not known, a range is of whole lines.
"""

from collections.abc import Iterator
from typing import Any

from aligner.json_text import dumps
from aligner.report.wording import (
    GRADES,
    TOOL,
    encodable,
    error_of,
    new,
    posix,
    told_with_places,
)
from aligner.results import Region, Results


def rdjson(results: Results) -> str:
    """A `DiagnosticResult`: what counts, and what could not be read."""
    found = {"source": {"name": TOOL}, "diagnostics": list(_diagnostics(results))}
    return dumps(found, indent=2) + "\n"


def _diagnostics(results: Results) -> Iterator[dict[str, Any]]:
    for pair in results.pairs:
        if pair.error:
            yield _diagnostic(error_of(pair), Region(pair.target or pair.source), "ERROR", "error")
        for alert, place in new(pair):
            severity = GRADES[alert.severity].rdjson
            yield _diagnostic(told_with_places(alert), place, severity, alert.check)


def _diagnostic(message: str, region: Region, severity: str, code: str) -> dict[str, Any]:
    location: dict[str, Any] = {"path": encodable(posix(region.path))}
    if region.line is not None:
        location["range"] = _range(region)
    return {
        "message": message,
        "location": location,
        "severity": severity,
        "code": {"value": code},
    }


def _range(region: Region) -> dict[str, Any]:
    start, end = {"line": region.line}, {"line": region.end_line}
    if region.byte_column is not None and region.end_byte_column is not None:
        start["column"], end["column"] = region.byte_column, region.end_byte_column
    return {"start": start, "end": end}
