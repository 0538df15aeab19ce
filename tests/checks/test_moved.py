from aligner.bitext import covers
from aligner.checks import CHECKS
from aligner.checks.addition import ADDITION
from aligner.checks.left_out import BLOCK
from aligner.checks.mistranslation import MISTRANSLATION
from aligner.checks.moved import MOVED
from aligner.checks.omission import OMISSION
from aligner.mqm import Finding, Severity
from tests.checks.samples import SURE, with_moved

Beads = list[tuple[int | None, int | None, bool]]


def found(beads: Beads) -> list[Finding]:
    seen = with_moved(beads)
    sides = seen.bitext.source, seen.bitext.target
    assert covers(seen.bitext.beads, *(len(side.segments) for side in sides))
    return list(MOVED.findings(seen))


def test_it_is_among_the_checks() -> None:
    assert MOVED in CHECKS


def test_nothing_moved() -> None:
    assert found([(0, 0, False), (1, None, False), (2, 1, False)]) == []


def test_a_segment_moved_down() -> None:
    seen: Beads = [(0, 0, False), (1, 3, True), (2, 1, False), (3, 2, False)]
    (finding,) = found(seen)
    bitext = with_moved(seen).bitext
    assert (finding.check, finding.category, finding.bead) == ("moved", "accuracy/moved", 1)
    assert finding.severity is Severity.NEUTRAL
    assert finding.source_span == bitext.source.segments[1].span
    assert finding.target_span == bitext.target.segments[3].span
    assert finding.message == "This segment stands later in the translation, at line 4."
    assert finding.confidence == 1 - SURE.mistranslation


def test_a_block_moved_up_is_one_finding() -> None:
    (finding,) = found([(0, 2, False), (1, 3, False), (2, 0, True), (3, 1, True)])
    assert finding.bead == 2
    assert finding.message == (
        "These 2 segments in a row stand earlier in the translation, from line 1 on."
    )


def test_what_is_left_out_does_not_part_a_block() -> None:
    (finding,) = found(
        [
            *((0, 3, True), (1, None, False), (2, 5, True)),
            *((3, 0, False), (4, 1, False), (5, 2, False), (None, 4, False)),
        ]
    )
    assert finding.bead == 0


def test_two_moved_to_different_places_are_two_findings() -> None:
    findings = found([(0, 2, True), (1, 4, True), (2, 0, False), (3, 1, False), (4, 3, False)])
    assert [finding.bead for finding in findings] == [0, 1]


def test_two_moved_from_different_places_are_two_findings() -> None:
    findings = found([(0, 2, True), (1, 0, False), (2, 3, True), (3, 1, False), (4, 4, False)])
    assert [finding.bead for finding in findings] == [0, 2]


def test_additions_end_where_something_moved_stands() -> None:
    added: Beads = [(None, k, False) for k in range(1, 1 + BLOCK)]
    more: Beads = [(None, k, False) for k in range(2 + BLOCK, 2 + 2 * BLOCK)]
    last = 2 + 2 * BLOCK
    seen = with_moved([(0, 0, False), *added, *more, (1, last, False), (2, 1 + BLOCK, True)])
    spans = [finding.target_span for finding in ADDITION.findings(seen)]
    segments = seen.bitext.target.segments
    starts = [segments[1].start, segments[2 + BLOCK].start]
    assert [span.start for span in spans if span] == starts


def test_one_put_in_for_another_around_something_moved() -> None:
    seen = with_moved(
        [
            *((0, 0, False), (1, None, False), (2, 4, True)),
            *((None, 1, False), (3, 2, False), (4, 3, False)),
        ]
    )
    assert list(OMISSION.findings(seen)) == list(ADDITION.findings(seen)) == []
    assert [finding.bead for finding in MISTRANSLATION.findings(seen)] == [1]
