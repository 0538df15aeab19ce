"""What `aligner config` prints: the settings that hold, or the schema of the file."""

import sys
from pathlib import Path

from aligner.cli.screen import printing
from aligner.cli.wanted import Wanted
from aligner.config.effective import Value, effective, effective_file, origin, tables
from aligner.config.keys import Key, spelled
from aligner.config.load import Loaded
from aligner.json_text import dumps
from aligner.report.visible import visible

_NOTHING = "-"
_WIDEST = 40  # longer values push what follows aside


def print_settings(path: Path | None, wanted: Wanted, *, as_json: bool) -> None:
    """Prints what holds, for a document or for none, and where it comes from."""
    loaded = wanted.loaded()
    rows = [
        (spelled(key), value.value, origin(value, loaded))
        for key, value in _values(path, loaded).items()
    ]
    text = _json(path, loaded, rows) if as_json else _lines(rows)
    with printing():
        sys.stdout.write(text)


def print_schema() -> None:
    """Prints the JSON Schema of aligner.toml."""
    from aligner.config.schema import PACKAGED  # noqa: PLC0415 - seldom wanted

    with printing():
        sys.stdout.write(PACKAGED.read_text(encoding="utf-8"))


def _values(path: Path | None, loaded: Loaded | None) -> dict[Key, Value]:
    if loaded is None:
        return dict(effective().values)
    if path is None:
        return {**effective(loaded).values, **tables(loaded)}
    return dict(effective_file(loaded, path).values)


Row = tuple[str, object, str]


def _lines(rows: list[Row]) -> str:
    shown = [
        (key, _NOTHING if value is None else dumps(value), place) for key, value, place in rows
    ]
    first = max(len(key) for key, *_ in shown)
    second = min(_WIDEST, max(len(value) for _, value, _ in shown))
    lines = (f"{key:<{first}}  {value:<{second}}  {place}" for key, value, place in shown)
    return "".join(f"{visible(line)}\n" for line in lines)


def _json(path: Path | None, loaded: Loaded | None, rows: list[Row]) -> str:
    said = {
        "file": loaded.name if loaded else None,
        "path": path.as_posix() if path else None,
        "settings": [dict(zip(("key", "value", "from"), row, strict=True)) for row in rows],
    }
    return dumps(said, indent=2) + "\n"
