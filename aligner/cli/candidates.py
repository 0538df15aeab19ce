"""What may stand for a value on the command line, for completion: found without loading much.

Each function is given what was typed of the word, and answers values that begin with it, with a
word about each.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

_SCHEMA = Path(__file__).parents[1] / "data" / "aligner.schema.json"
Candidates = list[tuple[str, str]]


def checks(typed: str) -> Candidates:
    """The names of checks."""
    names = _selectors()
    return _beginning(typed, ((name, text) for name, text in _described() if name in names))


def selectors(typed: str) -> Candidates:
    """What `--select` and `--ignore` take: after a comma, another one."""
    before, comma, last = typed.rpartition(",")
    texts = dict(_described())
    taken = set(before.split(","))
    found = ((name, texts.get(name, "")) for name in _selectors() if name not in taken)
    return [(before + comma + name, text) for name, text in _beginning(last, found)]


def report_formats(typed: str) -> Candidates:
    """Formats of reports."""
    from aligner.report import WRITERS  # noqa: PLC0415 - not for `--help`

    return _beginning(typed, ((name, each.purpose) for name, each in WRITERS.items()))


def document_formats(typed: str) -> Candidates:
    """Formats that are read."""
    from aligner.readers.formats import FORMATS  # noqa: PLC0415 - likewise

    return _beginning(typed, ((each.name, " ".join(each.suffixes)) for each in FORMATS))


def languages(typed: str) -> Candidates:
    """Codes of languages."""
    from aligner.languages.names import NAMES  # noqa: PLC0415 - likewise

    return _beginning(typed, NAMES.items())


def devices(typed: str) -> Candidates:
    """Where a model can run."""
    names = {"cpu": "the processor", "cuda": "a graphics card of NVIDIA", "mps": "of Apple"}
    return _beginning(typed, names.items())


def encodings(typed: str) -> Candidates:
    """The encodings that are met most often."""
    names = (
        "utf-8",
        "utf-16",
        "windows-1252",
        "iso-8859-1",
        "windows-1251",
        "shift_jis",
        "gb18030",
    )
    return _beginning(typed, ((name, "") for name in names))


def _beginning(typed: str, known: Iterable[tuple[str, str]]) -> Candidates:
    return [(name, text) for name, text in known if name.startswith(typed)]


def _schema() -> dict[str, dict[str, dict[str, Any]]]:
    """That of aligner.toml names all checks: importing them takes ten times as long."""
    import json  # noqa: PLC0415 - not for `--help`

    schema: dict[str, dict[str, dict[str, Any]]] = json.loads(_SCHEMA.read_bytes())
    return schema


def _selectors() -> list[str]:
    return list(_schema()["$defs"]["Selector"]["enum"])


def _described() -> Iterator[tuple[str, str]]:
    for name, each in _schema()["properties"]["severities"]["properties"].items():
        yield name, each["description"]
