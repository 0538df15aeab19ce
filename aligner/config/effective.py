"""The settings that hold: defaults, the file, its overrides and the command line, one upon another.

The later of these wins, with three exceptions: `severities` and `options` are taken check by check,
and `ignore` adds to what was ignored before, until something is selected anew.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.config.find import seen_from
from aligner.config.keys import Key
from aligner.settings import Settings

if TYPE_CHECKING:
    from aligner.config.load import Loaded
    from aligner.config.model import Reading
    from aligner.config.which import Table

COMMAND_LINE = "command line"
DEFAULT = "default"
_UNITS = {"kB": 10**3, "MB": 10**6, "GB": 10**9}
_BY_CHECK = ("severities", "options")
_FILES = ("rules", "glossary", "baseline")
_OF_FIELDS = {each.name for each in fields(Settings)}

DEFAULTS: dict[str, object] = {
    **{
        name.replace("_", "-"): getattr(Settings(), name)
        for name in Settings.__slots__
        if name not in _BY_CHECK
    },
    "judge": None,
    "fail-on": "major",
    "min-score": None,
    "max-new": 0,
    "missing": False,
    "stale": False,
    "baseline": None,
    "jobs": None,
    "formats": ("terminal",),
    "cache": True,
    "cache-size": "1 GB",
}
"""What holds where nothing is said, by the keys of the file; None is what its description says."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value that holds.

    Attributes:
        value: None where nothing is said.
        keys: where the file says so, in its order; more than one where they add up.
        given: whether the command line says so.
    """

    value: object
    keys: tuple[Key, ...] = ()
    given: bool = False


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What fails a pair.

    Attributes:
        fail_on: the least severity of a finding that does: `critical`, `major`, `minor`, `never`.
        min_score: the least score that does not; None for any.
    """

    fail_on: str = "major"
    min_score: float | None = None


@dataclass(frozen=True)
class Effective:
    """All that holds for some paths.

    Attributes:
        values: by the keys of the file: `("jobs",)`, `("severities", CHECK)`,
            `("options", CHECK, OPTION)`.
    """

    values: Mapping[Key, Value]

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - of any kind
        """The value of a key that is no table."""
        return self.values[(key,)].value

    def says(self, key: str) -> bool:
        """Whether the file or the command line says so, and not the default."""
        value = self.values[(key,)]
        return bool(value.keys) or value.given

    def settings(self) -> Settings:
        """What a run is told of it."""
        told: dict[str, Any] = {
            name: self[name.replace("_", "-")] for name in _OF_FIELDS - {*_BY_CHECK}
        }
        for name in ("rules", "glossary"):
            told[name] = Path(told[name]) if told[name] else None
        severities = {str(key[1]): str(each.value) for key, each in self._below("severities")}
        options: dict[str, dict[str, object]] = {}
        for key, each in self._below("options"):
            options.setdefault(str(key[1]), {})[str(key[2])] = each.value
        return Settings(**told, severities=severities, options=options)

    def cache_bytes(self) -> int:
        """The most room that the cache takes."""
        size: str = self["cache-size"]
        return int(float(size[:-2]) * _UNITS[size[-2:]])

    def thresholds(self) -> Thresholds:
        return Thresholds(self["fail-on"], self["min-score"])

    def _below(self, table: str) -> Iterator[tuple[Key, Value]]:
        return ((key, each) for key, each in self.values.items() if key[0] == table and key[1:])


def effective(
    loaded: "Loaded | None" = None,
    paths: Sequence[str] = (),
    *,
    table: int | None = None,
    target_language: str | None = None,
    given: Mapping[str, object] | None = None,
) -> Effective:
    """What holds for a pair.

    Args:
        loaded: the configuration, None without one.
        paths: of the original and the translation, as `Loaded.inside` gives them; overrides for
            either hold.
        table: the number of its `[[pairs]]`, from 0; None if it comes from none.
        target_language: what `{language}` of that table stands for.
        given: what the command line says, by the names of `Settings` and of `Config`; paths in it
            are seen from the working directory.
    """
    values: dict[Key, Value] = {(key,): Value(value) for key, value in DEFAULTS.items()}
    if loaded:
        from aligner.config.which import overrides_of  # noqa: PLC0415 - only with a configuration

        config = loaded.config
        _lay(values, _from_root(said(config, ()), loaded.root))
        if table is not None:
            if target_language:
                place: Key = ("pairs", table, "target")
                values["target-language",] = Value(target_language, (place,))
            _lay(values, _from_root(said(config.pairs[table], ("pairs", table)), loaded.root))
        for index in overrides_of(config, paths):
            _lay(
                values, _from_root(said(config.overrides[index], ("overrides", index)), loaded.root)
            )
    _lay(values, _of_command_line(given or {}))
    return Effective(values)


def effective_pair(
    loaded: "Loaded",
    source: Path,
    target: Path | None = None,
    given: Mapping[str, object] | None = None,
) -> Effective:
    """What holds for two files as the user names them, or a file of pairs; see `effective`.

    They may belong to a table of `[[pairs]]`. Standard input, `-`, is no file.
    """
    from aligner.config.which import table_of  # noqa: PLC0415

    named = [each for each in (source, target) if each is not None]
    paths = [loaded.inside(each) for each in named if str(each) != "-"]
    table = None
    if len(paths) == len(named):
        table = table_of(loaded.config, paths[0], paths[1] if target is not None else None)
    return _in_table(loaded, paths, table, given)


def effective_file(loaded: "Loaded", path: Path) -> Effective:
    """What holds for a file, on whichever side it is; see `effective`."""
    from aligner.config.which import table_with  # noqa: PLC0415

    inside = loaded.inside(path)
    return _in_table(loaded, [inside], table_with(loaded.config, inside), None)


def _in_table(
    loaded: "Loaded",
    paths: Sequence[str],
    table: "Table | None",
    given: Mapping[str, object] | None,
) -> Effective:
    if table is None:
        return effective(loaded, paths, given=given)
    return effective(
        loaded, paths, table=table.number, target_language=table.target_language, given=given
    )


def tables(loaded: "Loaded") -> dict[Key, Value]:
    """What the file says of pairs and overrides, in its order."""
    said = loaded.config.model_dump(by_alias=True, exclude_unset=True)
    found = {
        key: Value(value, (key,))
        for name in ("pairs", "overrides")
        if name in said
        for key, value in _flat(said[name], (name,))
    }
    return dict(sorted(found.items(), key=lambda each: loaded.line(each[0])))


def _flat(said: object, key: Key) -> Iterator[tuple[Key, object]]:
    """All values with the ways to them; a list of texts is one."""
    if isinstance(said, Mapping):
        parts = list(said.items())
    elif isinstance(said, list) and said and isinstance(said[0], Mapping):
        parts = list(enumerate(said))
    else:
        yield key, said
        return
    for part, each in parts:
        yield from _flat(each, (*key, part))


def origin(value: Value, loaded: "Loaded | None") -> str:
    """Where a value comes from: `default`, `aligner.toml:7`, `command line`; or several."""
    parts = [f"{loaded.name}:{loaded.line(key)}" for key in value.keys] if loaded else []
    if value.given:
        parts.append(COMMAND_LINE)
    return ", ".join(parts) or DEFAULT


def said(table: "Reading", place: Key) -> dict[Key, Value]:
    """What a table of the file says, but for its own tables and what it says of which paths."""
    found: dict[Key, Value] = {}
    for name in sorted(table.model_fields_set & _KEYS.keys()):
        key, value = _KEYS[name], getattr(table, name)
        if name in _BY_CHECK:
            found |= _by_check(key, value, place)
        else:
            found[key,] = Value(value, ((*place, key),))
    return found


_KEYS = {key.replace("-", "_"): key for key in (*DEFAULTS, *_BY_CHECK)}


def _by_check(key: str, table: Mapping[str, object], place: Key) -> dict[Key, Value]:
    found: dict[Key, Value] = {}
    for check, value in table.items():
        if isinstance(value, Mapping):
            for option, each in value.items():
                way = (key, check, option)
                found[way] = Value(each, ((*place, *way),))
        else:
            found[key, check] = Value(value, ((*place, key, check),))
    return found


def _from_root(said: dict[Key, Value], root: Path) -> dict[Key, Value]:
    """The same, with paths as they are seen from the working directory, and lists as tuples."""
    return {
        key: replace(each, value=_resolved(str(key[0]), each.value, root))
        for key, each in said.items()
    }


def _resolved(key: str, value: Any, root: Path) -> object:  # noqa: ANN401 - of any kind
    folder = key == "model" and os.path.isdir(root / value)  # noqa: PTH112 - also of names too long
    if key in _FILES or folder:
        return _seen(value, root)
    if key == "formats":
        return tuple(_report(each, root) for each in value)
    return tuple(value) if isinstance(value, list) else value


def _report(form: str, root: Path) -> str:
    name, equals, file = form.partition("=")
    return f"{name}={_seen(file, root)}" if equals else name


def _seen(path: str, root: Path) -> str:
    return seen_from(Path.cwd(), root / path)


def _lay(values: dict[Key, Value], layer: Mapping[Key, Value]) -> None:
    """Lays a layer upon what holds so far."""
    ignored = values["ignore",]
    if ("select",) in layer:
        ignored = Value(())
    if new := layer.get(("ignore",)):
        both = dict.fromkeys((*_names(ignored), *_names(new)))
        ignored = Value(tuple(both), (*ignored.keys, *new.keys), ignored.given or new.given)
    values.update(layer)
    values["ignore",] = ignored


def _names(value: Value) -> tuple[str, ...]:
    assert isinstance(value.value, tuple)
    return value.value


def _of_command_line(given: Mapping[str, object]) -> dict[Key, Value]:
    return {(_KEYS[name],): Value(value, given=True) for name, value in given.items()}
