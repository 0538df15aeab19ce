"""What is read of a document is kept, and found again without comparing documents."""

from dataclasses import dataclass, replace

from aligner.bitext import Bitext, Document, Span
from aligner.checks.reading import by_bead, entities, in_both, of_bead
from aligner.readers.pairs import bitext_of


@dataclass(frozen=True, slots=True)
class Letter:
    span: Span


def letters(text: str, _: str) -> list[Letter]:
    return [Letter(Span(k, k + 1)) for k, character in enumerate(text) if character.isalpha()]


def bitext() -> Bitext:
    return bitext_of(["a1", "2b"], ["c", "3"], "de", "hi")


def test_spans_are_those_of_the_document() -> None:
    pairs = bitext()
    document = pairs.source
    for segment, found in zip(document.segments, entities(document, letters), strict=True):
        for each in found:
            assert document.text[each.span.start : each.span.end].isalpha()
            assert segment.start <= each.span.start < each.span.end <= segment.end
    assert [len(of_bead(pairs, bead, letters)[1]) for bead in pairs.beads] == [1, 0]
    assert [index for index, *_ in by_bead(pairs, letters)] == [0, 1]
    assert [index for index, *_ in in_both(pairs, letters)] == [0]


def test_each_segment_is_read_once_when_it_is_asked_for() -> None:
    read = []

    def reader(text: str, _: str) -> list[Letter]:
        read.append(text)
        return []

    document = bitext().source
    for _ in range(3):
        assert entities(document, reader)[1] == ()
    assert read == ["2b"]
    assert list(entities(document, reader)) == [(), ()]
    assert read == ["2b", "a1"]


def test_documents_that_say_the_same_are_not_compared() -> None:
    # That would take as long as to read them, at each bead.
    class Incomparable(Document):
        def __eq__(self, other: object) -> bool:
            raise AssertionError

        def __hash__(self) -> int:
            raise AssertionError

    plain = bitext().source
    one, other = (
        Incomparable(plain.name, plain.language, plain.text, plain.segments) for _ in range(2)
    )
    assert list(entities(one, letters)) == list(entities(other, letters))
    assert list(entities(replace(plain, text=plain.text), letters)) == list(
        entities(plain, letters)
    )
