"""The documents in a folder."""

import os
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import InputError
from aligner.readers.formats import FORMATS, format_of


@dataclass(frozen=True, slots=True)
class Files:
    """What is in a folder and in those below it.

    Attributes:
        documents: paths that begin with the folder as it was given, sorted; none leads to the file
            of another one.
        others: how many files have no suffix of a document, and are left out.
        troubles: a line for each folder that cannot be read.
    """

    documents: tuple[Path, ...]
    others: int
    troubles: tuple[str, ...]


def documents_in(folder: Path, form: str | None = None) -> Files:
    """The documents in a folder and in those below it.

    Names that begin with a dot are left out, as are files of pairs. A link to a file counts as the
    file, a link to a folder is not followed: it may lead in a circle.

    Args:
        folder: where to look.
        form: the format of all files, whatever their names are; None takes those whose suffix tells
            their format.

    Raises:
        InputError: if there is no such folder, or it cannot be read.
        SettingsError: if there is no such format.
    """
    if form is not None:
        format_of(folder, form)
    if not folder.is_dir():
        what = "is no folder" if folder.exists() else "no such folder"
        raise InputError(f"{folder}: {what}. Name a folder of documents.")
    failed: list[OSError] = []
    found: list[Path] = []
    others = 0
    for parent, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for path in (Path(parent, name) for name in names if not name.startswith(".")):
            if not path.is_file():  # a pipe, or a link that leads nowhere
                others += 1
            elif form is not None or path.suffix.lower() in _SUFFIXES:
                found.append(path)
            else:
                others += 1
    if failed and not os.access(folder, os.R_OK | os.X_OK):
        raise InputError(f"{folder}: cannot be read: {failed[0].strerror}. Give the right to.")
    troubles = (f"{error.filename}: cannot be read: {error.strerror}" for error in failed)
    return Files(_once(sorted(found)), others, tuple(sorted(troubles)))


_SUFFIXES = frozenset(suffix for each in FORMATS if not each.pairs for suffix in each.suffixes)


def _once(paths: list[Path]) -> tuple[Path, ...]:
    first: dict[str, Path] = {}
    for path in paths:
        first.setdefault(os.path.realpath(path), path)
    return tuple(first.values())
