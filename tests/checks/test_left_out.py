import pytest

from aligner.bitext import Span
from aligner.checks import CHECKS, Check
from aligner.checks.left_out import ADDITION, BLOCK, OMISSION
from aligner.mqm import Finding, Probabilities, Severity
from tests.checks.samples import LEFT_OUT, evidence

LONG = "Dieser Satz hat sechs ganze Wörter."
HINDI = "इस वाक्य में छह शब्द हैं।"
PAIR = (LONG, HINDI)

Pairs = list[tuple[str | None, str | None]]


def swapped(pairs: Pairs) -> Pairs:
    return [(other, one) for one, other in pairs]


def found(check: Check, pairs: Pairs) -> list[Finding]:
    """The findings with what is lost on the side of the check."""
    return list(check.find(evidence(pairs if check is OMISSION else swapped(pairs))))


def lost(check: Check, finding: Finding) -> tuple[Span | None, Span | None]:
    """The span on the side that lacks a counterpart, then the other."""
    spans = finding.source_span, finding.target_span
    return spans if check is OMISSION else (spans[1], spans[0])


BOTH = pytest.mark.parametrize("check", [OMISSION, ADDITION], ids=["omission", "addition"])


def test_they_are_among_the_checks() -> None:
    assert OMISSION in CHECKS
    assert ADDITION in CHECKS
    assert len({check.name for check in CHECKS}) == len(CHECKS)


@BOTH
def test_a_good_pair(check: Check) -> None:
    assert found(check, [PAIR, PAIR]) == []


@BOTH
def test_no_pairs(check: Check) -> None:
    assert found(check, []) == []


@BOTH
def test_a_segment_left_out(check: Check) -> None:
    (finding,) = found(check, [PAIR, (LONG, None), PAIR])
    start = len(LONG) + 1
    assert finding.check == check.name
    assert finding.category == f"accuracy/{check.name}" == check.category
    assert finding.severity is Severity.MAJOR
    assert finding.bead == 1
    assert finding.confidence == LEFT_OUT
    assert lost(check, finding) == (Span(start, start + len(LONG)), None)


@BOTH
def test_what_is_left_out_on_the_other_side_is_not_its_business(check: Check) -> None:
    assert found(check, [PAIR, (None, HINDI), PAIR]) == []


@BOTH
def test_a_label_left_out_is_a_minor_matter(check: Check) -> None:
    (finding,) = found(check, [PAIR, ("Quelle", None), PAIR])
    assert finding.severity is Severity.MINOR


@BOTH
def test_two_left_out_are_two_findings(check: Check) -> None:
    findings = found(check, [PAIR, *[(LONG, None)] * (BLOCK - 1), PAIR])
    assert [finding.bead for finding in findings] == [1, 2]


@BOTH
def test_a_block_left_out_is_one_finding(check: Check) -> None:
    (finding,) = found(check, [PAIR, *[(LONG, None)] * BLOCK, PAIR])
    assert finding.bead == 1
    assert f" {BLOCK} " in finding.message
    start = len(LONG) + 1
    assert lost(check, finding) == (Span(start, start + BLOCK * (len(LONG) + 1) - 1), None)


@BOTH
def test_blocks_end_where_a_pair_stands_between(check: Check) -> None:
    block: Pairs = [(LONG, None)] * BLOCK
    assert [f.bead for f in found(check, [*block, PAIR, *block])] == [0, BLOCK + 1]


@BOTH
def test_everything_left_out(check: Check) -> None:
    (finding,) = found(check, [(LONG, None)] * 20)
    assert lost(check, finding) == (Span(0, 20 * (len(LONG) + 1) - 1), None)


@BOTH
def test_a_text_that_ends_early(check: Check) -> None:
    (finding,) = found(check, [PAIR, PAIR, *[(LONG, None)] * 7])
    assert finding.message.startswith("The last 7 segments ")


@BOTH
def test_a_text_that_starts_late(check: Check) -> None:
    (finding,) = found(check, [*[(LONG, None)] * 7, PAIR, PAIR])
    assert finding.message.startswith("The first 7 segments ")


@BOTH
@pytest.mark.parametrize(
    "pairs",
    [
        [PAIR, *[(LONG, None)] * 7, PAIR],
        [PAIR, *[(LONG, None)] * 7, (None, HINDI)],
        [(None, HINDI), *[(LONG, None)] * 7, PAIR],
        [(LONG, None)] * 7,
    ],
    ids=["middle", "something else after it", "something else before it", "all"],
)
def test_a_block_that_neither_starts_nor_ends_a_text(check: Check, pairs: Pairs) -> None:
    (finding,) = found(check, pairs)
    assert finding.message.startswith("These 7 segments ")


@pytest.mark.parametrize(
    ("probability", "severity"), [(0.49, None), (0.5, Severity.MINOR), (0.7, Severity.MAJOR)]
)
def test_a_passage_of_a_pair(probability: float, severity: Severity | None) -> None:
    seen = evidence(
        [PAIR],
        probabilities={0: Probabilities(probability, 0.0, 0.0)},
        gaps={0: (Span(7, 11), None)},
    )
    findings = list(OMISSION.find(seen))
    assert [finding.severity for finding in findings] == ([severity] if severity else [])
    for finding in findings:
        assert finding.source_span == Span(7, 11)
        assert finding.target_span == Span(0, len(HINDI))
        assert finding.confidence == probability
    assert list(ADDITION.find(seen)) == []


def test_a_passage_that_the_translation_adds() -> None:
    seen = evidence(
        [PAIR],
        probabilities={0: Probabilities(0.0, 0.8, 0.0)},
        gaps={0: (None, Span(3, 8))},
    )
    (finding,) = ADDITION.find(seen)
    assert (finding.source_span, finding.target_span) == (Span(0, len(LONG)), Span(3, 8))
    assert list(OMISSION.find(seen)) == []


def test_without_a_place_there_is_no_finding() -> None:
    seen = evidence([PAIR], probabilities={0: Probabilities(0.9, 0.9, 0.0)})
    assert list(OMISSION.find(seen)) == list(ADDITION.find(seen)) == []


def test_one_put_in_for_another_is_neither() -> None:
    pairs: Pairs = [PAIR, (LONG, None), (None, HINDI), PAIR]
    assert list(OMISSION.find(evidence(pairs))) == []
    assert list(ADDITION.find(evidence(pairs))) == []
