import json
from dataclasses import replace
from typing import Any

from hypothesis import given

from aligner.bitext import Document, Origin
from aligner.report.alerts import results_of
from aligner.report.rdjson import rdjson
from aligner.report.visible import visible
from aligner.results import Results
from tests.report import runs, samples
from tests.report.test_escape import ANY


def diagnostics(results: Results) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(rdjson(results))["diagnostics"]
    return found


def ranges(target: Document, wrong: str) -> dict[str, Any]:
    """The range of a finding about `wrong`."""
    source = samples.document("a.txt", "en", ["Here are 24 of them."])
    finding = replace(
        samples.german_hindi().findings[0],
        bead=0,
        source_span=samples.find(source, "24"),
        target_span=samples.find(target, wrong),
    )
    report = samples.report(samples.bitext(source, target, (1, 1)), finding)
    found: dict[str, Any] = diagnostics(results_of(report))[0]["location"]["range"]
    return found


@given(ANY)
def test_any_text_comes_back(text: str) -> None:
    finding, error = diagnostics(runs.with_text(text))
    assert error["severity"] == "ERROR"
    assert finding["message"].startswith(visible(text))
    # What stands before the place is not known, so that no bytes can be counted.
    assert finding["location"]["range"] == {"start": {"line": 5}, "end": {"line": 5}}


def test_columns_are_bytes_of_utf8() -> None:
    target = samples.document("b.txt", "hi", ["😀 है 42é हैं।"])
    assert ranges(target, "42é") == {
        "start": {"line": 1, "column": 4 + 1 + 6 + 1 + 1},
        "end": {"line": 1, "column": 4 + 1 + 6 + 1 + 2 + 2 + 1},
    }


def test_a_later_line() -> None:
    target = samples.document("b.txt", "hi", ["यह।"], ["है 42।"])
    aligned = samples.bitext(samples.GERMAN, target, (6, 2))
    finding = replace(
        samples.german_hindi().findings[0], bead=0, target_span=samples.find(target, "42")
    )
    found = diagnostics(results_of(samples.report(aligned, finding)))[0]["location"]["range"]
    assert found["start"] == {"line": 3, "column": 8}


def test_markup_of_which_not_all_is_known_has_lines_only() -> None:
    """The file is `* [है](ü) 42`: what stands in the brackets is not in the text."""
    target = samples.document("b.md", "hi", ["है 42"])
    origin = Origin(runs=((0, 3), (2, 9)), lines=(0,))
    assert ranges(replace(target, origin=origin), "42") == {
        "start": {"line": 1},
        "end": {"line": 1},
    }


def test_a_line_of_markup_that_is_all_text_has_columns() -> None:
    """The file has a line before: `#` and a line end."""
    target = samples.document("b.md", "hi", ["है 42"])
    origin = Origin(runs=((0, 2), (2, 4)), lines=(0, 2))
    assert ranges(replace(target, origin=origin), "42") == {
        "start": {"line": 2, "column": 8},
        "end": {"line": 2, "column": 10},
    }


def test_files_without_lines_have_no_range() -> None:
    assert all("range" not in each["location"] for each in diagnostics(Results((runs.pages(),))))
