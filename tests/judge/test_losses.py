"""What is lost, in texts whose words have one direction each."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Bead
from aligner.evidence import NO_LOSSES
from aligner.judge.losses import Covered, Pair, Usual, bead_coverage, bead_losses, losses_of
from tests.judge.samples import directions, one_to_one, text

USUAL = Usual(3.0)
LINES = (
    "der Rat wählt am Montag einen neuen Sprecher",
    "die Stadt baut im Sommer zwei lange Brücken",
    "viele Leute kamen trotz Regen auf den Markt",
)


def covered(values: list[float], number: int, words: np.ndarray | None = None) -> Covered:
    """The side of a bead; those of one number are of one text."""
    made = directions(len(values), np.random.default_rng(number)) if words is None else words
    texts = f"source {number}", f"target {number}"
    return Covered(made.astype(np.float16), np.array(values, np.float32), texts)


def of_source(*parts: Covered, usual: Usual = USUAL) -> list[np.ndarray]:
    return [found.source for found in losses_of([Pair(part, part, 0.5) for part in parts], usual)]


@pytest.mark.parametrize("lost", range(8))
def test_a_lost_word_stands_out(lost: int) -> None:
    words = LINES[0].split()
    short = " ".join(words[:lost] + words[lost + 1 :])
    beads = one_to_one(3)
    found = bead_losses(text(*LINES), text(short, *LINES[1:]), beads, USUAL)
    back = bead_losses(text(short, *LINES[1:]), text(*LINES), beads, USUAL)
    assert found[0].source.argmax() == lost
    assert found[0].source[lost] > 3
    others = [np.delete(found[0].source, lost), found[0].target, found[1].source, found[2].target]
    assert max(each.max() for each in others) < found[0].source[lost] - 3
    for one, other in zip(found, back, strict=True):
        np.testing.assert_allclose(one.source, other.target, atol=1e-3)
        np.testing.assert_allclose(one.target, other.source, atol=1e-3)


def test_one_entry_a_bead_and_none_where_nothing_is_compared() -> None:
    source, target = text("", LINES[0], LINES[1], LINES[2]), text(LINES[0], *LINES[:2], LINES[2])
    beads = [
        Bead(range(0, 1), range(0, 1)),
        Bead(range(1, 3), range(1, 3)),
        Bead(range(3, 4), range(3, 3)),
        Bead(range(4, 4), range(3, 4)),
    ]
    nothing, both, *alone = bead_losses(source, target, beads, USUAL)
    assert nothing is NO_LOSSES
    assert alone == [NO_LOSSES, NO_LOSSES]
    assert (len(both.source), len(both.target)) == (16, 16)
    assert bead_losses(source, target, [], USUAL) == ()
    assert bead_losses(source, target, beads[2:], USUAL) == (NO_LOSSES, NO_LOSSES)


def test_the_texts_of_a_bead_go_with_its_coverage() -> None:
    source, target = text(*LINES), text(*LINES[::-1])
    (pair,) = bead_coverage(source, target, [Bead(range(0, 2), range(2, 3))])
    assert pair
    assert pair.source.texts == pair.target.texts == (f"{LINES[0]} {LINES[1]}", LINES[0])
    assert [len(each.words) for each in (pair.source, pair.target)] == [16, 8]


def test_words_in_another_order_are_not_lost() -> None:
    turned = " ".join(reversed(LINES[0].split()))
    other, same, _ = bead_losses(text(*LINES), text(turned, *LINES[1:]), one_to_one(3), USUAL)
    assert same.disorder == 0 < other.disorder
    assert max(other.source.max(), other.target.max()) < 0


def test_words_that_are_hard_to_match_are_not_taken_for_lost() -> None:
    hard, *others = directions(12, np.random.default_rng(0))
    parts = [covered([-4.0, 5.0], k, np.stack([hard, others[k]])) for k in range(10)] + [
        covered([-4.0, -4.0], 10, np.stack([hard, others[10]]))
    ]
    found, (alone,) = of_source(*parts)[10], of_source(parts[10])
    assert found[0] < found[1] - 2
    assert found[0] < alone[0] - 2


def test_words_of_one_text_are_no_references_for_each_other() -> None:
    word = directions(1, np.random.default_rng(0))
    others = [covered([5.0] * 4, k) for k in range(1, 4)]
    once = of_source(covered([-4.0], 0, word), *others)
    often = of_source(*[covered([-4.0], 0, word)] * 20, *others)
    apart = of_source(*[covered([-4.0], 10 + k, word) for k in range(20)], *others)
    assert often[0] == pytest.approx(once[0], abs=0.5)
    assert apart[0] < once[0] - 3


@pytest.mark.parametrize("other", [("a", "c"), ("c", "b")])
def test_texts_that_share_one_side_are_no_references_either(other: tuple[str, str]) -> None:
    word = directions(1, np.random.default_rng(0)).astype(np.float16)
    values = np.array([-4.0], np.float32)
    shared, apart = (
        of_source(*[Covered(word, values, texts) for texts in (("a", "b"), second)])[0]
        for second in (other, ("c", "d"))
    )
    assert shared > apart + 0.5


@given(st.lists(st.floats(-9, 9), min_size=1, max_size=12), st.integers(0, 99))
def test_the_less_a_word_finds_the_likelier_it_is_lost(values: list[float], seed: int) -> None:
    place = seed % len(values)
    less = [value - 2 * (k == place) for k, value in enumerate(values)]
    part = covered([5.0] * 9, 1)
    there, here = of_source(covered(values, 0), part)[0], of_source(covered(less, 0), part)[0]
    assert np.isfinite(there).all()
    assert here[place] > there[place] + 1
    assert (here > there - 0.1).all()


def test_a_word_is_likelier_lost_where_its_neighbours_are() -> None:
    (found,) = of_source(covered([6.0] * 6 + [-3.0] * 3 + [6.0] * 12 + [-3.0] + [6.0] * 6, 0))
    assert found[7] > found[21] + 0.5
    assert found[5] > found[0] + 0.5


def test_the_usual_coverage_by_constant_and_by_vector() -> None:
    words = directions(5000, np.random.default_rng(0)).astype(np.float16)
    vector = directions(1, np.random.default_rng(1))[0]
    assert (Usual(2.5)(words) == np.float32(2.5)).all()
    expected = 2.5 + words.astype(np.float32) @ vector
    np.testing.assert_allclose(Usual(2.5, vector)(words), expected, atol=1e-5)
    assert Usual(2.5, vector)(words[:0]).shape == (0,)


def test_what_is_usual_is_not_lost() -> None:
    word = directions(1, np.random.default_rng(0))
    low, high = (
        of_source(covered([-1.0], 0, word), usual=Usual(1.0, sign * word[0]))[0] for sign in (-2, 2)
    )
    assert high > low + 2
