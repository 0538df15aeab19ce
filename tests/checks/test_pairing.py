"""Values that were exchanged are brought together, and those that only moved are not."""

from hypothesis import given
from hypothesis import strategies as st

from aligner.checks.pairing import exchanged


def pairs(
    here: tuple[list[int], list[int]],
    near: tuple[list[int], list[int]] | None = None,
    *,
    score: float = 1,
    again: bool = False,
) -> list[tuple[int, int]]:
    return exchanged(
        here,
        near or here,
        (lambda one, other: one == other,),
        lambda one, other: score * (one != other and abs(one - other) < 10),
        again=again,
    )


def test_what_has_no_counterpart_is_brought_together() -> None:
    assert pairs(([1, 2, 3], [3, 4, 1])) == [(2, 4)]
    assert pairs(([1, 2], [20, 1])) == []


def test_a_value_said_twice_needs_two_counterparts() -> None:
    assert pairs(([1, 1], [1, 5])) == [(1, 5)]
    assert pairs(([1, 1], [1])) == []


def test_the_neighbourhood_explains() -> None:
    assert pairs(([1], [2]), ([1, 2], [2, 1])) == []
    assert pairs(([1], [2]), ([1], [2, 1])) == [(1, 2)]
    assert pairs(([1], [2]), ([1], [2, 1]), score=0.5) == []


def test_what_is_said_again() -> None:
    assert pairs(([1], [1, 4]), again=True) == [(1, 4)]
    assert pairs(([1], [1, 4])) == []


def test_a_table_is_left_alone() -> None:
    assert pairs((list(range(200)), list(range(100, 300)))) == []


def test_the_strictest_comes_first() -> None:
    def close(one: int, other: int) -> bool:
        return abs(one - other) <= 1

    found = exchanged(([1, 2], [2, 9]), ([1, 2], [2, 9]), (int.__eq__, close), lambda one, other: 1)
    assert found == [(1, 9)]


VALUES = st.lists(st.integers(0, 20), max_size=8)


@given(VALUES, VALUES)
def test_a_permutation_is_no_exchange_and_each_value_counts_once(
    source: list[int], target: list[int]
) -> None:
    assert pairs((source, sorted(source))) == []
    found = pairs((source, target))
    for side, values in zip(zip(*found, strict=True), (source, target), strict=False):
        assert all(side.count(each) <= values.count(each) for each in side)
    assert all(one not in target or other not in source for one, other in found)
