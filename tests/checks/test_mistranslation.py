from dataclasses import replace

import pytest

from aligner.bitext import Span
from aligner.checks.mistranslation import MISTRANSLATION
from aligner.checks.replaced import replaced
from aligner.evidence import Features
from aligner.mqm import Finding, Probabilities, Severity
from tests.checks.samples import GOOD, LEFT_OUT, SURE, evidence
from tests.judge import samples

GERMAN = "Dieser Satz hat sechs ganze Wörter."
HINDI = "इस वाक्य में छह शब्द हैं।"
PAIR = (GERMAN, HINDI)
AT_CHANCE = replace(GOOD, relative=0.0)


OTHERWISE = Probabilities(0.02, 0.03, 0.9)


def found(features: Features, likely: Probabilities = OTHERWISE) -> list[Finding]:
    return list(MISTRANSLATION.findings(evidence([PAIR, PAIR], {1: features}, {1: likely})))


def test_good_pairs() -> None:
    assert found(GOOD) == []
    assert list(MISTRANSLATION.findings(evidence([]))) == []


def test_a_pair_at_chance_level() -> None:
    (finding,) = found(AT_CHANCE)
    start = len(GERMAN) + 1, len(HINDI) + 1
    assert finding.check == "mistranslation"
    assert finding.category == "accuracy/mistranslation" == MISTRANSLATION.category
    assert finding.severity is Severity.MAJOR
    assert finding.bead == 1
    assert finding.source_span == Span(start[0], start[0] + len(GERMAN))
    assert finding.target_span == Span(start[1], start[1] + len(HINDI))
    assert finding.confidence == OTHERWISE.mistranslation
    assert found(AT_CHANCE, SURE) == []


@pytest.mark.parametrize(("relative", "count"), [(-1.0, 1), (0.3, 1), (0.4, 0), (2.0, 0)])
def test_what_counts_is_what_is_usual_in_these_texts(relative: float, count: int) -> None:
    assert len(found(replace(GOOD, relative=relative))) == count


def test_a_short_pair_is_a_minor_matter() -> None:
    few = samples.features(tokens=(3, 4))
    (finding,) = found(replace(few, relative=0.0))
    assert finding.severity is Severity.MINOR


GAP = Span(7, 11), Span(3, 8)  # `Satz`, `वाक्य`


def exchanged(
    likely: Probabilities, *gap: Span | None, features: Features = GOOD, least: float = 0.5
) -> list[Finding]:
    passages = gap[0], gap[1]
    seen = evidence([PAIR], {0: features}, {0: likely}, {0: passages}, least)
    return list(MISTRANSLATION.findings(seen))


def test_a_passage_lost_where_another_was_added() -> None:
    (finding,) = exchanged(Probabilities(0.8, 0.7, 0.1), *GAP)
    assert finding.check == "mistranslation"
    assert (finding.source_span, finding.target_span) == GAP
    assert finding.severity is Severity.MINOR
    assert finding.confidence == 0.7
    assert '"Satz"' in finding.message
    assert '"वाक्य"' in finding.message


def test_the_graver_side_of_an_exchange_decides() -> None:
    for gap in ((Span(0, len(GERMAN)), GAP[1]), (GAP[0], Span(0, len(HINDI)))):
        (finding,) = exchanged(Probabilities(0.9, 0.8, 0.1), *gap)
        assert finding.severity is Severity.MAJOR


def test_the_surer_sign_of_an_exchange_decides() -> None:
    (finding,) = exchanged(Probabilities(0.8, 0.7, 0.9), *GAP)
    assert finding.confidence == 0.9


@pytest.mark.parametrize(
    ("likely", "gap"),
    [
        (Probabilities(0.8, 0.49, 0.1), GAP),
        (Probabilities(0.49, 0.8, 0.1), GAP),
        (Probabilities(0.8, 0.8, 0.1), (GAP[0], None)),
        (Probabilities(0.8, 0.8, 0.1), (None, GAP[1])),
    ],
)
def test_a_passage_on_one_side_alone_is_no_exchange(
    likely: Probabilities, gap: tuple[Span | None, Span | None]
) -> None:
    assert exchanged(likely, *gap) == []


def test_how_sure_an_exchange_must_be_is_given() -> None:
    likely = Probabilities(0.4, 0.3, 0.1)
    assert len(exchanged(likely, *GAP, least=0.3)) == 1
    assert exchanged(likely, *GAP, least=0.31) == []


def test_a_pair_at_chance_level_is_one_finding_whatever_was_exchanged() -> None:
    (finding,) = exchanged(Probabilities(0.8, 0.7, 0.6), *GAP, features=AT_CHANCE)
    assert finding.source_span == Span(0, len(GERMAN))
    assert finding.confidence == 0.6


def test_one_put_in_for_another() -> None:
    seen = evidence([PAIR, (GERMAN, None), (None, HINDI), PAIR])
    (finding,) = MISTRANSLATION.findings(seen)
    assert replaced(seen.bitext) == {1: 2, 2: 1}
    assert finding.bead == 1
    assert finding.severity is Severity.MAJOR
    assert finding.confidence == LEFT_OUT
    assert finding.source_span == seen.bitext.source.segments[1].span
    assert finding.target_span == seen.bitext.target.segments[1].span


def test_the_order_of_the_two_does_not_matter() -> None:
    seen = evidence([PAIR, (None, HINDI), (GERMAN, None), PAIR])
    (finding,) = MISTRANSLATION.findings(seen)
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
    assert list(MISTRANSLATION.findings(seen)) == []
