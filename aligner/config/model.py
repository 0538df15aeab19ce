"""What a configuration can say, and of what kind it is.

Keys are written with hyphens (`min-confidence`); paths and patterns are relative to the folder of
the file, with `/` between their parts.
"""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Self, get_type_hints

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    Strict,
    Tag,
    WithJsonSchema,
    create_model,
    model_validator,
)
from pydantic_core import CoreSchema
from typing_extensions import TypeAliasType

from aligner.config import patterns
from aligner.config.names import Known, check_names, format_names, meant, selectors
from aligner.errors import ConfigError, LanguageError
from aligner.languages.codes import parse_language
from aligner.readers.formats import format_of
from aligner.report import WRITERS
from aligner.results import FILE_CHECKS

LANGUAGE = "{language}"
"""Stands in a pattern of translations for the code of their language."""

_EXPLAIN = '"aligner explain" lists them all.'


def _language(code: str) -> str:
    try:
        parse_language(code)
    except LanguageError as error:
        raise ValueError(str(error)) from error
    return code


def _encoding(name: str) -> str:
    try:
        codecs.lookup(name)
    except LookupError:
        raise ValueError(f'there is no encoding "{name}". Give one such as "utf-8".') from None
    return name


def _pattern(text: str) -> str:
    try:
        patterns.Pattern.of(text)
    except ConfigError as error:
        raise ValueError(str(error)) from error
    return text


def _report(text: str) -> str:
    name, equals, file = text.partition("=")
    if name not in WRITERS:
        near = meant(name, WRITERS) or f" Give one of {', '.join(WRITERS)}."
        raise ValueError(f'there is no format "{name}".{near}')
    if equals and not file:
        raise ValueError(f'name a file after "{name}=", or leave "=" out.')
    return text


Severity = Literal["neutral", "minor", "major", "critical"]
Language = Annotated[
    str,
    AfterValidator(_language),
    WithJsonSchema({"type": "string", "pattern": "^ *[A-Za-z]{2,3}([-_][A-Za-z0-9]+)* *$"}),
]
Encoding = Annotated[str, AfterValidator(_encoding)]
Format = Annotated[
    str, Known("format", format_names, "Leave it out to tell it by the suffix of the file.")
]
File = Annotated[str, Field(min_length=1)]
Pattern = Annotated[
    str, AfterValidator(_pattern), WithJsonSchema({"type": "string", "minLength": 1})
]
# By its own name in the schema, which is long enough.
Selector = TypeAliasType("Selector", Annotated[str, Known("check", selectors, _EXPLAIN)])
CheckName = Annotated[str, Known("check", check_names, _EXPLAIN)]
ReportFormat = Annotated[
    str,
    AfterValidator(_report),
    WithJsonSchema({"type": "string", "pattern": f"^({'|'.join(WRITERS)})(=.+)?$"}),
]
Size = Annotated[str, Field(pattern=r"^[0-9]+(\.[0-9]+)? ?(kB|MB|GB)$")]


_STRICT = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


class Table(BaseModel):
    """A table of the file: other keys than these are errors."""

    model_config = ConfigDict(
        **_STRICT,
        alias_generator=lambda name: name.replace("_", "-"),
        field_title_generator=lambda name, _: name.replace("_", " ").capitalize(),
        validate_by_name=True,  # for Python; a file is read by its own spelling alone
    )


@dataclass(frozen=True, slots=True)
class _Each:
    """For the schema of a table whose keys are names of checks: says which there are."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        from aligner.checks import CHECKS  # noqa: PLC0415 - loads much, for the schema alone
        from aligner.checks.pages import Page  # noqa: PLC0415

        value = handler(schema)["additionalProperties"]
        summaries = {each.name: Page.of(each).summary for each in CHECKS}
        summaries |= {name: each.summary for name, each in FILE_CHECKS.items()}
        tables = {name: {**value, "description": text} for name, text in summaries.items()}
        return {"type": "object", "properties": tables, "additionalProperties": False}


@cache
def options_models() -> dict[str, type[BaseModel]]:
    """The options of each check that has any, as `aligner explain` calls them."""
    from aligner.checks import CHECKS  # noqa: PLC0415 - loads much; few files set options
    from aligner.checks.pages import OPTIONS, Page  # noqa: PLC0415

    tables: dict[str, type[BaseModel]] = {}
    for check in CHECKS:
        if names := check.option_names():
            hints = get_type_hints(type(check.options))
            fields: dict[str, Any] = {
                name: (hints[name], getattr(check.options, name)) for name in names
            }
            text = Page.of(check).paragraphs[OPTIONS]
            tables[check.name] = create_model(
                check.name, __config__=_STRICT, __doc__=text, **fields
            )
    return tables


@cache
def _options_model() -> type[BaseModel]:
    """The whole table of options."""
    # Fields are numbered, as a check may be called like a method of models: "register".
    fields: dict[str, Any] = {
        f"check_{index}": (table | None, Field(None, alias=name))
        for index, (name, table) in enumerate(options_models().items())
    }
    return create_model("Options", __config__=_STRICT, **fields)


@dataclass(frozen=True, slots=True)
class _Options:
    """For the schema of `options`."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler(_options_model().__pydantic_core_schema__)


def _valid_options(given: object) -> object:
    """As it was given: what it says, not what else there is. Raises pydantic's ValidationError."""
    if isinstance(given, Mapping) and given:
        _options_model().model_validate(given)
    return given


class Reading(Table):
    """How documents are read and judged; see `aligner.settings.Settings`. None: not said here."""

    source_language: Language | None = Field(
        default=None,
        description="Language of the originals, a code such as `de`; found out if not given.",
    )
    target_language: Language | None = Field(
        default=None,
        description="Language of the translations, a code such as `hi`; found out if not given.",
    )
    source_format: Format | None = Field(
        default=None,
        description="Format of originals, or of files of pairs; told by their suffix if not given.",
    )
    target_format: Format | None = Field(
        default=None, description="Format of the translations; told by their suffix if not given."
    )
    segmented: bool | None = Field(
        default=None, description="One segment a line; nothing is split."
    )
    encoding: Encoding | None = Field(
        default=None, description="Encoding of text files, such as `utf-8`; found out if not given."
    )
    rules: File | None = Field(
        default=None,
        description="An SRX file with rules for splitting sentences, for the built-in ones.",
    )
    structure: bool | None = Field(
        default=None, description="Whether list items and table cells stand by themselves."
    )
    article: bool | None = Field(
        default=None, description="Whether only the main article of an HTML page is read."
    )
    glossary: File | None = Field(
        default=None, description="A file of terms and their translations: .csv, .tsv, .tbx."
    )
    select: list[Selector] | None = Field(
        default=None,
        min_length=1,
        description="The checks that run: names, categories such as `accuracy`, `default`, `all`.",
    )
    ignore: list[Selector] | None = Field(
        default=None, description="Those of them that do not, named likewise."
    )
    min_confidence: float | None = Field(
        default=None, ge=0, le=1, description="The least confidence of a finding, from 0 to 1."
    )
    severities: Annotated[dict[CheckName, Severity], _Each()] = Field(
        default={},
        description="Check to the severity of all its findings, for the one it gives them.",
    )
    options: Annotated[
        dict[str, dict[str, object]], BeforeValidator(_valid_options), _Options()
    ] = Field(default={}, description="Check to its options; `aligner explain CHECK` names them.")


class Gate(Table):
    """What fails a gate, of the whole or of some paths."""

    fail_on: Literal["critical", "major", "minor", "never"] | None = Field(
        default=None, description="The least severity of a finding that fails."
    )
    min_score: float | None = Field(
        default=None,
        ge=0,
        le=100,
        description="The least MQM score of a pair that passes, from 0 to 100; any if not given.",
    )


class Override(Reading, Gate):
    """What is otherwise for some paths."""

    paths: list[Pattern] = Field(
        min_length=1,
        description="Patterns: what is said here holds where the original or the translation "
        "matches one. Where two overrides match, the later wins.",
    )


_Target = Annotated[
    Annotated[Pattern, Tag("one")] | Annotated[list[Pattern], Field(min_length=1), Tag("many")],
    Discriminator(lambda given: "many" if isinstance(given, list) else "one"),
]
_Two = Annotated[
    tuple[File, File],
    Strict(False),  # TOML has lists
    WithJsonSchema(
        {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "minItems": 2,
            "maxItems": 2,
        }
    ),
]


class Pairs(Reading):
    """Documents that belong together: patterns, or files one by one."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": ["source"]}, {"required": ["files"]}],
            "dependencies": {"target": ["source"]},
        }
    )

    source: Pattern | None = Field(
        default=None,
        description="The originals: a pattern, or one file. `*` is any text without `/`, `**` any "
        "folders, `{name}` (any word) any text without `/`, the same in original and translation. "
        "Without `target`: files of pairs that are aligned already, such as .xliff or .po.",
    )
    target: _Target | None = Field(
        default=None,
        description="Their translations: a pattern, or several. `{language}` is one of "
        "`target-languages`.",
    )
    target_languages: list[Language] | None = Field(
        default=None,
        min_length=1,
        description="What `{language}` stands for; any code if not given.",
    )
    files: list[_Two] | None = Field(
        default=None,
        min_length=1,
        description="Pairs one by one: each the path of an original and of its translation.",
    )

    @property
    def targets(self) -> list[str]:
        """The patterns of translations."""
        return [self.target] if isinstance(self.target, str) else list(self.target or ())

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.source is None and self.files is None:
            raise ValueError("source is missing. Give source and target, or files.")
        if self.source is None and self.target is not None:
            raise ValueError("source is missing: target alone is no pair.")
        if self.source is not None and self.target is None and not self._aligned():
            raise ValueError(
                "target is missing. Only files of pairs (.xliff, .tmx, .po, .csv, .tsv, .jsonl) "
                "stand alone."
            )
        self._refuse_words()
        return self

    def _aligned(self) -> bool:
        """Whether `source` is a file of pairs by itself, or a pattern of such."""
        return format_of(Path(self.source or ""), self.source_format).pairs

    def _refuse_words(self) -> None:
        if self.source is None:
            return
        known = {*patterns.Pattern.of(self.source).keys, LANGUAGE}
        for target in self.targets:
            for key in patterns.Pattern.of(target).keys:
                if key not in known:
                    raise ValueError(_lacking(key, self.source))


def _lacking(key: str, source: str) -> str:
    if key.startswith("{"):
        return f'target has "{key}", and source, "{source}", has not.'
    return f'target has more "{key.rstrip("0123456789")}" than source, "{source}".'


class Config(Reading, Gate):
    """A whole file."""

    model: str | None = Field(
        default=None,
        min_length=1,
        description="A sentence-transformers model (hub name or folder) for the embedded one.",
    )
    device: str | None = Field(
        default=None,
        min_length=1,
        description="Where such a model, or a judge, runs: `cpu`, `cuda`, `mps`.",
    )
    token_layer: int | None = Field(
        default=None,
        ge=1,
        description="The layer of such a model, from 1, that gives the token vectors.",
    )
    revision: str | None = Field(
        default=None,
        min_length=1,
        description="Of such a model on the hub: a branch, a tag or a commit.",
    )
    dtype: Literal["float32", "float16", "bfloat16"] | None = Field(
        default=None, description="Of its numbers; goes by the device if not given."
    )
    prompt: str | None = Field(
        default=None, description="That goes before each text; the model's own if not given."
    )
    batch_tokens: int | None = Field(
        default=None, ge=1, description="That it takes at a time; goes by the device if not given."
    )
    judge: str | None = Field(
        default=None,
        min_length=1,
        description="A model that scores each pair: a cross encoder, or COMET without reference.",
    )
    max_new: int | None = Field(
        default=None,
        ge=0,
        description="So many new findings as grave as `fail-on`, of all pairs together, pass.",
    )
    missing: bool | None = Field(
        default=None,
        description="Whether the gate reports translations or originals that are not there.",
    )
    stale: bool | None = Field(
        default=None,
        description="Whether the gate reports translations that are older than a change of their "
        "original, by the history of git.",
    )
    baseline: File | None = Field(
        default=None, description="The file of known findings, which do not fail the gate."
    )
    jobs: int | None = Field(
        default=None,
        ge=1,
        description="Processes that check pairs side by side; the command line takes one a core if "
        "not given.",
    )
    formats: list[ReportFormat] | None = Field(
        default=None,
        min_length=1,
        description="The reports of the gate: `name` for standard output, `name=FILE` for a file; "
        f"names are {', '.join(WRITERS)}.",
    )
    cache: bool | None = Field(default=None, description="Whether what was computed once is kept.")
    cache_size: Size | None = Field(
        default=None, description="The most room that it takes, such as `500 MB` or `2 GB`."
    )
    pairs: list[Pairs] = Field(default=[], description="Which documents belong together.")
    overrides: list[Override] = Field(default=[], description="What is otherwise for some paths.")
