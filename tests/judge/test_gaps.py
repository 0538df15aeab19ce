"""Passages that are not found, where each word has its own direction."""

import numpy as np
import pytest

from aligner.alignment.background import Background
from aligner.bitext import Bead, Bitext, Document, Segment, Span
from aligner.embeddings import Embeddings, TokenEmbeddings
from aligner.judge.gaps import gap_spans

BACKGROUND = Background(level=0.3, slope=0.0, spread=0.15)
WORDS = "der Rat wählt am Montag einen neuen Sprecher"


def document(*lines: str) -> Document:
    segments = []
    start = 0
    for number, text in enumerate(lines):
        segments.append(Segment(text, start, start + len(text), number + 1, 1, number))
        start += len(text) + 1
    return Document("text", "de", "\n".join(lines), tuple(segments))


def embedded(one: Document) -> Embeddings:
    """A token a word, on its first two letters; equal words have the same vector."""
    vectors, spans, offsets = [], [], [0]
    for text in one.texts:
        start = 0
        for word in text.split():
            vectors.append(np.eye(32)[WORDS.split().index(word) if word in WORDS else 31])
            spans.append((start, start + 2))
            start += len(word) + 1
        offsets.append(len(vectors))
    tokens = TokenEmbeddings(
        np.array(vectors, np.float16).reshape(-1, 32),
        np.array(offsets, np.int64),
        np.array(spans, np.int32).reshape(-1, 2),
    )
    return Embeddings(np.zeros((len(one.texts), 32), np.float32), tokens)


def gaps(source: Document, target: Document, bead: Bead) -> tuple[str | None, str | None]:
    """The texts of the two passages."""
    bitext = Bitext(source, target, (bead,))
    spans = gap_spans(bitext, bead, embedded(source), embedded(target), BACKGROUND)
    return _text(source, spans[0]), _text(target, spans[1])


def _text(one: Document, span: Span | None) -> str | None:
    return None if span is None else one.text[span.start : span.end]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (WORDS, (None, None)),
        ("der Rat wählt einen neuen Sprecher", ("am Montag", None)),
        ("der Rat wählt am Montag", ("einen neuen Sprecher", None)),
        ("am Montag einen neuen Sprecher", ("der Rat wählt", None)),
        ("der Rat wählt am Montag leider einen neuen Sprecher", (None, "leider")),
        ("der Rat wählt am Freitag einen neuen Sprecher", ("Montag", "Freitag")),
        ("Rat am Montag einen neuen", ("der", None)),  # of equally long ones the first
    ],
)
def test_the_longest_passage_that_is_not_found(
    target: str, expected: tuple[str | None, str | None]
) -> None:
    one_to_one = Bead(range(1), range(1))
    assert gaps(document(WORDS), document(target), one_to_one) == expected


def test_a_passage_in_the_second_segment_of_a_bead() -> None:
    source = document("Titel", "der Rat wählt", "am Montag einen neuen Sprecher")
    target = document("der Rat wählt einen neuen Sprecher")
    assert gaps(source, target, Bead(range(1, 3), range(0, 1))) == ("am Montag", None)


def test_nothing_to_compare() -> None:
    assert gaps(document(WORDS), document(""), Bead(range(1), range(1))) == (None, None)
