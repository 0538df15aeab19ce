from dataclasses import replace

import pytest

from aligner.bitext import Span
from aligner.checks import CHECKS, Check
from aligner.checks.addition import ADDITION
from aligner.checks.left_out import BLOCK
from aligner.checks.mistranslation import MISTRANSLATION
from aligner.checks.omission import OMISSION
from aligner.mqm import Finding, Probabilities, Severity
from tests.checks.samples import GOOD, LEFT_OUT, evidence

LONG = "Dieser Satz hat sechs ganze Wörter."
HINDI = "इस वाक्य में छह शब्द हैं।"
PAIR = (LONG, HINDI)

Pairs = list[tuple[str | None, str | None]]


def swapped(pairs: Pairs) -> Pairs:
    return [(other, one) for one, other in pairs]


def found(check: Check, pairs: Pairs) -> list[Finding]:
    """The findings with what is lost on the side of the check."""
    return list(check.findings(evidence(pairs if check is OMISSION else swapped(pairs))))


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


@pytest.mark.parametrize(("probability", "least", "count"), [(0.49, 0.5, 0), (0.5, 0.5, 1)])
@pytest.mark.parametrize("shift", [-0.4, 0.0, 0.4])
def test_a_passage_of_a_pair(probability: float, least: float, count: int, shift: float) -> None:
    probability, least = probability + shift, least + shift
    seen = evidence(
        [PAIR],
        probabilities={0: Probabilities(probability, 0.0, 0.0)},
        gaps={0: (Span(7, 11), None)},
        least=least,
    )
    findings = list(OMISSION.findings(seen))
    assert len(findings) == count
    for finding in findings:
        assert finding.source_span == Span(7, 11)
        assert finding.target_span == Span(0, len(HINDI))
        assert finding.confidence == probability
    assert list(ADDITION.findings(seen)) == []


@BOTH
@pytest.mark.parametrize(
    ("passage", "words", "severity"),
    [
        ("ganze", "1 word", Severity.MINOR),
        ("sechs ganze", "2 words", Severity.MINOR),
        ("Satz hat sechs ganze", "4 words", Severity.MAJOR),
    ],
)
def test_a_passage_is_quoted_and_weighed(
    check: Check, passage: str, words: str, severity: Severity
) -> None:
    start = LONG.index(passage)
    span = Span(start, start + len(passage))
    swap = check is ADDITION
    seen = evidence(
        swapped([PAIR]) if swap else [PAIR],
        probabilities={0: Probabilities(0.9 * (not swap), 0.9 * swap, 0.0)},
        gaps={0: (None, span) if swap else (span, None)},
    )
    (finding,) = check.findings(seen)
    assert finding.severity is severity
    assert finding.message.startswith(f"{words} of the ")
    assert finding.message.endswith(f': "{passage}"')
    assert lost(check, finding) == (span, Span(0, len(HINDI)))


def test_a_passage_that_the_translation_adds() -> None:
    seen = evidence(
        [PAIR],
        probabilities={0: Probabilities(0.0, 0.8, 0.0)},
        gaps={0: (None, Span(3, 8))},
    )
    (finding,) = ADDITION.findings(seen)
    assert (finding.source_span, finding.target_span) == (Span(0, len(LONG)), Span(3, 8))
    assert list(OMISSION.findings(seen)) == []


def test_without_a_place_there_is_no_finding() -> None:
    seen = evidence([PAIR], probabilities={0: Probabilities(0.9, 0.9, 0.0)})
    assert list(OMISSION.findings(seen)) == list(ADDITION.findings(seen)) == []


def test_a_passage_exchanged_for_another_is_neither() -> None:
    seen = evidence(
        [PAIR],
        probabilities={0: Probabilities(0.9, 0.8, 0.0)},
        gaps={0: (Span(7, 11), Span(3, 8))},
    )
    assert list(OMISSION.findings(seen)) == list(ADDITION.findings(seen)) == []


@pytest.mark.parametrize(
    ("likely", "gap", "check"),
    [
        (Probabilities(0.9, 0.4, 0.0), (Span(7, 11), Span(3, 8)), OMISSION),
        (Probabilities(0.9, 0.8, 0.0), (Span(7, 11), None), OMISSION),
        (Probabilities(0.4, 0.8, 0.0), (Span(7, 11), Span(3, 8)), ADDITION),
        (Probabilities(0.9, 0.8, 0.0), (None, Span(3, 8)), ADDITION),
    ],
)
def test_with_only_one_of_the_two_it_is_that_one(
    likely: Probabilities, gap: tuple[Span | None, Span | None], check: Check
) -> None:
    seen = evidence([PAIR], probabilities={0: likely}, gaps={0: gap})
    assert [len(list(each.findings(seen))) for each in (OMISSION, ADDITION)] == [
        check is OMISSION,
        check is ADDITION,
    ]


def test_a_pair_that_says_something_else_has_no_passages() -> None:
    seen = evidence(
        [PAIR],
        features={0: replace(GOOD, relative=0.0)},
        probabilities={0: Probabilities(0.9, 0.1, 0.9)},
        gaps={0: (Span(7, 11), None)},
    )
    assert list(OMISSION.findings(seen)) == []
    assert len(list(MISTRANSLATION.findings(seen))) == 1


def test_one_put_in_for_another_is_neither() -> None:
    pairs: Pairs = [PAIR, (LONG, None), (None, HINDI), PAIR]
    assert list(OMISSION.findings(evidence(pairs))) == []
    assert list(ADDITION.findings(evidence(pairs))) == []
