"""The formats that can be read, in one table."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from aligner.errors import InputError, SettingsError
from aligner.readers.binary import PDF, ZIP, binary_kind, way
from aligner.readers.blocks import RawText
from aligner.readers.options import Reading
from aligner.readers.pairs import Pairs


@dataclass(frozen=True, slots=True)
class Format:
    """A format; its reader is loaded when there is something for it to read.

    Attributes:
        name: what options call it; the reader is `read_<name>`.
        suffixes: of its files, in lower case.
        module: the module of the reader, within this package.
        pairs: whether such files are pairs that are aligned already.
        content: how `binary_kind` calls what is inside; None for text.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    pairs: bool = False
    content: str | None = None

    def read(self, name: str, data: bytes, reading: Reading) -> RawText:
        """The text of a document; not for files of pairs."""
        raw: RawText = self._reader(name, data, reading)
        return raw

    def read_pairs(self, name: str, data: bytes, reading: Reading) -> Pairs:
        """The pairs of a file of pairs."""
        pairs: Pairs = self._reader(name, data, reading)
        return pairs

    @property
    def _reader(self) -> Callable[[str, bytes, Reading], Any]:
        found = getattr(import_module(f"aligner.readers.{self.module}"), f"read_{self.name}")
        return cast(Callable[[str, bytes, Reading], Any], found)


XLIFF = (".xlf", ".xliff", ".sdlxliff", ".mxliff", ".mqxliff")
TEXT = Format("text", (".txt",), "text")
FORMATS: tuple[Format, ...] = (
    TEXT,
    Format("markdown", (".md", ".markdown", ".mdown"), "web.markdown"),
    Format("html", (".html", ".htm", ".xhtml"), "web.html"),
    Format("docx", (".docx", ".docm", ".dotx"), "office.docx", content=ZIP),
    Format("odt", (".odt", ".ott"), "office.odt", content=ZIP),
    Format("epub", (".epub",), "office.epub", content=ZIP),
    Format("pdf", (".pdf",), "pdf.reader", content=PDF),
    Format("subtitles", (".srt", ".vtt"), "subtitles"),
    Format("jsonl", (".jsonl",), "bitexts.jsonl", pairs=True),
    Format("tsv", (".tsv",), "bitexts.tsv", pairs=True),
    Format("csv", (".csv",), "bitexts.csv_pairs", pairs=True),
    Format("xliff", XLIFF, "bitexts.xliff", pairs=True),
    Format("tmx", (".tmx",), "bitexts.tmx", pairs=True),
    Format("po", (".po", ".pot"), "bitexts.po", pairs=True),
)
"""A format is found by its suffix; whatever is not here is read as plain text."""


def format_of(path: Path, name: str | None = None) -> Format:
    """The format of a file by its suffix, or the one that is named.

    Raises:
        SettingsError: if there is no format of that name.
    """
    if name is None:
        suffix = path.suffix.lower()
        return next((each for each in FORMATS if suffix in each.suffixes), TEXT)
    for each in FORMATS:
        if each.name == name:
            return each
    known = ", ".join(each.name for each in FORMATS)
    raise SettingsError(f"{name}: no format of that name. There are: {known}.")


def check_content(name: str, data: bytes, wanted: Format) -> None:
    """Raises InputError where the content is not what files of the format have."""
    kind = binary_kind(data)
    if wanted.content is None or kind == wanted.content:
        return  # a reader of text says itself what is not text
    if not data:
        raise InputError(f"{name}: empty. Give a file with text in it.")
    what = f"its content is binary ({kind})" if kind else "its content is none of that kind"
    mend = way(kind) if kind else "Give it the suffix of its format, or get the file anew."
    raise InputError(f"{name}: no {wanted.name} file; {what}. {mend}")
