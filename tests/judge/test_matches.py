"""How well beads match, on made-up vectors whose matches are known."""

import numpy as np
import pytest

from aligner.alignment.background import Background
from aligner.bitext import Bead
from aligner.embeddings import Embeddings
from aligner.evidence import Match
from aligner.judge.matches import bead_matches
from tests.alignment.samples import PRIOR, embeddings, from_tokens
from tests.judge.samples import one_to_one

WIDTH = 24
SAMPLES = embeddings([5] * 12, np.random.default_rng(9), WIDTH)


def matches(
    source: Embeddings, target: Embeddings, beads: list[Bead], background: Background = PRIOR
) -> tuple[Match | None, ...]:
    return bead_matches(source, target, beads, background, SAMPLES)


def seen(source: Embeddings, target: Embeddings, beads: list[Bead]) -> list[Match]:
    found = matches(source, target, beads)
    assert all(found)
    return [each for each in found if each]


@pytest.fixture
def text() -> Embeddings:
    return embeddings([6, 10, 3, 12], np.random.default_rng(3), WIDTH)


def test_a_text_beside_itself(text: Embeddings) -> None:
    for one in seen(text, text, one_to_one(4)):
        assert one.source == one.target == one.mean
        assert one.mean > 1.5


def test_swapping_the_sides_swaps_the_match(text: Embeddings) -> None:
    other = embeddings([7, 9, 4, 10, 5], np.random.default_rng(4), WIDTH)
    beads = [
        Bead(range(0, 1), range(0, 2)),
        Bead(range(1, 2), range(2, 2)),
        Bead(range(2, 4), range(2, 5)),
    ]
    there = matches(text, other, beads)
    back = matches(other, text, [Bead(bead.target, bead.source) for bead in beads])
    assert there[1] is back[1] is None
    for one, swapped in zip(there, back, strict=True):
        if one and swapped:
            assert (one.source, one.target) == pytest.approx((swapped.target, swapped.source))


def test_a_side_without_a_token_does_not_match(text: Embeddings) -> None:
    empty = embeddings([0, 4], np.random.default_rng(5), WIDTH)
    beads = [
        Bead(range(0, 1), range(0, 1)),
        Bead(range(1, 2), range(1, 1)),
        Bead(range(2, 2), range(1, 2)),
    ]
    assert matches(text, empty, beads) == (None, None, None)
    assert matches(text, empty, []) == ()


def test_a_lost_clause_lowers_the_match_of_its_side(text: Embeddings) -> None:
    short = from_tokens(text.tokens.floats()[:-9], [6, 10, 3, 3])  # of the last, 9 of 12 are gone
    *whole, cut = seen(text, short, one_to_one(4))
    assert cut.source < min(one.source for one in whole) - 0.5
    assert cut.target > 1.5


def test_unrelated_text_is_at_chance_level(text: Embeddings) -> None:
    vectors = np.array(text.tokens.vectors)
    vectors[19:] = embeddings([12], np.random.default_rng(6), WIDTH).tokens.vectors
    *same, other = seen(text, from_tokens(vectors, [6, 10, 3, 12]), one_to_one(4))
    assert other.mean < 0.6 * min(one.mean for one in same)


def test_a_match_is_counted_in_spreads_above_chance(text: Embeddings) -> None:
    beads = one_to_one(4)
    level, width = (Background(0.3, 0.0, spread) for spread in (0.15, 0.3))
    for one, other in zip(
        matches(text, text, beads, level), matches(text, text, beads, width), strict=True
    ):
        assert one
        assert other
        assert (one.mean, other.mean) == pytest.approx((0.7 / 0.15, 0.7 / 0.3), rel=1e-3)


def test_tokens_that_are_found_in_any_text_weigh_less() -> None:
    rare = embeddings([4], np.random.default_rng(7), WIDTH).tokens.floats()
    common = SAMPLES.tokens.floats()[::5][:4]  # one of each of four samples
    everywhere = from_tokens(np.concatenate([np.concatenate([common, rare[:1]])] * 12), [5] * 12)
    source = from_tokens(np.concatenate([rare, common]), [8])
    lacks_rare, lacks_common = (
        bead_matches(source, from_tokens(left, [4]), one_to_one(1), PRIOR, everywhere)[0]
        for left in (common, rare)
    )
    assert lacks_rare
    assert lacks_common
    assert lacks_common.source > lacks_rare.source + 0.5
