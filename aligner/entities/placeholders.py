"""What a program reads and no reader: variables, tags, Markdown, LaTeX commands.

The syntax of ICU messages: https://unicode-org.github.io/icu/userguide/format_parse/messages/
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import regex

from aligner.bitext import Span
from aligner.entities.links import url_key
from aligner.languages.knowledge import word_set


class Kind(StrEnum):
    VARIABLE = "placeholder"
    MESSAGE = "ICU message"
    TAG = "tag"
    LINK = "link"
    IMAGE = "image"
    CODE = "code"
    COMMAND = "command"
    EMPHASIS = "emphasis"
    HEADING = "heading"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Something that has to come through a translation unchanged.

    Attributes:
        span: where it stands.
        kind: what it is.
        text: as it is written.
        key: what of it must not change; equal keys are one thing.
        branches: of an ICU message, the words that choose among its texts, such as `one`.
        inner: it stands in one of the texts of an ICU message, and may come in each of them.
    """

    span: Span
    kind: Kind
    text: str
    key: str
    branches: tuple[str, ...] = ()
    inner: bool = False


_TRIGGER = regex.compile(r"[{}%<&`*_\[\\~]|^#")
_NAME = r"[\p{L}_][\p{L}\p{M}\p{N}_]*+(?:(?:\.|\[|\]|->|-)[\p{L}\p{M}\p{N}_]*+)*+"
_CODE = regex.compile(
    r"(?<![\p{L}\p{N}`])(?P<fence>`{1,3}+)(?P<inside>[^`\n]++)(?P=fence)(?![\p{L}`])"
)
_TARGET = regex.compile(
    r"(?P<open>!?\[)(?P<shown>[^\[\]]*+)\](?P<part>\((?P<target>[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+)"
    r"(?:\s++[\"'][^\"'()]*+[\"'])?\))"
)
_COMMENT = regex.compile(r"<!--(?:[^-<]|-(?!->)|<(?!!--))*+-->")
_TAG = regex.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9._-]*+(?::[A-Za-z0-9._-]++)?|\d{1,3})"
    r"(?P<attributes>(?:\s++(?:[^<>\"'\s/=]++(?:\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'|[^\s<>\"'=]++))?)?)*+)"
    r"\s*+(?P<empty>/?)>"
)
_ATTRIBUTE = regex.compile(r"([^\s<>\"'/=]++)(?:\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^\s<>\"'=]++))?")
# Their values are for readers, or go with the language.
_FREE = {"lang", "xml:lang", "dir", "title", "alt", "style", "aria-label", "placeholder"}
_ELEMENTS = word_set(
    """
    a abbr address article aside audio b bdi bdo blockquote body br button caption center cite
    code col colgroup dd del details dfn div dl dt em embed fieldset figcaption figure font
    footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li
    link main mark meta nav ol optgroup option p picture pre q rp rt ruby s samp script section
    select small source span strike strong style sub summary sup svg table tbody td textarea
    tfoot th thead time title tr tt u ul var video wbr g x ph bx ex bpt ept it mrk sc ec pc seg
    """
)
VOID = word_set(
    """
    area base br col embed hr img input link meta source track wbr x ph bx ex
    """
)
_STATEMENT = regex.compile(r"\{%[^{}%]*+%\}|\{#[^{}#]*+#\}")
_DOUBLE = regex.compile(r"\{\{\{?\s*+[#/>&^]?\s*+[\p{L}_@][^{}\n]{0,80}+\}\}\}?")
_SIMPLE = regex.compile(
    rf"\{{\s*+(?:{_NAME}|\d{{1,3}}+)?(?:![rsa])?(?::[^{{}}\s]{{0,20}}+)?\s*+\}}"
)
_TYPED = regex.compile(
    rf"\{{\s*+(?P<name>{_NAME}|\d++)\s*+,\s*+(?P<type>plural|select(?:ordinal)?|number|date|time|list"
    r"|spellout|ordinal|duration|choice)\s*+(?=[,}])"
)
_BRANCH = regex.compile(
    r"[\s,]*+(?:offset:\d++\s*+)?(=\d++|[\p{L}_][\p{L}\p{M}\p{N}_-]*+)\s*+(?=\{)"
)
_BROKEN_OPEN = regex.compile(r"\{{1,3}+[\p{L}_][\p{L}\p{M}\p{N}_.]{0,40}+")
_BROKEN_CLOSE = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}_.{])[\p{L}_][\p{L}\p{M}\p{N}_.]{0,40}+\}{1,3}+"
)
_UNIT = r"(?:px|kB|ms|min|[A-Z]{1,2}|[smhx])(?![\p{L}\p{M}])"
# Not "50 %d", and not "% der": a space before the letter is a flag that nobody uses.
_PRINTF = regex.compile(
    r"%\((?P<name>[\p{L}\p{M}\p{N}_.]{1,60}+)\)[-+#0]*+\d*+(?:\.\d++)?[sdifrxXeEgGou]"
    r"|(?<!\d[\s\u00a0\u202f]?)(?<!%)%(?:\d{1,2}+\$)?[-+#0]*+(?:\d++|\*)?(?:\.(?:\d++|\*))?"
    rf"(?:(?:hh?|ll?|[zjtqL])?[diufFeEgGxXoscp@](?!\p{{Latin}})|[sd](?={_UNIT}))"
)
_NUMBERED = regex.compile(r"%([0-9]{1,2})\$")
_URL = regex.compile(r"(?:https?|ftp)://[^\s<>\"]++|www\.[^\s<>\"]++")
_HEX = regex.compile(r"%[0-9A-Fa-f]{2}")
_ARGUMENT = (
    "cite|citep|citet|ref|eqref|pageref|label|input|include|includegraphics|url|href|begin|end"
)
_LATEX = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}:\\/])\\(?:(?:{_ARGUMENT})\*?(?:\[[^\[\]]*+\])?\{{[^{{}}]*+\}}|[A-Za-z]{{2,}}+\*?\{{?"
    r"|[nrt](?!\p{L}))"
)
_EDGE_BEFORE, _EDGE_AFTER = r"(?<![\p{L}\p{M}\p{N}*_~\\])", r"(?![\p{L}\p{N}*_~])"
_EMPHASIS = regex.compile(
    rf"{_EDGE_BEFORE}(?P<mark>\*\*\*|\*\*|\*)(?![\s*])[^*\n]++(?<!\s)(?P=mark){_EDGE_AFTER}"
    rf"|{_EDGE_BEFORE}(?P<mark>___|__|_)(?![\s_])[^_\n]++(?<!\s)(?P=mark){_EDGE_AFTER}"
    rf"|{_EDGE_BEFORE}(?P<mark>~~)(?![\s~])[^~\n]++(?<!\s)(?P=mark){_EDGE_AFTER}"
)
_HEADING = regex.compile(r"(#{1,6})[ \t]")
_ENTITY = regex.compile(r"&(?:lt|gt|#60|#62|#x3[ceCE]);")


def read_placeholders(text: str, language: str) -> tuple[Placeholder, ...]:
    """What a program reads in a text, in its order; it looks alike in every language."""
    if not _TRIGGER.search(text):
        return ()
    reader = _Reader(text)
    return tuple(sorted(reader.all(), key=lambda each: each.span))


class _Reader:
    """One text, and which of its characters belong to something already."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.taken = bytearray(len(text))
        self.arguments: set[int] = set()  # where the braces of commands open
        self.closed: set[int] = set()  # closing braces that have a partner

    def all(self) -> Iterator[Placeholder]:
        """What was found, the kinds that may hold others in their texts first."""
        text = self.text
        yield from self.code()
        yield from self.targets()
        if "<" in text:
            yield from self.tags()
        if "\\" in text:
            yield from self.commands()
        if "{" in text or "}" in text:
            yield from self.braces()
        self.take_urls()
        if "%" in text:
            yield from self.found(_PRINTF, Kind.VARIABLE)
        for match in self.free(_EMPHASIS):
            yield self.made(match.span(), Kind.EMPHASIS, match["mark"].replace("_", "*"))
        if heading := _HEADING.match(text):
            yield self.made(heading.span(1), Kind.HEADING, heading[1])
        for match in self.free(_ENTITY):
            yield self.made(match.span(), Kind.ENTITY, "&lt;" if match[0] in _LESS else "&gt;")

    def made(self, span: tuple[int, int], kind: Kind, key: str) -> Placeholder:
        return Placeholder(Span(*span), kind, self.text[slice(*span)], key)

    def take(self, start: int, end: int) -> None:
        self.taken[start:end] = b"\1" * (end - start)

    def free(self, pattern: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
        for match in pattern.finditer(self.text):
            if 1 not in self.taken[match.start() : match.end()]:
                yield match

    def found(self, pattern: regex.Pattern[str], kind: Kind) -> Iterator[Placeholder]:
        for match in self.free(pattern):
            self.take(*match.span())
            yield self.made(match.span(), kind, match.group())

    def code(self) -> Iterator[Placeholder]:
        for match in self.free(_CODE):
            self.take(*match.span())
            yield self.made(match.span(), Kind.CODE, match["inside"].strip())

    def targets(self) -> Iterator[Placeholder]:
        for match in self.free(_TARGET):
            self.take(*match.span("part"))
            target = match["target"]
            # The anchor of a heading goes with its wording.
            key = "#" if target.startswith("#") else url_key(target)
            kind = Kind.IMAGE if match["open"] == "![" else Kind.LINK
            yield self.made(match.span(), kind, f"{match['open']}]({key})")

    def tags(self) -> Iterator[Placeholder]:
        for match in _COMMENT.finditer(self.text):
            self.take(*match.span())
        matches = list(self.free(_TAG))
        sides = {"": set[str](), "/": set[str]()}
        for match in matches:
            sides[match["close"]].add(match["name"])
        paired = sides[""] & sides["/"]
        for match in matches:
            if self.is_tag(match, paired):
                self.take(*match.span())
                for inside in _INSIDE.finditer(match.group()):  # `href="{url}"`
                    start, end = (match.start() + place for place in inside.span())
                    self.taken[start:end] = bytes(end - start)
                yield self.made(match.span(), Kind.TAG, _tag_key(match))

    def is_tag(self, match: regex.Match[str], paired: set[str]) -> bool:
        """Whether it is one, and no text in angle brackets: `<your name>`."""
        name, attributes = match["name"], match["attributes"]
        plain = not attributes.strip()
        if name.lower() in _ELEMENTS or name.isdecimal():
            return plain or "=" in attributes or name in paired
        return "=" in attributes or (
            plain and bool(match["close"] or match["empty"] or name in paired)
        )

    def commands(self) -> Iterator[Placeholder]:
        for match in self.free(_LATEX):
            self.take(*match.span())
            if match.group().endswith("{"):
                self.arguments.add(match.end() - 1)
            yield self.made(match.span(), Kind.COMMAND, match.group().rstrip("{"))

    def take_urls(self) -> None:
        """Percent signs of URLs are no placeholders, and their underscores no emphasis."""
        for match in _URL.finditer(self.text):
            for part in regex.finditer(r"[_*~]+", match.group()):
                self.take(match.start() + part.start(), match.start() + part.end())
            for part in _HEX.finditer(match.group()):
                self.take(match.start() + part.start(), match.start() + part.end())

    def braces(self) -> Iterator[Placeholder]:
        for match in self.free(_STATEMENT):
            self.take(*match.span())
            yield self.made(match.span(), Kind.VARIABLE, "".join(match.group().split()))
        partners = self.partners()
        parts = [(0, len(self.text), "")]
        while parts:  # the texts within a message are read like any other
            start, end, argument = parts.pop()
            for each in self.part(start, end, partners, parts):
                if not argument:
                    yield each
                elif each.key != f"{{{argument}}}":  # the same as "#"
                    yield Placeholder(
                        each.span, each.kind, each.text, each.key, each.branches, inner=True
                    )

    def partners(self) -> dict[int, int]:
        """Where each opening brace closes."""
        partners: dict[int, int] = {}
        stack: list[int] = []
        for match in regex.finditer(r"[{}]", self.text):
            place = match.start()
            if self.taken[place] and place not in self.arguments:
                continue
            if match.group() == "{":
                stack.append(place)
            elif stack:
                partners[stack.pop()] = place
        self.closed.update(partners.values())
        return partners

    def part(
        self, start: int, end: int, partners: dict[int, int], parts: list[tuple[int, int, str]]
    ) -> Iterator[Placeholder]:
        """Placeholders between two places; the texts of messages go to `parts`."""
        place = start
        while match := _ANY_BRACE.search(self.text, place, end):
            place = match.start()
            if self.taken[place]:
                place += 1
                continue
            if match.group() == "}":
                if place not in self.closed and (broken := self.broken_end(place)):
                    yield broken
                place += 1
                continue
            found = self.at(place, partners, parts)
            if found:
                yield found
                place = found.span.end if found.kind is not Kind.MESSAGE else partners[place] + 1
            else:
                place += 1

    def at(
        self, place: int, partners: dict[int, int], parts: list[tuple[int, int, str]]
    ) -> Placeholder | None:
        """The placeholder that begins with the brace at `place`, if one does."""
        text = self.text
        if place not in partners:
            broken = _BROKEN_OPEN.match(text, place)
            return self.made(broken.span(), Kind.VARIABLE, broken.group()) if broken else None
        if typed := _TYPED.match(text, place):
            return self.message(typed, partners, parts)
        match = _DOUBLE.match(text, place) or _SIMPLE.match(text, place)
        if not match:
            return None
        start = place - (text[place - 1 : place] in {"$", "%", "#"})
        self.take(start, match.end())
        key = "".join(text[start : match.end()].split())
        return self.made((start, match.end()), Kind.VARIABLE, key)

    def message(
        self,
        typed: regex.Match[str],
        partners: dict[int, int],
        parts: list[tuple[int, int, str]],
    ) -> Placeholder:
        name, end = typed["name"], partners[typed.start()]
        branches = []
        place = typed.end()
        while (branch := _BRANCH.match(self.text, place, end)) and branch.end() in partners:
            branches.append(branch[1])
            parts.append((branch.end() + 1, partners[branch.end()], name))
            place = partners[branch.end()] + 1
        span = Span(typed.start(), end + 1)
        key = f"{{{name}, {typed['type']}}}"
        return Placeholder(span, Kind.MESSAGE, self.text[slice(*span)], key, tuple(branches))

    def broken_end(self, place: int) -> Placeholder | None:
        """A placeholder whose opening brace was lost."""
        start = place
        while (
            start
            and place - start < 40
            and (self.text[start - 1].isalnum() or self.text[start - 1] in "_.")
        ):
            start -= 1
        match = _BROKEN_CLOSE.match(self.text, start)
        return self.made(match.span(), Kind.VARIABLE, match.group()) if match else None


_INSIDE = regex.compile(r"\{[^{}]*+\}")
_ANY_BRACE = regex.compile(r"[{}]")
_LESS = {"&lt;", "&#60;", "&#x3c;", "&#x3C;"}


def _tag_key(match: regex.Match[str]) -> str:
    """Name and names of attributes; of `id` the value as well, by which inline tags are told."""
    attributes = sorted(
        f"id={value.strip(chr(34) + chr(39))}" if name == "id" else name
        for name, value in (
            (each[0].lower(), each[1]) for each in _ATTRIBUTE.findall(match["attributes"])
        )
        if name not in _FREE
    )
    name = match["name"] if match["name"] not in {"BR", "B", "I", "P"} else match["name"].lower()
    empty = "/" if match["empty"] and name not in VOID else ""
    return f"<{match['close']}{' '.join([name, *attributes])}{empty}>"


def printf_number(key: str) -> int | None:
    """The number of the argument that `%2$s` names; None where it names none."""
    match = _NUMBERED.match(key)
    return int(match[1]) if match else None


def wrongly_nested(tags: list[Placeholder]) -> Placeholder | None:
    """The first closing tag that closes another one than the last that was opened."""
    stack: list[str] = []
    for tag in tags:
        name = tag.key.strip("<>/").split()[0]
        if tag.key.startswith("</"):
            if not stack or stack.pop() != name:
                return tag
        elif not tag.key.endswith("/>") and name not in VOID:
            stack.append(name)
    return None
