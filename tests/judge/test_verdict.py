from collections.abc import Sequence

import pytest

from aligner.bitext import Bead, Bitext, Document, Segment
from aligner.evidence import Coverage, Features
from aligner.judge.verdict import MATCH, evidence, judge
from aligner.mqm import Verdict


def document(name: str, language: str, sizes: Sequence[int]) -> Document:
    """Segments of so many characters."""
    texts = ["x" * size for size in sizes]
    starts = [sum(sizes[:k]) + k for k in range(len(sizes))]
    segments = tuple(
        Segment(text, start, start + len(text), k + 1, 1, k)
        for k, (text, start) in enumerate(zip(texts, starts, strict=True))
    )
    return Document(name, language, "\n".join(texts), segments)


def features(source: float, target: float) -> Features:
    one, other = Coverage(source, 0.0, 0.5), Coverage(target, 0.0, 0.5)
    return Features(one, other, 0.0, 0.5, 1.0, 10, 10)


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


@pytest.mark.parametrize(("match", "same"), [(MATCH, True), (MATCH - 0.01, False), (-2.0, False)])
def test_the_line_between(match: float, same: bool) -> None:
    found, statement = verdict(pair(), match)
    assert (found is Verdict.TRANSLATION) is same
    assert ("not translations" in statement) is not same


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
    assert evidence(bitext, [features(2, 2), features(0, 0)]) == pytest.approx(1.5)


def test_what_is_left_out_counts_as_nothing() -> None:
    source, target = document("a", "de", (10, 30)), document("b", "hi", (10, 30))
    beads = (
        Bead(range(0, 1), range(0, 1)),
        Bead(range(1, 2), range(1, 1)),
        Bead(range(2, 2), range(1, 2)),
    )
    found = evidence(Bitext(source, target, beads), [features(2, 2), None, None])
    assert found == pytest.approx(0.5)


def test_a_translation_that_is_cut_off_still_is_one() -> None:
    source, target = document("a", "de", (10, 90)), document("b", "hi", (10,))
    beads = (Bead(range(0, 1), range(0, 1)), Bead(range(1, 2), range(1, 1)))
    seen = [features(2, 2), None]
    bitext = Bitext(source, target, beads)
    assert evidence(bitext, seen) == pytest.approx(2)
    assert judge(bitext, seen, same_language_allowed=False)[0] is Verdict.TRANSLATION
