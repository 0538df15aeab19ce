import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from aligner.bitext import Span
from aligner.checks import CHECKS
from aligner.mqm import Severity
from aligner.report import sarif as module
from aligner.report.alerts import results_of
from aligner.report.rules import rules
from aligner.report.sarif import sarif
from aligner.report.wording import encodable
from aligner.results import Results, Status
from tests.report import runs, samples
from tests.report.test_escape import ANY

# The schema of the standard, as OASIS publishes it (errata 01).
SCHEMA = json.loads((Path(__file__).parent / "fixtures" / "sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def run(results: Results) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sarif(results))["runs"][0]
    return found


@pytest.mark.parametrize("sample", runs.ALL, ids=lambda sample: sample.__name__)
def test_the_schema_of_the_standard_holds(sample: Callable[[], Results]) -> None:
    VALIDATOR.validate(json.loads(sarif(sample())))


def test_the_schema_finds_faults() -> None:
    log = json.loads(sarif(runs.full()))
    log["runs"][0]["results"][0]["level"] = "major"
    assert not VALIDATOR.is_valid(log)


@given(ANY)
def test_any_text_comes_back(text: str) -> None:
    log = run(runs.with_text(text))
    first = log["results"][0]
    place = first["locations"][0]["physicalLocation"]
    if text:
        assert place["region"]["snippet"]["text"] == encodable(text)
    assert "/" in text or unquote(place["artifactLocation"]["uri"]) == encodable(f"a{text}")
    assert first["message"]["text"].endswith("](1).")
    assert first["message"]["text"].replace("\\\\", "").replace("\\[", "").count("[") == 1


def test_a_place_counts_code_points() -> None:
    source = samples.document("a.txt", "en", ["𝒜𝒷 24 of them."])
    target = samples.document("b.txt", "hi", ["😀 42 हैं।"])
    finding = replace(
        samples.german_hindi().findings[0],
        bead=0,
        source_span=samples.find(source, "24"),
        target_span=samples.find(target, "42"),
    )
    report = samples.report(samples.bitext(source, target, (1, 1)), finding)
    log = run(results_of(report))
    assert log["columnKind"] == "unicodeCodePoints"
    (result,) = log["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1,
        "startColumn": 3,
        "endLine": 1,
        "endColumn": 5,
        "snippet": {"text": "42"},
    }
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["region"]["startColumn"] == 4


def test_what_is_left_out_points_between_two_characters() -> None:
    result = run(results_of(samples.german_hindi()))["results"][1]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["startLine"]) == (region["endColumn"], region["endLine"])
    assert "snippet" not in region


def test_rules_are_those_that_occur_with_their_pages() -> None:
    log = run(runs.full())
    names = [rule["id"] for rule in log["tool"]["driver"]["rules"]]
    assert names == sorted({result["ruleId"] for result in log["results"]})
    assert all(names[each["ruleIndex"]] == each["ruleId"] for each in log["results"])
    omission = log["tool"]["driver"]["rules"][names.index("omission")]
    assert "**False alarms:**" in omission["help"]["markdown"]
    assert omission["properties"]["tags"] == ["translation", "accuracy", "accuracy/omission"]


def test_every_check_has_a_rule_with_a_page() -> None:
    (alert,) = runs.missing().alerts
    found = rules(replace(alert, check=check.name) for check in CHECKS)
    assert [rule.name for rule in found] == sorted(check.name for check in CHECKS)
    assert all("Why" in rule.paragraphs for rule in found)


@pytest.mark.parametrize(
    ("severity", "level"),
    [("critical", "error"), ("major", "error"), ("minor", "warning"), ("neutral", "note")],
)
def test_levels(severity: str, level: str) -> None:
    (alert,) = runs.missing().alerts
    pair = replace(runs.missing(), alerts=(replace(alert, severity=Severity(severity)),))
    assert run(Results((pair,)))["results"][0]["level"] == level


def test_what_does_not_count_is_suppressed() -> None:
    results = run(runs.full())["results"]
    kinds = {each["ruleId"]: [s["kind"] for s in each["suppressions"]] for each in results}
    assert kinds["omission"] == ["external"]
    assert kinds["negation"] == ["inSource"]
    assert kinds["missing-translation"] == []
    (reason,) = (each["suppressions"] for each in results if each["ruleId"] == "negation")
    assert reason[0]["justification"] == "It is meant so."


def test_the_state_of_a_baseline_is_told_where_there_is_one() -> None:
    states = [each["baselineState"] for each in run(runs.full())["results"]]
    assert states.count("unchanged") == 1
    assert set(states) == {"new", "unchanged"}
    assert all(
        "baselineState" not in each for each in run(results_of(samples.german_hindi()))["results"]
    )


def test_unchanged_lines_are_counted_only() -> None:
    log = run(runs.full())
    assert "addition" not in [each["ruleId"] for each in log["results"]]
    notes = [
        each["message"]["text"] for each in log["invocations"][0]["toolExecutionNotifications"]
    ]
    assert "1 finding on lines that the change does not touch left out." in notes


def test_a_file_that_could_not_be_read() -> None:
    (invocation,) = run(runs.full())["invocations"]
    assert invocation["executionSuccessful"] is False
    error = invocation["toolExecutionNotifications"][0]
    assert error["level"] == "error"
    assert error["message"]["text"] == runs.unread().error
    assert run(runs.clean())["invocations"][0]["executionSuccessful"] is True


def test_files_without_lines_have_places_by_name() -> None:
    result = next(each for each in run(Results((runs.pages(),)))["results"])
    (location,) = result["locations"]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"] == [{"name": "page 2"}]
    assert "Place: page 2." in result["message"]["text"]


def test_the_gravest_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    log = run(runs.full())
    levels = [each["level"] for each in log["results"]]
    assert levels == ["error"] * 3
    assert not any(each["suppressions"] for each in log["results"])
    last = log["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"]
    assert last == "4 results left out: the gravest 3 are here."


def test_a_finding_over_several_lines() -> None:
    report = samples.german_hindi()
    source = report.bitext.source
    first, last = source.segments[0], source.segments[1]
    finding = replace(report.findings[0], source_span=Span(first.start, last.end), target_span=None)
    (result,) = run(results_of(replace(report, findings=(finding,))))["results"]
    region = result["relatedLocations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["endLine"]) == (1, 3)
    assert region["snippet"]["text"] == source.text[first.start : last.end]


def test_statuses_are_all_known() -> None:
    assert {alert.status for alert in runs.full().alerts()} == set(Status)
