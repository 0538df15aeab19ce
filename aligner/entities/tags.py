"""Tags of HTML and XML in a text, and how they are nested."""

from collections.abc import Iterator

import regex

from aligner.entities.markup import Kind, Placeholder, Reading
from aligner.languages.knowledge import word_set
from aligner.patterns import Later

_COMMENT = Later(r"<!--(?:[^-<]|-(?!->)|<(?!!--))*+-->")
_TAG = Later(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9._-]*+(?::[A-Za-z0-9._-]++)?|\d{1,3})"
    r"(?P<attributes>(?:\s++(?:[^<>\"'\s/=]++(?:\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'|[^\s<>\"'=]++))?)?)*+)"
    r"\s*+(?P<empty>/?)>"
)
_ATTRIBUTE = Later(r"([^\s<>\"'/=]++)(?:\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^\s<>\"'=]++))?")
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
_VOID = word_set(
    """
    area base br col embed hr img input link meta source track wbr x ph bx ex
    """
)
_INSIDE = Later(r"\{[^{}]*+\}")


def read_tags(reading: Reading) -> Iterator[Placeholder]:
    """The tags of a text; no comments, and no text in angle brackets."""
    for match in _COMMENT.finditer(reading.text):
        reading.take(*match.span())
    matches = list(reading.free(_TAG))
    sides = {"": set[str](), "/": set[str]()}
    for match in matches:
        sides[match["close"]].add(match["name"])
    paired = sides[""] & sides["/"]
    for match in matches:
        if _is_tag(match, paired):
            reading.take(*match.span())
            for inside in _INSIDE.finditer(match.group()):  # `href="{url}"`
                start, end = (match.start() + place for place in inside.span())
                reading.taken[start:end] = bytes(end - start)
            yield reading.made(match.span(), Kind.TAG, _tag_key(match))


def _is_tag(match: regex.Match[str], paired: set[str]) -> bool:
    """Whether it is one, and no text in angle brackets: `<your name>`."""
    name, attributes = match["name"], match["attributes"]
    plain = not attributes.strip()
    if name.lower() in _ELEMENTS or name.isdecimal():
        return plain or "=" in attributes or name in paired
    return "=" in attributes or (plain and bool(match["close"] or match["empty"] or name in paired))


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
    empty = "/" if match["empty"] and name not in _VOID else ""
    return f"<{match['close']}{' '.join([name, *attributes])}{empty}>"


def wrongly_nested(tags: list[Placeholder]) -> Placeholder | None:
    """The first closing tag that closes another one than the last that was opened."""
    stack: list[str] = []
    for tag in tags:
        name = tag.key.strip("<>/").split()[0]
        if tag.key.startswith("</"):
            if not stack or stack.pop() != name:
                return tag
        elif not tag.key.endswith("/>") and name not in _VOID:
            stack.append(name)
    return None
