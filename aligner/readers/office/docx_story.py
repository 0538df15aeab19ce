"""The text of one part of a Word document: its body, its notes, a header."""

from collections.abc import Callable, Mapping

from lxml import etree

from aligner.readers.office.docx_fields import Fields
from aligner.readers.office.docx_names import child, is_on, number, relation, tags, value
from aligner.readers.office.docx_styles import Styles, is_list
from aligner.readers.office.flow import Flow
from aligner.readers.office.opc import Relation

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWINGS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr",
    "{http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing}docPr",
)
_SHAPE = "{urn:schemas-microsoft-com:vml}shape"
# Deleted or moved away, settings, readings above characters.
_SKIPPED = (
    *("del", "moveFrom", "pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sdtPr"),
    *("sdtEndPr", "rt"),
)
_SPACES = ("tab", "ptab", "br", "cr")
_COMMENTS = ("commentRangeStart", "commentReference")
_NOTES = ("footnoteReference", "endnoteReference")

_Handler = Callable[[etree._Element], bool | None]
"""Returns True where what is in the element is skipped."""


class Story:
    """Walks parts of a document and puts their text into a flow.

    Attributes:
        notes: the kind and the id of each footnote and endnote that is referred to, in order.
        sections: the properties of sections, which name headers and footers.
    """

    def __init__(
        self, flow: Flow, styles: Styles, comments: Mapping[str, str] | None = None
    ) -> None:
        # What comments tell this program, by their ids; each counts where it begins.
        self._comments = dict(comments or {})
        self.notes: list[tuple[str, str]] = []
        self.sections: list[etree._Element] = []
        self._flow = flow
        self._styles = styles
        self._relations: Mapping[str, Relation] = {}
        self._fields = Fields()
        self._links: list[int] = []
        self._items: list[bool] = []  # of the open paragraphs
        self._hidden: list[bool] = []  # of the open runs: within a text box there are several
        self._goes_on = False  # the mark at the end of a paragraph was deleted
        self._begin = self._handlers("_begin_")
        self._end = self._handlers("_end_")
        self._begin |= {tag: _skip for name in _SKIPPED for tag in tags(name)}
        self._begin |= {tag: self._space for name in _SPACES for tag in tags(name)}
        self._begin |= {tag: self._note for name in _NOTES for tag in tags(name)}
        self._begin |= {tag: self._comment for name in _COMMENTS for tag in tags(name)}
        self._begin |= dict.fromkeys((*_DRAWINGS, _SHAPE), self._picture)
        self._begin[_MATH] = self._begin_t
        self._begin[f"{_COMPATIBILITY}Fallback"] = _skip

    def walk(self, element: etree._Element, relations: Mapping[str, Relation]) -> None:
        """Adds the text of an element; `relations` are those of the part that it is in."""
        self._relations = relations
        self._fields = Fields()
        walker = etree.iterwalk(element, events=("start", "end"))
        for event, each in walker:
            if event == "end":
                if handler := self._end.get(each.tag):
                    handler(each)
            elif (handler := self._begin.get(each.tag)) and handler(each):
                walker.skip_subtree()
        self._stop()

    def _handlers(self, prefix: str) -> dict[str, _Handler]:
        names = [name for name in dir(self) if name.startswith(prefix)]
        return {tag: getattr(self, name) for name in names for tag in tags(name[len(prefix) :])}

    def _begin_p(self, paragraph: etree._Element) -> bool:
        properties = child(paragraph, "pPr")
        section = child(properties, "sectPr")
        if section is not None:
            self.sections.append(section)
        if self._goes_on:
            self._goes_on = False
            return False
        self._flow.open()
        self._items.append(self._is_item(properties))
        return value(child(properties, "pStyle")) in self._styles.hidden

    def _end_p(self, paragraph: etree._Element) -> None:
        mark = child(paragraph, "pPr", "rPr")
        self._goes_on = child(mark, "del") is not None or child(mark, "moveFrom") is not None
        if not self._goes_on:
            self._close()

    def _is_item(self, properties: etree._Element | None) -> bool:
        said = is_list(properties)
        style = value(child(properties, "pStyle"))
        return style in self._styles.lists if said is None else said

    def _close(self) -> None:
        if self._items:
            self._flow.close(item=self._items.pop())

    def _stop(self, _: etree._Element | None = None) -> None:
        """Whatever holds paragraphs ends, so that no paragraph goes on."""
        if self._goes_on:
            self._goes_on = False
            self._close()

    def _begin_r(self, run: etree._Element) -> None:
        properties = child(run, "rPr")
        hidden = is_on(child(properties, "vanish"))
        if hidden is None:
            hidden = value(child(properties, "rStyle")) in self._styles.hidden
        self._hidden.append(hidden)

    def _end_r(self, _: etree._Element) -> None:
        self._hidden.pop()

    def _begin_t(self, text: etree._Element) -> None:
        self._add(text.text)

    def _begin_noBreakHyphen(self, _: etree._Element) -> None:  # noqa: N802 (the name in the file)
        self._add("\u2011")

    def _begin_sym(self, symbol: etree._Element) -> None:
        """A character of a font; those for private use mean nothing without the font."""
        code = value(symbol, "char") or ""
        if len(code) == 4 and all(each in "0123456789abcdefABCDEF" for each in code):
            character = chr(int(code, 16))
            self._add(character if character.isprintable() else None)

    def _space(self, _: etree._Element) -> None:
        self._add(" ")

    def _add(self, text: str | None) -> None:
        if not self._fields.hidden and not any(self._hidden):
            self._flow.text(text)

    def _begin_hyperlink(self, _: etree._Element) -> None:
        self._links.append(self._flow.length)

    def _end_hyperlink(self, link: etree._Element) -> None:
        start = self._links.pop()
        found = self._relations.get(relation(link) or "")
        if found and found.external:
            self._flow.mark("link", found.target, start)

    def _begin_fldChar(self, field: etree._Element) -> None:  # noqa: N802 (as above)
        kind = value(field, "fldCharType")
        if kind == "begin":
            self._fields.begin(self._flow.length, self._flow.depth)
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end":
            self._end_field()

    def _begin_instrText(self, code: etree._Element) -> None:  # noqa: N802 (as above)
        self._fields.code(code.text or "")

    def _begin_fldSimple(self, field: etree._Element) -> None:  # noqa: N802 (as above)
        code = value(field, "instr") or ""
        self._fields.begin(self._flow.length, self._flow.depth, code)
        self._fields.separate()

    def _end_fldSimple(self, _: etree._Element) -> None:  # noqa: N802 (as above)
        self._end_field()

    def _end_field(self) -> None:
        if link := self._fields.end(self._flow.length, self._flow.depth):
            address, start = link
            self._flow.mark("link", address, start)

    def _begin_sdt(self, control: etree._Element) -> bool:
        """What a form asks to fill in is no text."""
        return child(control, "sdtPr", "showingPlcHdr") is not None

    def _note(self, reference: etree._Element) -> None:
        kind = "footnote" if "footnote" in reference.tag else "endnote"
        self.notes.append((kind, value(reference, "id") or ""))

    def _comment(self, place: etree._Element) -> None:
        if (text := self._comments.pop(value(place, "id") or "", None)) is not None:
            self._flow.comment(text)

    def _picture(self, element: etree._Element) -> None:
        self._flow.aside(element.get("descr") or element.get("alt"), "picture")

    def _begin_txbxContent(self, _: etree._Element) -> None:  # noqa: N802 (as above)
        self._flow.enter(self._flow.numbered("text box"))

    def _end_txbxContent(self, _: etree._Element) -> None:  # noqa: N802 (as above)
        self._stop()
        self._flow.leave()

    def _begin_sectPr(self, section: etree._Element) -> bool:  # noqa: N802 (as above)
        self.sections.append(section)
        return True

    def _begin_tbl(self, _: etree._Element) -> None:
        self._flow.enter_table()

    def _end_tbl(self, _: etree._Element) -> None:
        self._flow.leave()

    def _begin_tr(self, row: etree._Element) -> bool:
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            return True
        self._flow.enter_row()
        self._flow.skip_cells(number(child(properties, "gridBefore"), 0))
        return False

    def _begin_tc(self, cell: etree._Element) -> bool:
        properties = child(cell, "tcPr")
        width = number(child(properties, "gridSpan"), 1)
        self._flow.enter_cell(width)
        merged = child(properties, "vMerge")  # with the cell above, unless it starts anew
        return merged is not None and value(merged) != "restart"

    def _end_tc(self, _: etree._Element) -> None:
        self._stop()
        self._flow.leave()


def _skip(_: etree._Element) -> bool:
    return True
