"""The text of a part of an OpenDocument text: its body, a header."""

import re
from collections.abc import Callable

from lxml import etree

from aligner.readers.office.flow import Flow
from aligner.readers.office.odt_styles import TEXT
from aligner.readers.told import told

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_NAMES = {"text": TEXT, "table": _TABLE, "draw": _DRAW, "office": _OFFICE, "svg": _SVG}

_PARAGRAPHS = {f"{TEXT}p", f"{TEXT}h"}
# What is deleted, said about the text, a setting, a number of a page, or a reading.
_SKIPPED = """
    text:tracked-changes text:note-citation text:hidden-text text:ruby-text text:page-number
    text:page-count text:sequence-decls text:variable-decls text:user-field-decls
    text:table-of-content-source text:alphabetical-index-source text:bibliography-source
    text:illustration-index-source text:table-index-source text:object-index-source
    text:user-index-source office:annotation-end office:forms
    office:binary-data svg:title draw:object
"""
_CONTAINER_NAMES = "note note-body list list-item list-header section index-body"
_CONTAINERS = frozenset(TEXT + name for name in _CONTAINER_NAMES.split())
_SPACES = ["text:tab", "text:line-break", "text:s"]
_PAGE = re.compile(r"[0-9ivxlcIVXLC]+\s*")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

_Handler = Callable[[etree._Element], bool | None]
"""Returns True where what is in the element is skipped."""


class Story:
    """Walks parts of a document and puts their text into a flow."""

    def __init__(self, flow: Flow, hidden: frozenset[str]) -> None:
        self._flow = flow
        self._hidden = hidden
        self._links: list[int] = []
        self._lists = 0
        self._indexes = 0
        self._begin: dict[str, _Handler] = {
            **{_tag(name): _skip for name in _SKIPPED.split()},
            **{_tag(name): self._space for name in _SPACES},
            f"{TEXT}span": self._is_hidden,
            f"{TEXT}a": self._link,
            f"{TEXT}list": self._list,
            f"{TEXT}index-body": self._index,
            f"{TEXT}note": self._note,
            f"{TEXT}hidden-paragraph": _skip,
            f"{TEXT}section": _is_closed,
            f"{_TABLE}table": self._table,
            f"{_TABLE}table-row": self._row,
            f"{_TABLE}table-cell": self._cell,
            f"{_TABLE}covered-table-cell": self._covered,
            f"{_DRAW}text-box": self._box,
            f"{_SVG}desc": self._picture,
            f"{_OFFICE}annotation": self._comment,
            **dict.fromkeys(_PARAGRAPHS, self._paragraph),
        }
        self._end: dict[str, Callable[[etree._Element], None]] = {
            f"{TEXT}a": self._end_link,
            f"{TEXT}list": self._end_list,
            f"{TEXT}index-body": self._end_index,
            f"{TEXT}note": self._leave,
            f"{_TABLE}table": self._leave,
            f"{_TABLE}table-cell": self._leave,
            f"{_DRAW}text-box": self._leave,
            **dict.fromkeys(_PARAGRAPHS, self._end_paragraph),
        }

    def walk(self, element: etree._Element) -> None:
        walker = etree.iterwalk(element, events=("start", "end"))
        for event, each in walker:
            if event == "start":
                handler = self._begin.get(each.tag)
                if handler and handler(each):
                    walker.skip_subtree()
                else:
                    self._flow.text(self._own(each))
            else:
                if handler := self._end.get(each.tag):
                    handler(each)
                if each is not element:
                    self._flow.text(self._behind(each))

    def _own(self, element: etree._Element) -> str | None:
        """Its text, where that is text of the document: in a paragraph and what is in that."""
        text: str | None = element.text
        return text if _holds_text(element) else None

    def _behind(self, element: etree._Element) -> str | None:
        """The text behind it."""
        parent = element.getparent()
        tail: str | None = element.tail
        if tail is None or parent is None or not _holds_text(parent):
            return None
        if self._indexes and element.tag == f"{TEXT}tab" and _PAGE.fullmatch(tail):
            return None  # the number of a page in a table of contents
        return tail

    def _paragraph(self, paragraph: etree._Element) -> bool:
        self._flow.open()
        return self._is_hidden(paragraph)

    def _end_paragraph(self, _: etree._Element) -> None:
        self._flow.close(item=self._lists > 0)

    def _is_hidden(self, element: etree._Element) -> bool:
        return element.get(f"{TEXT}style-name") in self._hidden

    def _space(self, _: etree._Element) -> None:
        self._flow.text(" ")

    def _link(self, _: etree._Element) -> None:
        self._links.append(self._flow.length)

    def _end_link(self, link: etree._Element) -> None:
        start = self._links.pop()
        address = link.get(_LINK, "")
        if _ADDRESS.match(address):
            self._flow.mark("link", address, start)

    def _list(self, _: etree._Element) -> None:
        self._lists += 1

    def _end_list(self, _: etree._Element) -> None:
        self._lists -= 1

    def _index(self, _: etree._Element) -> None:
        self._indexes += 1

    def _end_index(self, _: etree._Element) -> None:
        self._indexes -= 1

    def _note(self, note: etree._Element) -> None:
        kind = "endnote" if note.get(f"{TEXT}note-class") == "endnote" else "footnote"
        self._flow.enter(self._flow.numbered(kind), behind=True)

    def _box(self, _: etree._Element) -> None:
        self._flow.enter(self._flow.numbered("text box"))

    def _leave(self, _: etree._Element) -> None:
        self._flow.leave()

    def _picture(self, description: etree._Element) -> bool:
        self._flow.aside(description.text, "picture")
        return True

    def _comment(self, annotation: etree._Element) -> bool:
        paragraphs = annotation.iterchildren(f"{TEXT}p")
        words = " ".join("".join(map(str, each.itertext())) for each in paragraphs)
        if (text := told(words)) is not None:
            self._flow.comment(text)
        return True

    def _table(self, _: etree._Element) -> None:
        self._flow.enter_table()

    def _row(self, row: etree._Element) -> None:
        self._flow.enter_row(_count(row, f"{_TABLE}number-rows-repeated"))

    def _cell(self, cell: etree._Element) -> None:
        self._flow.enter_cell(_count(cell, f"{_TABLE}number-columns-repeated"))

    def _covered(self, cell: etree._Element) -> bool:
        self._flow.skip_cells(_count(cell, f"{_TABLE}number-columns-repeated"))
        return True


def _tag(name: str) -> str:
    prefix, _, local = name.partition(":")
    return _NAMES[prefix] + local


def _holds_text(element: etree._Element) -> bool:
    """Whether it is a paragraph, or something within one that is no frame or note."""
    return element.tag.startswith(TEXT) and element.tag not in _CONTAINERS


def _is_closed(section: etree._Element) -> bool:
    """Whether a section is hidden."""
    shown: str | None = section.get(f"{TEXT}display")
    return shown == "none"


def _skip(_: etree._Element) -> bool:
    return True


def _count(element: etree._Element, attribute: str) -> int:
    given = element.get(attribute, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 5 else 1
