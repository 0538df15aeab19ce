"""The columns of the results, for Arrow; docs/batch.md says what they mean."""

from collections.abc import Mapping
from typing import Any

from aligner.extras import extra

_REASON = {
    "check": "string",
    "category": "string",
    "severity": "string",
    "confidence": "float",
    "message": "string",
}
_PLACE = {
    "start": "int",
    "end": "int",
    "line": "int",
    "column": "int",
    "text": "string",
    "label": "string",
}
_FINDING = {
    **_REASON,
    "suggestion": "string",
    "bead": "int",
    "source": _PLACE,
    "target": _PLACE,
    "also": [_REASON],
    "fingerprint": "string",
}
_BEAD = {
    "source": ["int"],
    "target": ["int"],
    "score": "float",
    "confidence": "float",
    "moved": "bool",
    "quality": "float",
    "probabilities": {"omission": "float", "addition": "float", "mistranslation": "float"},
    "source_text": "string",
    "target_text": "string",
}
ROW: Mapping[str, Any] = {
    "id": "string",
    "row": "int",
    "source": "string",
    "target": "string",
    "source_language": "string",
    "target_language": "string",
    "source_segments": [["int"]],
    "target_segments": [["int"]],
    "verdict": "string",
    "statement": "string",
    "score": "float",
    "words": "int",
    "counts": {"neutral": "int", "minor": "int", "major": "int", "critical": "int"},
    "beads": [_BEAD],
    "findings": [_FINDING],
    "ignored": [{**_FINDING, "reason": "string"}],
    "notes": ["string"],
    "signature": "string",
    "calibration": "string",
    "error": {"file": "string", "line": "int", "reason": "string"},
}
"""Column to type: `int`, `float`, `string`, `bool`, [a list of], {a record of}; all may be null."""


def arrow_schema() -> Any:  # noqa: ANN401 - pyarrow has no types
    """The schema of `ROW`; needs the extra `parquet`."""
    arrow: Any = extra("parquet", "pyarrow", "Parquet")
    plain = {
        "int": arrow.int64(),
        "float": arrow.float64(),
        "string": arrow.string(),
        "bool": arrow.bool_(),
    }

    def typed(told: Any) -> Any:  # noqa: ANN401 - a type of arrow
        if isinstance(told, list):
            return arrow.list_(typed(told[0]))
        if isinstance(told, dict):
            return arrow.struct([(name, typed(each)) for name, each in told.items()])
        return plain[told]

    return arrow.schema([(name, typed(told)) for name, told in ROW.items()])
