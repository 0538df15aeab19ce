"""XLIFF 1.2 and 2.x, with what SDL and Phrase make of 1.2."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from aligner.readers.bitexts.inline import add_inline, comments_told, in_element, plain
from aligner.readers.bitexts.named_languages import understood, unknown
from aligner.readers.bitexts.pieces import Pieces
from aligner.readers.bitexts.xml import Element, each_element, xml_text
from aligner.readers.blocks import Told
from aligner.readers.lines import line_starts
from aligner.readers.options import Reading
from aligner.readers.pairs import Pair, Pairs, Text
from aligner.readers.told import OPENING

_CODES = frozenset(["g", "x", "bx", "ex", "bpt", "ept", "ph", "it", "pc", "sc", "ec"])
# Their content is code as the original format has it.
_NATIVE = frozenset(["bpt", "ept", "ph", "it"])
# Phrase writes its codes into the text: {1>bold<1}, {b>bold<b}.
_PHRASE = "http://www.memsource.com/"
_PHRASE_CODE = re.compile(r"\{[0-9A-Za-z]{1,4}>|<[0-9A-Za-z]{1,4}\}")
_TRADOS = "http://sdl.com/FileTypes/SdlXliff/1.0"
_UNTRANSLATED = frozenset({"new", "needs-translation", "initial"})


def read_xliff(name: str, data: bytes, reading: Reading) -> Pairs:
    """The pairs of an XLIFF file: its segments, or its units where these have no segments.

    Units with `translate="no"` are left out, and those whose state says that nobody has translated
    them yet; those that wait for approval are taken.

    Raises:
        InputError: if it is no XLIFF.
    """
    raw = xml_text(name, data, reading)
    units = _Units(line_starts(raw.text), told=OPENING in raw.text)
    wanted = frozenset({"trans-unit", "unit", "note"})
    units.comments += comments_told(each_element(name, raw.text, "xliff", wanted, units.take))
    notes = (*raw.notes, *units.notes(name), *unknown(name, *units.languages))
    source, target = map(understood, units.languages)
    pairs, comments = tuple(units.pairs), tuple(units.comments)
    return Pairs(name, pairs, notes, source, target, units.lines, comments)


class _Units:
    """The pairs of the units read so far, and what was left out."""

    def __init__(self, lines: tuple[int, ...], *, told: bool) -> None:
        self.lines = lines
        self._told = told  # whether there may be comments for this program
        self.pairs: list[Pair] = []
        self.languages: tuple[str | None, str | None] = (None, None)
        self.comments: list[Told] = []  # about none of the pairs
        self._left_out: Counter[str] = Counter()

    def take(self, unit: Element) -> None:
        comments = tuple(in_element(unit)) if self._told else ()
        before = len(self.pairs)
        if unit.name != "note":  # of a file or a group
            self._take(unit, comments)
        if len(self.pairs) == before:
            self.comments += comments

    def _take(self, unit: Element, comments: tuple[Told, ...]) -> None:
        if unit.inherited("translate") == "no":
            self._left_out['translate="no"'] += 1
            return
        if not self._in_languages(unit):
            self._left_out["of other languages than those before"] += 1
            return
        for id_, label, state, source, target in _segments(unit):
            if state in _UNTRANSLATED:
                self._left_out[f'not translated yet, by state="{state}"'] += 1
                continue
            if source is None and target is None:
                continue
            at = next(each.offset for each in (source, target) if each is not None)
            codes = any(key.startswith(_PHRASE) for key in unit.attributes)
            left, right = (self._text(each, at, label, codes=codes) for each in (source, target))
            self.pairs.append(Pair(id_, left, right, comments))

    def notes(self, name: str) -> Iterator[str]:
        for why, count in self._left_out.items():
            yield f"{name}: {count} unit{'s' * (count != 1)} left out: {why}"

    def _in_languages(self, unit: Element) -> bool:
        """Whether it is in those of the units before; the first one sets them."""
        here = (
            unit.inherited("source-language") or unit.inherited("srcLang"),
            unit.inherited("target-language") or unit.inherited("trgLang"),
        )
        if self.languages == (None, None):
            self.languages = here
        return here == self.languages

    def _text(self, element: Element | None, at: int, label: str, *, codes: bool) -> Text:
        """A side; with `codes`, Phrase may have written some into it."""
        pieces = Pieces()
        if element is not None:
            add_inline(pieces, element, _tag, _hidden)
            at = element.offset
        if codes:
            pieces = pieces.cut(_PHRASE_CODE)
        return pieces.text(self.lines, at, label)


_Segment = tuple[str, str, str | None, Element | None, Element | None]
"""Id, label, state, source, target."""


def _segments(unit: Element) -> Iterator[_Segment]:
    id_ = unit.attributes.get("id") or unit.attributes.get("resname") or ""
    found = list(_new(unit) if unit.name == "unit" else _old(unit))
    for key, state, source, target in found:
        many = len(found) > 1 and key
        name = f"{id_}/{key}" if many else id_
        label = f"unit {id_}, segment {key}" if many else f"unit {id_}"
        yield name, label.strip(), state, source, target


_Part = tuple[str, str | None, Element | None, Element | None]
"""Id within the unit, state, source, target."""


def _new(unit: Element) -> Iterator[_Part]:
    """The segments of a unit of XLIFF 2."""
    for number, each in enumerate(unit.children("segment"), start=1):
        key = each.attributes.get("id", str(number))
        yield key, each.attributes.get("state"), each.child("source"), each.child("target")


def _old(unit: Element) -> Iterator[_Part]:
    """Those of a unit of XLIFF 1.2, by number on both sides; the unit where they have none."""
    source, target = unit.child("source"), unit.child("target")
    state = target.attributes.get("state") if target is not None else None
    sources = _marked(unit.child("seg-source"))
    targets = _marked(target)
    if not sources or (not targets and target is not None and plain(target).strip()):
        yield "", state, source, target
        return
    for key in dict.fromkeys(chain(sources, targets)):
        yield key, state, sources.get(key), targets.get(key)


def _marked(side: Element | None) -> dict[str, Element]:
    """The segments that are marked within a text, by number."""
    marks = _segment_marks(side) if side is not None else []
    return {each.attributes.get("mid", str(n)): each for n, each in enumerate(marks, start=1)}


def _segment_marks(element: Element) -> list[Element]:
    found: list[Element] = []
    for each in element.content:
        if isinstance(each, Element):
            is_segment = each.name == "mrk" and each.attributes.get("mtype") == "seg"
            found += [each] if is_segment else _segment_marks(each)
    return found


def _tag(element: Element) -> str | None:
    """`<g id="1">`: the text of a code differs from tool to tool, the number stays."""
    if element.name not in _CODES or _goes_on(element):
        return None
    names = ("id", "startRef", "rid")
    given = next((n for n in names if n in element.attributes), None)
    return (
        f'<{element.name} {given}="{element.attributes[given]}">' if given else f"<{element.name}>"
    )


def _goes_on(element: Element) -> bool:
    """Whether Trados has divided a code, and this is not the first part of it."""
    return element.attributes.get(f"{_TRADOS} start") == "false"


def _hidden(element: Element) -> bool:
    # Trados keeps what a reviser has struck out.
    return element.name in _NATIVE or element.attributes.get("mtype") == "x-sdl-deleted"
