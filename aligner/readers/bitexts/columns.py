"""Tables of pairs: which columns hold the texts."""

from collections.abc import Sequence
from typing import NamedTuple

from aligner.readers.bitexts.named_languages import chosen, understood
from aligner.readers.options import Reading

_SOURCES = ("source_text", "source", "original", "source text", "src")
_TARGETS = ("target_text", "target", "translation", "target text", "tgt", "mt")
_IDS = frozenset({"id", "key", "identifier"})
_OTHERS = _IDS | {"comment", "comments", "note", "notes", "context", "status", "domain", ""}


class Columns(NamedTuple):
    """Where the texts of a row stand, counted from 0, and the languages that the header names.

    `found` has all languages of the header, as written there.
    """

    source: int
    target: int
    id: int | None = None
    source_language: str | None = None
    target_language: str | None = None
    found: tuple[str, ...] = ()


def header(name: str, cells: Sequence[str], reading: Reading) -> Columns | None:
    """What a first line names; None where it names nothing, and is a pair itself.

    Known are `source` and `target`, and codes or names of languages: `de`, `hi-IN`, `German`.

    Raises:
        InputError: if a language that is wanted is not among those named.
    """
    names = [cell.strip().casefold() for cell in cells]
    key = next((n for n, each in enumerate(names) if each in _IDS), None)
    source = next((names.index(each) for each in _SOURCES if each in names), None)
    target = next((names.index(each) for each in _TARGETS if each in names), None)
    if source is not None and target is not None:
        if len(names) == 3 and key is None:  # whatever it is called, it names the pair
            key = 3 - source - target
        return Columns(source, target, key)
    codes = {n: code for n, cell in enumerate(cells) if n != key and (code := understood(cell))}
    # Words of a pair may look like codes ("so", "it"); then what stands beside them is no name.
    if len(set(codes.values())) < 2 or not all(
        n in codes or names[n] in _OTHERS for n in range(len(names))
    ):
        return None
    found = tuple(cells[n].strip() for n in codes)
    pair = chosen(name, found, reading)
    places = [next(n for n in codes if cells[n].strip() == each) for each in pair]
    return Columns(places[0], places[1], key, codes[places[0]], codes[places[1]], found)


def without_header(count: int) -> Columns | None:
    """The columns of a table that names none: two, or three with the first an id."""
    known = {2: Columns(0, 1), 3: Columns(1, 2, 0)}
    return known.get(count)
