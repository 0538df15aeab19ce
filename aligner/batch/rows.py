"""What came of a pair, as a row of the results: a line of JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from aligner.batch.manifest import Broken, Entry, Row
from aligner.batch.schema import ROW
from aligner.bitext import Document
from aligner.json_text import dumps
from aligner.mqm import Report
from aligner.report.json_report import to_dict

_AS_REPORTED = (
    "verdict",
    "statement",
    "score",
    "words",
    "counts",
    "findings",
    "ignored",
    "signature",
    "calibration",
)


def row_of(row: Row, report: Report, *, texts: bool = False, notes: Sequence[str] = ()) -> bytes:
    """The row of a pair that was checked.

    Args:
        row: of the manifest.
        report: what came of it.
        texts: whether each bead has the texts of its two sides.
        notes: what was said before those of the report.
    """
    told, bitext = to_dict(report), report.bitext
    beads = told["beads"]
    if texts:
        for bead, made in zip(bitext.beads, beads, strict=True):
            made["source_text"] = _text(bitext.source, bead.source)
            made["target_text"] = _text(bitext.target, bead.target)
    return _line(
        row,
        {
            "source_language": bitext.source.language,
            "target_language": bitext.target.language,
            "source_segments": list(_segments(bitext.source)),
            "target_segments": list(_segments(bitext.target)),
            "beads": beads,
            **{name: told[name] for name in _AS_REPORTED},
            "notes": [*notes, *told["notes"]],
        },
    )


def error_row(entry: Entry, reason: str, file: str | None = None) -> bytes:
    """The row of a pair that was not checked, and why; `file` is what it lies at, if it is one."""
    line = entry.place.line if isinstance(entry, Broken) else None
    return _line(entry, {"error": {"file": file, "line": line, "reason": reason}})


def _line(entry: Entry, told: dict[str, Any]) -> bytes:
    """All columns, in their order; null where nothing is told."""
    known = {
        "id": entry.id,
        "row": entry.place.number,
        "source": entry.source if isinstance(entry, Row) else None,
        "target": entry.target if isinstance(entry, Row) else None,
    }
    return (dumps(dict.fromkeys(ROW) | known | told) + "\n").encode()


def _segments(document: Document) -> Iterator[list[int]]:
    return ([each.start, each.end] for each in document.segments)


def _text(document: Document, segments: range) -> str:
    if not segments:
        return ""
    first, last = document.segments[segments.start], document.segments[segments.stop - 1]
    return document.text[first.start : last.end]
