"""The names of elements and attributes in WordprocessingML, as usual and as of the strict kind."""

from lxml import etree

USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_OFF = {"0", "false", "off", "none"}


def tags(name: str) -> tuple[str, str]:
    """The tag in either kind."""
    return f"{{{USUAL}}}{name}", f"{{{STRICT}}}{name}"


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along a path of names; None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(*tags(name)), None)
    return element


def value(element: etree._Element | None, name: str = "val") -> str | None:
    if element is None:
        return None
    usual, strict = tags(name)
    found: str | None = element.get(usual, element.get(strict))
    return found


def relation(element: etree._Element) -> str | None:
    """The id by which an element refers to another part."""
    return next((found for ns in _RELATIONS if (found := element.get(f"{{{ns}}}id"))), None)


def is_on(element: etree._Element | None) -> bool | None:
    """Whether a property that is on or off is on; None where it is not given."""
    return None if element is None else value(element) not in _OFF


def number(element: etree._Element | None, default: int) -> int:
    """The number that an element has as its value, if it has one that makes sense."""
    given = value(element) or ""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 5 else default
