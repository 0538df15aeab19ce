"""PO and POT, the catalogues of gettext.

The syntax is small and the places of texts matter, hence a parser of our own:
https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from aligner.errors import InputError
from aligner.readers.bitexts.named_languages import understood, unknown
from aligner.readers.bitexts.pieces import Pieces
from aligner.readers.blocks import Told
from aligner.readers.lines import line_starts, spans
from aligner.readers.options import Reading
from aligner.readers.pairs import Pair, Pairs
from aligner.readers.text import read_text
from aligner.readers.told import OPENING, told

_CHARSET = re.compile(rb"Content-Type:[^\n\\]{0,80}charset=([\w.:-]{1,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?im)^(X-Source-)?Language:[ \t]*(\S+)")
_KEYWORD = re.compile(r"[ \t]*(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d{1,3})\])?)[ \t]*(?=\")")
_STRING = re.compile(r'[ \t]*"((?:[^"\\]|\\.)*+)"[ \t]*')
_PART = re.compile(r"\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)|[^\\]+")
# Of others, `#:` is where the text is used, `#|` what it was, `#~` an entry that is obsolete.
_COMMENT = re.compile(rf"[ \t]*(#)(?:[ \t]|\.|(?={OPENING}))")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "", "b": "", "f": " ", "v": " "}
_UNSET = "CHARSET"  # what a new template has

_Piece = tuple[str, int]
"""A piece of text and its offset in the file."""


@dataclass(slots=True)
class _Entry:
    """An entry; the keys of `strings` are keywords, `msgstr` with a number for plurals."""

    line: int = 0
    fuzzy: bool = False
    comments: tuple[Told, ...] = ()
    strings: dict[str, list[_Piece]] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

    def text(self, key: str) -> str:
        return "".join(text for text, _ in self.strings[key])


def read_po(name: str, data: bytes, reading: Reading) -> Pairs:
    """The pairs of a `.po` or `.pot` file; each plural form is one.

    Obsolete entries are skipped. The language of the translation is that of the header.

    Raises:
        InputError: if it is no PO file.
    """
    raw = read_text(name, data, reading._replace(encoding=reading.encoding or _charset(data)))
    lines = line_starts(raw.text)
    comments: list[Told] = []
    entries = list(_entries(name, raw.text, lines, comments))
    header = next((each for each in entries if _is_header(each)), None)
    said = dict(_LANGUAGE.findall(header.text("msgstr"))) if header else {}
    source, target = said.get("X-Source-"), said.get("")
    others = [each for each in entries if each is not header]
    fuzzy = sum(each.fuzzy for each in others)
    them = f"{fuzzy} fuzzy entr{'ies' if fuzzy != 1 else 'y'}"
    notes = (f"{name}: {them} taken like the others",) if fuzzy else ()
    return Pairs(
        name,
        tuple(pair for each in others for pair in _pairs(each, lines)),
        (*raw.notes, *notes, *unknown(name, source, target)),
        understood(source),
        understood(target),
        lines,
        (*(header.comments if header else ()), *comments),
    )


def _charset(data: bytes) -> str | None:
    """What the header says; None where it is Unicode, or nothing, as that is found out anyway."""
    found = _CHARSET.search(data[:65536])
    if not found or found[1].decode() == _UNSET or found[1].lower().startswith(b"utf"):
        return None
    return found[1].decode()


def _is_header(entry: _Entry) -> bool:
    return "msgctxt" not in entry.strings and not entry.text("msgid") and "msgstr" in entry.strings


def _pairs(entry: _Entry, lines: Sequence[int]) -> Iterator[Pair]:
    label = f"msgid line {entry.line}"
    translations = [key for key in entry.strings if key.startswith("msgstr")]
    for number, key in enumerate(translations):
        plural = "msgid_plural" in entry.strings
        # Where a language has one form only, it stands for any number.
        original = "msgid_plural" if plural and (number or len(translations) == 1) else "msgid"
        where = f"{label}, {key.removeprefix('msgstr')}" if plural else label
        sides = []
        for each in (original, key):
            pieces = Pieces()
            for text, at in entry.strings[each]:
                pieces.add(text, at)
            sides.append(pieces.text(lines, entry.places[each], where))
        name = f"{entry.line}{key.removeprefix('msgstr')}"
        yield Pair(name, sides[0], sides[1], entry.comments)


def _entries(name: str, text: str, lines: Sequence[int], comments: list[Told]) -> Iterator[_Entry]:
    """The entries; what comments behind the last one tell this program is left in `comments`."""
    entry = _Entry()
    key = ""
    fuzzy = False
    for number, (start, line) in enumerate(spans(text, lines), start=1):
        if not line.strip():
            continue
        if line.lstrip().startswith("#"):
            fuzzy = fuzzy or (line.lstrip().startswith("#,") and "fuzzy" in line)
            comments += _told(line, start)
            if line.lstrip().startswith("#~"):  # what was said of it goes with it
                fuzzy = False
                comments.clear()
            key = ""
            continue
        keyword = _KEYWORD.match(line)
        if keyword:
            if _begins(entry, keyword[1]):
                yield from _finished(name, entry)
                entry = _Entry(number, fuzzy, tuple(comments))
                fuzzy = False
                comments.clear()
            key = keyword[1]
            if key in entry.strings:
                raise _fault(name, number, f"a second {key} in one entry")
            if key == "msgid" or not entry.line:
                entry.line = number
            entry.strings[key] = []
            entry.places[key] = start + keyword.end()
        string = _STRING.fullmatch(line, keyword.end() if keyword else 0)
        if string is None or not key:
            raise _fault(name, number, 'neither a keyword with a text in "" nor more of one')
        entry.strings[key] += _unescaped(string[1], start + string.start(1))
    yield from _finished(name, entry)


def _told(line: str, start: int) -> Iterator[Told]:
    """What a comment of a translator or from the program tells this program."""
    match = _COMMENT.match(line)
    if match and (said := told(line[match.end() :])) is not None:
        yield Told(said, start + match.start(1))


def _begins(entry: _Entry, keyword: str) -> bool:
    """Whether another entry begins with the keyword."""
    translated = any(key.startswith("msgstr") for key in entry.strings)
    again = keyword in {"msgctxt", "msgid"} and (translated or keyword in entry.strings)
    return again or not entry.strings


def _finished(name: str, entry: _Entry) -> Iterator[_Entry]:
    """The entry, if there is one; raises InputError where it is not whole."""
    if not entry.strings:
        return
    if "msgid" not in entry.strings:
        raise _fault(name, entry.line, "an entry without msgid")
    if not any(key.startswith("msgstr") for key in entry.strings):
        raise _fault(name, entry.line, "an entry without msgstr")
    yield entry


def _unescaped(text: str, at: int) -> Iterator[_Piece]:
    for match in _PART.finditer(text):
        code = match[1]
        if code is None:
            yield match[0], at + match.start()
        elif code[0] == "x" and len(code) > 1:
            yield chr(int(code[1:], 16)), at + match.start()
        elif code[0] in "01234567":
            yield chr(int(code, 8)), at + match.start()
        else:
            yield _ESCAPES.get(code, code), at + match.start()


def _fault(name: str, line: int, what: str) -> InputError:
    return InputError(f"{name}: line {line}: {what}. Mend it; `msgfmt -c` finds such faults.")
