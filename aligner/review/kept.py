"""What a review remembers between two sittings.

A small file for each pair in the user's folder for states, written whole or not at all. What is
dismissed is not in it: that stands in the baseline, beside the texts.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

import platformdirs

from aligner.digest import digest
from aligner.errors import OutputError
from aligner.json_text import dumps
from aligner.output import write_atomically

VERSION = 1
REASONS = 12
"""So many are remembered, the last ones."""
MOST = 20_000
"""Decisions of one pair that are kept, the last ones: texts that are long gone end here."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered of a pair.

    Attributes:
        todo: what is to be mended, by fingerprint: a line about it, for the reader of the file.
        position: the fingerprint of the finding that was looked at last.
    """

    todo: Mapping[str, str] = field(default_factory=dict)
    position: str = ""


@dataclass(frozen=True, slots=True)
class Habits:
    """What is remembered of the user.

    Attributes:
        reasons: that were given, the last one first.
        theme: `dark`, `light`, or empty.
    """

    reasons: tuple[str, ...] = ()
    theme: str = ""

    def with_reason(self, reason: str) -> "Habits":
        others = (each for each in self.reasons if each != reason)
        return replace(self, reasons=(reason, *others)[:REASONS])


class Keeper:
    """Reads and writes the files of a pair and of the user.

    Each change is made to what stands in the file at that time: two reviews of one pair do not
    undo each other's decisions.

    Args:
        files: of the pair; their absolute paths are what it is known by.
        folder: None for the user's own.
    """

    def __init__(self, files: tuple[Path, ...], folder: Path | None = None) -> None:
        self.folder = folder or platformdirs.user_state_path("aligner") / "review"
        self._names = [str(path.absolute()) for path in files]
        key = digest(*self._names)
        self.path = self.folder / f"{key.hex()}.json"
        self._habits_path = self.folder / "habits.json"

    def read(self) -> Kept:
        """What is remembered; nothing where there is no file, or one that is damaged."""
        return _read(self.path, _kept) or Kept()

    def habits(self) -> Habits:
        """Likewise of the user."""
        return _read(self._habits_path, _habits) or Habits()

    def remember(self, fingerprint: str, line: str) -> None:
        """Something is to be mended; raises OutputError where that cannot be written."""
        kept = self.read()
        others = {name: each for name, each in kept.todo.items() if name != fingerprint}
        self._write(replace(kept, todo={**others, fingerprint: line}))

    def forget(self, *fingerprints: str) -> None:
        """That no more; raises OutputError where that cannot be written."""
        kept = self.read()
        if not kept.todo.keys().isdisjoint(fingerprints):
            left = {name: each for name, each in kept.todo.items() if name not in fingerprints}
            self._write(replace(kept, todo=left))

    def stand(self, fingerprint: str) -> None:
        """Where to go on; raises OutputError where that cannot be written."""
        kept = self.read()
        if kept.position != fingerprint:
            self._write(replace(kept, position=fingerprint))

    def use(self, habits: Habits) -> None:
        """Remembers them; raises OutputError where they cannot be written."""
        found = {"version": VERSION, "reasons": habits.reasons, "theme": habits.theme}
        self._save(self._habits_path, found)

    def _write(self, kept: Kept) -> None:
        todo = dict(list(kept.todo.items())[-MOST:])
        self._save(
            self.path,
            {"version": VERSION, "files": self._names, "position": kept.position, "todo": todo},
        )

    def _save(self, path: Path, found: Mapping[str, object]) -> None:
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                f"{path.parent}: cannot be made: {error.strerror}. Decisions are not kept there."
            ) from error
        write_atomically(path, dumps(found, indent=2) + "\n")


def _read(path: Path, form: Callable[[Mapping[str, Any]], _T]) -> _T | None:
    """What is in a file; None where it cannot be read as what it should be."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return form(found) if found["version"] == VERSION else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None  # a decision that is gone is made again; a review that does not open is worse


def _kept(found: Mapping[str, Any]) -> Kept:
    return Kept({str(k): str(v) for k, v in found["todo"].items()}, str(found["position"]))


def _habits(found: Mapping[str, Any]) -> Habits:
    return Habits(tuple(map(str, found["reasons"]))[:REASONS], str(found["theme"]))
