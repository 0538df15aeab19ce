"""What was moved in made-up texts is found again, and nothing where nothing was moved."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.alignment.moves import in_order
from aligner.bitext import Bead, covers
from aligner.embeddings import Embeddings
from tests.alignment.samples import (
    Random,
    aligned,
    embeddings,
    from_tokens,
    pick,
    randoms,
    sample_background,
)

QUICK = settings(max_examples=40, deadline=None)
TOKENS, WIDTH = 18, 24  # enough to be sure of a single one


def text(size: int, random: Random) -> tuple[Embeddings, Embeddings]:
    """A text and a translation of it, as alike as translations are."""
    one = embeddings([TOKENS] * size, random, WIDTH)
    noise = 0.12 * random.normal(size=one.tokens.vectors.shape).astype(np.float32)
    return one, from_tokens(one.tokens.vectors + noise, [TOKENS] * size)


def found(source: Embeddings, target: Embeddings) -> tuple[Bead, ...]:
    beads = aligned(source, target, sample_background(WIDTH))
    assert covers(beads, len(source), len(target))
    assert all(bead.confidence is not None for bead in beads)
    return beads


def moved(beads: tuple[Bead, ...], order: list[int]) -> set[int]:
    """The source segments that are moved; all pairs must be right."""
    pairs = [(bead, [order[j] for j in bead.target]) for bead in beads]
    assert all(list(bead.source) == lines for bead, lines in pairs)
    return {i for bead in beads if bead.moved for i in bead.source}


@QUICK
@given(st.data(), randoms())
def test_a_block_moved_anywhere(data: st.DataObject, random: Random) -> None:
    size = data.draw(st.integers(4, 30))
    bounds = st.integers(0, size)
    a, b, c = sorted(data.draw(st.lists(bounds, min_size=3, max_size=3, unique=True)))
    order = [*range(a), *range(b, c), *range(a, b), *range(c, size)]
    source, target = text(size, random)
    # Either of the two blocks that change places may be called the one that was moved.
    assert moved(found(source, pick(target, order)), order) in ({*range(a, b)}, {*range(b, c)})


@QUICK
@given(st.data(), randoms())
def test_nothing_moved_where_lines_are_only_left_out(data: st.DataObject, random: Random) -> None:
    size = data.draw(st.integers(1, 30))
    sides = text(size, random)
    some = st.sets(st.integers(0, size - 1)).map(sorted)
    beads = found(*(pick(side, data.draw(some)) for side in sides))
    assert not any(bead.moved for bead in beads)


@pytest.mark.parametrize("size", [8, 300])
def test_two_halves_exchanged(size: int) -> None:
    order = [*range(size // 2, size), *range(size // 2)]
    source, target = text(size, np.random.default_rng(size))
    beads = found(source, pick(target, order))
    assert moved(beads, order) in ({*range(size // 2)}, {*range(size // 2, size)})


def test_a_merge_in_a_moved_block_stays_one() -> None:
    source, target = text(20, np.random.default_rng(2))
    order = [0, 1, *range(6, 20), 2, 3, 4, 5]
    vectors = pick(target, order).tokens.floats()
    beads = found(source, from_tokens(vectors, [TOKENS] * 17 + [2 * TOKENS] + [TOKENS]))
    assert [(list(b.source), list(b.target)) for b in beads if b.moved] == [
        ([2], [16]),
        ([3, 4], [17]),
        ([5], [18]),
    ]


def test_a_moved_block_that_lost_a_line() -> None:
    source, target = text(20, np.random.default_rng(3))
    order = [0, 1, *range(7, 20), 2, 3, 5, 6]
    beads = found(source, pick(target, order))
    assert [list(b.source) for b in beads if b.moved] == [[2], [3], [5], [6]]
    assert [list(b.source) for b in beads if not b.aligned] == [[4]]


def test_lines_that_come_again_and_again_are_aligned_with_their_like() -> None:
    random = np.random.default_rng(4)
    source, target = text(12, random)
    lines = [0, 1, 0, 2, 3, 0, 4, 5, 0, 6, 7, 0]
    without = [k for n, k in enumerate(lines) if n != 2], [k for n, k in enumerate(lines) if n != 8]
    beads = found(pick(source, without[0]), pick(target, without[1]))
    for bead in beads:
        assert [without[0][i] for i in bead.source] == [without[1][j] for j in bead.target]
    assert {without[0][b.source.start] for b in beads if b.moved} <= {0}


def test_moved_beads_stand_where_their_source_does() -> None:
    def bead(i: int, j: int, size: int = 1, *, moved: bool = False) -> Bead:
        return Bead(range(i, i + size), range(j, j + 1), moved=moved)

    straight = [bead(0, 0), bead(1, 1, 0), bead(2, 2), bead(4, 3)]
    elsewhere = [bead(3, 5, moved=True), bead(1, 4, moved=True)]
    assert [b.source.start for b in in_order(straight, elsewhere)] == [0, 1, 1, 2, 3, 4]
    assert in_order([], elsewhere) == (elsewhere[1], elsewhere[0])
