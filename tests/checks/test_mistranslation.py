from dataclasses import replace

import pytest

from aligner.bitext import Span
from aligner.checks.mistranslation import MISTRANSLATION
from aligner.checks.replaced import replaced
from aligner.evidence import Features
from aligner.mqm import Finding, Severity
from tests.checks.samples import GOOD, LEFT_OUT, SURE, evidence

GERMAN = "Dieser Satz hat sechs ganze Wörter."
HINDI = "इस वाक्य में छह शब्द हैं।"
PAIR = (GERMAN, HINDI)
AT_CHANCE = replace(GOOD, relative=0.0)


def found(features: Features) -> list[Finding]:
    return list(MISTRANSLATION.find(evidence([PAIR, PAIR], {1: features})))


def test_good_pairs() -> None:
    assert found(GOOD) == []
    assert list(MISTRANSLATION.find(evidence([]))) == []


def test_a_pair_at_chance_level() -> None:
    (finding,) = found(AT_CHANCE)
    start = len(GERMAN) + 1, len(HINDI) + 1
    assert finding.check == "mistranslation"
    assert finding.category == "accuracy/mistranslation" == MISTRANSLATION.category
    assert finding.severity is Severity.MAJOR
    assert finding.bead == 1
    assert finding.source_span == Span(start[0], start[0] + len(GERMAN))
    assert finding.target_span == Span(start[1], start[1] + len(HINDI))
    assert finding.confidence == SURE.mistranslation


@pytest.mark.parametrize(("relative", "count"), [(-1.0, 1), (0.3, 1), (0.4, 0), (2.0, 0)])
def test_what_counts_is_what_is_usual_in_these_texts(relative: float, count: int) -> None:
    assert len(found(replace(GOOD, relative=relative))) == count


def test_a_short_pair_is_a_minor_matter() -> None:
    (finding,) = found(replace(AT_CHANCE, source_tokens=3, target_tokens=4))
    assert finding.severity is Severity.MINOR


def test_one_put_in_for_another() -> None:
    seen = evidence([PAIR, (GERMAN, None), (None, HINDI), PAIR])
    (finding,) = MISTRANSLATION.find(seen)
    assert replaced(seen.bitext) == {1: 2, 2: 1}
    assert finding.bead == 1
    assert finding.severity is Severity.MAJOR
    assert finding.confidence == LEFT_OUT
    assert finding.source_span == seen.bitext.source.segments[1].span
    assert finding.target_span == seen.bitext.target.segments[1].span


def test_the_order_of_the_two_does_not_matter() -> None:
    seen = evidence([PAIR, (None, HINDI), (GERMAN, None), PAIR])
    (finding,) = MISTRANSLATION.find(seen)
    assert finding.source_span == seen.bitext.source.segments[1].span
    assert finding.target_span == seen.bitext.target.segments[1].span


@pytest.mark.parametrize(
    "gap",
    [
        [(GERMAN, None)],
        [(GERMAN, None), PAIR, (None, HINDI)],
        [(GERMAN, None), (GERMAN, None), (None, HINDI)],
        [(GERMAN, None), (None, HINDI * 4)],
    ],
    ids=["alone", "apart", "two for one", "much longer"],
)
def test_segments_left_out_that_do_not_stand_for_each_other(
    gap: list[tuple[str | None, str | None]],
) -> None:
    seen = evidence([PAIR, *gap, PAIR])
    assert replaced(seen.bitext) == {}
    assert list(MISTRANSLATION.find(seen)) == []
