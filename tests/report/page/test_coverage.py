from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Bead, Bitext
from aligner.report.page.coverage import Part, coverage, whole
from tests.report import samples

KINDS = st.lists(st.sampled_from([(1, 1), (1, 0), (0, 1), (2, 1), (1, 3)]), max_size=40)


def made(kinds: list[tuple[int, int]]) -> Bitext:
    sizes = [sum(kind[side] for kind in kinds) for side in (0, 1)]
    source, target = (
        samples.document(name, "de", [f"Satz {k}." for k in range(size)] if size else [])
        for name, size in zip("ab", sizes, strict=True)
    )
    return samples.bitext(source, target, *kinds)


def test_each_segment_of_a_short_text_is_a_part() -> None:
    source, target = coverage(samples.report(made([(1, 1), (1, 0), (2, 1)])))
    assert source == (Part(0, 7, 7), Part(1, 0, 7), Part(2, 7, 7), Part(2, 7, 7))
    assert [part.bead for part in target] == [0, 2]
    assert whole(source) == Part(0, 21, 28)
    assert whole(source).share == 0.75


def test_parts_of_a_moved_passage_are_where_they_stand() -> None:
    bitext = made([(1, 1), (1, 1)])
    beads = (Bead(range(1), range(1, 2)), Bead(range(1, 2), range(1), moved=True))
    moved = Bitext(bitext.source, bitext.target, beads)
    assert [part.bead for part in coverage(samples.report(moved))[1]] == [1, 0]


@given(KINDS, st.integers(1, 12))
def test_parts_make_up_the_text(kinds: list[tuple[int, int]], most: int) -> None:
    bitext = made(kinds)
    both = coverage(samples.report(bitext), most)
    for document, parts in zip((bitext.source, bitext.target), both, strict=True):
        assert len(parts) == min(most, len(document.segments))
        assert whole(parts).total == sum(len(each.text) for each in document.segments)
        assert all(0 <= part.share <= 1 for part in parts)


def test_nothing_is_covered_of_a_text_without_letters_and_nothing_lacks() -> None:
    assert coverage(samples.empty()) == ((), ())
    assert whole(()).share == 1
