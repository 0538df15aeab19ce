"""The formats that can be read, in one table."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from aligner.errors import InputError, SettingsError
from aligner.readers.binary import PDF, ZIP, binary_kind, way
from aligner.readers.blocks import RawText
from aligner.readers.jsonl import read_jsonl
from aligner.readers.options import Reading
from aligner.readers.pairs import Pairs
from aligner.readers.text import read_text
from aligner.readers.tsv import read_tsv

Reader = Callable[[str, bytes, Reading], RawText]
"""(name, content, how to read) to text."""
PairReader = Callable[[str, bytes, Reading], Pairs]
"""The same, for pairs that are aligned already."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        name: what options call it.
        suffixes: of its files, in lower case.
        read: the reader of a document; None where files are pairs.
        pairs: the reader of pairs.
        content: how `binary_kind` calls what is inside; None for text.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Reader | None = None
    pairs: PairReader | None = None
    content: str | None = None


def _later(module: str) -> Reader:
    """The reader in a module, which is loaded when it is needed."""

    def read(name: str, data: bytes, reading: Reading) -> RawText:
        reader: Reader = getattr(import_module(f"aligner.readers.{module}"), f"read_{module}")
        return reader(name, data, reading)

    return read


TEXT = Format("text", (".txt",), read_text)
FORMATS: tuple[Format, ...] = (
    TEXT,
    Format("docx", (".docx", ".docm", ".dotx"), _later("docx"), content=ZIP),
    Format("odt", (".odt", ".ott"), _later("odt"), content=ZIP),
    Format("epub", (".epub",), _later("epub"), content=ZIP),
    Format("pdf", (".pdf",), _later("pdf"), content=PDF),
    Format("jsonl", (".jsonl",), pairs=read_jsonl),
    Format("tsv", (".tsv",), pairs=read_tsv),
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
