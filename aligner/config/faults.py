"""What is wrong in a configuration, in words: a line for each fault."""

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from aligner.config.keys import Key
from aligner.config.model import Config, Override, Pairs, Reading, options_models
from aligner.config.names import check_names, meant
from aligner.errors import SettingsError, did_you_mean
from aligner.json_text import dumps
from aligner.settings import DEFAULT, Settings

_LONGEST = 40  # characters of a value in a message

_SAYS = {
    "string_type": "give text in quotes, not {value}.",
    "string_too_short": "is empty. Leave it out, or give some text.",
    "bool_type": "give true or false, not {value}.",
    "int_type": "give a whole number, not {value}.",
    "float_type": "give a number, not {value}.",
    "finite_number": "give a number, not {value}.",
    "list_type": "give a list, not {value}.",
    "dict_type": "give a table, not {value}.",
    "model_type": "give a table, not {value}.",
    "greater_than_equal": "give {ge:g} or more, not {value}.",
    "less_than_equal": "give {le:g} or less, not {value}.",
    "string_pattern_mismatch": 'give a size such as "500 MB" or "2 GB", not {value}.',
    "too_short": "is an empty list. Leave it out, or name something.",
}
_TWO = 'give two paths, as in ["guide.de.md", "guide.hi.md"], not {value}.'


class Fault(NamedTuple):
    """One fault: the way to it, empty for the file as a whole, and what is wrong."""

    key: Key
    message: str


def faults(error: ValidationError, data: Mapping[str, object]) -> list[Fault]:
    """All that pydantic found wrong in `data`, each once."""
    found = dict.fromkeys(_fault(each, data) for each in error.errors(include_url=False))
    return list(found)


def unselective(config: Config) -> Iterator[Fault]:
    """The tables that leave no check to run."""
    tables: list[tuple[Key, Reading]] = [
        ((), config),
        *((("pairs", i), each) for i, each in enumerate(config.pairs)),
        *((("overrides", i), each) for i, each in enumerate(config.overrides)),
    ]
    for key, table in tables:
        if not (table.select or table.ignore):
            continue
        from aligner.checks import CHECKS  # noqa: PLC0415 - loads much; few files choose checks
        from aligner.checks.selection import selected  # noqa: PLC0415

        below = config.ignore if table.select is None else None
        select = table.select or config.select or [DEFAULT]
        settings = Settings(select=tuple(select), ignore=(*(below or ()), *(table.ignore or ())))
        try:
            selected(CHECKS, settings)
        except SettingsError:
            yield Fault((*key, "ignore" if table.ignore else "select"), "leaves no check to run.")


def _fault(error: ErrorDetails, data: Mapping[str, object]) -> Fault:
    key, value = _reached(error["loc"], data)
    return Fault(key, _message(error, key, value))


def _message(error: ErrorDetails, key: Key, value: object) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown(key)
    if kind == "value_error":
        return str(context["error"])
    if kind == "literal_error":
        return _none_of(re.findall("'([^']*)'", context["expected"]), value)
    if "files" in key[-2:-1]:
        says = _TWO
    elif kind == "missing":
        says = f"{error['loc'][-1]} is missing."
    else:
        says = _SAYS.get(kind, error["msg"])
    return says.format(value=shown(value), **context)


def _reached(location: Key, data: Any) -> tuple[Key, object]:  # noqa: ANN401 - of any kind
    """The part of a location that is in the file, and what stands there.

    pydantic also names branches of a union and keys that are missing.
    """
    key: Key = ()
    for part in location:
        known = isinstance(data, dict) and part in data
        if known or (isinstance(data, list) and isinstance(part, int) and part < len(data)):
            data = data[part]
            key = (*key, part)
    return key, data


def shown(value: object) -> str:
    """A value as the file may have it, in short."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, datetime.date | datetime.time | float):
        return str(value)
    text = dumps(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def _none_of(names: list[str], value: object) -> str:
    near = meant(value, names) if isinstance(value, str) else ""
    return f"{shown(value)} is none of {', '.join(names)}.{near}"


def _unknown(key: Key) -> str:
    """Of a key that nothing knows."""
    *above, name = key
    name = str(name)
    places = [each for each in above if each not in {"pairs", "overrides"}]
    if "options" in places:
        return _unknown_option(name, places[places.index("options") + 1 :])
    valid = _keys(_table(above))
    elsewhere = [said for table, said in _TABLES if name in _keys(table)]
    if elsewhere:
        return f"does not belong here but {' or '.join(elsewhere)}."
    if near := meant(name, valid):
        return f"unknown key.{near}"
    return 'unknown key. "aligner config --no-config" lists those that there are.'


def _unknown_option(name: str, check: list[str | int]) -> str:
    tables = options_models()
    if not check:
        if name in check_names():
            return "this check has no options."
        return f'there is no check "{name}".{meant(name, tables) or _EXPLAIN}'
    table = tables[str(check[0])]
    names = list(table.model_fields)
    return f'there is no option "{name}". {did_you_mean(name, names, cutoff=0)}'


_EXPLAIN = ' "aligner explain" lists them all.'
_TABLES: tuple[tuple[type[BaseModel], str], ...] = (
    (Config, "at the top of the file"),
    (Pairs, "in [[pairs]]"),
    (Override, "in [[overrides]]"),
)


def _table(above: list[str | int]) -> type[BaseModel]:
    kinds: dict[str | int, type[BaseModel]] = {"pairs": Pairs, "overrides": Override}
    return kinds[above[0]] if above else Config


def _keys(table: type[BaseModel]) -> list[str]:
    return [str(field.alias) for field in table.model_fields.values()]
