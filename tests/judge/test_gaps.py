"""Passages that are not found, where each word has its own direction."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Bead, Bitext, Document, Segment, Span
from aligner.judge.gaps import Gaps, heaviest_run
from aligner.judge.losses import Usual, bead_losses
from tests.judge.samples import one_to_one, text

WORDS = "der Rat wählt am Montag einen neuen Sprecher"
OTHERS = (
    "die Stadt baut im Sommer zwei lange Brücken",
    "viele Leute kamen trotz Regen auf den Markt",
    "niemand kennt bisher seine wirklichen Gründe dafür",
)


def document(*lines: str) -> Document:
    segments = []
    start = 0
    for number, line in enumerate(lines):
        segments.append(Segment(line, start, start + len(line), number + 1, 1, number))
        start += len(line) + 1
    return Document("text", "de", "\n".join(lines), tuple(segments))


def gaps(bitext: Bitext) -> Gaps:
    texts = text(*bitext.source.texts), text(*bitext.target.texts)
    return Gaps.of(bitext, texts, bead_losses(*texts, bitext.beads, Usual(3.0)))


def passages(bitext: Bitext, bead: int) -> tuple[str | None, str | None]:
    """The texts of the two passages."""
    source, target = gaps(bitext)(bead)
    return _text(bitext.source, source), _text(bitext.target, target)


def _text(one: Document, span: Span | None) -> str | None:
    return None if span is None else one.text[span.start : span.end]


def pairs(
    source: tuple[str, ...], target: tuple[str, ...], ids: tuple[str, ...] | None = None
) -> Bitext:
    beads = tuple(one_to_one(len(source)))
    return Bitext(document(*source), document(*target), beads, ids)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (WORDS, (None, None)),
        ("der Rat wählt einen neuen Sprecher", ("am Montag", None)),
        ("der Rat wählt am Montag", ("einen neuen Sprecher", None)),
        ("am Montag einen neuen Sprecher", ("der Rat wählt", None)),
        ("der Rat wählt am Montag leider einen neuen Sprecher", (None, "leider")),
        ("der Rat wählt am Freitag einen neuen Sprecher", ("Montag", "Freitag")),
        ("der Rat wählt am Montag einen Sprecher.", ("neuen", None)),
        ("am Montag wählt der Rat einen neuen Sprecher", (None, None)),
    ],
)
def test_the_passage_that_is_not_found(
    target: str, expected: tuple[str | None, str | None]
) -> None:
    assert passages(pairs((WORDS, *OTHERS), (target, *OTHERS)), 0) == expected


def test_the_other_beads_have_none() -> None:
    found = gaps(pairs((WORDS, *OTHERS), ("der Rat wählt", *OTHERS)))
    assert [found(bead) for bead in (1, 2, 3)] == [(None, None)] * 3


def test_a_passage_in_the_second_segment_of_a_bead() -> None:
    source = document("Titel", "der Rat wählt", "am Montag einen neuen Sprecher", *OTHERS)
    target = document("Titel", "der Rat wählt einen neuen Sprecher", *OTHERS)
    beads = (
        Bead(range(0, 1), range(0, 1)),
        Bead(range(1, 3), range(1, 2)),
        *(Bead(range(k + 1, k + 2), range(k, k + 1)) for k in range(2, 5)),
    )
    assert passages(Bitext(source, target, beads), 1) == ("am Montag", None)


def test_a_passage_across_two_segments() -> None:
    source = document("der Rat wählt am Montag", "im Saal einen neuen Sprecher", *OTHERS)
    target = document("der Rat wählt einen neuen Sprecher", *OTHERS)
    beads = (
        Bead(range(0, 2), range(0, 1)),
        *(Bead(range(k + 1, k + 2), range(k, k + 1)) for k in range(1, 4)),
    )
    assert passages(Bitext(source, target, beads), 0) == ("am Montag\nim Saal", None)


def test_nothing_to_compare() -> None:
    assert passages(pairs((WORDS,), ("",)), 0) == (None, None)
    alone = Bitext(document(WORDS), document(), (Bead(range(1), range(0)),))
    assert passages(alone, 0) == (None, None)


@pytest.mark.parametrize("place", [0, 2])
def test_what_the_bead_beside_it_has_is_not_missing(place: int) -> None:
    short = "der Rat wählt einen neuen Sprecher"
    source, target = [OTHERS[0], WORDS, *OTHERS[1:]], [OTHERS[0], short, *OTHERS[1:]]
    target[place] = f"am Montag {target[place]}" if place else f"{target[place]} am Montag"
    found = pairs(tuple(source), tuple(target))
    assert passages(found, 1) == (None, None)
    assert passages(found, place) == (None, None)


def test_of_pairs_that_came_aligned_each_stands_for_itself() -> None:
    source = (WORDS, *OTHERS)
    target = ("der Rat wählt einen neuen Sprecher", f"am Montag {OTHERS[0]}", *OTHERS[1:])
    given = pairs(source, target, tuple("abcd"))
    assert passages(given, 0) == ("am Montag", None)
    assert passages(given, 1) == (None, "am Montag")


def test_what_two_beads_on_has_is_missing() -> None:
    source = (WORDS, *OTHERS)
    target = ("der Rat wählt einen neuen Sprecher", OTHERS[0], f"am Montag {OTHERS[1]}", OTHERS[2])
    assert passages(pairs(source, target), 0) == ("am Montag", None)


def test_what_was_moved_has_no_neighbours() -> None:
    lines = (*OTHERS, WORDS)
    target = ("der Rat wählt einen neuen Sprecher", f"am Montag {OTHERS[0]}", *OTHERS[1:])
    beads = (
        *(Bead(range(k, k + 1), range(k + 1, k + 2)) for k in range(3)),
        Bead(range(3, 4), range(0, 1), moved=True),
    )
    bitext = Bitext(document(*lines), document(*target), beads)
    assert passages(bitext, 3) == ("am Montag", None)
    assert passages(bitext, 0) == (None, "am Montag")


WEIGHTS = st.lists(st.integers(-5, 5).map(float), max_size=12)


@given(WEIGHTS)
def test_the_heaviest_run_is_that_of_all_runs(weights: list[float]) -> None:
    run = heaviest_run(np.array(weights, np.float32))
    sums = [sum(weights[a:b]) for a in range(len(weights)) for b in range(a + 1, len(weights) + 1)]
    assert sum(weights[run.start : run.stop]) == max([0.0, *sums])
    assert bool(run) == any(weight > 0 for weight in weights)
