from hypothesis import given
from hypothesis import strategies as st

from aligner.pairing.rounds import Pair, first_round, in_neighbourhoods, second_round

PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(10, 16)), st.floats(-1, 1, allow_nan=False)
)


def kind(_: int) -> str:
    return "any"


@given(PAIRS)
def test_each_document_meets_its_nearest_at_first(near: dict[Pair, float]) -> None:
    first = first_round(near, kind)
    for side in (0, 1):
        for number in {pair[side] for pair in near}:
            best = max(cosine for pair, cosine in near.items() if pair[side] == number)
            assert any(pair[side] == number and near[pair] == best for pair in first)


def test_what_is_about_as_near_is_looked_at_too() -> None:
    near = {(0, 10): 0.8, (0, 11): 0.75, (0, 12): 0.3, (1, 11): 0.9, (2, 12): 0.9}
    assert first_round(near, kind) == {(0, 10), (0, 11), (1, 11), (2, 12)}


@given(PAIRS, st.data())
def test_the_second_round_spares_what_is_sure(near: dict[Pair, float], data: st.DataObject) -> None:
    first = first_round(near, kind)
    sure = set(data.draw(st.lists(st.sampled_from(sorted(first))))) if first else set()
    second = second_round(near, first, sure, kind)
    assert not second & first
    assert second <= near.keys()
    taken = {number for pair in sure for number in pair}
    assert not taken & {number for pair in second for number in pair}
    left = near.keys() - first - second
    assert all(taken & set(pair) for pair in left)


@given(PAIRS)
def test_neighbours_stay_together(near: dict[Pair, float]) -> None:
    found = in_neighbourhoods(near)
    assert sorted(found) == sorted(near)
    assert found == in_neighbourhoods(reversed(list(near)))


def test_pairs_that_share_a_document_follow_each_other() -> None:
    pairs = [(0, 10), (1, 11), (2, 10), (2, 12)]
    assert in_neighbourhoods(pairs) == [(0, 10), (2, 10), (2, 12), (1, 11)]
