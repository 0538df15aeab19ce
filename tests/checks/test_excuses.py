"""Which findings a comment excuses, and what the user is told of comments."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Bead, Bitext, Comment, Document, Origin, Segment, Span
from aligner.checks import CHECKS
from aligner.checks.excuses import Excused, without_excused
from aligner.mqm import Finding, Severity
from tests.checks.samples import document, evidence

NUMBER, NAME, OMISSION = "number-mismatch", "name-mismatch", "omission"
CATEGORY = {check.name: check.category for check in CHECKS}
BITEXT = evidence([("Eins", "एक"), ("Zwei", "दो"), ("Drei", None), ("Vier", "चार")]).bitext


def finding(
    check: str,
    bead: int | None,
    source: Span | None = None,
    target: Span | None = None,
    confidence: float = 0.9,
) -> Finding:
    severity = Severity.MAJOR if check == NUMBER else Severity.MINOR
    return Finding(check, CATEGORY[check], severity, ".", bead, source, target, confidence)


def told(document: Document, *comments: tuple[str, int | None]) -> Document:
    """With comments: what they tell, and the segment that each is about; None for the end."""
    end = Span(len(document.text), len(document.text))
    lines = tuple(each.start for each in document.segments)
    made = tuple(
        Comment(end if at is None else document.segments[at].span, text, lines[at or 0])
        for text, at in comments
    )
    return replace(document, comments=made, origin=Origin(((0, 0),), lines))


def excused(
    findings: Sequence[Finding],
    *,
    source: Sequence[tuple[str, int | None]] = (),
    target: Sequence[tuple[str, int | None]] = (),
    bitext: Bitext = BITEXT,
    ran: Sequence[str] = tuple(CATEGORY),
    least: float = 0.0,
) -> Excused:
    given = replace(
        bitext, source=told(bitext.source, *source), target=told(bitext.target, *target)
    )
    chosen = [check for check in CHECKS if check.name in ran]
    return without_excused(findings, given, CHECKS, chosen, least)


def left(found: Excused) -> list[tuple[str, int | None]]:
    return [(each.check, each.bead) for each in found.findings]


EVERYWHERE = [finding(check, bead) for bead, check in product(range(4), (NUMBER, NAME, OMISSION))]


def test_without_comments_everything_stays() -> None:
    assert excused(EVERYWHERE) == Excused(EVERYWHERE)


@pytest.mark.parametrize("side", ["source", "target"])
def test_a_comment_on_either_side_excuses_what_it_names_in_its_block(side: str) -> None:
    comments = [(f"ignore {NUMBER}, {NAME} -- So steht es da.", 1)]
    found = excused(EVERYWHERE, **{side: comments})  # type: ignore[arg-type]
    gone = {(NUMBER, 1), (NAME, 1)}
    assert left(found) == [(f.check, f.bead) for f in EVERYWHERE if (f.check, f.bead) not in gone]
    (ignored,) = found.ignored  # both are about all of the bead: one finding
    assert ignored.reason == "So steht es da."
    assert ignored.finding.check == NUMBER
    assert [each.check for each in ignored.finding.also] == [NAME]
    assert found.notes == ()


@pytest.mark.parametrize(
    ("selector", "checks"),
    [
        ("accuracy", {NUMBER, NAME, OMISSION}),
        ("accuracy/omission", {OMISSION}),
        ("all", {NUMBER, NAME, OMISSION}),
        (f"{NUMBER} ,{OMISSION},", {NUMBER, OMISSION}),
    ],
)
def test_checks_are_named_as_elsewhere(selector: str, checks: set[str]) -> None:
    found = excused(EVERYWHERE, source=[(f"ignore {selector}", 0)])
    gone = {(f.check, f.bead) for f in EVERYWHERE} - set(left(found))
    assert gone == {(check, 0) for check in checks}


def test_for_the_file_means_for_both() -> None:
    whole = finding(NUMBER, None)
    found = excused([*EVERYWHERE, whole], target=[(f"ignore-file {NUMBER}", None)])
    assert NUMBER not in {check for check, _ in left(found)}
    assert [each.finding.bead or 0 for each in found.ignored] == [0, 0, 1, 2, 3]


def test_what_is_about_the_documents_is_in_no_block() -> None:
    whole = finding(NUMBER, None)
    assert left(excused([whole], source=[(f"ignore {NUMBER}", 0)])) == [(NUMBER, None)]


def test_a_place_within_a_bead_of_two_blocks_is_in_one_of_them() -> None:
    source, target = document(["Eins 1", "Zwei 2"], "a", "de"), document(["एक दो"], "b", "hi")
    bitext = Bitext(source, target, (Bead(range(2), range(1)),))
    second = finding(NUMBER, 0, source=Span(12, 13))
    assert left(excused([second], bitext=bitext, source=[(f"ignore {NUMBER}", 0)]))
    assert not left(excused([second], bitext=bitext, source=[(f"ignore {NUMBER}", 1)]))
    nowhere = finding(NUMBER, 0, target=Span(0, 2))  # it may be in either
    for block in range(2):
        assert not left(excused([nowhere], bitext=bitext, source=[(f"ignore {NUMBER}", block)]))


@pytest.mark.parametrize(("block", "goes"), [(0, False), (1, False), (2, True), (None, False)])
def test_what_is_left_out_stands_where_reports_point(block: int | None, goes: bool) -> None:
    missing = finding(OMISSION, 2, source=BITEXT.source.segments[2].span)
    found = excused([missing], target=[(f"ignore {OMISSION}", block)])
    assert bool(left(found)) is not goes


def test_what_is_left_out_at_the_end_stands_there() -> None:
    bitext = evidence([("Eins", "एक"), ("Zwei", None)]).bitext
    missing = finding(OMISSION, 1, source=bitext.source.segments[1].span)
    for block in (0, None):
        assert not left(excused([missing], bitext=bitext, target=[(f"ignore {OMISSION}", block)]))


def test_an_entry_without_translation_is_not_in_the_next_one() -> None:
    bitext = replace(BITEXT, ids=("a", "b", "c", "d"))
    missing = finding(OMISSION, 2, source=BITEXT.source.segments[2].span)
    assert left(excused([missing], bitext=bitext, target=[(f"ignore {OMISSION}", 2)]))
    assert not left(excused([missing], bitext=bitext, source=[(f"ignore {OMISSION}", 2)]))


def test_an_unknown_check_is_noted_and_the_others_count() -> None:
    found = excused(EVERYWHERE, target=[(f"ignore number-mismach, {NAME}", 1)])
    assert (NAME, 1) not in left(found)
    assert (NUMBER, 1) in left(found)
    (note,) = found.notes
    assert note.startswith('text.hi.txt:2: ignore: there is no check "number-mismach".')
    assert 'Did you mean "number-mismatch"?' in note


@pytest.mark.parametrize(
    "text", ["", "ignore", "ignore -- Grund", "ignore-line x", "skip", "ignore ,"]
)
def test_what_is_not_understood_is_noted(text: str) -> None:
    found = excused(EVERYWHERE, source=[(text, 1)])
    assert left(found) == [(f.check, f.bead) for f in EVERYWHERE]
    (note,) = found.notes
    assert note.startswith('text.de.txt:2: "aligner: ')
    assert "Write aligner: ignore CHECK" in note


IDLE = "text.de.txt:2: this comment excuses nothing; remove it"


def test_a_comment_that_excuses_nothing_is_noted() -> None:
    assert excused([], source=[(f"ignore {NUMBER}", 1)]).notes == (IDLE,)
    assert excused([], source=[(f"ignore-file {NUMBER}", 1)]).notes == (IDLE,)
    assert excused([], source=[("ignore accuracy", 1)]).notes == (IDLE,)


def test_unless_its_checks_did_not_run() -> None:
    comments = [(f"ignore {NUMBER}", 1)]
    assert excused([], source=comments, ran=[NAME]).notes == ()
    both = [(f"ignore {NUMBER}, {NAME}", 1)]
    assert excused([], source=both, ran=[NAME]).notes == ()
    assert excused([], source=[("ignore all", 1)], ran=[NAME]).notes == (IDLE,)


def test_or_would_with_less_confidence_asked_for() -> None:
    unsure = [finding(NUMBER, 1, confidence=0.5), finding(NAME, 2, confidence=0.5)]
    found = excused(unsure, source=[(f"ignore {NUMBER}", 1)], least=0.6)
    assert found == Excused([])
    assert excused(unsure, least=0.6) == Excused([])


def test_a_comment_about_several_passages_is_one() -> None:
    source = told(BITEXT.source, (f"ignore {NUMBER}", 0))
    (comment,) = source.comments
    spans = [each.span for each in source.segments[:2]]
    source = replace(source, comments=tuple(comment._replace(span=span) for span in spans))
    bitext = replace(BITEXT, source=source)
    found = without_excused([finding(NUMBER, 1)], bitext, CHECKS, CHECKS)
    assert (left(found), found.notes) == ([], ())
    assert len(without_excused([], bitext, CHECKS, CHECKS).notes) == 1


def test_places_without_lines_have_names() -> None:
    source = told(BITEXT.source, ("ignore", 1))
    source = replace(source, origin=Origin(labels=((0, "paragraph 1"), (5, "paragraph 2"))))
    found = without_excused([], replace(BITEXT, source=source), CHECKS, CHECKS)
    assert found.notes[0].startswith("text.de.txt, paragraph 2: ")


def blocks(sizes: Sequence[int], name: str) -> tuple[Document, list[Span]]:
    """A document of paragraphs with so many sentences, and the spans of these."""
    text, segments, spans = "", [], []
    for number, size in enumerate(sizes):
        first = len(text)
        for _ in range(size):
            start = len(text)
            text += "Satz. "
            segments.append(Segment("Satz.", start, start + 5, number + 1, 1, number))
        spans.append(Span(first, len(text) - 1))
        text += "\n"
    return Document(name, "de", text, tuple(segments)), spans


@st.composite
def cases(draw: st.DrawFn) -> tuple[Bitext, list[Span], list[Finding]]:
    """Two texts with blocks of 1 to 3 sentences, aligned one to one, with findings."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=5))
    (source, spans), (target, _) = blocks(sizes, "a"), blocks(sizes, "b")
    count = len(source.segments)
    beads = tuple(Bead(range(k, k + 1), range(k, k + 1)) for k in range(count))
    found = []
    for _ in range(draw(st.integers(0, 8))):
        bead = draw(st.integers(0, count - 1))
        start = source.segments[bead].start + draw(st.integers(0, 4))
        exact = Span(start, start + 1) if draw(st.booleans()) else None
        check = draw(st.sampled_from([NUMBER, NAME, OMISSION]))
        found.append(finding(check, bead, exact, exact if draw(st.booleans()) else None))
    return Bitext(source, target, beads), spans, found


@given(cases(), st.sets(st.sampled_from([NUMBER, NAME]), min_size=1), st.data())
def test_only_what_is_named_goes_and_only_in_the_block(
    case: tuple[Bitext, list[Span], list[Finding]], names: set[str], data: st.DataObject
) -> None:
    bitext, spans, findings = case
    block = data.draw(st.integers(0, len(spans) - 1))
    on_source = data.draw(st.booleans())
    comments = (Comment(spans[block], f"ignore {', '.join(sorted(names))}", 0),)
    document = replace(bitext.source if on_source else bitext.target, comments=comments)
    changed = replace(bitext, source=document) if on_source else replace(bitext, target=document)
    found = without_excused(findings, changed, CHECKS, CHECKS)
    inside = [bitext.source.segments[f.bead or 0].paragraph == block for f in findings]
    goes = [f.check in names and here for f, here in zip(findings, inside, strict=True)]
    assert found.findings == [f for f, gone in zip(findings, goes, strict=True) if not gone]
    ignored = [f for each in found.ignored for f in (each.finding, *each.finding.also)]
    assert sorted(f.check for f in ignored) == sorted(
        f.check for f, gone in zip(findings, goes, strict=True) if gone
    )
    assert bool(found.notes) is not any(goes)
