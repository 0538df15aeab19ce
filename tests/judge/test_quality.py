from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Bitext
from aligner.embeddings import Floats
from aligner.errors import EncoderError
from aligner.judge.quality import bead_qualities, with_quality
from aligner.mqm import Probabilities
from tests.report import samples

SHARES = st.floats(0, 1)
QUALITIES = st.none() | SHARES


class Fake:
    """Gives the scores that it was made with, and keeps what it was asked."""

    name = "fake"

    def __init__(self, *scores: float) -> None:
        self._scores = scores
        self.asked: list[tuple[str, str]] = []

    def scores(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        self.asked += pairs
        return np.array(self._scores, np.float32)


def aligned(*kinds: tuple[int, int]) -> Bitext:
    source = samples.document("a", "de", ["Eins.", "Zwei.", "Drei."])
    target = samples.document("b", "hi", ["One.", "Two and three."])
    return samples.bitext(source, target, *kinds)


def mistranslations(chances: Sequence[float], qualities: Sequence[float | None]) -> list[float]:
    found = with_quality([Probabilities(0.1, 0.2, chance) for chance in chances], qualities)
    assert all((p.omission, p.addition) == (0.1, 0.2) for p in found)
    return [p.mistranslation for p in found]


def test_each_aligned_bead_is_asked_for_once() -> None:
    judge = Fake(0.75, 0.25)
    assert bead_qualities(aligned((1, 1), (2, 1)), judge) == (0.75, 0.25)
    assert judge.asked == [("Eins.", "One."), ("Zwei. Drei.", "Two and three.")]


def test_a_side_that_is_empty_is_not_asked_for() -> None:
    assert bead_qualities(aligned((1, 1), (2, 0), (0, 1)), Fake(0.5)) == (0.5, None, None)
    judge = Fake()
    assert bead_qualities(aligned((3, 0), (0, 2)), judge) == (None, None)
    assert judge.asked == []


@pytest.mark.parametrize("scores", [(0.5,), (0.5, 1.5), (-0.1, 0.5), (0.5, float("nan"))])
def test_what_is_no_score_is_refused(scores: tuple[float, ...]) -> None:
    with pytest.raises(EncoderError, match=r"^fake: gives no score from 0 to 1 for each"):
        bead_qualities(aligned((1, 1), (2, 1)), Fake(*scores))


@given(st.lists(st.tuples(SHARES, QUALITIES), max_size=12))
def test_probabilities_stay_probabilities(rows: list[tuple[float, float | None]]) -> None:
    chances, qualities = [row[0] for row in rows], [row[1] for row in rows]
    moved = mistranslations(chances, qualities)
    assert all(0 <= chance <= 1 for chance in moved)
    for chance, quality, other in zip(chances, qualities, moved, strict=True):
        assert quality is not None or other == chance
        # Seven times the odds, and no more.
        assert other * (1 - chance) <= 7.4 * chance * (1 - other) + 1e-9
        assert chance * (1 - other) <= 7.4 * other * (1 - chance) + 1e-9


@given(SHARES, SHARES, st.integers(1, 9))
def test_a_judge_that_finds_all_alike_changes_nothing(
    chance: float, quality: float, count: int
) -> None:
    moved = mistranslations([chance] * count, [quality] * count)
    assert moved == pytest.approx([chance] * count)


@given(st.lists(SHARES, min_size=2, max_size=12))
def test_the_worse_a_pair_the_likelier_its_fault(qualities: list[float]) -> None:
    moved = mistranslations([0.3] * len(qualities), qualities)
    by_quality = [chance for _, chance in sorted(zip(qualities, moved, strict=True))]
    assert by_quality == sorted(by_quality, reverse=True)


@given(st.lists(st.floats(-3, 3), min_size=2, max_size=12), st.floats(-3, 3))
def test_a_judge_that_is_stricter_with_all_says_the_same(odds: list[float], more: float) -> None:
    usual, strict = (
        (1 / (1 + np.exp(-(np.array(odds) + shift)))).tolist() for shift in (0.0, more)
    )
    chances = [0.3] * len(odds)
    assert mistranslations(chances, usual) == pytest.approx(mistranslations(chances, strict))


def test_a_pair_that_stands_out() -> None:
    moved = mistranslations([0.2] * 5, [0.8, 0.8, 0.8, 0.8, 0.05])
    assert moved[:4] == pytest.approx([0.2] * 4)
    assert moved[4] == pytest.approx(0.2 * np.exp(2) / (0.8 + 0.2 * np.exp(2)))
