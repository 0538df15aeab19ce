"""aligner: does a translated document say what the original says?

`check` and `align` take files, documents or lists of segments; importing this loads no model.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from aligner.bitext import Bead, Bitext, Document, Segment, Span
    from aligner.errors import AlignerError
    from aligner.mqm import Finding, Probabilities, Report, Severity, Verdict
    from aligner.pipeline import Hooks, align, check, document_of
    from aligner.settings import Settings

_WHERE = {
    **dict.fromkeys(("Bead", "Bitext", "Document", "Segment", "Span"), "aligner.bitext"),
    "AlignerError": "aligner.errors",
    **dict.fromkeys(("Finding", "Probabilities", "Report", "Severity", "Verdict"), "aligner.mqm"),
    **dict.fromkeys(("Hooks", "align", "check", "document_of"), "aligner.pipeline"),
    "Settings": "aligner.settings",
}

__all__ = [
    "AlignerError",
    "Bead",
    "Bitext",
    "Document",
    "Finding",
    "Hooks",
    "Probabilities",
    "Report",
    "Segment",
    "Settings",
    "Severity",
    "Span",
    "Verdict",
    "align",
    "check",
    "document_of",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """Loads a public name when it is first used: `aligner --help` needs neither FAISS nor numpy."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(_WHERE[name]), name)
