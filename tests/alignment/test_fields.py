"""Values of one name belong together."""

from hypothesis import given
from hypothesis import strategies as st

from aligner.alignment.fields import Fields, field_beads, shifted
from aligner.bitext import Bead, covers


@st.composite
def fields(draw: st.DrawFn) -> Fields:
    names = sorted(draw(st.sets(st.sampled_from("abcdef"))))
    found = []
    start = 0
    for name in names:
        stop = start + draw(st.integers(1, 3))
        found.append((name, range(start, stop)))
        start = stop
    return found


def test_one_name_is_one_bead() -> None:
    source = [("description", range(2)), ("title", range(2, 3))]
    target = [("subtitle", range(1)), ("title", range(1, 3))]
    assert field_beads(source, target) == (
        Bead(range(1), range(0)),
        Bead(range(1, 2), range(0)),
        Bead(range(2, 2), range(1)),
        Bead(range(2, 3), range(1, 3)),
    )


def test_a_text_without_fields_may_have_them_as_text() -> None:
    assert field_beads([("title", range(1))], []) == ()


@given(fields(), fields())
def test_all_segments_are_covered_once_in_order(source: Fields, target: Fields) -> None:
    beads = field_beads(source, target)
    if source and target:
        assert covers(beads, source[-1][1].stop, target[-1][1].stop)
    else:
        assert not beads


def test_shifted() -> None:
    assert shifted([Bead(range(1), range(0))], 2, 3) == (Bead(range(2, 3), range(3, 3)),)
