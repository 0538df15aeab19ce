"""Writes docs/configuration.md and the packaged schema: `python docs/make_configuration.py`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from aligner.config.schema import PACKAGED, schema, schema_text
from aligner.json_text import dumps

PAGE = Path(__file__).parent / "configuration.md"
EXAMPLE = Path(__file__).parent / "aligner.example.toml"
INTRO = """\
# Configuration

Settings of a project stand in `aligner.toml`, or in pyproject.toml under `[tool.aligner]` (pairs
are then `[[tool.aligner.pairs]]`). The nearest file is read, from the working directory upwards,
and of two in one folder `aligner.toml`. `--config FILE` names another, `--no-config` reads none.

- What the command line says goes before what the file says. In the file, an override that matches
  the path of the original or of the translation goes before the table of the pair, and this before
  the top of the file; of two overrides the later wins.
- `severities` and `options` are taken check by check and option by option. What an override, a pair
  or the command line ignores adds to what is ignored already, unless it also selects: then it
  starts anew.
- Paths and patterns are relative to the folder of the file, with `/` between their parts.
- All that is wrong is said at once, each with its line:
  `aligner.toml:12: pairs[0].sorce: unknown key. Did you mean "source"?`

`aligner config` shows all that holds and where each value comes from, `aligner config PATH` what
holds for one document, and with `--format json` programs can read it.

Editors that know JSON Schema complete the keys and check them. `aligner config --schema` prints the
schema: put it into a file, and name that in the first line of aligner.toml, which those built on
Taplo, such as Even Better TOML, look at: `#:schema ./aligner.schema.json`.

This page and the schema are made by docs/make_configuration.py.

## Example

```toml
"""
TABLES = (
    (
        "The top of the file",
        None,
        "All keys may be left out. Those from `model` on hold for a whole run, and have no place "
        "in the other tables.",
    ),
    (
        "[[pairs]]",
        "Pairs",
        "Which documents belong together; one table for each place where there are some. Give "
        "`source` and `target`, or `files`, or `source` alone for files of pairs that are aligned "
        "already. What is said here besides goes before what the top of the file says.",
    ),
    (
        "[[overrides]]",
        "Override",
        "What is otherwise for some paths.",
    ),
)


def text() -> str:
    """The page."""
    made = schema()
    sections = "".join("\n" + "\n".join(_section(made, *each)) for each in TABLES)
    return f"{INTRO}{EXAMPLE.read_text(encoding='utf-8')}```\n{sections}"


def _section(made: Mapping[str, Any], title: str, name: str | None, intro: str) -> Iterator[str]:
    table = made["$defs"][name] if name else made
    shared = set() if name is None else set(made["properties"])
    own = {key: each for key, each in table["properties"].items() if key not in shared}
    yield f"## {title}\n"
    yield f"{intro}\n"
    yield "| key | type | default | meaning |\n|---|---|---|---|"
    for key, each in own.items():
        yield f"| `{key}` | {_kind(each, made)} | {_default(each)} | {_meaning(each)} |"
    if name is not None:
        there = [f"`{key}`" for key in table["properties"] if key not in own]
        yield f"\nAnd as at the top of the file: {', '.join(there)}."
    yield ""


def _kind(each: Mapping[str, Any], made: Mapping[str, Any]) -> str:
    """The type of a value, in words."""
    if "oneOf" in each:
        return " or ".join(_kind(one, made) for one in each["oneOf"])
    if each["type"] == "array":
        items = each["items"]
        if items.get("type") == "array":
            return "list of lists of two texts"
        return "tables" if "Pairs" in str(items) or "Override" in str(items) else "list of texts"
    kinds = {
        "string": "text",
        "boolean": "true or false",
        "integer": "whole number",
        "object": "table",
    }
    kind = str(each["type"])
    return kinds.get(kind, kind) + _bounds(each)


def _bounds(each: Mapping[str, Any]) -> str:
    least, most = each.get("minimum"), each.get("maximum")
    if least is None:
        return ""
    return f" from {least:g}" + (f" to {most:g}" if most is not None else "")


def _default(each: Mapping[str, Any]) -> str:
    if "default" not in each:
        return ""
    return f"`{dumps(each['default'])}`"


def _meaning(each: Mapping[str, Any]) -> str:
    names = each.get("enum", ())
    said = f" One of {', '.join(f'`{name}`' for name in names)}." if names else ""
    return f"{each['description']}{said}"


if __name__ == "__main__":
    PACKAGED.write_text(schema_text(), encoding="utf-8")
    PAGE.write_text(text(), encoding="utf-8")
