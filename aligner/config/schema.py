"""The JSON Schema of aligner.toml, which editors complete and check keys by."""

from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from aligner.config.effective import DEFAULTS
from aligner.config.model import Config
from aligner.json_text import dumps

PACKAGED = Path(__file__).parents[1] / "data" / "aligner.schema.json"
"""The same, as it comes with the package."""
# The one that editors of TOML know best.
_DIALECT = "http://json-schema.org/draft-07/schema#"


def schema() -> dict[str, Any]:
    """The schema, made from the tables of `aligner.config.model`."""
    made = Config.model_json_schema(by_alias=True, schema_generator=_Generator)
    for key, value in DEFAULTS.items():
        if value is not None and key in made["properties"]:
            shown = list(value) if isinstance(value, tuple) else value
            made["properties"][key]["default"] = shown
    return {"$schema": _DIALECT, **made, "title": "aligner.toml"}


def schema_text() -> str:
    """The schema as it stands in its file."""
    return dumps(schema(), indent=2) + "\n"


class _Generator(GenerateJsonSchema):
    """TOML has no null: what is not said is left out."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])
