"""What a recogniser of `aligner.entities` finds in the segments of a bitext, each read once."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePath
from typing import ClassVar, Protocol, TypeVar

from aligner.bitext import Bead, Bitext, Document, Mark, Span


class Entity(Protocol):
    """Something recognised in a text: a frozen dataclass that says where it stands."""

    __dataclass_fields__: ClassVar[dict]  # type: ignore[type-arg]

    @property
    def span(self) -> Span: ...


E = TypeVar("E", bound=Entity)
Read = Callable[[str, str], Iterable[E]]
"""From a text and its language to what it finds there, with spans within the text."""


Merge = Callable[[tuple[E, ...], tuple[Mark, ...]], tuple[E, ...]]
"""What is found in a segment, with what its marks have besides; spans are of the document."""


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


class Found(Sequence[tuple[E, ...]]):
    """What is found in each segment of a document, each read when it is first asked for."""

    def __init__(self, document: Document, read: Read[E], merge: Merge[E] | None) -> None:
        self._document = document
        self._read = read
        self._merge = merge
        self._marks = _marks(document) if merge else {}
        self._found: list[tuple[E, ...] | None] = [None] * len(document.segments)

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, index: int) -> tuple[E, ...]:  # type: ignore[override]  # no slices
        found = self._found[index]
        if found is None:
            found = self._found[index] = self._in(index)
        return found

    def _in(self, index: int) -> tuple[E, ...]:
        segment = self._document.segments[index]
        read = _read if len(segment.text) > _LONG else _known
        found = tuple(
            [
                _placed(each, segment.start)
                for each in read(self._read, segment.text, self._document.language)
            ]
        )
        marks = self._marks.get(index)
        return self._merge(found, tuple(marks)) if self._merge and marks else found


def _read(read: Read[E], text: str, language: str) -> tuple[E, ...]:
    return tuple(read(text, language))


# A text that is edited is read again and again: fifteen kinds of entity in a thousand segments.
_known = lru_cache(1 << 14)(_read)
_LONG = 2000  # characters of a segment that is not kept in memory


def entities(document: Document, read: Read[E], merge: Merge[E] | None = None) -> Found[E]:
    """What `read` finds in each segment, with spans of the document, merged with its marks."""
    return _entities(_Same(document), read, merge)


@lru_cache(64)  # two documents, and a kind of entity for each of the checks
def _entities(same: _Same, read: Read[E], merge: Merge[E] | None) -> Found[E]:
    return Found(same.document, read, merge)


def _placed(entity: E, start: int) -> E:
    if not start:
        return entity
    return replace(entity, span=entity.span.shifted(start))


def _marks(document: Document) -> dict[int, list[Mark]]:
    """The marks by segment; what stands between two belongs to the one before."""
    if not document.marks or not document.segments:
        return {}
    starts = [segment.start for segment in document.segments]
    found: dict[int, list[Mark]] = {}
    for mark in document.marks:
        index = max(0, bisect_right(starts, mark.span.start) - 1)
        found.setdefault(index, []).append(mark._replace(span=_shown(mark.span, document)))
    return found


def _shown(span: Span, document: Document) -> Span:
    """The span of a mark, or the character at its place where it is empty."""
    if span.start < span.end:
        return span
    start = min(span.start, len(document.text) - 1)
    return Span(start, start + 1)


def _of_both(bitext: Bitext, read: Read[E], merge: Merge[E] | None) -> tuple[Found[E], Found[E]]:
    """What is found in each segment of either document.

    Marks count where both may have some: of one format, or each with one. A page has links that
    the plain text of its translation cannot have.
    """
    source, target = bitext.source, bitext.target
    if not source.marks or not target.marks:
        some = source.marks or target.marks
        merge = merge if some and _suffix(source) == _suffix(target) else None
    return entities(source, read, merge), entities(target, read, merge)


def _suffix(document: Document) -> str:
    return PurePath(document.name).suffix.lower()


def of_bead(
    bitext: Bitext, bead: Bead, read: Read[E], merge: Merge[E] | None = None
) -> tuple[list[E], list[E]]:
    """What is found on either side of a bead."""
    source, target = _of_both(bitext, read, merge)
    return _in(bead.source, source), _in(bead.target, target)


def by_bead(
    bitext: Bitext, read: Read[E], merge: Merge[E] | None = None
) -> Iterator[tuple[int, list[E], list[E]]]:
    """For each aligned bead its index, and what is found on either side."""
    found = in_beads(bitext, read, merge)
    for index, (bead, (source, target)) in enumerate(zip(bitext.beads, found, strict=True)):
        if bead.aligned:
            yield index, source, target


def in_beads(
    bitext: Bitext, read: Read[E], merge: Merge[E] | None = None
) -> Iterator[tuple[list[E], list[E]]]:
    """What is found on either side of each bead, aligned or not."""
    source, target = _of_both(bitext, read, merge)
    for bead in bitext.beads:
        yield _in(bead.source, source), _in(bead.target, target)


def in_both(bitext: Bitext, read: Read[E]) -> Iterator[tuple[int, list[E], list[E]]]:
    """What `by_bead` gives, of the beads with something on either side.

    Where the source has nothing, the target is not read.
    """
    source, target = _of_both(bitext, read, None)
    for index, bead in enumerate(bitext.beads):
        if bead.aligned and (ours := _in(bead.source, source)):
            theirs = _in(bead.target, target)
            if theirs:
                yield index, ours, theirs


def _in(segments: range, found: Sequence[Sequence[E]]) -> list[E]:
    if len(segments) == 1:  # as mostly
        return list(found[segments.start])
    return [each for k in segments for each in found[k]]


def around(segments: range, count: int, reach: int = 2) -> range:
    """`segments` with up to `reach` neighbours on either side, of `count` in all."""
    return range(max(0, segments.start - reach), min(count, segments.stop + reach))
