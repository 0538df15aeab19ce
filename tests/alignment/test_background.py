"""Chance, found again in made-up texts whose matches are known."""

import numpy as np
import pytest

from aligner.alignment.background import Background, text_background
from tests.alignment.samples import PRIOR, embeddings, pick, sample_background

WIDTH = 24


def chance(tokens: int, random: np.random.Generator) -> float:
    """The best cosine that a random vector finds in so many others, on average."""
    vectors = random.normal(size=(400, tokens + 1, WIDTH))
    vectors /= np.linalg.norm(vectors, axis=2, keepdims=True)
    return float(np.einsum("nd,nkd->nk", vectors[:, 0], vectors[:, 1:]).max(axis=1).mean())


@pytest.mark.parametrize("tokens", [8, 12, 20])
def test_encoder_background(tokens: int) -> None:
    background = sample_background(WIDTH)
    expected = background.expected(np.array([tokens], np.float32))[0]
    assert expected == pytest.approx(chance(tokens, np.random.default_rng(2)), abs=0.03)
    assert 0 < background.spread < 0.2


def test_text_background_of_a_long_text() -> None:
    random = np.random.default_rng(3)
    source, target = (embeddings([10] * 200, random, WIDTH) for _ in range(2))
    found = text_background(source, target, PRIOR)
    expected = found.expected(np.array([10], np.float32))[0]
    # The prior, at another level, still has a say.
    assert expected == pytest.approx(chance(10, random), abs=0.03)
    assert found.slope == PRIOR.slope


def test_text_background_is_of_segments_far_apart() -> None:
    """What the text says at the same place is translation, not chance."""
    random = np.random.default_rng(4)
    text = embeddings([10] * 100, random, WIDTH)
    other = embeddings([10] * 100, random, WIDTH)
    assert text_background(text, text, PRIOR).level == pytest.approx(
        text_background(text, other, PRIOR).level, abs=0.01
    )


@pytest.mark.parametrize(
    ("source", "target"), [([], []), ([], [4]), ([4], []), ([4], [4]), ([0, 0], [0, 0, 0])]
)
def test_prior_where_the_text_tells_nothing(source: list[int], target: list[int]) -> None:
    random = np.random.default_rng(5)
    assert text_background(embeddings(source, random), embeddings(target, random), PRIOR) == PRIOR


def test_short_texts_stay_near_the_prior() -> None:
    random = np.random.default_rng(6)
    short = text_background(
        embeddings([6] * 3, random, WIDTH), embeddings([6] * 3, random, WIDTH), PRIOR
    )
    long = text_background(
        embeddings([6] * 60, random, WIDTH), embeddings([6] * 60, random, WIDTH), PRIOR
    )
    assert abs(short.level - PRIOR.level) < 0.3 * abs(long.level - PRIOR.level)


def test_swapped_sides() -> None:
    random = np.random.default_rng(7)
    source, target = embeddings([6] * 9, random, WIDTH), embeddings([5] * 30, random, WIDTH)
    there = text_background(source, target, PRIOR)
    back = text_background(target, source, PRIOR)
    assert (there.level, there.spread) == pytest.approx((back.level, back.spread), abs=1e-6)


def test_expected_grows_with_the_tokens() -> None:
    background = Background(level=0.3, slope=0.1, spread=0.2)
    expected = background.expected(np.array([0, 1, 30, 60], np.float32))
    assert expected[0] == expected[1]
    assert expected[2] == pytest.approx(0.3)
    assert expected[3] == pytest.approx(0.3 + 0.1 * np.log(2))


def test_a_line_all_over_is_no_chance() -> None:
    line = embeddings([6], np.random.default_rng(8), WIDTH)
    assert text_background(pick(line, [0] * 40), pick(line, [0] * 40), PRIOR) == PRIOR
