"""Scores against the formula, computed bead by bead with loops."""

from math import log

import numpy as np
import pytest
from hypothesis import given, settings

from aligner.alignment.scoring import KINDS, Weights
from aligner.embeddings import Embeddings, Floats, unit_rows
from tests.alignment.samples import (
    PRIOR,
    Random,
    bead_scores,
    counts,
    embeddings,
    lengths,
    randoms,
    scorer,
)


def tokens_of(one: Embeddings, segments: range) -> Floats:
    return one.tokens.floats(one.tokens.rows(segments))


def chance(tokens: int) -> float:
    return PRIOR.level + PRIOR.slope * Weights().growth * log(max(tokens, 1) / 30)


def best(here: Embeddings, there: Embeddings, rows: range, columns: range) -> list[float]:
    """The best cosine of each token of `rows` in `columns`; in a segment of no tokens, 0."""
    return [
        max(
            float(np.max(token @ tokens_of(there, range(j, j + 1)).T, initial=-1.0))
            if there.tokens.counts[j]
            else 0.0
            for j in columns
        )
        for token in tokens_of(here, rows)
    ]


def matches(here: Embeddings, there: Embeddings, rows: range, columns: range) -> float:
    """What the tokens of `rows` find in `columns`."""
    level = chance(len(tokens_of(there, columns)))
    above = [(found - level) / PRIOR.spread for found in best(here, there, rows, columns)]
    return Weights().match * sum(above)


def idleness(here: Embeddings, there: Embeddings, rows: range, columns: range) -> float:
    """How little the first or the last of `rows` adds to what `columns` finds in the rest."""
    if len(rows) == 1:
        return 0.0
    whole = sum(best(there, here, columns, rows))
    ends = []
    for end, rest in ((rows[:1], rows[1:]), (rows[-1:], rows[:-1])):
        gain = whole - sum(best(there, here, columns, rest))
        ends.append(gain / max(len(tokens_of(here, end)), 1))
    return min(max(1 - min(ends) / 0.1, 0.0), 1.0)


def pooled(one: Embeddings, segments: range) -> Floats:
    weighted = [one.sentences[i] * one.tokens.counts[i] for i in segments]
    whole: Floats = unit_rows(np.sum(weighted, axis=0, keepdims=True))[0]
    return whole


def usual_ratio(source: Embeddings, target: Embeddings) -> float:
    certainty = len(source) / (len(source) + 5)
    totals = max(sum(lengths(target)), 1), max(sum(lengths(source)), 1)
    return certainty * (log(totals[0]) - log(totals[1]))


def whole(source: Embeddings, target: Embeddings, rows: range, columns: range) -> float:
    weights = Weights()
    size = len(tokens_of(source, rows)) + len(tokens_of(target, columns))
    cosine = float(pooled(source, rows) @ pooled(target, columns))
    there = log(sum(lengths(target)[j] for j in columns) + 5)
    here = log(sum(lengths(source)[i] for i in rows) + 5)
    ratio = there - here - usual_ratio(source, target)
    kind = len(rows), len(columns)
    merged = sum(kind) > 2
    length = weights.length + merged * weights.merged_length
    evidence = weights.pooled * cosine - weights.token - length * ratio**2
    habit = weights.aligned + weights.merge * (sum(kind) - 2) - weights.crossing * (min(kind) > 1)
    idle = max(idleness(source, target, rows, columns), idleness(target, source, columns, rows))
    habit *= min(len(tokens_of(source, rows)), len(tokens_of(target, columns))) > 0
    return size * evidence + habit - weights.idle * (sum(kind) - 2) * idle


@settings(max_examples=15, deadline=None)
@given(counts(1, 6), counts(1, 6), randoms())
def test_scores_follow_the_formula(
    source_counts: list[int], target_counts: list[int], random: Random
) -> None:
    source, target = embeddings(source_counts, random), embeddings(target_counts, random)
    scores = bead_scores(scorer(source, target), slice(0, len(source)), slice(0, len(target)))
    for (m, n), found in scores.items():
        for i, j in np.ndindex(found.shape):
            rows, columns = range(i, i + m), range(j, j + n)
            expected = (
                matches(source, target, rows, columns)
                + matches(target, source, columns, rows)
                + whole(source, target, rows, columns)
            )
            assert found[i, j] == pytest.approx(expected, abs=1e-3)


def test_every_kind_that_fits() -> None:
    random = np.random.default_rng(0)
    source, target = embeddings([3] * 3, random), embeddings([3] * 4, random)
    scores = bead_scores(scorer(source, target), slice(0, 3), slice(0, 4))
    assert set(scores) == {(m, n) for m, n in KINDS if m <= 3 and n <= 4}
    assert {kind: found.shape for kind, found in scores.items()} == {
        (m, n): (4 - m, 5 - n) for m, n in scores
    }


def test_parts_score_as_the_whole() -> None:
    random = np.random.default_rng(1)
    sides = scorer(embeddings([4, 0, 3, 5, 2, 6], random), embeddings([3, 5, 0, 4, 4], random))
    all_scores = bead_scores(sides, slice(0, 6), slice(0, 5))
    some = bead_scores(sides, slice(2, 6), slice(1, 5))
    for (m, n), found in some.items():
        assert found == pytest.approx(all_scores[m, n][2:, 1:], abs=1e-4)


def test_swapped_sides_score_alike() -> None:
    random = np.random.default_rng(2)
    one, other = embeddings([4, 3, 5, 2], random), embeddings([3, 5, 4, 0], random)
    there = bead_scores(scorer(one, other), slice(0, 4), slice(0, 4))
    back = bead_scores(scorer(other, one), slice(0, 4), slice(0, 4))
    for (m, n), found in there.items():
        assert found == pytest.approx(back[n, m].T, abs=1e-3)


@pytest.mark.parametrize(("source", "target"), [([], []), ([], [3]), ([3], []), ([0], [0])])
def test_nothing_to_score(source: list[int], target: list[int]) -> None:
    random = np.random.default_rng(3)
    sides = scorer(embeddings(source, random), embeddings(target, random))
    scores = bead_scores(sides, slice(0, len(source)), slice(0, len(target)))
    assert all(np.isfinite(found).all() for found in scores.values())


def test_ends_of_paragraphs_within_a_bead_cost() -> None:
    random = np.random.default_rng(4)
    source, target = embeddings([4] * 4, random), embeddings([4] * 2, random)
    parts = slice(0, 4), slice(0, 2)
    flat = bead_scores(scorer(source, target, ([0, 0, 0, 0], [0, 0])), *parts)
    ends = bead_scores(scorer(source, target, ([0, 0, 1, 1], [0, 0])), *parts)
    # Of three places between segments one is the end of a paragraph: they mean something.
    cost = Weights().paragraph * 2 / 3
    assert flat[2, 1] - ends[2, 1] == pytest.approx(
        np.array([[0, 0], [cost, cost], [0, 0]]), abs=1e-3
    )
    assert flat[1, 2] == pytest.approx(ends[1, 2], abs=1e-3)


def test_lines_that_are_paragraphs_cost_nothing() -> None:
    random = np.random.default_rng(5)
    source, target = embeddings([4] * 3, random), embeddings([4] * 3, random)
    one_each = bead_scores(scorer(source, target), slice(0, 3), slice(0, 3))
    none = bead_scores(scorer(source, target, ([0] * 3, [0] * 3)), slice(0, 3), slice(0, 3))
    for kind, found in one_each.items():
        assert found == pytest.approx(none[kind], abs=1e-3)


def test_a_bead_by_itself_scores_as_among_the_others() -> None:
    random = np.random.default_rng(2)
    sides = scorer(embeddings([4, 0, 3, 5, 2, 6], random), embeddings([3, 5, 0, 4, 4], random))
    for m, n in KINDS:
        if m <= 4 and n <= 4:
            scores = bead_scores(sides, slice(1, 1 + m), slice(1, 1 + n))
            assert sides.score(range(1, 1 + m), range(1, 1 + n)) == scores[m, n][0, 0]
