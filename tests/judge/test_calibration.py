from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Bead
from aligner.embed.encoder import Encoder
from aligner.evidence import Coverage, Features, Match
from aligner.judge.calibration import (
    Logistic,
    calibration,
    loss_features,
    mistranslation_features,
)
from aligner.mqm import Probabilities
from tests.judge import samples

PAIR = Bead(range(1), range(1))
FAITHFUL = samples.features(tokens=(30, 30))
LOST = replace(FAITHFUL.source, lost=5.0)


def floats(low: float, high: float) -> st.SearchStrategy[float]:
    return st.floats(low, high, allow_nan=False)


def coverages() -> st.SearchStrategy[Coverage]:
    counts = st.integers(1, 5000)
    return st.builds(Coverage, floats(-20, 20), counts, counts)


def features() -> st.SearchStrategy[Features]:
    matches = st.builds(Match, floats(-20, 20), floats(-20, 20))
    return st.builds(
        Features,
        matches,
        coverages(),
        coverages(),
        floats(-2, 2),
        floats(-3, 3),
        floats(-20, 20),
        floats(-5, 5),
    )


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


def test_a_target_that_lacks_much_is_suspected_of_an_omission() -> None:
    found = calibration().probabilities(PAIR, replace(FAITHFUL, source=LOST))
    assert found.omission > 0.5 > found.addition


def test_a_pair_at_chance_level_is_suspected_of_a_mistranslation() -> None:
    model = calibration()
    usual = model.probabilities(PAIR, FAITHFUL).mistranslation
    chance = replace(FAITHFUL, source=LOST, target=LOST, cosine=-0.6, relative=0.0)
    assert model.probabilities(PAIR, chance).mistranslation > 0.5 > usual


def test_a_bead_with_an_empty_side() -> None:
    model = calibration()
    assert values(model.probabilities(Bead(range(1), range(0)), None)) == (model.left_out, 0, 0)
    assert values(model.probabilities(Bead(range(0), range(1)), None)) == (0, model.left_out, 0)


def test_what_the_alignment_says_of_a_segment_left_out_counts() -> None:
    left_out = Bead(range(1), range(0), confidence=0.3)
    assert values(calibration().probabilities(left_out, None)) == (0.3, 0, 0)


def test_segments_without_a_token_are_not_suspected() -> None:
    assert values(calibration().probabilities(PAIR, None)) == (0, 0, 0)


def test_every_weight_has_its_feature() -> None:
    model = calibration()
    assert set(model.loss.weights) <= set(loss_features(FAITHFUL))
    assert set(model.mistranslation.weights) <= set(mistranslation_features(FAITHFUL))


def test_the_usual_coverage_is_that_of_vectors_of_the_encoder(encoder: Encoder) -> None:
    words = encoder.samples.tokens.vectors
    usual = calibration().usual(words)
    assert usual.shape == (len(words),)
    assert float(np.std(usual)) > 0.1


@given(features(), floats(0.1, 20))
def test_the_likelier_a_word_is_lost_the_likelier_is_the_fault(seen: Features, more: float) -> None:
    worse = replace(seen, source=replace(seen.source, lost=seen.source.lost + more))
    there, here = (calibration().probabilities(PAIR, each) for each in (seen, worse))
    assert here.omission >= there.omission
    assert here.addition == there.addition
    assert here.mistranslation >= there.mistranslation


@given(features(), floats(0.1, 3))
def test_a_source_that_is_long_beside_its_target_tells_of_an_omission(
    seen: Features, more: float
) -> None:
    longer = replace(seen, length=seen.length + more)
    there, here = (calibration().probabilities(PAIR, each) for each in (seen, longer))
    assert here.omission >= there.omission
    assert here.addition <= there.addition
    assert here.mistranslation == there.mistranslation


@given(features(), floats(0.1, 3))
def test_order_tells_of_a_mistranslation_only_where_it_is_not_free(
    seen: Features, more: float
) -> None:
    model = calibration()
    there = values(model.probabilities(PAIR, seen))
    here = values(model.probabilities(PAIR, replace(seen, disorder=seen.disorder + more)))
    assert here[:2] == there[:2]
    assert here[2] >= there[2]
    assert here[2] == there[2] or seen.disorder + more > 0.2


@given(floats(-1e9, 1e9))
def test_a_logistic_never_overflows(value: float) -> None:
    assert 0 < Logistic(0.0, {"x": 1.0})({"x": value}) < 1


def test_a_logistic() -> None:
    assert Logistic(0.0, {})({}) == 0.5
    assert Logistic(1.0, {"x": 2.0})({"x": -0.5}) == 0.5
