import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from aligner.bitext import Bitext
from aligner.mqm import Report
from aligner.report import to_json
from aligner.report.json_report import to_dict
from tests.report import samples

SCHEMA = json.loads(files("aligner.report").joinpath("report.schema.json").read_text("utf-8"))
DOCS = Path(__file__).parents[2] / "docs" / "json.md"


def with_ids(report: Report) -> Report:
    bitext = report.bitext
    ids = tuple(f"pair-{index}" for index in range(len(bitext.beads)))
    return replace(report, bitext=Bitext(bitext.source, bitext.target, bitext.beads, ids))


def objects(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every object of the schema that has fields."""
    if "properties" in schema:
        yield schema
    for value in schema.values():
        if isinstance(value, dict):
            yield from objects(value)


def test_golden(golden: SnapshotAssertion) -> None:
    assert to_json(samples.german_hindi()) == golden


def test_golden_with_ids(golden: SnapshotAssertion) -> None:
    assert to_json(with_ids(samples.german_thai())) == golden


def test_what_is_ignored_has_a_reason_and_a_name_of_its_own() -> None:
    parsed = to_dict(samples.ignored())
    assert parsed["findings"] == []
    assert parsed["penalty"] == 0
    assert [each["reason"] for each in parsed["ignored"]] == ["As in the press release.", ""]
    (first, _, third, _) = to_dict(samples.german_hindi())["findings"]
    assert parsed["ignored"] == [
        first | {"reason": "As in the press release."},
        third | {"reason": ""},
    ]


@pytest.mark.parametrize("sample", samples.ALL, ids=lambda sample: sample.__name__)
def test_the_schema_holds(sample: Callable[[], Report]) -> None:
    validator = Draft202012Validator(SCHEMA)
    validator.validate(to_dict(sample()))
    validator.validate(json.loads(to_json(with_ids(sample()))))


def test_the_schema_is_strict() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert len(list(objects(SCHEMA))) == 12
    for schema in objects(SCHEMA):
        assert schema["additionalProperties"] is False
        assert set(schema["properties"]) - set(schema["required"]) <= {"id"}


def test_the_docs_mention_every_field() -> None:
    text = DOCS.read_text("utf-8")
    fields = {name for schema in objects(SCHEMA) for name in schema["properties"]}
    assert [name for name in sorted(fields) if f"`{name}`" not in text] == []


def test_the_example_of_the_docs_is_valid() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    Draft202012Validator(SCHEMA).validate(json.loads(example))


def test_times_do_not_change_the_bytes() -> None:
    report = samples.german_hindi()
    assert to_json(report) == to_json(replace(report, seconds={"read": 9.9}))


def test_a_side_without_segments_has_no_score() -> None:
    beads = to_dict(samples.german_hindi())["beads"]
    assert [bead["score"] for bead in beads] == [0.25, 0.25, 0.25, None, 0.25, 0.25]


def test_numbers_are_rounded() -> None:
    report = replace(samples.clean(), score=99.98765)
    assert to_dict(report)["score"] == 99.99
    assert to_dict(report)["beads"][0]["probabilities"]["mistranslation"] == 0.1235


def test_places_are_those_of_the_file() -> None:
    found = to_dict(samples.german_hindi())["findings"][0]["source"]
    assert found == {"start": 123, "end": 125, "line": 3, "column": 96, "text": "24", "label": ""}


def test_half_a_character_and_odd_line_ends_are_escaped() -> None:
    text = to_json(replace(samples.hostile(), statement="a\u2028b\ud83d"))
    assert '"statement": "a\\u2028b\\ud83d"' in text
    text.encode()
