"""Coverage of beads, on made-up vectors whose matches are known."""

from dataclasses import astuple
from itertools import chain

import numpy as np
import pytest

from aligner.bitext import Bead
from aligner.embeddings import Embeddings, Ints
from aligner.evidence import Features
from aligner.judge.features import bead_features
from tests.alignment.samples import PRIOR, embeddings, from_tokens, lengths

WIDTH = 24
SAMPLES = embeddings([5] * 12, np.random.default_rng(9), WIDTH)


def one_to_one(size: int) -> list[Bead]:
    return [Bead(range(i, i + 1), range(i, i + 1)) for i in range(size)]


def sizes(one: Embeddings) -> Ints:
    return np.array(lengths(one), np.int64)


def features(
    source: Embeddings, target: Embeddings, beads: list[Bead]
) -> tuple[Features | None, ...]:
    both = sizes(source), sizes(target)
    return bead_features(source, target, both, beads, PRIOR, SAMPLES)


def seen(source: Embeddings, target: Embeddings, beads: list[Bead]) -> list[Features]:
    found = features(source, target, beads)
    assert all(found)
    return [each for each in found if each]


def flat(one: Features) -> list[float]:
    source, target, *rest = astuple(one)
    return list(chain(source, target, rest))


@pytest.fixture
def text() -> Embeddings:
    return embeddings([6, 10, 3, 12], np.random.default_rng(3), WIDTH)


def test_a_text_beside_itself(text: Embeddings) -> None:
    for one in seen(text, text, one_to_one(4)):
        assert one.source.mutual == one.target.mutual == pytest.approx(1)
        assert one.pooled == pytest.approx(1, abs=1e-5)
        assert one.length == pytest.approx(0)
        assert one.source == one.target
        assert one.source.mean > 1.5
        assert one.relative == pytest.approx(1, abs=0.25)


def test_counts_of_tokens(text: Embeddings) -> None:
    (one,) = seen(text, text, [Bead(range(0, 2), range(1, 4))])
    assert (one.source_tokens, one.target_tokens) == (16, 25)


def test_swapping_the_sides_mirrors_the_features(text: Embeddings) -> None:
    other = embeddings([7, 9, 4, 10, 5], np.random.default_rng(4), WIDTH)
    beads = [
        Bead(range(0, 1), range(0, 2)),
        Bead(range(1, 2), range(2, 2)),
        Bead(range(2, 4), range(2, 5)),
    ]
    there = features(text, other, beads)
    back = features(other, text, [Bead(bead.target, bead.source) for bead in beads])
    assert there[1] is None
    assert back[1] is None
    for one, mirror in zip(there, back, strict=True):
        if one and mirror:
            assert flat(one) == pytest.approx(flat(mirror.mirrored()), abs=1e-5)


def test_a_side_without_anything_has_no_features(text: Embeddings) -> None:
    empty = embeddings([0, 4], np.random.default_rng(5), WIDTH)
    beads = [
        Bead(range(0, 1), range(0, 1)),
        Bead(range(1, 2), range(1, 1)),
        Bead(range(2, 2), range(1, 2)),
    ]
    assert features(text, empty, beads) == (None, None, None)
    assert features(text, empty, []) == ()


def test_a_lost_clause(text: Embeddings) -> None:
    vectors = text.tokens.vectors
    short = from_tokens(vectors[:-9], [6, 10, 3, 3])  # 9 of the 12 tokens of the last are gone
    *whole, cut = seen(text, short, one_to_one(4))
    assert cut.length < min(one.length for one in whole)
    assert cut.source.worst < 0.5 < cut.target.worst
    assert cut.source.mutual < 0.5
    assert cut.target.mutual == pytest.approx(1)
    assert cut.source.mean < min(one.source.mean for one in whole)


def test_unrelated_text_is_at_chance_level(text: Embeddings) -> None:
    vectors = text.tokens.vectors.copy()
    vectors[19:] = embeddings([12], np.random.default_rng(6), WIDTH).tokens.vectors
    *same, other = seen(text, from_tokens(vectors, [6, 10, 3, 12]), one_to_one(4))
    assert other.relative < 0.6 < min(one.relative for one in same)
    assert other.pooled < min(one.pooled for one in same)
