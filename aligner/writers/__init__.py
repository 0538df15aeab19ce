"""Bitexts into files that other programs read: one module per format."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from aligner.bitext import Bitext
from aligner.errors import SettingsError
from aligner.output import write_atomically
from aligner.writers.html import html
from aligner.writers.jsonl import jsonl
from aligner.writers.moses import moses
from aligner.writers.tmx import tmx
from aligner.writers.tsv import tsv
from aligner.writers.vecalign import vecalign
from aligner.writers.written import Written
from aligner.writers.xliff import xliff

__all__ = ["WRITERS", "Written", "form_of", "save", "write", "written"]


class Writer(NamedTuple):
    """A format: what makes its text, and the suffixes that choose it."""

    text: Callable[[Bitext], Written]
    suffixes: tuple[str, ...] = ()


WRITERS: Mapping[str, Writer] = {
    "tsv": Writer(tsv, (".tsv",)),
    "jsonl": Writer(jsonl, (".jsonl",)),
    "tmx": Writer(tmx, (".tmx",)),
    "xliff": Writer(xliff, (".xlf", ".xliff")),
    "html": Writer(html, (".html", ".htm")),
    "vecalign": Writer(vecalign),
    "moses": Writer(moses),
}
USUAL = "tsv"


def form_of(path: Path | None, form: str | None = None) -> str:
    """The name of a format: the one given, else that of the suffix, else `tsv`.

    Raises:
        SettingsError: if there is no format of that name.
    """
    if form is None:
        suffix = path.suffix.lower() if path else ""
        return next((name for name, each in WRITERS.items() if suffix in each.suffixes), USUAL)
    if form not in WRITERS:
        known = ", ".join(WRITERS)
        raise SettingsError(f'unknown alignment format "{form}". Choose one of: {known}.')
    return form


def written(bitext: Bitext, form: str) -> Written:
    """The bitext in a format.

    Raises:
        SettingsError: if there is no format of that name.
    """
    return WRITERS[form_of(None, form)].text(bitext)


def save(result: Written, path: Path) -> tuple[Path, ...]:
    """Writes each file whole or not at all; the paths of them.

    Raises:
        OutputError: if one cannot be written; what stood there still stands.
    """
    paths = {suffix: Path(f"{path}{suffix}") for suffix in result.texts}
    for suffix, text in result.texts.items():
        write_atomically(paths[suffix], text)
    return tuple(paths.values())


def write(
    bitext: Bitext,
    path: str | Path,
    form: str | None = None,
    *,
    notify: Callable[[str], None] = lambda _: None,
) -> tuple[Path, ...]:
    """Writes a bitext to a file, whole or not at all.

    Args:
        bitext: such as `align` gives.
        path: where to; for `moses`, what the names of its two files begin with.
        form: `tsv`, `jsonl`, `tmx`, `xliff`, `html`, `vecalign` or `moses`; None takes the one of
            the suffix, and `tsv` where it has none of them.
        notify: called with a line for each thing that the format cannot hold.

    Returns:
        The files that were written.

    Raises:
        SettingsError: if there is no format of that name.
        OutputError: if a file cannot be written; what stood there still stands.
    """
    path = Path(path)
    result = written(bitext, form_of(path, form))
    for line in result.notes:
        notify(f"{path}: {line}")
    return save(result, path)
