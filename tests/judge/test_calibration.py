from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Bead
from aligner.evidence import Coverage, Features
from aligner.judge.calibration import (
    Logistic,
    calibration,
    loss_features,
    mistranslation_features,
)
from aligner.mqm import Probabilities

PAIR = Bead(range(1), range(1))
EXPECTED = Coverage(2.0, 1.2, 0.8)
FAITHFUL = Features(EXPECTED, EXPECTED, 0.0, 0.75, 1.0, 30, 30)
LOST = Coverage(0.9, -1.2, 0.4)


def floats(low: float, high: float) -> st.SearchStrategy[float]:
    return st.floats(low, high, allow_nan=False)


def coverages() -> st.SearchStrategy[Coverage]:
    return st.builds(Coverage, floats(-20, 20), floats(-20, 20), floats(0, 1))


def features() -> st.SearchStrategy[Features]:
    counts = st.integers(1, 5000)
    return st.builds(
        Features, coverages(), coverages(), floats(-9, 9), floats(-1, 1), floats(-20, 20), counts,
        counts,
    )  # fmt: skip


def values(probabilities: Probabilities) -> tuple[float, float, float]:
    return probabilities.omission, probabilities.addition, probabilities.mistranslation


@given(features())
def test_probabilities_are_probabilities(seen: Features) -> None:
    assert all(0 <= value <= 1 for value in values(calibration().probabilities(PAIR, seen)))


@given(features())
def test_omission_and_addition_are_mirrored(seen: Features) -> None:
    model = calibration()
    there = values(model.probabilities(PAIR, seen))
    back = values(model.probabilities(PAIR, seen.mirrored()))
    assert there == pytest.approx((back[1], back[0], back[2]))


@given(features())
def test_mirroring_twice_changes_nothing(seen: Features) -> None:
    assert seen.mirrored().mirrored() == seen


def test_a_faithful_pair_is_not_suspected() -> None:
    assert max(values(calibration().probabilities(PAIR, FAITHFUL))) < 0.5


def test_a_short_target_that_lacks_much_is_suspected_of_an_omission() -> None:
    short = replace(FAITHFUL, source=LOST, length=-0.8)
    found = calibration().probabilities(PAIR, short)
    assert found.omission > 0.5 > found.addition


def test_a_pair_at_chance_level_is_suspected_of_a_mistranslation() -> None:
    model = calibration()
    usual = model.probabilities(PAIR, FAITHFUL).mistranslation
    chance = replace(FAITHFUL, relative=0.0, pooled=0.05)
    assert model.probabilities(PAIR, chance).mistranslation > 0.5 > usual


def test_a_bead_with_an_empty_side() -> None:
    model = calibration()
    assert values(model.probabilities(Bead(range(1), range(0)), None)) == (model.left_out, 0, 0)
    assert values(model.probabilities(Bead(range(0), range(1)), None)) == (0, model.left_out, 0)


def test_segments_without_a_token_are_not_suspected() -> None:
    assert values(calibration().probabilities(PAIR, None)) == (0, 0, 0)


def test_every_weight_has_its_feature() -> None:
    model = calibration()
    assert set(model.loss.weights) <= set(loss_features(FAITHFUL))
    assert set(model.mistranslation.weights) <= set(mistranslation_features(FAITHFUL))


@given(floats(-1e9, 1e9))
def test_a_logistic_never_overflows(value: float) -> None:
    assert 0 < Logistic(0.0, {"x": 1.0})({"x": value}) < 1


def test_a_logistic() -> None:
    assert Logistic(0.0, {})({}) == 0.5
    assert Logistic(1.0, {"x": 2.0})({"x": -0.5}) == 0.5
