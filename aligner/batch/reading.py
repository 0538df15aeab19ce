"""The two documents of a pair, from the files that a manifest names or the texts that it has."""

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from aligner.batch.manifest import Row
from aligner.bitext import Document
from aligner.documents import read
from aligner.errors import AlignerError, InputError
from aligner.readers.formats import format_of
from aligner.readers.source import content
from aligner.settings import Settings

_BYTES = 4  # of a character in UTF-8, at most


class Unreadable(Exception):  # noqa: N818 - is told as a row, and is no error of the run
    """What of a pair cannot be read: `file` as the manifest has it, or the name of a column."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


def settings_of(row: Row, settings: Settings) -> Settings:
    """The settings with the languages of a pair, where it says them."""
    return replace(
        settings,
        source_language=row.source_language or settings.source_language,
        target_language=row.target_language or settings.target_language,
    )


def documents_of(
    row: Row, folder: Path, settings: Settings, most: int, notify: Callable[[str], None]
) -> tuple[Document, Document]:
    """The original and the translation.

    Args:
        row: the pair.
        folder: what relative paths are seen from; others are taken as they are.
        settings: how to read them, with the languages of the pair.
        most: the most characters that one may have.
        notify: called with each note.

    Raises:
        Unreadable: for whatever reason.
    """
    source = _document(
        _content("source", row.source, row.source_text, folder),
        settings,
        (settings.source_language, settings.source_format),
        most,
        notify,
    )
    target = _document(
        _content("target", row.target, row.target_text, folder),
        settings,
        (settings.target_language, settings.target_format),
        most,
        notify,
    )
    return source, target


def _content(side: str, path: str | None, text: str | None, folder: Path) -> tuple[str, bytes]:
    """The name to tell it by, and its bytes."""
    if text is not None:
        return f"{side}_text", text.encode("utf-8", "surrogatepass")
    assert path is not None  # a row has the one or the other
    whole = folder / path
    try:
        _refuse_special(whole)
        return path, content(whole)[1]
    except InputError as error:
        raise Unreadable(path, _reason(error, str(whole), ascii(str(whole)))) from error


def _refuse_special(path: Path) -> None:
    """Raises InputError for what may never end, or is never there: a pipe, a device."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return  # whoever reads it says what is wrong
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise InputError(f"{path}: is no file. Give a file with text in it.")


def _document(
    given: tuple[str, bytes],
    settings: Settings,
    how: tuple[str | None, str | None],
    most: int,
    notify: Callable[[str], None],
) -> Document:
    name, data = given
    language, form = how
    if name in {"source_text", "target_text"} and form is None:
        form = "text"
    try:
        _refuse_size(name, len(data), most * _BYTES, form)
        found = read(name, settings, language=language, form=form, data=data, notify=notify)
    except AlignerError as error:
        raise Unreadable(name, _reason(error, str(Path(name)))) from error
    except Exception as error:
        raise Unreadable(name, failed(error)) from error
    if len(found.text) > most:
        raise Unreadable(name, _too_long(f"{len(found.text):,} characters", most))
    return found


def _refuse_size(name: str, size: int, most: int, form: str | None) -> None:
    """Raises InputError for a text that is too long, before it is cut into sentences."""
    if size > most and format_of(Path(name), form).content is None:
        raise InputError(f"{name}: {_too_long(f'{size:,} bytes', most // _BYTES)}")


def _too_long(size: str, most: int) -> str:
    return (
        f"{size}; up to {most:,} characters are read. Divide it, or allow more (--max-characters)."
    )


def failed(error: Exception) -> str:
    """What is said of a fault of this program."""
    return f"aligner failed: {type(error).__name__}: {error}. Please report this."


def _reason(error: Exception, *names: str) -> str:
    """What is wrong, without the name that it begins with."""
    text = str(error)
    for name in names:
        text = text.removeprefix(f"{name}: ")
    return text
