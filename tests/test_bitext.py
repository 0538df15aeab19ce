import pytest

from aligner.bitext import Bead, Bitext, Document, Segment, Span, covers

TEXT = "Ein Satz. Noch einer.\r\nक्या?\rEnde"
SEGMENTS = (
    Segment("Ein Satz.", 0, 9, 1, 1, 0),
    Segment("Noch einer.", 10, 21, 1, 11, 0),
    Segment("क्या?", 23, 28, 2, 1, 1),
    Segment("Ende", 29, 33, 3, 1, 2),
)
DOCUMENT = Document("text.txt", "de", TEXT, SEGMENTS)


def bead(source: tuple[int, int], target: tuple[int, int]) -> Bead:
    return Bead(range(*source), range(*target))


@pytest.mark.parametrize("one", SEGMENTS)
def test_a_segment_is_where_it_says(one: Segment) -> None:
    assert TEXT[one.start : one.end] == one.text
    assert one.span == Span(one.start, one.end)
    assert DOCUMENT.position(one.start) == (one.line, one.column)


def test_spans_of_segments() -> None:
    assert DOCUMENT.span(range(0, 2)) == Span(0, 21)
    assert DOCUMENT.span(range(2, 3)) == SEGMENTS[2].span
    assert DOCUMENT.span(range(2, 2)) is None
    assert DOCUMENT.texts == ["Ein Satz.", "Noch einer.", "क्या?", "Ende"]


def test_a_position_at_the_end() -> None:
    assert DOCUMENT.position(len(TEXT)) == (3, 5)


def test_kinds_of_beads() -> None:
    assert bead((0, 2), (0, 1)).kind == "2-1"
    assert bead((0, 2), (0, 1)).aligned
    assert bead((2, 3), (1, 1)).kind == "1-0"
    assert not bead((2, 3), (1, 1)).aligned
    assert not bead((3, 3), (1, 2)).aligned


def test_the_most_frequent_kind_comes_first() -> None:
    beads = (
        bead((0, 1), (0, 1)),
        bead((1, 2), (1, 1)),
        bead((2, 3), (1, 2)),
        bead((3, 3), (2, 3)),
    )
    kinds = Bitext(DOCUMENT, DOCUMENT, beads).kinds()
    assert list(kinds.items()) == [("1-1", 2), ("0-1", 1), ("1-0", 1)]


def test_beads_that_cover() -> None:
    assert covers([], 0, 0)
    assert covers([bead((0, 2), (0, 1)), bead((2, 3), (1, 1))], 3, 1)


@pytest.mark.parametrize(
    "beads",
    [
        [],
        [bead((0, 1), (0, 1))],
        [bead((0, 1), (0, 1)), bead((1, 1), (1, 1)), bead((1, 2), (1, 2))],
        [bead((0, 2), (0, 1)), bead((1, 2), (1, 2))],
        [bead((1, 2), (1, 2)), bead((0, 1), (0, 1))],
        [bead((0, 1), (0, 2)), bead((1, 3), (2, 2))],
    ],
    ids=["none", "short", "empty", "overlapping", "crossing", "beyond"],
)
def test_beads_that_do_not_cover(beads: list[Bead]) -> None:
    assert not covers(beads, 2, 2)


def moved(source: tuple[int, int], target: tuple[int, int]) -> Bead:
    return Bead(range(*source), range(*target), moved=True)


def test_beads_that_cover_with_one_moved() -> None:
    assert covers([bead((0, 1), (0, 1)), moved((1, 2), (2, 3)), bead((2, 3), (1, 2))], 3, 3)
    assert covers([moved((0, 1), (1, 2)), bead((1, 2), (0, 1)), bead((2, 2), (2, 3))], 2, 3)


@pytest.mark.parametrize(
    "beads",
    [
        [moved((0, 1), (0, 1)), bead((1, 2), (0, 1))],
        [bead((1, 2), (0, 1)), moved((0, 1), (1, 2))],
        [moved((0, 1), (0, 0)), bead((1, 2), (0, 2))],
        [bead((0, 1), (1, 2)), bead((1, 2), (0, 1))],
    ],
    ids=["twice", "source out of order", "with nothing", "crossing, not moved"],
)
def test_beads_that_do_not_cover_with_one_moved(beads: list[Bead]) -> None:
    assert not covers(beads, 2, 2)
