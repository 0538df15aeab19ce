import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Bead, Bitext, Document, Segment
from aligner.errors import BaselineError
from aligner.gate.baseline import Baseline, Entry, entry, marked, read_baseline
from aligner.mqm import Finding, Report, Severity, Verdict
from aligner.report.alerts import results_of
from aligner.results import PairResult, Status

NAMES = ("a.de.md", "a.hi.md")
ENTRY = Entry("a.hi.md", "a.de.md", "omission", "0123456789abcdef", "Lost.", "On purpose.")


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    baseline = Baseline.of([replace(ENTRY, target="b"), ENTRY])
    path.write_text(baseline.text(), encoding="utf-8")
    assert read_baseline(path) == baseline


def test_the_file_is_sorted_and_has_a_field_a_line() -> None:
    text = Baseline.of([replace(ENTRY, target="b"), ENTRY, ENTRY]).text()
    assert [each["target"] for each in json.loads(text)["findings"]] == ["a.hi.md", "b"]
    assert '      "reason": "On purpose."\n' in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", r"baseline.json:1:2: no JSON: .*write --force"),
        ("[]", "is no baseline"),
        ("{}", "is no baseline"),
        ('{"version": 1, "findings": [{"check": "omission"}]}', "is no baseline"),
        ('{"version": 1, "findings": [3]}', "is no baseline"),
        ('{"version": 2, "findings": []}', "of version 2, and version 1 is read here"),
        ("\udcff", "is no baseline"),
    ],
)
def test_what_is_no_baseline_is_an_error(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(BaselineError, match=said):
        read_baseline(path)


def test_a_missing_baseline_is_an_error_that_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match=r'No such file.*"aligner baseline write"'):
        read_baseline(tmp_path / "baseline.json")


# A paragraph is a pair of sentences; of some the translation is faulty.
Paragraph = tuple[str, bool]
SENTENCES = st.sampled_from(["Eins.", "Zwei.", "Drei.", "Vier.", "Fünf."])
PARAGRAPHS = st.lists(st.tuples(SENTENCES, st.booleans()), min_size=1, max_size=8)


def pair(paragraphs: list[Paragraph]) -> PairResult:
    """What is found in a text and its translation, whose faulty sentences end in `!`."""
    source = document([text for text, _ in paragraphs])
    target = document([text + ("!" if faulty else "") for text, faulty in paragraphs])
    beads = tuple(Bead(range(i, i + 1), range(i, i + 1)) for i in range(len(paragraphs)))
    found = tuple(
        Finding("x", "accuracy", Severity.MAJOR, "m", i, None, target.segments[i].span, 0.9)
        for i, (_, faulty) in enumerate(paragraphs)
        if faulty
    )
    bitext = Bitext(source, target, beads)
    report = Report(bitext, found, (), Verdict.TRANSLATION, "", 0.0, 9, "", "")
    return results_of(report).pairs[0]


def document(texts: list[str]) -> Document:
    text, segments = "", []
    for number, each in enumerate(texts):
        segments.append(Segment(each, len(text), len(text) + len(each), number + 1, 1, number))
        text += each + "\n"
    return Document("a", "de", text, tuple(segments))


def baseline_of(found: PairResult, target: str = "a.hi.md") -> Baseline:
    return Baseline.of(entry(alert, ("a.de.md", target), "") for alert in found.alerts)


def known(before: list[Paragraph], after: list[Paragraph]) -> list[tuple[str, bool]]:
    """The faulty sentences of a text, and whether a baseline of the text before knows them."""
    baseline = baseline_of(pair(before))
    found = marked(pair(after), NAMES, baseline)
    return [(a.target.text if a.target else "", a.status is Status.KNOWN) for a in found.alerts]


@given(PARAGRAPHS, st.randoms(use_true_random=False))
def test_moving_paragraphs_revives_nothing(before: list[Paragraph], random: object) -> None:
    after = list(before)
    random.shuffle(after)  # type: ignore[attr-defined]
    assert all(is_known for _, is_known in known(before, after))


@given(PARAGRAPHS, PARAGRAPHS, st.data())
def test_inserting_paragraphs_revives_nothing_and_hides_none_of_their_faults(
    before: list[Paragraph], new: list[Paragraph], data: st.DataObject
) -> None:
    after = list(before)
    for each in new:
        after.insert(data.draw(st.integers(0, len(after))), each)
    found = known(before, after)
    for text in {text for text, _ in found}:
        had = sum(faulty and f"{sentence}!" == text for sentence, faulty in before)
        assert sum(is_known for name, is_known in found if name == text) == had


@given(PARAGRAPHS, st.data())
def test_deleting_paragraphs_revives_nothing(before: list[Paragraph], data: st.DataObject) -> None:
    after = [each for each in before if data.draw(st.booleans())]
    if after:
        assert all(is_known for _, is_known in known(before, after))


def test_what_is_let_through_says_why_and_counts_no_longer() -> None:
    found = pair([("Eins.", True), ("Zwei.", True)])
    first, second = found.alerts
    baseline = Baseline.of([entry(first, NAMES, "On purpose.")])
    result = marked(found, NAMES, baseline)
    assert [alert.status for alert in result.alerts] == [Status.KNOWN, Status.NEW]
    assert result.alerts[0].reason == "On purpose."
    assert result.new() == (second,)


def test_the_same_finding_in_another_file_is_another_one() -> None:
    found = pair([("Eins.", True)])
    other = baseline_of(found, "b.hi.md")
    assert marked(found, NAMES, other).new() == found.alerts
