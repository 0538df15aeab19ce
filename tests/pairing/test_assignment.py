import random

from hypothesis import given
from hypothesis import strategies as st

from aligner.pairing.assignment import Link, linked

# Documents from 100 on are those of the other folder; kinds of these are two.
LINKS = st.dictionaries(
    st.tuples(st.integers(0, 8), st.integers(100, 108)),
    st.sampled_from([-2.0, 0.0, 0.5, 1.0, 3.0]),
).map(lambda scores: [Link(*pair, score) for pair, score in scores.items()])


def kind(number: int) -> int:
    return number % 2 if number >= 100 else 7


@given(LINKS)
def test_one_counterpart_of_each_kind(links: list[Link]) -> None:
    found = linked(links, kind, 0.0)
    for ends in (
        [(link.source, kind(link.target)) for link in found],
        [(link.target, kind(link.source)) for link in found],
    ):
        assert len(ends) == len(set(ends))
    assert set(found) <= set(links)
    assert all(link.score >= 0 for link in found)


@given(LINKS, st.randoms(use_true_random=False))
def test_the_order_of_links_does_not_matter(links: list[Link], order: random.Random) -> None:
    shuffled = order.sample(links, len(links))
    assert linked(shuffled, kind, 0.0) == linked(links, kind, 0.0)


@given(LINKS)
def test_what_is_left_out_lost_to_something_better(links: list[Link]) -> None:
    found = linked(links, kind, 0.0)
    for link in set(links) - set(found):
        rivals = [
            other.score
            for other in found
            if (other.source == link.source and kind(other.target) == kind(link.target))
            or (other.target == link.target and kind(other.source) == kind(link.source))
        ]
        assert link.score < 0 or max(rivals) >= link.score


def test_the_best_goes_first_and_the_rest_takes_what_is_left() -> None:
    links = [Link(1, 101, 5.0), Link(1, 103, 4.0), Link(2, 101, 4.5), Link(2, 103, 1.0)]
    assert linked(links, kind, 0.0) == [Link(1, 101, 5.0), Link(2, 103, 1.0)]


def test_below_the_least_nothing_is_linked() -> None:
    assert linked([Link(1, 101, 0.4)], kind, 0.5) == []


def test_a_document_may_have_a_counterpart_in_each_language() -> None:
    links = [Link(1, 100, 2.0), Link(1, 101, 1.0)]
    assert linked(links, kind, 0.0) == links
