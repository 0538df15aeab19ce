"""What a recogniser of `aligner.entities` finds in the segments of a bitext, each read once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import ClassVar, Protocol, TypeVar

from aligner.bitext import Bead, Bitext, Document, Span


class Entity(Protocol):
    """Something recognised in a text: a frozen dataclass that says where it stands."""

    __dataclass_fields__: ClassVar[dict]  # type: ignore[type-arg]

    @property
    def span(self) -> Span: ...


E = TypeVar("E", bound=Entity)
Read = Callable[[str, str], Iterable[E]]
"""From a text and its language to what it finds there, with spans within the text."""


class _Same:
    """A document that is no other, whatever that other says.

    To compare two documents that say the same, or to hash one, would take as long as to read them,
    and what is read is asked for at each bead.
    """

    __slots__ = ("document",)

    def __init__(self, document: Document) -> None:
        self.document = document

    def __hash__(self) -> int:
        return id(self.document)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.document is other.document


def entities(document: Document, read: Read[E]) -> tuple[tuple[E, ...], ...]:
    """What `read` finds in each segment, with spans of the document."""
    return _entities(_Same(document), read)


@lru_cache(64)  # two documents, and a kind of entity for each of the checks
def _entities(same: _Same, read: Read[E]) -> tuple[tuple[E, ...], ...]:
    document = same.document
    return tuple(
        tuple(_placed(each, segment.start) for each in read(segment.text, document.language))
        for segment in document.segments
    )


def _placed(entity: E, start: int) -> E:
    if not start:
        return entity
    span = Span(entity.span.start + start, entity.span.end + start)
    return replace(entity, span=span)


def of_bead(bitext: Bitext, bead: Bead, read: Read[E]) -> tuple[list[E], list[E]]:
    """What is found on either side of a bead."""
    source, target = entities(bitext.source, read), entities(bitext.target, read)
    return _in(bead.source, source), _in(bead.target, target)


def by_bead(bitext: Bitext, read: Read[E]) -> Iterator[tuple[int, list[E], list[E]]]:
    """For each aligned bead its index, and what is found on either side."""
    source, target = entities(bitext.source, read), entities(bitext.target, read)
    for index, bead in enumerate(bitext.beads):
        if bead.aligned:
            yield index, _in(bead.source, source), _in(bead.target, target)


def _in(segments: range, found: Sequence[Sequence[E]]) -> list[E]:
    return [each for k in segments for each in found[k]]


def around(segments: range, count: int, reach: int = 2) -> range:
    """`segments` with up to `reach` neighbours on either side, of `count` in all."""
    return range(max(0, segments.start - reach), min(count, segments.stop + reach))
