"""Files into text, or into pairs of texts: one module per format."""

from pathlib import Path

from aligner.bitext import Bitext
from aligner.errors import InputError
from aligner.readers.blocks import RawText
from aligner.readers.formats import FORMATS, check_content, format_of
from aligner.readers.options import AS_USUAL, Reading
from aligner.readers.pairs import bitext
from aligner.readers.source import content
from aligner.settings import Settings

__all__ = ["RawText", "Reading", "read", "read_pairs"]


def read(
    path: Path,
    reading: Reading = AS_USUAL,
    form: str | None = None,
    data: bytes | None = None,
) -> RawText:
    """The text of a document, `-` for standard input.

    Args:
        path: the file.
        reading: how to read it.
        form: the name of its format; None tells it by the suffix.
        data: what to take for the bytes of the file, which is then not opened.

    Raises:
        InputError: if there is nothing to read, or nothing that is text.
        SettingsError: if there is no format of that name.
    """
    chosen = format_of(path, form)
    if chosen.pairs:
        raise InputError(f"{path}: pairs that are aligned already. Give it alone.")
    name, found = content(path) if data is None else (str(path), data)
    check_content(name, found, chosen)
    return chosen.read(name, found, reading)


def read_pairs(
    path: Path, settings: Settings, data: bytes | None = None
) -> tuple[Bitext, tuple[str, ...]]:
    """The bitext of a file of pairs, and notes for the user, one line each.

    `data` is taken for the bytes of the file, if it is given.

    Raises:
        InputError: if the file cannot be read, or has no pairs.
        LanguageError: if a language code is unknown.
        SettingsError: if there is no format of the name that the settings have.
    """
    chosen = format_of(path, settings.source_format)
    if not chosen.pairs:
        known = ", ".join(f".{each.name}" for each in FORMATS if each.pairs)
        raise InputError(
            f"{path}: one file was given, and it is not a file of pairs ({known}). "
            "Give the translation as well."
        )
    name, read = content(path) if data is None else (str(path), data)
    check_content(name, read, chosen)
    reading = Reading(
        settings.encoding,
        source_language=settings.source_language,
        target_language=settings.target_language,
    )
    found = chosen.read_pairs(name, read, reading)
    return bitext(found, settings.source_language, settings.target_language), found.notes
