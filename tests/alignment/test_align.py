"""What holds of an alignment whatever the texts are."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.alignment.background import Background
from aligner.bitext import Bead, covers
from aligner.embeddings import Embeddings
from tests.alignment.samples import (
    Random,
    aligned,
    counts,
    embeddings,
    from_tokens,
    lengths,
    pick,
    randoms,
    sample_background,
)

pytestmark = pytest.mark.filterwarnings("error")
QUICK = settings(max_examples=60, deadline=None)

Shape = tuple[str, list[int], list[int]]


def check(source: Embeddings, target: Embeddings) -> tuple[Bead, ...]:
    """The beads of two texts, after all that must hold of them was looked at."""
    beads = aligned(source, target)
    assert covers(beads, len(source), len(target))
    assert all((bead.score is None) == (not bead.aligned) for bead in beads)
    assert all(np.isfinite(bead.score) for bead in beads if bead.score is not None)
    assert aligned(source, target) == beads
    return beads


def check_mirror(source: Embeddings, target: Embeddings) -> None:
    beads, mirrored = check(source, target), check(target, source)
    there = [(bead.source, bead.target) for bead in beads if not bead.moved]
    back = [(bead.target, bead.source) for bead in mirrored if not bead.moved]
    if same(source, target):  # then nothing tells which of two left-out segments comes first
        assert set(there) == set(back)
    else:
        assert there == back
    moved = {(bead.source, bead.target) for bead in beads if bead.moved}
    assert moved == {(bead.target, bead.source) for bead in mirrored if bead.moved}


def same(one: Embeddings, other: Embeddings) -> bool:
    return lengths(one) == lengths(other) and np.array_equal(one.sentences, other.sentences)


@QUICK
@given(counts(), counts(), randoms())
def test_random_texts(source: list[int], target: list[int], random: Random) -> None:
    check_mirror(embeddings(source, random), embeddings(target, random))


@QUICK
@given(counts(1, 6), st.data(), randoms())
def test_repeated_lines(base: list[int], data: st.DataObject, random: Random) -> None:
    lines = embeddings(base, random, 8)
    some = st.lists(st.integers(0, len(base) - 1), max_size=25)
    check_mirror(pick(lines, data.draw(some)), pick(lines, data.draw(some)))


@pytest.mark.parametrize(
    ("source", "target"),
    [(0, 0), (0, 1), (0, 7), (1, 1), (1, 500), (2, 300), (0, 500), (150, 150), (130, 40)],
)
@pytest.mark.parametrize("tokens", [0, 1, 3])
def test_sizes(source: int, target: int, tokens: int) -> None:
    random = np.random.default_rng(source + target)
    check_mirror(embeddings([tokens] * source, random), embeddings([tokens] * target, random))


@pytest.mark.parametrize(("source", "target"), [(5, 5), (5, 3), (120, 120), (150, 90), (1, 500)])
def test_one_line_all_over(source: int, target: int) -> None:
    line = embeddings([6], np.random.default_rng(3), 8)
    beads = check(pick(line, [0] * source), pick(line, [0] * target))
    check_mirror(pick(line, [0] * source), pick(line, [0] * target))
    assert sum(bead.aligned for bead in beads) > 0


def test_lines_without_a_token_are_left_out() -> None:
    nothing = from_tokens(np.zeros((0, 8), np.float32), [0] * 3)
    assert sorted(bead.kind for bead in check(nothing, nothing)) == ["0-1"] * 3 + ["1-0"] * 3


@pytest.mark.parametrize("size", [1, 12, 260])
def test_a_text_and_itself(size: int) -> None:
    text = embeddings([8] * size, np.random.default_rng(size), 16)
    beads = aligned(text, text, sample_background())
    assert [(bead.source, bead.target) for bead in beads] == [
        (range(i, i + 1), range(i, i + 1)) for i in range(size)
    ]


@pytest.mark.parametrize("start", [0, 50, 260])
def test_a_block_left_out_of_a_long_text(start: int) -> None:
    text = embeddings([8] * 300, np.random.default_rng(5), 16)
    left_out = range(start, start + 40)
    kept = [i for i in range(300) if i not in left_out]
    beads = aligned(text, pick(text, kept), sample_background())
    assert [bead.source.start for bead in beads if bead.kind == "1-0"] == list(left_out)
    assert {bead.kind for bead in beads} == {"1-1", "1-0"}


def test_a_merge() -> None:
    text = embeddings([8] * 20, np.random.default_rng(6), 16)
    merged = from_tokens(text.tokens.floats(), [8] * 6 + [16] + [8] * 12)
    beads = aligned(text, merged, sample_background())
    assert [bead.kind for bead in beads] == ["1-1"] * 6 + ["2-1"] + ["1-1"] * 12


def test_unrelated_texts_share_little() -> None:
    random = np.random.default_rng(7)
    source, target = (embeddings([10] * 40, random, 32) for _ in range(2))
    random_background = sample_background(32)
    wide = Background(random_background.level, random_background.slope, 0.2)
    beads = aligned(source, target, wide)
    assert sum(bead.aligned for bead in beads) < 8


def test_mirror_of_made_up_translations() -> None:
    random = np.random.default_rng(8)
    text = embeddings([5] * 130, random, 16)
    noise = 0.6 * random.normal(size=text.tokens.vectors.shape).astype(np.float32)
    noisy = from_tokens(text.tokens.vectors + noise, [5] * 130)
    source = pick(text, [i for i in range(130) if i % 11])
    target = pick(noisy, [i for i in range(130) if i % 7])
    check_mirror(source, target)
