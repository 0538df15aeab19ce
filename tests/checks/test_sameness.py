import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.checks.sameness import folded_segment, likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Siehe Kapitel 3.", "siehe  kapitel 12"),
        ("अध्याय ३ देखें।", "अध्याय 12 देखें"),
        ("„Ja“, sagte er!", "Ja sagte er"),
    ],
)
def test_case_marks_and_numbers_do_not_count(one: str, other: str) -> None:
    assert folded_segment(one) == folded_segment(other)


def test_words_count() -> None:
    assert folded_segment("See page 3") != folded_segment("See pages 3")


@given(st.text(max_size=50), st.text(max_size=50))
def test_likeness_is_a_share_and_1_for_the_same(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert likeness(one, one) == 1


def test_long_texts_are_not_compared() -> None:
    assert likeness("a" * 3000, "a" * 2999 + "b") == 0
    assert likeness("a" * 3000, "a" * 3000) == 1
