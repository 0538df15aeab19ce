"""Glossaries: tables (CSV, TSV) and TBX, into terms."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import permutations
from pathlib import Path
from typing import Any

from aligner.errors import InputError, LanguageError
from aligner.languages.codes import parse_language
from aligner.readers.source import content
from aligner.readers.text import read_text
from aligner.terms import Term

Element = Any  # of lxml, which has no types
_EXTRA = {"forbidden", "note", "case"}
_YES = {"yes", "true", "1", "x", "y", "ja", "sensitive"}
_NO = {"", "no", "false", "0", "n", "nein", "insensitive"}
_SAME = "="
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_BAD_STATUS = ("deprecated", "superseded", "notrecommended", "obsolete")
_PREFERRED = "preferred"


def read_glossary(path: Path) -> tuple[Term, ...]:
    """The terms of a glossary.

    A table (`.csv`, `.tsv`) has the columns source and target, of which there may be several,
    divided by `|`; none, or `=`, says that the term stays as it is. A first line may name the
    columns: `source` and `target`, or the languages (`de,hi`), and `forbidden`, `note`, `case`.
    `forbidden` has translations that must not be used, or says by `yes` that those of the line
    are. TBX is read in versions 2 (`martif`) and 3 (`tbx`).

    Raises:
        InputError: if it cannot be read, or has no terms.
    """
    name, data = content(path)
    kind = path.suffix.lower()
    if kind in {".tbx", ".xml"}:
        terms = tuple(_tbx(name, data))
    elif kind in {".csv", ".tsv", ".tab", ".txt"}:
        terms = tuple(_table(name, read_text(name, data).text, kind))
    else:
        raise InputError(f"{name}: no glossary by its name. Give a file .csv, .tsv or .tbx.")
    if not terms:
        raise InputError(f"{name}: no terms in it. Give a glossary with at least one.")
    return terms


def _table(name: str, text: str, kind: str) -> Iterator[Term]:
    delimiter = "," if kind == ".csv" else "\t"
    if kind == ".csv":
        first = text.lstrip().partition("\n")[0]
        delimiter = max(",;\t", key=first.count)
    columns: dict[str, int] | None = None
    languages: tuple[str, str] | None = None
    for line, row in _rows(name, text, delimiter):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if columns is None:
            columns, languages = _header(cells)
            if columns:
                continue
            columns = {"source": 0, "target": 1}
        yield _row(name, line, cells, columns, languages)


def _rows(name: str, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row, and the line in which it begins: a quotation that is not closed runs to the end."""
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in rows:
            yield line, row
            line = rows.line_num + 1
    except csv.Error as error:
        raise InputError(
            f"{name}: line {line} cannot be read ({error}). "
            "Put quotation marks around a cell, and write those in it twice."
        ) from error


def _header(cells: Sequence[str]) -> tuple[dict[str, int], tuple[str, str] | None]:
    """Where the columns stand, and the languages if the first line names them; empty if not."""
    names = [cell.casefold() for cell in cells]
    others = [n for n, each in enumerate(names) if each not in _EXTRA]
    columns = {each: n for n, each in enumerate(names) if each in _EXTRA}
    if {"source", "target"} <= set(names):
        columns |= {"source": names.index("source"), "target": names.index("target")}
        return columns, None
    codes = [_code(cells[n]) for n in others]
    if len(codes) == 2 and codes[0] and codes[1] and codes[0] != codes[1]:
        return columns | {"source": others[0], "target": others[1]}, (codes[0], codes[1])
    return {}, None


def _code(cell: str) -> str | None:
    """The language code that a cell is; None if it is none."""
    try:
        return parse_language(cell) if cell else None
    except LanguageError:
        return None


def _row(
    name: str,
    line: int,
    cells: list[str],
    columns: dict[str, int],
    languages: tuple[str, str] | None,
) -> Term:
    most = max(columns.values()) + 1
    if len(cells) > most and any(cells[most:]):
        raise InputError(
            f"{name}: line {line} has {len(cells)} cells where {most} are named. Put quotation "
            "marks around a cell with the delimiter in it, or name the columns in the first line."
        )
    cell = {key: cells[n] if n < len(cells) else "" for key, n in columns.items()}
    source, targets = cell["source"], _several(cell["target"])
    forbidden = cell.get("forbidden", "")
    same = not targets or targets == (_SAME,)
    banned = () if forbidden.casefold() in _YES | _NO else _several(forbidden)
    if forbidden.casefold() in _YES:
        targets, banned, same = (), targets, False
    if not source and not banned:
        raise InputError(
            f"{name}: line {line} has no term in the column of the source. "
            "Fill it in, or take the line out."
        )
    case = cell.get("case", "").casefold()
    if case not in _YES | _NO:
        raise InputError(f'{name}: line {line} has case "{cell["case"]}". Write yes or no.')
    return Term(
        source,
        () if same else targets,
        banned,
        do_not_translate=bool(source) and same and not banned,
        case_sensitive=case in _YES,
        languages=languages,
        note=cell.get("note", ""),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in cell.split("|") if each.strip())


def _tbx(name: str, data: bytes) -> Iterator[Term]:
    from aligner.readers.safe_xml import xml_root  # noqa: PLC0415 (few have such a file)

    root = xml_root(name, data)
    if _local(root) not in {"martif", "tbx"}:
        raise InputError(
            f"{name}: line {root.sourceline} begins <{_local(root)}>, which is no TBX. "
            "Give a file that begins <martif> or <tbx>."
        )
    for concept in root.iter("{*}termEntry", "{*}conceptEntry"):
        yield from _concept(name, concept)


def _concept(name: str, concept: Element) -> Iterator[Term]:
    """The terms of a concept, from each of its languages to each other one."""
    sections: dict[str, tuple[list[str], list[str]]] = {}
    for section in concept.iter("{*}langSet", "{*}langSec"):
        language = section.get(_LANGUAGE) or section.get("lang") or ""
        try:
            code = parse_language(language)
        except LanguageError as error:
            raise InputError(f"{name}: line {section.sourceline}: {error}") from error
        good, bad = sections.setdefault(code, ([], []))
        for group in section.iter("{*}tig", "{*}ntig", "{*}termSec"):
            text = " ".join("".join(term.itertext()) for term in group.iter("{*}term")).strip()
            status = _status(group)
            if not text:
                continue
            if status.startswith(_BAD_STATUS):
                bad.append(text)
            elif status.startswith(_PREFERRED):
                good.insert(0, text)
            else:
                good.append(text)
    note = " ".join(
        "".join(each.itertext()).strip() for each in concept.iterchildren("{*}note", "{*}descrip")
    )
    for one, other in permutations(sections, 2):
        targets, forbidden = (tuple(dict.fromkeys(side)) for side in sections[other])
        if targets or forbidden:
            for source in dict.fromkeys(sections[one][0] + sections[one][1]):
                yield Term(source, targets, forbidden, languages=(one, other), note=note)


def _status(group: Element) -> str:
    """The administrative status of a term, in small letters; empty where it has none."""
    for each in group.iter("{*}termNote", "{*}administrativeStatus"):
        if _local(each) != "termNote" or each.get("type") == "administrativeStatus":
            return (each.text or "").strip().casefold()
    return ""


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
