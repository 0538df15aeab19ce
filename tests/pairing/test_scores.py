import math
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.embed.encoder import Encoder
from aligner.embeddings import Floats, unit_rows
from aligner.pairing.scores import (
    Signs,
    Weights,
    aligned_score,
    log_odds,
    probability,
    signs_of,
)
from tests.pairing.documents import GERMAN, HINDI


@given(st.floats(1e-9, 1 - 1e-9))
def test_odds_and_back(chance: float) -> None:
    assert probability(log_odds(chance)) == pytest.approx(chance)


def test_odds_of_what_is_certain() -> None:
    assert (log_odds(0), log_odds(1)) == (-math.inf, math.inf)
    assert (probability(-math.inf), probability(math.inf)) == (0, 1)


@given(st.floats(0, 1), st.floats(0, 5), st.floats(0.01, 2))
def test_more_of_anything_makes_a_pair_likelier(score: float, size: float, more: float) -> None:
    weights, signs = Weights(), Signs(score, size)
    for name in Signs._fields:
        larger = signs._replace(**{name: getattr(signs, name) + more})
        assert weights.log_odds(larger) > weights.log_odds(signs)


def rows(count: int, seed: int) -> Floats:
    random = np.random.default_rng(seed)
    return unit_rows(random.normal(size=(count, 8)).astype(np.float32))


def longhand(source: Floats, target: Floats) -> float:
    """The best alignment, bead by bead."""

    @cache
    def best(i: int, j: int) -> float:
        if not i or not j:
            return 0.0
        options = [best(i - 1, j), best(i, j - 1)]
        for here, there in [(1, k) for k in range(1, 5)] + [(k, 1) for k in range(2, 5)]:
            if here <= i and there <= j:
                one, other = source[i - here : i].sum(axis=0), target[j - there : j].sum(axis=0)
                cosine = float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))
                gain = max(cosine - 0.2 - 0.06 * (here + there - 2), 0) * (here + there) / 2
                options.append(best(i - here, j - there) + gain)
        return max(options)

    return best(len(source), len(target))


@given(st.integers(0, 7), st.integers(0, 7), st.integers(0, 2**32 - 1))
def test_the_score_is_that_of_the_best_alignment(n: int, m: int, seed: int) -> None:
    source, target = rows(n, seed), rows(m, seed + 1)
    assert aligned_score(source, target) == pytest.approx(longhand(source, target), abs=1e-4)
    assert aligned_score(target, source) == pytest.approx(aligned_score(source, target), abs=1e-4)


@given(st.integers(1, 20), st.integers(0, 2**32 - 1))
def test_a_text_is_surely_its_own_version(count: int, seed: int) -> None:
    source = rows(count, seed)
    assert signs_of(source, source).score >= 0.8 - 1e-4


def test_a_part_is_found_in_the_whole() -> None:
    whole = rows(20, 3)
    part, other = signs_of(whole[:10], whole), signs_of(rows(10, 4), whole)
    assert part.score > 2 * other.score


def test_where_there_is_nothing_nothing_speaks_for_a_pair() -> None:
    assert signs_of(rows(0, 0), rows(4, 0)) == Signs(0.0, 0.0)


def test_translations_stand_out_from_one_subject(encoder: Encoder) -> None:
    mean = encoder.samples.sentences.mean(axis=0)

    def odds(german: str, hindi: str) -> float:
        sides = (encoder.encode(each).sentences for each in (GERMAN[german], HINDI[hindi]))
        return Weights().log_odds(signs_of(*(unit_rows(each - mean) for each in sides)))

    assert odds("storm", "storm") > 0 > odds("storm", "rebuilding")
    assert odds("rebuilding", "rebuilding") > 0 > odds("rebuilding", "storm")
