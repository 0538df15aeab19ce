import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from aligner.report.gate_json import gate_json, to_dict
from aligner.results import Results
from tests.report import runs
from tests.report.test_escape import ANY
from tests.report.test_json import objects

SCHEMA = json.loads(files("aligner.report").joinpath("gate.schema.json").read_text("utf-8"))
DOCS = Path(__file__).parents[2] / "docs" / "json.md"


@pytest.mark.parametrize("sample", runs.ALL, ids=lambda sample: sample.__name__)
def test_the_schema_holds(sample: Callable[[], Results]) -> None:
    Draft202012Validator(SCHEMA).validate(json.loads(gate_json(sample())))


def test_the_schema_is_strict() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert len(list(objects(SCHEMA))) == 9
    for schema in objects(SCHEMA):
        assert schema["additionalProperties"] is False
        assert set(schema["properties"]) == set(schema["required"])


def test_the_docs_mention_every_field() -> None:
    text = DOCS.read_text("utf-8")
    text = text[text.index("## A run over many pairs") :]
    fields = {name for schema in objects(SCHEMA) for name in schema["properties"]}
    assert [name for name in sorted(fields) if f"`{name}`" not in text] == []


@given(ANY)
def test_any_text_comes_back(text: str) -> None:
    results = runs.with_text(text)
    assert json.loads(gate_json(results)) == to_dict(results)
    first = to_dict(results)["pairs"][0]["alerts"][0]
    assert (first["message"], first["source"]["text"]) == (text, text)


def test_counts() -> None:
    found = to_dict(runs.full())["counts"]
    assert found["findings"] == {"new": 5, "known": 1, "ignored": 1, "unchanged": 1}
    assert (found["pairs"], found["passed"], found["errors"], found["stale"]) == (6, 3, 1, 1)
