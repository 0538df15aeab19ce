"""Options that commands share, in groups: a command takes a group as one parameter.

    @grouped
    def check(source: Source, *, reading: Reading, project: Project) -> None: ...

has all options of both groups on the command line, where the parameters stand. On its help page
each group stands under its docstring as a heading.
"""

import inspect
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

from aligner.cli.options import (
    Article,
    Cache,
    CacheDir,
    Color,
    ConfigFile,
    Device,
    Encoding,
    Glossary,
    Ignore,
    Judge,
    MinConfidence,
    Model,
    NoConfig,
    Quiet,
    Rules,
    Segmented,
    Select,
    SourceFormat,
    SourceLanguage,
    Structure,
    TargetFormat,
    TargetLanguage,
    TokenLayer,
    Verbose,
    listed,
)
from aligner.cli.wanted import Wanted

if TYPE_CHECKING:
    from aligner.cli.screen import Screen


@dataclass(frozen=True, slots=True)
class Reading:
    """How both files are read and split."""

    source_language: SourceLanguage = None
    target_language: TargetLanguage = None
    segmented: Segmented = None
    encoding: Encoding = None
    source_format: SourceFormat = None
    target_format: TargetFormat = None
    structure: Structure = None
    article: Article = None
    rules: Rules = None


@dataclass(frozen=True, slots=True)
class Models:
    """What compares them."""

    model: Model = None
    device: Device = None
    token_layer: TokenLayer = None
    judge: Judge = None


@dataclass(frozen=True, slots=True)
class Choosing:
    """What is looked for."""

    select: Select = None
    ignore: Ignore = None
    min_confidence: MinConfidence = None
    glossary: Glossary = None


@dataclass(frozen=True, slots=True)
class Configured:
    """Where settings come from."""

    config: ConfigFile = None
    no_config: NoConfig = False


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is kept for later runs."""

    cache: Cache = None
    cache_dir: CacheDir = None


@dataclass(frozen=True, slots=True)
class Showing:
    """What is printed besides the results."""

    quiet: Quiet = False
    verbose: Verbose = False
    color: Color = None

    def screen(self) -> "Screen":
        from aligner.cli.screen import Screen  # noqa: PLC0415 - `--help` needs none

        return Screen(quiet=self.quiet, verbose=self.verbose, color=self.color)


def wanted(*groups: object, **options: object) -> Wanted:
    """What the command line says: the options of groups, and single ones by their names."""
    for group in groups:
        options |= {each.name: getattr(group, each.name) for each in fields(group)}  # type: ignore[arg-type]
    config, none = options.pop("config", None), options.pop("no_config", False)
    options.pop("cache_dir", None)  # is no setting
    return Wanted(_given(options), cast("Path | None", config), bool(none))


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options of its groups in the place of these."""
    parameters = inspect.signature(command).parameters
    groups = {name: each.annotation for name, each in parameters.items() if _is_group(each)}

    @wraps(command)
    def flat(**options: object) -> None:
        made = {
            name: kind(**{each.name: options.pop(each.name) for each in fields(kind)})
            for name, kind in groups.items()
        }
        command(**options, **made)

    options = [option for each in parameters.values() for option in _options(each)]
    flat.__signature__ = inspect.Signature(options)  # type: ignore[attr-defined]
    flat.__annotations__ = {each.name: each.annotation for each in options}
    return flat


def _is_group(parameter: inspect.Parameter) -> bool:
    return isinstance(parameter.annotation, type) and is_dataclass(parameter.annotation)


def _options(parameter: inspect.Parameter) -> tuple[inspect.Parameter, ...]:
    return _of_group(parameter.annotation) if _is_group(parameter) else (parameter,)


@cache
def _of_group(group: type) -> tuple[inspect.Parameter, ...]:
    """The options of a group, under its docstring as their heading on help pages."""
    heading = inspect.cleandoc(group.__doc__ or "").rstrip(".")
    return tuple(
        inspect.Parameter(
            each.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=each.default,
            annotation=_under(heading, each.type),
        )
        for each in fields(group)
    )


def _under(heading: str, annotated: Any) -> Any:  # noqa: ANN401 - an annotation is anything
    option = copy(annotated.__metadata__[0])
    option.rich_help_panel = heading
    return Annotated[annotated.__origin__, option]


def _given(options: dict[str, Any]) -> dict[str, object]:
    """Those that the command line has; of a model an empty name is said, too: none."""
    lists = ("select", "ignore")
    options = {k: listed(v) if k in lists else v for k, v in options.items()}
    said = {name: value for name, value in options.items() if value not in {None, ()}}
    empty = {name: None for name in ("model", "judge") if said.get(name) == ""}
    return said | empty
