"""A manifest of JSON Lines: one object a line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aligner.batch.manifest import Broken, Entry, Place, entry
from aligner.batch.manifest_lines import Line, lines


@dataclass(frozen=True, slots=True)
class JsonLines:
    """The manifest in a file; see `Manifest`."""

    path: Path

    def entries(self, start: Place | None = None) -> Iterator[Entry]:
        """See `Manifest.entries`."""
        number, line, offset = start or (1, 1, 0)
        for each in lines(self.path, line or 1, offset):
            if each.fault or not each.text.isspace():
                yield _entry(Place(number, each.number, each.offset), each)
                number += 1


def _entry(place: Place, line: Line) -> Entry:
    if line.fault:
        return Broken(place, line.fault)
    try:
        found = json.loads(line.text)
    except json.JSONDecodeError as error:
        return Broken(place, f"It is not JSON (column {error.colno}: {error.msg}).")
    except (ValueError, RecursionError):  # a number too long for Python
        return Broken(place, "It is not JSON (nested too deep, or a number too long).")
    if not isinstance(found, dict):
        return Broken(place, "It is not a JSON object.")
    return entry(place, found)
