"""Which tables of a configuration speak of which paths."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from aligner.config.patterns import Pattern
from aligner.errors import LanguageError
from aligner.languages.codes import parse_language

if TYPE_CHECKING:
    from aligner.config.model import Config, Pairs

_LANGUAGE = "{language}"
_read = lru_cache(1024)(Pattern.of)


class Table(NamedTuple):
    """A table of `[[pairs]]`: its number, from 0, and what `{language}` stands for, if said."""

    number: int
    target_language: str | None = None


def overrides_of(config: "Config", paths: Sequence[str]) -> list[int]:
    """The numbers of the overrides of which a pattern matches one of the paths."""
    return [
        index
        for index, override in enumerate(config.overrides)
        if any(_matches(pattern, path) for pattern in override.paths for path in paths)
    ]


def table_of(config: "Config", source: str, target: str | None) -> Table | None:
    """The first table that has this pair, or file of pairs; None if none has."""
    found = (
        Table(index, language)
        for index, pairs in enumerate(config.pairs)
        for language in _languages(pairs, source, target)
    )
    return next(found, None)


def table_with(config: "Config", path: str) -> Table | None:
    """The first table that has a file, on whatever side."""
    for index, pairs in enumerate(config.pairs):
        if any(path in two for two in pairs.files or ()) or _matches(pairs.source, path):
            return Table(index)
        for fillings in _translations(pairs, path):
            return Table(index, _code(fillings))
    return None


def _matches(pattern: str | None, path: str) -> bool:
    return pattern is not None and _read(pattern).match(path) is not None


def _languages(pairs: "Pairs", source: str, target: str | None) -> Iterator[str | None]:
    """What `{language}` stands for, for each way in which a table has a pair."""
    if (source, target) in (pairs.files or ()):
        yield None
    original = _read(pairs.source).match(source) if pairs.source else None
    if original is None:
        return
    if target is None:
        if not pairs.targets:
            yield None
        return
    for fillings in _translations(pairs, target):
        if all(fillings[key] == original.get(key) for key in fillings.keys() - {_LANGUAGE}):
            yield _code(fillings)


def _translations(pairs: "Pairs", path: str) -> Iterator[dict[str, str]]:
    """What the wildcards stand for, for each pattern of translations that a path matches."""
    for pattern in pairs.targets:
        fillings = _read(pattern).match(path)
        wanted = pairs.target_languages
        if fillings is not None and (not wanted or fillings.get(_LANGUAGE, wanted[0]) in wanted):
            yield fillings


def _code(fillings: dict[str, str]) -> str | None:
    """The language, None where it is not told, or by no code that is known."""
    try:
        return parse_language(fillings[_LANGUAGE]) if _LANGUAGE in fillings else None
    except LanguageError:
        return None
