"""The text of a chapter of an e-book, which is XHTML."""

import re
from html.entities import html5

from lxml import etree, html

from aligner.errors import InputError
from aligner.readers.office.flow import Flow
from aligner.readers.safe_xml import xml_root
from aligner.readers.told import OPENING, told

_BLOCK_NAMES = """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main nav ol p pre
    section summary table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_LISTS = {"ul", "ol", "dl"}
_CELLS = {"td", "th"}
_SKIPPED_NAMES = "script style head template noscript rt rp svg math audio video object"
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
_EPUB = "{http://www.idpf.org/2007/ops}type"
_ADDRESS = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31};)")
_OF_XML = {b"amp;", b"lt;", b"gt;", b"quot;", b"apos;"}


def chapter_root(name: str, data: bytes) -> etree._Element:
    """The root of a chapter; as HTML, where it is not quite XML.

    Raises:
        InputError: if it is neither.
    """
    comments = OPENING.encode() in data
    try:
        return xml_root(name, _ENTITY.sub(_numbered, data), comments=comments)
    except InputError as error:
        if "declares entities" in str(error) or "deeper" in str(error):
            raise
        return _html_root(name, data, error, comments=comments)


def _html_root(name: str, data: bytes, fault: InputError, *, comments: bool) -> etree._Element:
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=not comments)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise fault from None
    return root


def _numbered(match: re.Match[bytes]) -> bytes:
    """An entity of HTML as XML knows it."""
    found = html5.get(match[1].decode("ascii"))
    if found is None or match[1] in _OF_XML:
        return match[0]
    return "".join(f"&#{ord(each)};" for each in found).encode("ascii")


class Story:
    """Walks a chapter and puts its text into a flow."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._open = False
        self._paragraphs = 0
        self._lists = 0
        # The paragraph and the place in it where they begin.
        self._links: list[tuple[int, int]] = []

    def walk(self, body: etree._Element) -> None:
        walker = etree.iterwalk(body, events=("start", "end", "comment"))
        for event, each in walker:
            if event == "comment":
                self._comment(each)
                continue
            name = local(each)
            skipped = _is_skipped(each, name)
            if event == "end":
                if not skipped:
                    self._stop(each, name)
                if each is not body:
                    self._text(each.tail)
            elif skipped:
                walker.skip_subtree()
            else:
                self._start(each, name)
                self._text(each.text)
        self._divide()

    def _comment(self, comment: etree._Element) -> None:
        if (text := told(comment.text or "")) is not None:
            self._flow.comment(text)
        self._text(comment.tail)

    def _start(self, element: etree._Element, name: str) -> None:
        if name in _BLOCKS:
            self._divide()
        if name in _LISTS:
            self._lists += 1
        elif name == "table":
            self._flow.enter_table()
        elif name == "tr":
            self._flow.enter_row()
        elif name in _CELLS:
            span = element.get("colspan", "")
            self._flow.enter_cell(int(span) if re.fullmatch("[1-9][0-9]{0,2}", span) else 1)
        elif name == "a":
            self._links.append((self._paragraphs, self._flow.length))
        elif name == "br":
            self._text(" ")
        elif name == "img":
            self._flow.aside(element.get("alt"), "picture")

    def _stop(self, element: etree._Element, name: str) -> None:
        if name in _BLOCKS:
            self._divide()
        if name in _LISTS:
            self._lists -= 1
        elif name == "table" or name in _CELLS:
            self._flow.leave()
        elif name == "a":
            self._end_link(element.get("href", ""))

    def _end_link(self, address: str) -> None:
        paragraph, start = self._links.pop()
        if _ADDRESS.match(address):
            self._flow.mark("link", address, start if paragraph == self._paragraphs else 0)

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if not self._open and not text.isspace():
            self._flow.open()
            self._open = True
        if self._open:
            self._flow.text(text)

    def _divide(self) -> None:
        """What comes now is another paragraph."""
        self._paragraphs += 1
        if self._open:
            self._open = False
            self._flow.close(item=self._lists > 0)


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _is_skipped(element: etree._Element, name: str) -> bool:
    kinds = (element.get(_EPUB) or element.get("epub:type") or "").split()
    hidden = element.get("hidden") is not None
    return name in _SKIPPED or hidden or "noteref" in kinds or "pagebreak" in kinds
