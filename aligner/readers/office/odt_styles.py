"""What the styles of an OpenDocument text hide."""

from collections.abc import Iterable

from lxml import etree

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def hidden_styles(roots: Iterable[etree._Element]) -> frozenset[str]:
    """Names of the styles whose text is not shown, own or taken from their parent."""
    parents: dict[str, str | None] = {}
    hidden: set[str] = set()
    for root in roots:
        for style in root.iter(f"{STYLE}style"):
            name = style.get(f"{STYLE}name", "")
            parents[name] = style.get(f"{STYLE}parent-style-name")
            for each in style.iterchildren(f"{STYLE}text-properties"):
                if each.get(f"{TEXT}display") == "none":
                    hidden.add(name)
    return frozenset(name for name in parents if hidden & set(_line(name, parents)))


def _line(name: str, parents: dict[str, str | None]) -> list[str]:
    """A style and its parents."""
    line: list[str] = []
    at: str | None = name
    while at is not None and at not in line and len(line) < 32:
        line.append(at)
        at = parents.get(at)
    return line
