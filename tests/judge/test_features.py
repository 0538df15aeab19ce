"""Features of beads, on made-up words whose losses are known."""

from dataclasses import astuple
from itertools import chain

import numpy as np
import pytest

from aligner.bitext import Bead
from aligner.evidence import Features, Losses, Match
from aligner.judge.features import bead_features
from aligner.judge.losses import Text
from tests.judge.samples import one_to_one, text

LINES = (
    "der Rat wählt am Montag einen neuen Sprecher",
    "die Stadt baut im Sommer zwei lange Brücken",
    "viele Leute kamen trotz Regen auf den Markt",
)
MATCH = Match(2.0, 1.5)


def losses(
    source: Text, target: Text, bead: Bead, value: float = -1.0, disorder: float = 0.5
) -> Losses:
    """As many as the bead has words, each as likely lost."""
    here, there = source.information(bead.source), target.information(bead.target)
    return Losses(np.full_like(here, value), np.full_like(there, value), disorder)


def seen(
    source: Text,
    target: Text,
    beads: list[Bead],
    given: list[Losses] | None = None,
    match: Match = MATCH,
) -> list[Features]:
    lost = given or [losses(source, target, bead) for bead in beads]
    found = bead_features(source, target, beads, [match] * len(beads), lost)
    assert all(found)
    return [each for each in found if each]


def flat(one: Features) -> list[float]:
    match, source, target, *rest = astuple(one)
    return list(chain(match, source, target, rest))


def with_loss(of: Losses, word: int, value: float = 5.0) -> Losses:
    source = of.source.copy()
    source[word] = value
    return Losses(source, of.target, of.disorder)


def test_a_text_beside_itself() -> None:
    both = text(*LINES)
    for one in seen(both, both, one_to_one(3)):
        assert one.match == MATCH
        assert one.source == one.target
        assert one.relative == pytest.approx(1)
        assert one.length == 0


def test_counts_of_words_and_of_tokens() -> None:
    one, other = text("Ja, sicher.", *LINES), text(*LINES)
    (found,) = seen(one, other, [Bead(range(0, 2), range(1, 3))])
    assert (found.source.words, found.target.words) == (10, 16)
    assert (found.source.tokens, found.target.tokens) == (13, 17)


def test_swapping_the_sides_mirrors_the_features() -> None:
    one, other = text(*LINES), text("der Rat wählt", "am Montag im Sommer", *LINES[1:])
    beads = [
        Bead(range(0, 1), range(0, 2)),
        Bead(range(1, 1), range(2, 3)),
        Bead(range(1, 3), range(2, 4)),
    ]
    lost = [
        Losses(one.information(bead.source) % 3, other.information(bead.target) % 3, 0.1 * k)
        for k, bead in enumerate(beads)
    ]
    matches = [Match(2.0, 1.0), None, Match(0.5, 3.0)]
    there = bead_features(one, other, beads, matches, lost)
    back = bead_features(
        other,
        one,
        [Bead(bead.target, bead.source) for bead in beads],
        [match and Match(match.target, match.source) for match in matches],
        [Losses(each.target, each.source, each.disorder) for each in lost],
    )
    assert there[1] is back[1] is None
    for here, mirror in zip(there, back, strict=True):
        if here and mirror:
            assert flat(here) == pytest.approx(flat(mirror.mirrored()), abs=1e-5)


def test_where_nothing_matches_there_are_no_features() -> None:
    both = text(*LINES)
    beads = one_to_one(3)
    lost = [losses(both, both, bead) for bead in beads]
    assert bead_features(both, both, beads, [None] * 3, lost) == (None, None, None)
    assert bead_features(both, both, [], [], []) == ()


def test_the_likeliest_word_decides() -> None:
    both = text(*LINES)
    beads = one_to_one(3)
    usual = losses(both, both, beads[0])
    cut, *whole = seen(both, both, beads, [with_loss(usual, 7), usual, usual])
    assert cut.source.lost > max(one.source.lost for one in whole) + 3
    assert cut.target.lost == pytest.approx(whole[0].target.lost)


def test_more_of_one_side_lost_is_more() -> None:
    both = text(*LINES[:1] * 3)
    beads = one_to_one(3)
    usual = losses(both, both, beads[0])
    one = with_loss(usual, 7)
    first, second, third = seen(both, both, beads, [one, with_loss(one, 6), usual])
    assert second.source.lost > first.source.lost + 0.2 > third.source.lost + 3


def test_a_word_with_much_information_counts_for_more() -> None:
    both = text("der Kirschbaum und die Lokomotive")
    usual = losses(both, both, Bead(range(1), range(1)))
    lost = [seen(both, both, one_to_one(1), [with_loss(usual, k)])[0].source.lost for k in range(5)]
    assert min(lost[1], lost[4]) > max(lost[0], lost[2], lost[3]) + 1


def test_what_is_usual_in_a_text_is_taken_off_as_far_as_it_is_known() -> None:
    both = text("der Rat wählt")
    alone, some, many = (
        seen(both, both, beads, [losses(both, both, bead, 2.0, 3.0) for bead in beads])[0]
        for beads in ([Bead(range(1), range(1))] * count for count in (1, 40, 4000))
    )
    assert 2 > alone.source.lost > some.source.lost > many.source.lost > 0
    assert alone.source.lost == alone.target.lost == pytest.approx(2, abs=0.1)
    assert alone.cosine > some.cosine > many.cosine > 0
    assert alone.disorder > some.disorder > many.disorder > 0
    usual = many.source.lost, many.target.lost, many.cosine, many.disorder
    assert usual == pytest.approx([0] * 4, abs=0.05)


def test_numbers_in_a_table_do_not_tell_what_is_usual() -> None:
    prose = text(*LINES * 20)
    table = text(*LINES * 20, *["12"] * 200)
    value = {8: 1.0, 1: -4.0}  # by the number of words
    alone, beside = (
        seen(
            both,
            both,
            beads,
            [losses(both, both, b, value[len(both.information(b.source))]) for b in beads],
        )
        for both, beads in ((prose, one_to_one(60)), (table, one_to_one(260)))
    )
    assert all(0 <= b.source.lost <= a.source.lost for a, b in zip(alone, beside, strict=False))
    assert beside[-1].source.lost < -4


def test_what_is_usual_may_be_told_by_some_beads_alone() -> None:
    both = text(*LINES)
    beads = one_to_one(3)
    matches = [Match(2.0, 2.0), Match(4.0, 4.0), Match(8.0, 8.0)]
    lost = [losses(both, both, bead, value=k, disorder=k) for k, bead in enumerate(beads)]
    every = bead_features(both, both, beads, matches, lost)
    first = bead_features(both, both, beads, matches, lost, {0})
    same = bead_features(both, both, beads[:1] * 3, matches[:1] * 3, lost[:1] * 3)
    assert first[0] == same[0]
    assert [one and one.relative for one in first] == [1, 2, 4]
    assert [one and one.relative for one in every] == [0.5, 1, 2]


def test_a_bead_out_of_order_stands_out() -> None:
    both = text(*LINES)
    beads = one_to_one(3)
    same, turned = (losses(both, both, beads[0], disorder=value) for value in (0.5, 1.5))
    found = seen(both, both, beads, [turned, same, same])
    assert found[0].disorder - found[1].disorder == pytest.approx(1)


def test_a_match_is_compared_with_the_median_of_the_text() -> None:
    both = text(*LINES)
    beads = one_to_one(3)
    lost = [losses(both, both, bead) for bead in beads]
    matches = [Match(4.0, 4.0), Match(1.0, 1.0), Match(5.0, 5.0)]
    found = bead_features(both, both, beads, matches, lost)
    assert [one and one.relative for one in found] == pytest.approx([1, 0.25, 1.25])


def test_a_text_of_which_nothing_matches_is_no_measure() -> None:
    both = text(*LINES)
    found = seen(both, both, one_to_one(3), match=Match(0.2, 0.2))
    assert [one.relative for one in found] == pytest.approx([0.2] * 3)


def test_a_target_that_is_short_beside_its_source_stands_out() -> None:
    one, other = text(*LINES), text(LINES[0][:22], *LINES[1:])
    cut, *whole = seen(one, other, one_to_one(3))
    assert cut.length == pytest.approx(np.log((len(LINES[0]) + 5) / 27))
    assert [each.length for each in whole] == [0, 0]


def test_all_segments_of_a_bead_count_for_its_length() -> None:
    one, other = text(*LINES), text(LINES[0], " ".join(LINES[1:]))
    beads = [Bead(range(1), range(1)), Bead(range(1, 3), range(1, 2))]
    assert [each.length for each in seen(one, other, beads)] == [0, 0]


def test_how_long_the_translations_of_a_text_are_is_taken_off_as_far_as_it_is_known() -> None:
    one, other = text("der Rat wählt"), text("der Rat")
    bead = Bead(range(1), range(1))
    alone, some, many = (seen(one, other, [bead] * count)[0].length for count in (1, 5, 4000))
    ratio = np.log(18 / 12)
    assert ratio > alone > 0.8 * ratio
    assert some == pytest.approx(ratio / 2)
    assert many == pytest.approx(0, abs=0.01)


def test_unrelated_text_points_elsewhere() -> None:
    one, other = text(*LINES), text(LINES[1], LINES[1], LINES[2])
    unrelated, *same = seen(one, other, one_to_one(3))
    assert unrelated.cosine < min(each.cosine for each in same) - 0.4
