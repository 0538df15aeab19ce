from collections.abc import Sequence

import pytest

from aligner.bitext import Bead, Bitext, Document, Segment
from aligner.evidence import Features
from aligner.judge.verdict import FRAGMENT, evidence, judge, least_match
from aligner.mqm import Verdict
from tests.judge.samples import features


def document(name: str, language: str, sizes: Sequence[int]) -> Document:
    """Segments of so many characters."""
    texts = ["x" * size for size in sizes]
    starts = [sum(sizes[:k]) + k for k in range(len(sizes))]
    segments = tuple(
        Segment(text, start, start + len(text), k + 1, 1, k)
        for k, (text, start) in enumerate(zip(texts, starts, strict=True))
    )
    return Document(name, language, "\n".join(texts), segments)


def pair(source: str = "de", target: str = "hi", sizes: Sequence[int] = (10, 10)) -> Bitext:
    beads = tuple(Bead(range(i, i + 1), range(i, i + 1)) for i in range(len(sizes)))
    return Bitext(document("a.txt", source, sizes), document("b.txt", target, sizes), beads)


def verdict(bitext: Bitext, match: float, *, allowed: bool = False) -> tuple[Verdict, str]:
    seen = [features(match, match)] * len(bitext.beads)
    return judge(bitext, seen, same_language_allowed=allowed)


def test_translations() -> None:
    found, statement = verdict(pair(), 1.5)
    assert found is Verdict.TRANSLATION
    assert "a.txt" in statement
    assert "b.txt" in statement


BAR = least_match(20)


@pytest.mark.parametrize(("match", "same"), [(BAR, True), (BAR - 0.01, False), (-2.0, False)])
def test_the_line_between(match: float, same: bool) -> None:
    found, statement = verdict(pair(), match)
    assert (found is Verdict.TRANSLATION) is same
    assert ("not translations" in statement) is not same


def test_a_text_without_sentence_ends_is_told_to_be_cut() -> None:
    doubtful, sure = (verdict(pair(sizes=sizes), -1.0)[1] for sizes in ((3000, 50), (300, 50)))
    assert "--segmented" in doubtful
    assert "--segmented" not in sure


def test_one_language() -> None:
    found, statement = verdict(pair("de", "de"), 9.0)
    assert found is Verdict.SAME_LANGUAGE
    assert "German (de)" in statement
    assert "--source-language" in statement


def test_one_language_where_that_is_meant() -> None:
    assert verdict(pair("de", "de"), 9.0, allowed=True)[0] is Verdict.TRANSLATION
    assert verdict(pair("de", "de"), 0.0, allowed=True)[0] is Verdict.NOT_A_TRANSLATION


def test_languages_that_nobody_knows_are_compared() -> None:
    assert verdict(pair("und", "und"), 1.5)[0] is Verdict.TRANSLATION


def test_nothing_at_all_is_no_translation() -> None:
    assert verdict(pair(sizes=()), 1.5)[0] is Verdict.NOT_A_TRANSLATION


def test_long_segments_count_for_more() -> None:
    bitext = pair(sizes=(30, 10))
    assert evidence(bitext, [features(2, 2), features(0, 0)]).value == pytest.approx(1.5)


def test_what_is_left_out_counts_as_nothing() -> None:
    source, target = document("a", "de", (10, 30)), document("b", "hi", (10, 30))
    beads = (
        Bead(range(0, 1), range(0, 1)),
        Bead(range(1, 2), range(1, 1)),
        Bead(range(2, 2), range(1, 2)),
    )
    found = evidence(Bitext(source, target, beads), [features(2, 2), None, None])
    assert found.value == pytest.approx(0.5)


def test_a_translation_that_is_cut_off_still_is_one() -> None:
    source, target = document("a", "de", (30, 70)), document("b", "hi", (30,))
    beads = (Bead(range(0, 1), range(0, 1)), Bead(range(1, 2), range(1, 1)))
    seen = [features(2, 2), None]
    bitext = Bitext(source, target, beads)
    assert evidence(bitext, seen).value == pytest.approx(2)
    assert not evidence(bitext, seen).of_source
    assert judge(bitext, seen, same_language_allowed=False)[0] is Verdict.TRANSLATION


def test_the_longer_the_text_the_less_is_luck() -> None:
    assert least_match(10_000) < least_match(100) < least_match(30)
    assert least_match(0) == least_match(1)


def kept(numbers: Sequence[int], of: int = 20) -> tuple[Bitext, list[Features | None]]:
    """A text of which the translation has some segments only, each aligned with its own."""
    beads, seen = [], list[Features | None]()
    for i in range(of):
        j = sum(k < i for k in numbers)
        beads.append(Bead(range(i, i + 1), range(j, j + (i in numbers))))
        seen.append(features(2, 2) if i in numbers else None)
    source, target = document("a.txt", "de", [10] * of), document("b.txt", "hi", [8] * len(numbers))
    return Bitext(source, target, tuple(beads)), seen


def mirrored(bitext: Bitext) -> Bitext:
    beads = tuple(Bead(bead.target, bead.source) for bead in bitext.beads)
    return Bitext(bitext.target, bitext.source, beads)


def test_a_few_segments_here_and_there_are_an_excerpt() -> None:
    bitext, seen = kept([1, 5, 11, 16])
    found, statement = judge(bitext, seen, same_language_allowed=False)
    assert found is Verdict.EXCERPT
    assert statement.startswith("b.txt covers about 20 % of a.txt")


def test_an_original_that_is_an_excerpt_of_its_translation() -> None:
    bitext, seen = kept([1, 5, 11, 16])
    found, statement = judge(mirrored(bitext), seen, same_language_allowed=False)
    assert found is Verdict.EXCERPT
    assert statement.startswith("b.txt covers about 20 % of a.txt")
    assert "the original" in statement


@pytest.mark.parametrize("numbers", [range(0, 20, 2), range(6), range(14, 20), range(7, 13)])
def test_half_of_a_text_or_a_piece_of_it_is_a_translation_with_faults(
    numbers: Sequence[int],
) -> None:
    bitext, seen = kept(numbers)
    for one in (bitext, mirrored(bitext)):
        assert judge(one, seen, same_language_allowed=False)[0] is Verdict.TRANSLATION


def test_very_little_of_a_text_is_an_excerpt_wherever_it_stands() -> None:
    few = round(FRAGMENT * 40) - 1
    for numbers in (range(few), range(40 - few, 40)):
        bitext, seen = kept(numbers, of=40)
        assert judge(bitext, seen, same_language_allowed=False)[0] is Verdict.EXCERPT


def test_segments_left_out_are_seen_where_the_alignment_merged_them() -> None:
    source, target = document("a", "de", [10] * 40), document("b", "hi", [10] * 10)
    beads = tuple(Bead(range(4 * j, 4 * j + 4), range(j, j + 1)) for j in range(10))
    seen = [features(1, 2, (40, 10))] * 10
    found, statement = judge(Bitext(source, target, beads), seen, same_language_allowed=False)
    assert found is Verdict.EXCERPT
    assert "about 25 %" in statement


def test_pairs_that_came_aligned_are_no_excerpt() -> None:
    bitext, seen = kept([1, 5, 11, 16])
    ids = tuple(str(k) for k in range(len(bitext.beads)))
    given = Bitext(bitext.source, bitext.target, bitext.beads, ids)
    assert judge(given, seen, same_language_allowed=False)[0] is Verdict.TRANSLATION
