"""What a run can be told: one frozen record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

MIN_CONFIDENCE = 0.6
"""The least confidence of a finding where nothing else is said; see benchmarks/README.md."""

DEFAULT = "default"
"""Selects the checks that run where nothing is selected."""
ALL = "all"
"""Selects every check there is."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How two texts are read, embedded and compared.

    Attributes:
        source_language: BCP 47 code; None finds it out.
        target_language: likewise.
        segmented: one segment a line; nothing is split.
        encoding: of both files; None finds it out.
        rules: an SRX file of the user's instead of the built-in rules.
        model: a sentence-transformers model (hub name or folder); None is the embedded encoder.
        device: where such a model, or a judge, runs: `cpu`, `cuda`, `mps`; None lets it choose.
        token_layer: the layer of its token vectors, from 1; None takes the one that suits it.
        revision: of it on the hub: a branch, a tag or a commit; None is the newest.
        dtype: of its numbers: `float32`, `float16`, `bfloat16`; None goes by the device.
        prompt: that goes before each text; None takes the model's own.
        batch_tokens: that it takes at a time; None goes by the device.
        trust_remote_code: whether code that it brings along is run. Never for a model that you have
            no reason to trust.
        min_confidence: the least confidence of a finding, 0 to 1.
        select: the checks that run: names, MQM paths such as `accuracy`, `default` or `all`.
        ignore: those of them that do not, likewise.
        severities: check to the severity of all its findings, for those that it sets otherwise.
        options: check to option to value; `aligner explain CHECK` names the options.
        glossary: a file of terms and their translations (.csv, .tsv, .tbx).
        source_format: of the original, or of a file of pairs; None tells it by the suffix.
        target_format: likewise, of the translation.
        structure: whether list items and table cells stand by themselves.
        article: whether only the main article of an HTML page is read.
    """

    source_language: str | None = None
    target_language: str | None = None
    segmented: bool = False
    encoding: str | None = None
    rules: Path | None = None
    model: str | None = None
    device: str | None = None
    token_layer: int | None = None
    revision: str | None = None
    dtype: str | None = None
    prompt: str | None = None
    batch_tokens: int | None = None
    trust_remote_code: bool = False
    min_confidence: float = MIN_CONFIDENCE
    select: tuple[str, ...] = (DEFAULT,)
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    glossary: Path | None = None
    source_format: str | None = None
    target_format: str | None = None
    structure: bool = True
    article: bool = False
