import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.embed.encoder import Encoder
from aligner.pairing.embedded import Passage
from aligner.pairing.scores import Judgement, Signs, Weights, log_odds, probability
from tests.pairing.documents import GERMAN, HINDI


@given(st.floats(1e-9, 1 - 1e-9))
def test_odds_and_back(chance: float) -> None:
    assert probability(log_odds(chance)) == pytest.approx(chance)


def test_odds_of_what_is_certain() -> None:
    assert (log_odds(0), log_odds(1)) == (-math.inf, math.inf)
    assert (probability(-math.inf), probability(math.inf)) == (0, 1)


@given(st.floats(0, 10), st.floats(0, 3), st.floats(0, 5), st.floats(0.01, 2))
def test_more_of_anything_makes_a_pair_likelier(
    score: float, match: float, size: float, more: float
) -> None:
    weights, signs = Weights(), Signs(score, match, size)
    for name in Signs._fields:
        larger = signs._replace(**{name: getattr(signs, name) + more})
        assert weights.log_odds(larger) > weights.log_odds(signs)


def passage(encoder: Encoder, texts: tuple[str, ...]) -> Passage:
    embeddings = encoder.encode(texts).centred(encoder.samples.mean())
    return Passage(embeddings, np.array([len(text) for text in texts]), True)


def test_translations_stand_out_from_one_subject(encoder: Encoder) -> None:
    judgement, weights = Judgement(encoder.samples), Weights()

    def odds(german: str, hindi: str) -> float:
        signs = judgement.signs(passage(encoder, GERMAN[german]), passage(encoder, HINDI[hindi]))
        assert signs is not None
        return weights.log_odds(signs)

    assert odds("storm", "storm") > 0 > odds("storm", "rebuilding")
    assert odds("rebuilding", "rebuilding") > 0 > odds("rebuilding", "storm")


def test_texts_without_a_word_have_no_signs(encoder: Encoder) -> None:
    some = passage(encoder, GERMAN["bees"])
    assert Judgement(encoder.samples).signs(some, passage(encoder, ("",))) is None
