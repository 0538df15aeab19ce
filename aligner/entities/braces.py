"""Variables in braces, and messages whose texts are chosen by a number or a word.

The syntax of ICU messages: https://unicode-org.github.io/icu/userguide/format_parse/messages/
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import regex

from aligner.bitext import Span
from aligner.entities.markup import Kind, Placeholder, Reading
from aligner.patterns import Later

_NAME = r"[\p{L}_][\p{L}\p{M}\p{N}_]*+(?:(?:\.|\[|\]|->|-)[\p{L}\p{M}\p{N}_]*+)*+"
_STATEMENT = Later(r"\{%[^{}%]*+%\}|\{#[^{}#]*+#\}")
_DOUBLE = Later(r"\{\{\{?\s*+[#/>&^]?\s*+[\p{L}_@][^{}\n]{0,80}+\}\}\}?")
_SIMPLE = Later(rf"\{{\s*+(?:{_NAME}|\d{{1,3}}+)?(?:![rsa])?(?::[^{{}}\s]{{0,20}}+)?\s*+\}}")
_TYPED = Later(
    rf"\{{\s*+(?P<name>{_NAME}|\d++)\s*+,\s*+(?P<type>plural|select(?:ordinal)?|number|date|time|list"
    r"|spellout|ordinal|duration|choice)\s*+(?=[,}])"
)
_BRANCH = Later(r"[\s,]*+(?:offset:\d++\s*+)?(=\d++|[\p{L}_][\p{L}\p{M}\p{N}_-]*+)\s*+(?=\{)")
_BROKEN_OPEN = Later(r"\{{1,3}+[\p{L}_][\p{L}\p{M}\p{N}_.]{0,40}+")
_BROKEN_CLOSE = Later(r"(?<![\p{L}\p{M}\p{N}_.{])[\p{L}_][\p{L}\p{M}\p{N}_.]{0,40}+\}{1,3}+")
_ANY_BRACE = Later(r"[{}]")
_DEEPEST = 8  # messages within each other that are read: their texts hold each other's


class _Part(NamedTuple):
    """One of the texts of a message, or the whole text.

    Attributes:
        start: where it begins.
        end: where it ends.
        argument: that of the message, "" for the whole text.
        depth: in how many messages it stands.
    """

    start: int
    end: int
    argument: str = ""
    depth: int = 0


def read_braces(reading: Reading, arguments: set[int]) -> Iterator[Placeholder]:
    """What stands in the braces of a text, and braces without a partner.

    `arguments` are the places where the braces of commands open; what they hold is read as well.
    """
    for match in reading.free(_STATEMENT):
        reading.take(*match.span())
        yield reading.made(match.span(), Kind.VARIABLE, "".join(match.group().split()))
    yield from _Braces(reading, _partners(reading, arguments)).all()


def _partners(reading: Reading, arguments: set[int]) -> dict[int, int]:
    """Where each opening brace closes."""
    partners: dict[int, int] = {}
    stack: list[int] = []
    for match in _ANY_BRACE.finditer(reading.text):
        place = match.start()
        if reading.taken[place] and place not in arguments:
            continue
        if match.group() == "{":
            stack.append(place)
        elif stack:
            partners[stack.pop()] = place
    return partners


class _Braces:
    def __init__(self, reading: Reading, partners: dict[int, int]) -> None:
        self.reading = reading
        self.partners = partners
        self.closed = set(partners.values())
        self.parts = [_Part(0, len(reading.text))]

    def all(self) -> Iterator[Placeholder]:
        while self.parts:  # the texts within a message are read like any other
            part = self.parts.pop()
            for each in self.part(part):
                if not part.argument:
                    yield each
                elif each.key != f"{{{part.argument}}}":  # the same as "#"
                    yield replace(each, inner=True)

    def part(self, part: _Part) -> Iterator[Placeholder]:
        """Placeholders in a part; the texts of its messages become parts."""
        place = part.start
        while match := _ANY_BRACE.search(self.reading.text, place, part.end):
            place = match.start()
            found = None
            if not self.reading.taken[place]:
                found = self.opened(place, part) if match.group() == "{" else self.broken_end(place)
            if found:
                yield found
            if found and match.group() == "{":
                message = found.kind is Kind.MESSAGE
                place = self.partners[place] + 1 if message else found.span.end
            else:
                place += 1

    def opened(self, place: int, part: _Part) -> Placeholder | None:
        """The placeholder that begins with the brace at `place`, if one does."""
        text, reading = self.reading.text, self.reading
        if place not in self.partners:
            broken = _BROKEN_OPEN.match(text, place)
            return reading.made(broken.span(), Kind.VARIABLE, broken.group()) if broken else None
        if typed := _TYPED.match(text, place):
            return self.message(typed, part)
        match = _DOUBLE.match(text, place) or _SIMPLE.match(text, place)
        if not match:
            return None
        start = place - (text[place - 1 : place] in {"$", "%", "#"})
        reading.take(start, match.end())
        key = "".join(text[start : match.end()].split())
        return reading.made((start, match.end()), Kind.VARIABLE, key)

    def message(self, typed: regex.Match[str], part: _Part) -> Placeholder:
        name, end = typed["name"], self.partners[typed.start()]
        text, depth = self.reading.text, part.depth + 1
        branches = []
        place = typed.end()
        while (branch := _BRANCH.match(text, place, end)) and branch.end() in self.partners:
            closing = self.partners[branch.end()]
            branches.append(branch[1])
            if depth < _DEEPEST:
                self.parts.append(_Part(branch.end() + 1, closing, name, depth))
            place = closing + 1
        span = Span(typed.start(), end + 1)
        key = f"{{{name}, {typed['type']}}}"
        return Placeholder(span, Kind.MESSAGE, text[slice(*span)], key, tuple(branches))

    def broken_end(self, place: int) -> Placeholder | None:
        """A placeholder whose opening brace was lost."""
        text = self.reading.text
        if place in self.closed:
            return None
        start = place
        while (
            start and place - start < 40 and (text[start - 1].isalnum() or text[start - 1] in "_.")
        ):
            start -= 1
        match = _BROKEN_CLOSE.match(text, start)
        return self.reading.made(match.span(), Kind.VARIABLE, match.group()) if match else None
