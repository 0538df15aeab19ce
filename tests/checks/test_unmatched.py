from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Bead, Bitext
from aligner.checks.unmatched import counterparts, unmatched, without_common
from aligner.entities.links import read_links
from tests.checks.samples import document

words = st.lists(st.text("abc", max_size=3), max_size=8)


@given(words, words)
def test_what_is_common_goes_one_by_one(ours: list[str], theirs: list[str]) -> None:
    lost, added = without_common(ours, theirs, str)
    assert not set(lost) & set(added)
    assert sorted([*ours, *added]) == sorted([*theirs, *lost])


@given(words, words)
def test_each_item_comes_once(lost: list[str], added: list[str]) -> None:
    pairs = counterparts(lost, added, str)
    assert sorted(one for one, _ in pairs if one is not None) == sorted(lost)
    assert sorted(other for _, other in pairs if other is not None) == sorted(added)


def test_the_most_like_stands_for_it() -> None:
    pairs = counterparts(["{name}", "{size}"], ["{siez}", "{nmae}"], str)
    assert pairs == [("{name}", "{nmae}"), ("{size}", "{siez}")]
    assert counterparts(["abc"], ["xyz"], str, 0.5) == [("abc", None), (None, "xyz")]


def test_very_many_are_paired_in_their_order() -> None:
    many = [str(k) for k in range(200)]
    assert counterparts(many, many[::-1], str)[0] == ("0", "199")


def bitext(ids: tuple[str, ...] | None) -> Bitext:
    source = document(["Eins a@example.org.", "Zwei."], "a", "de")
    target = document(["One.", "Two a@example.org."], "b", "en")
    return Bitext(
        source, target, tuple(Bead(range(k, k + 1), range(k, k + 1)) for k in (0, 1)), ids
    )


def test_what_comes_up_in_the_next_bead_is_only_cut_in_another_way() -> None:
    assert unmatched(bitext(None), read_links, lambda link: link.key) == []
    assert len(unmatched(bitext(("1", "2")), read_links, lambda link: link.key)) == 2
