"""How much of a text is covered, on made-up beads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Bead, Bitext, Document, Segment
from aligner.evidence import Features
from aligner.judge.extent import extents
from tests.judge import samples


def document(name: str, segments: int) -> Document:
    texts = ["x" * 10] * segments
    made = tuple(Segment(t, 11 * k, 11 * k + 10, k + 1, 1, k) for k, t in enumerate(texts))
    return Document(name, "und", "\n".join(texts), made)


def bitext(kinds: list[tuple[int, int]]) -> tuple[Bitext, list[Features | None]]:
    """Beads of these kinds; a source segment has 5 tokens, a target segment 10."""
    beads, i, j = [], 0, 0
    for m, n in kinds:
        beads.append(Bead(range(i, i + m), range(j, j + n)))
        i, j = i + m, j + n
    seen = [samples.features(tokens=(5 * m, 10 * n)) if m and n else None for m, n in kinds]
    return Bitext(document("a", i), document("b", j), tuple(beads)), seen


def test_a_whole_translation_in_a_language_of_many_tokens() -> None:
    source, target = extents(*bitext([(1, 1)] * 40))
    assert source.share == 1
    assert target.share == pytest.approx(1, abs=0.1)
    assert source.together
    assert target.together
    assert (source.tokens, target.tokens) == pytest.approx((200, 400))


def test_a_half_in_one_piece_and_in_many() -> None:
    piece, _ = extents(*bitext([(1, 1)] * 20 + [(1, 0)] * 20))
    many, _ = extents(*bitext([(1, 1), (1, 0)] * 20))
    assert piece.share == many.share == pytest.approx(0.5)
    assert piece.together
    assert not many.together


def test_merges_do_not_hide_what_is_missing() -> None:
    source, _ = extents(*bitext([(1, 1)] * 40 + [(4, 1)] * 40))
    assert source.share == pytest.approx(0.4, abs=0.05)


def test_a_stray_match_far_off_does_not_break_a_piece() -> None:
    source, _ = extents(*bitext([(1, 1)] * 10 + [(1, 0)] * 20 + [(1, 1)] + [(1, 0)] * 5))
    assert source.together


def test_nothing_is_covered_where_nothing_is_aligned() -> None:
    source, target = extents(*bitext([(1, 0), (0, 1)]))
    assert source.share == target.share == 0
    assert source.tokens == 0


KINDS = st.lists(
    st.sampled_from([(1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (3, 2)]), min_size=1, max_size=30
)


@given(KINDS)
def test_shares_are_shares_and_sides_are_alike(kinds: list[tuple[int, int]]) -> None:
    text, seen = bitext(kinds)
    source, target = extents(text, seen)
    assert 0 <= source.share <= 1
    assert 0 <= target.share <= 1
    beads = tuple(Bead(bead.target, bead.source) for bead in text.beads)
    mirrored = [f and f.mirrored() for f in seen]
    there, here = extents(Bitext(text.target, text.source, beads), mirrored)
    assert (here.share, there.share) == pytest.approx((source.share, target.share))
    assert (here.together, there.together) == (source.together, target.together)
