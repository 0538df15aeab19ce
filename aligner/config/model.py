"""What a configuration can say, and of what kind it is.

Keys are written with hyphens (`min-confidence`); paths and patterns are relative to the folder of
the file, with `/` between their parts.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Severity = Literal["neutral", "minor", "major", "critical"]


class Table(BaseModel):
    """A table of the file: other keys than these are errors."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        alias_generator=lambda name: name.replace("_", "-"),
    )


class Reading(Table):
    """How documents are read and judged; see `aligner.settings.Settings`. None: not said here."""

    source_language: str | None = None
    target_language: str | None = None
    source_format: str | None = None
    target_format: str | None = None
    segmented: bool | None = None
    encoding: str | None = None
    rules: str | None = None
    structure: bool | None = None
    article: bool | None = None
    glossary: str | None = None
    select: list[str] | None = None
    ignore: list[str] | None = None
    min_confidence: float | None = Field(None, ge=0, le=1)
    severities: dict[str, Severity] = {}
    options: dict[str, dict[str, object]] = {}


class Gate(Table):
    """What fails a gate, of the whole or of some paths."""

    fail_on: Literal["critical", "major", "minor", "never"] | None = None
    min_score: float | None = Field(None, ge=0, le=100)


class Override(Reading, Gate):
    """What is otherwise for some paths: patterns, of source or target."""

    paths: list[str]


class Pairs(Reading):
    """Documents that belong together: patterns, or names of files.

    In a pattern `*` is any text without `/`, `**` any folders, `{name}` (any word) any text without
    `/`, the same wherever it stands, `{language}` one of `target_languages`.
    """

    source: str | None = None
    target: str | list[str] | None = None
    target_languages: list[str] | None = None
    files: list[tuple[str, str]] | None = None


class Config(Reading, Gate):
    """A whole file."""

    model: str | None = None
    device: str | None = None
    token_layer: int | None = Field(None, ge=1)
    judge: str | None = None
    max_new: int | None = Field(None, ge=0)
    missing: bool | None = None
    stale: bool | None = None
    baseline: str | None = None
    jobs: int | None = Field(None, ge=1)
    formats: list[str] | None = None
    cache: bool | None = None
    cache_size: str | None = None
    pairs: list[Pairs] = []
    overrides: list[Override] = []
