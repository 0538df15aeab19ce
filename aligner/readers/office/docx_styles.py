"""What the styles of a Word document say of paragraphs and of text."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from aligner.readers.office.docx_names import child, is_on, tags, value


@dataclass(frozen=True, slots=True)
class Styles:
    """By the id of a style.

    Attributes:
        lists: those of list items.
        hidden: those of text that is not shown.
    """

    lists: frozenset[str] = field(default_factory=frozenset)
    hidden: frozenset[str] = field(default_factory=frozenset)


def styles(root: etree._Element) -> Styles:
    found = {value(each, "styleId"): each for each in root.iterchildren(*tags("style"))}
    known = {key: _line(key, found) for key in found if key}
    return Styles(
        frozenset(key for key, line in known.items() if _first(line, _is_list)),
        frozenset(key for key, line in known.items() if _first(line, _is_hidden)),
    )


def _line(key: str, found: dict[str | None, etree._Element]) -> list[etree._Element]:
    """A style and those that it is based on, the nearest first."""
    line: list[etree._Element] = []
    seen: set[str] = set()
    at: str | None = key
    while at in found and at not in seen and at is not None and len(line) < 32:
        seen.add(at)
        line.append(found[at])
        at = value(child(found[at], "basedOn"))
    return line


def _first(
    line: list[etree._Element], property_of: Callable[[etree._Element], bool | None]
) -> bool:
    return next((said for each in line if (said := property_of(each)) is not None), False)


def _is_list(style: etree._Element) -> bool | None:
    return is_list(child(style, "pPr"))


def _is_hidden(style: etree._Element) -> bool | None:
    return is_on(child(style, "rPr", "vanish"))


def is_list(properties: etree._Element | None) -> bool | None:
    """Whether a paragraph with these properties is a list item; None where they do not say."""
    numbering = child(properties, "numPr")
    if numbering is None:
        return None
    return value(child(numbering, "numId")) != "0"
