"""The files below a folder, each folder of which is looked at once.

Paths have `/` between their parts and no beginning slash. A file is known by its path in the normal
form C of Unicode, whatever form the disk keeps, and found by the form that the disk keeps.
"""

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aligner.config.patterns import Pattern
from aligner.errors import InputError


@dataclass(frozen=True, slots=True)
class Entries:
    """What a folder has: name in form C to name on the disk.

    Attributes:
        folders: also links to folders.
        files: also links to files.
        links: those of `folders` that are links.
    """

    folders: dict[str, str]
    files: dict[str, str]
    links: frozenset[str]


class Tree:
    """The files below `root`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._entries: dict[str, Entries] = {}

    def entries(self, folder: str) -> Entries:
        """What the folder of this path (on the disk; empty for the root) has.

        Raises:
            InputError: if it cannot be read.
        """
        known = self._entries.get(folder)
        if known is None:
            known = self._entries[folder] = _scanned(self._root / folder)
        return known

    def files(self, pattern: Pattern) -> Iterator[tuple[str, str]]:
        """The files that may match: path in form C, path on the disk; in no certain order.

        `**` enters no folder that is a link, so that no circle of links is without end; other
        parts of a pattern do.
        """
        stack = [("", "", _closed(pattern, {0}))]
        while stack:
            path, place, states = stack.pop()
            entries = self.entries(place[:-1])
            for name, stored in entries.files.items():
                if _steps(pattern, states, name, folder=False):
                    yield path + name, place + stored
            for name, stored in entries.folders.items():
                link = name in entries.links
                after = _steps(pattern, states, name, folder=True, link=link)
                if after:
                    stack.append((f"{path}{name}/", f"{place}{stored}/", after))

    def file(self, path: str) -> str | None:
        """The path on the disk of a file, given in form C; None where there is none."""
        *folders, name = path.split("/")
        place = ""
        for folder in folders:
            stored = self.entries(place[:-1]).folders.get(folder)
            if stored is None:
                return None
            place += f"{stored}/"
        stored = self.entries(place[:-1]).files.get(name)
        return None if stored is None else place + stored


def _closed(pattern: Pattern, states: set[int]) -> frozenset[int]:
    """The parts that may come next: `**` may also be no folder at all."""
    found = set(states)
    for state in states:
        if pattern.parts[state].folders:
            found.add(state + 1)  # a pattern never ends with `**`, and never has two in a row
    return frozenset(found)


def _steps(
    pattern: Pattern, states: frozenset[int], name: str, *, folder: bool, link: bool = False
) -> frozenset[int]:
    """The parts that may come after this name; for a file, not empty if it is the last one."""
    last = len(pattern.parts) - 1
    if not folder:
        return frozenset({last} & states) if _ends(pattern, states, name) else frozenset()
    after = set()
    for state in states:
        part = pattern.parts[state]
        if state == last or (part.folders and link) or not part.may_be(name, folder=True):
            continue
        after.add(state if part.folders else state + 1)
    return _closed(pattern, after)


def _ends(pattern: Pattern, states: frozenset[int], name: str) -> bool:
    last = len(pattern.parts) - 1
    return last in states and pattern.parts[last].may_be(name, folder=False)


def _scanned(folder: Path) -> Entries:
    folders: dict[str, str] = {}
    files: dict[str, str] = {}
    links = set()
    try:
        with os.scandir(folder) as scan:
            found = sorted(scan, key=lambda entry: entry.name)
        for entry in found:
            name = unicodedata.normalize("NFC", entry.name)
            if entry.is_dir():
                folders[name] = entry.name
                if entry.is_symlink():
                    links.add(name)
            elif entry.is_file():
                files[name] = entry.name
    except OSError as error:
        raise InputError(
            f"{folder}: cannot be read: {error.strerror}. Give the right to read it, or patterns "
            "that do not go there."
        ) from error
    return Entries(folders, files, frozenset(links))
