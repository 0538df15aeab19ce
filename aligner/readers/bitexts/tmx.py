"""TMX 1.4, the exchange format of translation memories."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from aligner.errors import InputError
from aligner.readers.bitexts.inline import add_inline, comments_told, in_element, plain
from aligner.readers.bitexts.named_languages import choice_note, chosen, understood, unknown
from aligner.readers.bitexts.pieces import Pieces
from aligner.readers.bitexts.xml import LANGUAGE, Element, each_element, xml_text
from aligner.readers.blocks import Told
from aligner.readers.lines import line_starts
from aligner.readers.options import Reading
from aligner.readers.pairs import Pair, Pairs, Text
from aligner.readers.told import OPENING

_NATIVE = frozenset({"bpt", "ept", "ph", "it", "ut"})
_ANY = "*all*"
_LONGEST_TAG = 200


class _Unit(NamedTuple):
    id: str
    texts: Mapping[str, Text]
    comments: tuple[Told, ...]


def read_tmx(name: str, data: bytes, reading: Reading) -> Pairs:
    """The pairs of a `.tmx` file, in two of its languages.

    These are the ones that `reading` names, or else the source language of the header and the first
    other one. Units that lack one of the two are left out.

    Raises:
        InputError: if it is no TMX, or has not the languages that are wanted.
    """
    raw = xml_text(name, data, reading)
    memory = _Memory(name, line_starts(raw.text), told=OPENING in raw.text)
    wanted = frozenset({"header", "tu"})
    memory.comments += comments_told(each_element(name, raw.text, "tmx", wanted, memory.take))
    if not memory.units:
        raise InputError(f"{name}: no pairs in it. Give a file with at least one.")
    languages = list(memory.languages)
    source, target = pair = chosen(name, languages, reading, memory.source)
    pairs = tuple(
        Pair(unit.id, unit.texts[source], unit.texts[target], unit.comments)
        for unit in memory.units
        if source in unit.texts and target in unit.texts
    )
    notes = (
        *raw.notes,
        *choice_note(name, languages, pair),
        *memory.notes(len(pairs), pair),
        *unknown(name, *pair),
    )
    comments = *memory.comments, *memory.left_out(pair)
    return Pairs(name, pairs, notes, understood(source), understood(target), memory.lines, comments)


class _Memory:
    """What was read so far."""

    def __init__(self, name: str, lines: tuple[int, ...], *, told: bool) -> None:
        self.lines = lines
        self._told = told  # whether there may be comments for this program
        self.units: list[_Unit] = []
        self.languages: Counter[str] = Counter()  # as written first, in order
        self.source: str | None = None
        self.comments: list[Told] = []  # about none of the units
        self._name = name
        self._written: dict[str, str] = {}
        self._repeated = 0

    def take(self, element: Element) -> None:
        comments = tuple(in_element(element)) if self._told else ()
        if element.name == "header":
            given = element.attributes.get("srclang", _ANY)
            self.source = None if given.lower() == _ANY else given
            self.comments += comments
            return
        if self.source is None:
            self.source = element.attributes.get("srclang")
        id_ = element.attributes.get("tuid") or str(len(self.units) + 1)
        texts: dict[str, Text] = {}
        for variant in element.children("tuv"):
            language = self._language(variant)
            segment = variant.child("seg")
            if language in texts:
                self._repeated += 1
            elif segment is not None:
                texts[language] = self._text(segment, f"tu {id_}")
        self.languages.update(texts.keys())
        self.units.append(_Unit(id_, texts, comments))

    def left_out(self, pair: tuple[str, str]) -> Iterator[Told]:
        """The comments of the units that are not in both languages."""
        for unit in self.units:
            if not all(language in unit.texts for language in pair):
                yield from unit.comments

    def notes(self, taken: int, pair: tuple[str, str]) -> Iterator[str]:
        if left := len(self.units) - taken:
            them = f"{left} unit{'s' * (left != 1)}"
            yield f"{self._name}: {them} left out: not in both {pair[0]} and {pair[1]}"
        if self._repeated:
            them = f"{self._repeated} further text{'s' * (self._repeated != 1)}"
            yield f"{self._name}: {them} left out: the first of a language counts"

    def _language(self, variant: Element) -> str:
        """As the file wrote it first: `en-US` and `EN-US` are one."""
        given = variant.attributes.get(LANGUAGE) or variant.attributes.get("lang") or ""
        if not given.strip():
            raise InputError(
                f"{self._name}: a <tuv> of unit {len(self.units) + 1} names no language. "
                "Give each the attribute xml:lang."
            )
        return self._written.setdefault(given.strip().lower(), given.strip())

    def _text(self, segment: Element, label: str) -> Text:
        pieces = Pieces()
        add_inline(pieces, segment, _tag, lambda each: each.name in _NATIVE)
        return pieces.text(self.lines, segment.offset, label)


def _tag(element: Element) -> str | None:
    """The native code, as the text of `<ph>{1}</ph>`: numbers are those of one side only."""
    if element.name not in _NATIVE and element.name != "hi":
        return None
    code = plain(element).strip() if element.name in _NATIVE else ""
    if code:
        return code[:_LONGEST_TAG]
    names = ("x", "i", "type")
    given = next((n for n in names if n in element.attributes), None)
    return (
        f'<{element.name} {given}="{element.attributes[given]}">' if given else f"<{element.name}>"
    )
