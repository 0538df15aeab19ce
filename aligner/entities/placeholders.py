"""What a program reads and no reader: variables, tags, Markdown, LaTeX commands."""

from collections.abc import Iterator

import regex

from aligner.entities.braces import read_braces
from aligner.entities.links import url_key
from aligner.entities.markup import Kind, Placeholder, Reading
from aligner.entities.tags import read_tags
from aligner.patterns import Later

_TRIGGER = regex.compile(r"[{}%<&`*_\[\\~]|^#")
_CODE = Later(r"(?<![\p{L}\p{N}`])(?P<fence>`{1,3}+)(?P<inside>[^`\n]++)(?P=fence)(?![\p{L}`])")
_TARGET = Later(
    r"(?P<open>!?\[)(?P<shown>[^\[\]]*+)\](?P<part>\((?P<target>[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+)"
    r"(?:\s++[\"'][^\"'()]*+[\"'])?\))"
)
_UNIT = r"(?:px|kB|ms|min|[A-Z]{1,2}|[smhx])(?![\p{L}\p{M}])"
# Not "50 %d", and not "% der": a space before the letter is a flag that nobody uses.
_PRINTF = Later(
    r"%\((?P<name>[\p{L}\p{M}\p{N}_.]{1,60}+)\)[-+#0]*+\d*+(?:\.\d++)?[sdifrxXeEgGou]"
    r"|(?<!\d[\s\u00a0\u202f]?)(?<!%)%(?:\d{1,2}+\$)?[-+#0]*+(?:\d++|\*)?(?:\.(?:\d++|\*))?"
    rf"(?:(?:hh?|ll?|[zjtqL])?[diufFeEgGxXoscp@](?!\p{{Latin}})|[sd](?={_UNIT}))"
)
_NUMBERED = Later(r"%([0-9]{1,2})\$")
_URL = Later(r"(?:https?|ftp)://[^\s<>\"]++|www\.[^\s<>\"]++")
_MARKS = Later(r"[_*~]+")
_HEX = Later(r"%[0-9A-Fa-f]{2}")
_ARGUMENT = (
    "cite|citep|citet|ref|eqref|pageref|label|input|include|includegraphics|url|href|begin|end"
)
_LATEX = Later(
    rf"(?<![\p{{L}}\p{{N}}:\\/])\\(?:(?:{_ARGUMENT})\*?(?:\[[^\[\]]*+\])?\{{[^{{}}]*+\}}|[A-Za-z]{{2,}}+\*?\{{?"
    r"|[nrt](?!\p{L}))"
)
_EDGE_BEFORE, _EDGE_AFTER = r"(?<![\p{L}\p{M}\p{N}*_~\\])", r"(?![\p{L}\p{N}*_~])"
_EMPHASIS = Later(
    rf"{_EDGE_BEFORE}(?P<mark>\*\*\*|\*\*|\*)(?![\s*])[^*\n]++(?<!\s)(?P=mark){_EDGE_AFTER}"
    rf"|{_EDGE_BEFORE}(?P<mark>___|__|_)(?![\s_])[^_\n]++(?<!\s)(?P=mark){_EDGE_AFTER}"
    rf"|{_EDGE_BEFORE}(?P<mark>~~)(?![\s~])[^~\n]++(?<!\s)(?P=mark){_EDGE_AFTER}"
)
_HEADING = Later(r"(#{1,6})[ \t]")
_ENTITY = Later(r"&(?:lt|gt|#60|#62|#x3[ceCE]);")
_LESS = {"&lt;", "&#60;", "&#x3c;", "&#x3C;"}


def read_placeholders(text: str, language: str) -> tuple[Placeholder, ...]:
    """What a program reads in a text, in its order; it looks alike in every language."""
    if not _TRIGGER.search(text):
        return ()
    return tuple(sorted(_all(Reading(text)), key=lambda each: each.span))


def _all(reading: Reading) -> Iterator[Placeholder]:
    """What was found, the kinds that may hold others in their texts first."""
    text = reading.text
    arguments: set[int] = set()  # where the braces of commands open
    yield from _code(reading)
    yield from _targets(reading)
    if "<" in text:
        yield from read_tags(reading)
    if "\\" in text:
        yield from _commands(reading, arguments)
    if "{" in text or "}" in text:
        yield from read_braces(reading, arguments)
    _take_urls(reading)
    if "%" in text:
        yield from reading.found(_PRINTF, Kind.VARIABLE)
    for match in reading.free(_EMPHASIS):
        yield reading.made(match.span(), Kind.EMPHASIS, match["mark"].replace("_", "*"))
    if heading := _HEADING.match(text):
        yield reading.made(heading.span(1), Kind.HEADING, heading[1])
    for match in reading.free(_ENTITY):
        yield reading.made(match.span(), Kind.ENTITY, "&lt;" if match[0] in _LESS else "&gt;")


def _code(reading: Reading) -> Iterator[Placeholder]:
    for match in reading.free(_CODE):
        reading.take(*match.span())
        yield reading.made(match.span(), Kind.CODE, match["inside"].strip())


def _targets(reading: Reading) -> Iterator[Placeholder]:
    for match in reading.free(_TARGET):
        reading.take(*match.span("part"))
        target = match["target"]
        # The anchor of a heading goes with its wording.
        key = "#" if target.startswith("#") else url_key(target)
        kind = Kind.IMAGE if match["open"] == "![" else Kind.LINK
        yield reading.made(match.span(), kind, f"{match['open']}]({key})")


def _commands(reading: Reading, arguments: set[int]) -> Iterator[Placeholder]:
    for match in reading.free(_LATEX):
        reading.take(*match.span())
        if match.group().endswith("{"):
            arguments.add(match.end() - 1)
        yield reading.made(match.span(), Kind.COMMAND, match.group().rstrip("{"))


def _take_urls(reading: Reading) -> None:
    """Percent signs of URLs are no placeholders, and their underscores no emphasis."""
    for match in _URL.finditer(reading.text):
        for pattern in (_MARKS, _HEX):
            for part in pattern.finditer(reading.text, *match.span()):
                reading.take(*part.span())


def printf_number(key: str) -> int | None:
    """The number of the argument that `%2$s` names; None where it names none."""
    match = _NUMBERED.match(key)
    return int(match[1]) if match else None
