from dataclasses import replace

import numpy as np
import pytest
import weights
from corpora import Pair
from hypothesis import given, settings
from scorer import Link
from weights import NAMES, Document, Sides, document, fit, pieces, possible, vector

from aligner.alignment.scoring import Scorer, Side, Weights
from tests.alignment import samples

GOLD: list[Link] = [((0,), (0,)), ((1, 2), (1,)), ((3,), ()), ((4,), (2, 3))]


def text(counts: list[int], others: list[int], random: samples.Random) -> Sides:
    def side(tokens: list[int]) -> Side:
        one = samples.embeddings(tokens, random)
        return Side(one, np.array(samples.lengths(one), np.float32), np.arange(len(tokens)))

    return Sides(side(counts), side(others), samples.PRIOR)


def example(seed: int = 0) -> Document:
    sides = text([3, 2, 4, 1, 5], [4, 3, 2, 2], np.random.default_rng(seed))
    return document(sides, GOLD, "news", 0, 1.0)


@given(samples.counts(1, 6), samples.counts(1, 6), samples.randoms())
@settings(max_examples=30, deadline=None)
def test_the_score_is_linear_in_what_is_fitted(
    counts: list[int], others: list[int], random: samples.Random
) -> None:
    sides = text(counts, others, random)
    drawn = dict(zip(NAMES, random.normal(size=len(NAMES)).tolist(), strict=True))
    other = replace(Weights(), **drawn)
    one = document(sides, [], "news", 0, 1.0)
    expected = Scorer(*sides, other).scored(one.lattice).values
    np.testing.assert_allclose(one.scored(vector(other)).values, expected, rtol=1e-3, atol=1e-3)


def test_the_slope_of_the_likelihood() -> None:
    one, here = example(), vector(Weights())
    slope = one.likelihood(here)[1]
    for k in range(len(NAMES)):
        step = np.zeros(len(NAMES))
        step[k] = 0.001
        rise = one.likelihood(here + step)[0] - one.likelihood(here - step)[0]
        assert rise / 0.002 == pytest.approx(slope[k], rel=0.02, abs=0.02)


def test_likelihoods_of_all_alignments_sum_to_one() -> None:
    sides = text([3, 2], [4], np.random.default_rng(1))
    alignments: list[list[Link]] = [
        [],
        [((0,), (0,))],
        [((1,), (0,))],
        [((0, 1), (0,))],
    ]
    logs = [
        document(sides, gold, "news", 0, 1.0).likelihood(vector(Weights()))[0]
        for gold in alignments
    ]
    assert np.exp(logs).sum() == pytest.approx(1, rel=1e-4)


def test_a_fit_makes_gold_likelier() -> None:
    some = [example(seed) for seed in range(4)]
    found = fit(some)
    for one in some:
        assert one.likelihood(found)[0] > one.likelihood(np.zeros(len(NAMES)))[0]


def test_a_weight_held_at_zero() -> None:
    assert fit([example()], "length")[NAMES.index("length")] == 0


def test_links_that_no_alignment_has_are_left_out() -> None:
    gold: list[Link] = [
        ((0,), (0, 2)),
        ((), (1,)),
        ((1,), (5,)),
        ((2,), (4,)),
        (tuple(range(3, 9)), (6,)),
        ((9,), ()),
        ((10, 11), (7, 8)),
    ]
    assert list(possible(gold)) == [((1,), (5,)), ((10, 11), (7, 8))]


def test_pieces_cover_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "PIECE", 3)
    gold = [*GOLD, ((5,), (4,)), ((6,), (5,))]
    pair = Pair("long", ["a"] * 7, ["b"] * 6, gold)
    found = list(pieces(pair))
    assert [(rows, columns) for rows, columns, _ in found] == [
        (slice(0, 5), slice(0, 4)),
        (slice(5, 7), slice(4, 6)),
    ]
    assert [links for _, _, links in found] == [GOLD, [((0,), (0,)), ((1,), (1,))]]
