from hypothesis import given
from hypothesis import strategies as st

from aligner.pairing.aligned import open_pairs

PAIRS = st.lists(st.tuples(st.integers(0, 6), st.integers(10, 16)), unique=True)


@given(PAIRS, st.data())
def test_what_is_sure_is_spared(pairs: list[tuple[int, int]], data: st.DataObject) -> None:
    sure = data.draw(st.lists(st.sampled_from(pairs))) if pairs else []
    left = open_pairs(pairs, sure, lambda _: "any")
    taken = {number for pair in sure for number in pair}
    assert left == [pair for pair in pairs if not taken & set(pair)]


def test_a_document_has_one_counterpart_in_each_language() -> None:
    pairs = [(0, 10), (0, 11), (1, 10), (1, 11)]
    kinds = {0: "de", 1: "de", 10: "hi", 11: "th"}
    assert open_pairs(pairs, [(0, 10)], kinds.__getitem__) == [(0, 11), (1, 11)]
