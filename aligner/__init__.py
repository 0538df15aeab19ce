"""aligner: does a translated document say what the original says?

The public names, all of which can be imported from here:

* `check` gives a `Report`, `align` a `Bitext`. Both take two paths, documents or lists of segments,
  or what is aligned already: a file of pairs, or the bitext that `bitext_of` makes of two lists.
* `read` gives the `Document` in a file, `read_bitext` the `Bitext` in a file of pairs.
* `write` writes a `Bitext` to a file: TMX, XLIFF, HTML, tables and lines.
* `document_of` makes a document of a list of segments, with a name and a language.
* `Settings` says how to read and compare; `Hooks`, who hears of notes and progress.
* `run_gate` compares all pairs of a project, as the configuration says that `load_config` reads;
  its `Results` have a `PairResult` a pair with `Alert`s, each of a `Status`.
* `paired` finds which documents of two folders are versions of each other, a `Pairing`.
* `run_batch` checks all pairs that a manifest names, into files of rows; a `BatchResult` says how
  far it came.
* `written` gives results in a format such as SARIF; `results_of` makes results of one `Report`.
* `load_encoder` loads an `Encoder` once for many calls, `load_judge` a `QualityEstimator`.
* `open_store` gives a `Store`, which keeps vectors for later runs where it is passed as `cache=`.
* `Document`, `Segment`, `Span`, `Bead`, `Bitext`: texts and what corresponds in them.
* `Report`, `Finding`, `Severity`, `Probabilities`, `Verdict`: what a check says.
* `AlignerError`: the base of all errors raised here for a reason that the user can mend.

Importing this package loads no model, and nothing heavy; a name is loaded when it is first used.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from aligner.batch.run import BatchResult, run_batch
    from aligner.bitext import Bead, Bitext, Document, Segment, Span
    from aligner.config.load import load_config
    from aligner.documents import read, read_bitext
    from aligner.embed.encoder import Encoder, load_encoder
    from aligner.errors import AlignerError
    from aligner.gate.run import run_gate
    from aligner.judge.estimators import load_judge
    from aligner.judge.quality import QualityEstimator
    from aligner.mqm import Finding, Probabilities, Report, Severity, Verdict
    from aligner.pairing.run import Pairing, paired
    from aligner.pipeline import Hooks, align, check
    from aligner.readers.lists import document_of
    from aligner.readers.pairs import bitext_of
    from aligner.report import written
    from aligner.report.alerts import results_of
    from aligner.results import Alert, PairResult, Results, Status
    from aligner.settings import Settings
    from aligner.store import Store, open_store
    from aligner.writers import write

_WHERE = {
    **dict.fromkeys(("Bead", "Bitext", "Document", "Segment", "Span"), "aligner.bitext"),
    "AlignerError": "aligner.errors",
    **dict.fromkeys(("Finding", "Probabilities", "Report", "Severity", "Verdict"), "aligner.mqm"),
    **dict.fromkeys(("Hooks", "align", "check"), "aligner.pipeline"),
    **dict.fromkeys(("Encoder", "load_encoder"), "aligner.embed.encoder"),
    "load_judge": "aligner.judge.estimators",
    "QualityEstimator": "aligner.judge.quality",
    "document_of": "aligner.readers.lists",
    **dict.fromkeys(("read", "read_bitext"), "aligner.documents"),
    "bitext_of": "aligner.readers.pairs",
    **dict.fromkeys(("BatchResult", "run_batch"), "aligner.batch.run"),
    "load_config": "aligner.config.load",
    "run_gate": "aligner.gate.run",
    **dict.fromkeys(("Pairing", "paired"), "aligner.pairing.run"),
    "written": "aligner.report",
    "results_of": "aligner.report.alerts",
    **dict.fromkeys(("Alert", "PairResult", "Results", "Status"), "aligner.results"),
    "Settings": "aligner.settings",
    **dict.fromkeys(("Store", "open_store"), "aligner.store"),
    "write": "aligner.writers",
}

__all__ = [
    "Alert",
    "AlignerError",
    "BatchResult",
    "Bead",
    "Bitext",
    "Document",
    "Encoder",
    "Finding",
    "Hooks",
    "PairResult",
    "Pairing",
    "Probabilities",
    "QualityEstimator",
    "Report",
    "Results",
    "Segment",
    "Settings",
    "Severity",
    "Span",
    "Status",
    "Store",
    "Verdict",
    "align",
    "bitext_of",
    "check",
    "document_of",
    "load_config",
    "load_encoder",
    "load_judge",
    "open_store",
    "paired",
    "read",
    "read_bitext",
    "results_of",
    "run_batch",
    "run_gate",
    "write",
    "written",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """Loads a public name when it is first used: `aligner --help` needs neither FAISS nor numpy."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(_WHERE[name]), name)
