"""The text of an XML element with the codes that stand within it."""

from collections.abc import Callable, Iterable, Iterator

from aligner.readers.bitexts.pieces import Pieces
from aligner.readers.bitexts.xml import Characters, Element
from aligner.readers.blocks import Told
from aligner.readers.told import told

Code = Callable[[Element], str | None]
"""The tag that an element stands for; None where it is none, and only its text counts."""


def add_inline(
    pieces: Pieces, element: Element, code: Code, hidden: Callable[[Element], bool]
) -> None:
    """Adds what is in `element`.

    Args:
        pieces: where to.
        element: such as `<source>`.
        code: see there.
        hidden: whether the text in an element is none of the translation, as in native code.
    """
    for part in element.content:
        if not isinstance(part, Element):
            pieces.add(part.text, part.offset)
            continue
        start = len(pieces)
        if not hidden(part):
            add_inline(pieces, part, code, hidden)
        if (tag := code(part)) is not None:
            pieces.mark(tag, start)


def plain(element: Element) -> str:
    """All text in it."""
    return "".join(
        plain(part) if isinstance(part, Element) else part.text for part in element.content
    )


def comments_told(comments: Iterable[Characters]) -> list[Told]:
    """Those of the comments that tell this program something."""
    return [Told(said, raw) for text, raw in comments if (said := told(text)) is not None]


def in_element(element: Element) -> list[Told]:
    """What comments and notes in an entry tell this program, in their order."""
    notes = (Characters(plain(each), each.offset) for each in _notes(element))
    return sorted(comments_told((*element.comments, *notes)), key=lambda each: each.raw)


def _notes(element: Element) -> Iterator[Element]:
    """The notes that are the element, or in it."""
    if element.name == "note":
        yield element
        return
    for part in element.content:
        if isinstance(part, Element):
            yield from _notes(part)
