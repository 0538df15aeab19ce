"""XML files that nobody vouches for, with the place of every letter.

Expat says of each piece of text where it stands, which lxml does not, and hands over element by
element, so that a large file is never in memory as a tree. It fetches nothing; entities of the
file's own are refused before one is expanded.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from aligner.errors import InputError
from aligner.readers.blocks import RawText
from aligner.readers.options import Reading
from aligner.readers.text import read_text
from aligner.readers.told import OPENING

LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"
"""The attribute xml:lang."""
MOST_DEPTH = 200
MOST_PARTS = 100_000
"""Elements and pieces of text in one entry; the largest known have some hundred."""
_DECLARED = re.compile(
    rb"""\s{0,99}<\?xml[^>]{0,99}?\sencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})"""
)


class Characters(NamedTuple):
    """A piece of text that stands in the file as it is here, from `offset` on."""

    text: str
    offset: int


@dataclass(slots=True, eq=False)
class Element:
    """An element.

    Attributes:
        name: without its prefix where it is in the namespace of the root; otherwise the address of
            the namespace, a space, and the name.
        attributes: likewise.
        parent: what it stands in; None for the root.
        offset: where it begins in the text of the file.
        content: what is in it, in order; kept of the elements that were asked for alone.
        comments: of an element that was asked for: those in it, and before it in none.
    """

    name: str
    attributes: dict[str, str]
    parent: "Element | None"
    offset: int
    content: "list[Element | Characters]" = field(default_factory=list)
    comments: Sequence[Characters] = ()

    def children(self, *names: str) -> "Iterator[Element]":
        """The elements of these names right in it."""
        return (e for e in self.content if isinstance(e, Element) and e.name in names)

    def child(self, name: str) -> "Element | None":
        return next(self.children(name), None)

    def inherited(self, attribute: str) -> str | None:
        """The value that it has, or else the nearest element around it that has one."""
        at: Element | None = self
        while at is not None:
            if attribute in at.attributes:
                return at.attributes[attribute]
            at = at.parent
        return None


def xml_text(name: str, data: bytes, reading: Reading) -> RawText:
    """The text of an XML file: in the encoding given, else the one that it declares.

    Raises:
        InputError: if it is not in that encoding, or is no text.
    """
    declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    # Who can read the declaration as bytes knows that it is not in two bytes a character.
    if reading.encoding or not declared or declared[1].lower().startswith((b"utf", b"ucs")):
        return read_text(name, data, reading)
    return read_text(name, data, reading._replace(encoding=declared[1].decode()))


def each_element(
    name: str,
    text: str,
    root: str,
    wanted: frozenset[str],
    take: Callable[[Element], None],
) -> list[Characters]:
    """Calls `take` with each element whose name is `wanted`, once it is read.

    Elements within one that is wanted are in its content, and are not given by themselves.

    Args:
        name: what errors call the file.
        text: of the file.
        root: the name that its root must have.
        wanted: names of elements.
        take: may raise InputError.

    Returns:
        The comments behind the last of these elements.

    Raises:
        InputError: if the file is no well-formed XML, has another root, or means harm.
    """
    parser = expat.ParserCreate("utf-8", " ")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    data = text.encode("utf-8", "surrogatepass")  # half a character is then seen by the parser
    tree = _Tree(name, parser, root, wanted, take, _Characters(data, ascii_only=text.isascii()))
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.characters
    if OPENING in text:  # what else is in comments is for nobody here
        parser.CommentHandler = tree.comment
    parser.StartDoctypeDeclHandler = tree.doctype
    parser.SkippedEntityHandler = tree.unknown
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise InputError(
            f"{name}: line {error.lineno}, column {error.offset + 1}: no well-formed XML "
            f"({expat.ErrorString(error.code)}). Mend it, or export the file anew."
        ) from error
    return tree.comments


class _Characters:
    """Offsets in bytes into offsets in characters; they must come in order."""

    def __init__(self, data: bytes, *, ascii_only: bool) -> None:
        self._data = data
        self._ascii = ascii_only
        self._last = (0, 0)

    def offset(self, byte: int) -> int:
        if self._ascii:
            return byte
        start, count = self._last
        count += len(self._data[start:byte].decode("utf-8", "replace"))
        self._last = (byte, count)
        return count


class _Tree:
    """What the parser calls."""

    def __init__(
        self,
        name: str,
        parser: expat.XMLParserType,
        root: str,
        wanted: frozenset[str],
        take: Callable[[Element], None],
        places: _Characters,
    ) -> None:
        self._name = name
        self._parser = parser
        self._root = root
        self._wanted = wanted
        self._take = take
        self._places = places
        self._namespace = ""
        self._open: Element | None = None
        self._inside: Element | None = None  # the wanted element that is being read
        self._depth = self._parts = 0
        self.comments: list[Characters] = []  # since the last wanted element

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise self._error(f"nested deeper than {MOST_DEPTH} elements")
        if self._open is None:
            self._begin(name)
        name = name.removeprefix(self._namespace)
        element = Element(name, attributes, self._open, self._offset())
        if self._inside:
            assert self._open is not None
            self._add(self._open, element)
        elif name in self._wanted:
            self._inside = element
            self._parts = 0
        self._open = element

    def end(self, _: str) -> None:
        self._depth -= 1
        done, self._open = self._open, self._open.parent if self._open else None
        if done is not None and done is self._inside:
            self._inside = None
            done.comments, self.comments = self.comments, []
            self._take(done)

    def characters(self, text: str) -> None:
        if self._inside and self._open:
            self._add(self._open, Characters(text, self._offset()))

    def comment(self, text: str) -> None:
        self.comments.append(Characters(text, self._offset()))

    def doctype(self, _: str, __: str | None, ___: str | None, subset: int) -> None:
        if subset:
            raise self._error("a DOCTYPE that declares entities or the like")

    def unknown(self, entity: str, parameter: bool) -> None:
        if not parameter:
            raise self._error(f'the entity "&{entity};", which the file does not define')

    def _begin(self, name: str) -> None:
        namespace, _, local = name.rpartition(" ")
        if local != self._root:
            raise InputError(
                f"{self._name}: begins <{local[:40]}>, not <{self._root}>. "
                "Name its format, or give another file."
            )
        self._namespace = f"{namespace} " if namespace else ""

    def _add(self, parent: Element, part: Element | Characters) -> None:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise self._error(f"an entry of more than {MOST_PARTS:,} parts")
        parent.content.append(part)

    def _offset(self) -> int:
        return self._places.offset(self._parser.CurrentByteIndex)

    def _error(self, what: str) -> InputError:
        place = f"line {self._parser.CurrentLineNumber}"
        return InputError(f"{self._name}: {place}: {what}. Mend it, or export the file anew.")
