"""The schema says what the tables of the model say; it and the page are those that stand there."""

import re
import runpy
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.checks import CHECKS
from aligner.config.load import load_config
from aligner.config.model import Config, Override, Pairs
from aligner.config.schema import PACKAGED, schema, schema_text
from aligner.results import FILE_CHECKS
from tests.config.test_load import KEYS, SAID

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "docs" / "aligner.example.toml"
SCHEMA = schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


def accepted(data: dict[str, Any]) -> bool:
    """By the model."""
    from pydantic import ValidationError

    try:
        Config.model_validate(data, by_alias=True, by_name=False)
    except ValidationError:
        return False
    return True


def test_the_schema_in_the_package_is_current() -> None:
    assert PACKAGED.read_text(encoding="utf-8") == schema_text(), (
        "run python docs/make_configuration.py"
    )
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_the_page_is_current() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_configuration.py"))["text"]()
    assert made == PAGE, "run python docs/make_configuration.py"


def test_the_example_is_valid() -> None:
    assert load_config(EXAMPLE).config.pairs
    VALIDATOR.validate(tomllib.loads(EXAMPLE.read_text(encoding="utf-8")))


@pytest.mark.parametrize("table", [Config, Pairs, Override])
def test_every_key_is_explained(table: type[Config | Pairs | Override]) -> None:
    made = SCHEMA if table is Config else SCHEMA["$defs"][table.__name__]
    assert made["properties"].keys() == {field.alias for field in table.model_fields.values()}
    assert made["additionalProperties"] is False
    for key, each in made["properties"].items():
        assert each["title"]
        assert re.search(r"\S\.$", each["description"])
        assert f"| `{key}` |" in PAGE


def test_names_of_checks_can_be_completed() -> None:
    names = {check.name for check in CHECKS}
    assert names < set(SCHEMA["$defs"]["Selector"]["enum"])
    assert SCHEMA["properties"]["severities"]["properties"].keys() == names | FILE_CHECKS.keys()
    assert SCHEMA["properties"]["options"]["properties"].keys() == {
        check.name for check in CHECKS if check.option_names()
    }


WRONG = [
    "jbs = 1",
    'source-language = "german"',
    'source-format = "mrkdown"',
    "segmented = 1",
    'glossary = ""',
    "select = []",
    'select = ["omision"]',
    'ignore = "omission"',
    "min-confidence = 2",
    'severities.omision = "major"',
    'severities.omission = "grave"',
    "options.omission = {}",
    "options.register.expectd = 1",
    'options.register.expected = "polite"',
    "options.inconsistent-translation.words = 1.5",
    'fail-on = "neutral"',
    "jobs = 0",
    'formats = ["sarf"]',
    'formats = ["sarif="]',
    'cache-size = "much"',
    "pairs = [{}]",
    'pairs = [{target = "a.md", files = [["a", "b"]]}]',
    'pairs = [{source = "a.md", target = []}]',
    'pairs = [{files = [["a"]]}]',
    'pairs = [{files = [["a", "b", "c"]]}]',
    "overrides = [{}]",
    'overrides = [{paths = ["a"], jobs = 1}]',
]


@pytest.mark.parametrize("text", WRONG)
def test_the_schema_refuses_it_too(text: str) -> None:
    data = tomllib.loads(text)
    assert not accepted(data)
    assert not VALIDATOR.is_valid(data)


LIKELY = st.one_of(
    st.sampled_from(
        [
            True,
            0,
            1,
            0.5,
            90,
            "",
            "de",
            "utf-8",
            "text",
            "major",
            "never",
            "terminal",
            "json=a",
            "1 GB",
        ]
    ),
    st.lists(st.sampled_from(["omission", "all", "a/*.md", "hi", "terminal", ""]), max_size=2),
    st.just({"omission": "major"}),
    st.just({"register": {"expected": "formal"}}),
    st.just([["a", "b"]]),
)
TABLES = st.dictionaries(KEYS, LIKELY, max_size=4)


@given(TABLES, st.lists(TABLES, max_size=2), st.lists(TABLES, max_size=2))
def test_what_the_model_accepts_the_schema_accepts(
    top: dict[str, Any], pairs: list[Any], overrides: list[Any]
) -> None:
    data = {**top, "pairs": pairs, "overrides": overrides}
    if accepted(data):
        VALIDATOR.validate(data)
    if accepted(top):
        VALIDATOR.validate(top)


@given(SAID)
def test_also_of_strange_values(data: dict[str, Any]) -> None:
    if accepted(data):
        VALIDATOR.validate(data)
