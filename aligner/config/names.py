"""Names that a configuration may use, looked up when needed, and the nearest to a wrong one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from aligner.errors import did_you_mean
from aligner.results import FILE_CHECKS


def check_names() -> list[str]:
    """Of all checks, also of what can be wrong with the files of a pair."""
    from aligner.checks import CHECKS  # noqa: PLC0415 - loads much; many configurations name none

    return [*(check.name for check in CHECKS), *FILE_CHECKS]


def selectors() -> list[str]:
    """What `select` and `ignore` may name."""
    from aligner.checks import CHECKS  # noqa: PLC0415
    from aligner.checks.selection import selectors as selectors_of  # noqa: PLC0415

    return selectors_of(CHECKS)


def format_names() -> list[str]:
    """Of the formats of documents."""
    from aligner.readers.formats import FORMATS  # noqa: PLC0415

    return [each.name for each in FORMATS]


def meant(name: str, names: Iterable[str]) -> str:
    """` Did you mean "omission"?`, empty where no name is like it."""
    near = did_you_mean(name, names)
    return f" {near}" if near else ""


@dataclass(frozen=True, slots=True)
class Known:
    """For the annotation of a text: it must be one of some names, or ValueError says what is near.

    Attributes:
        what: what they are names of.
        names: all of them.
        more: said where none is near.
    """

    what: str
    names: Callable[[], Sequence[str]]
    more: str

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "enum": list(self.names())}

    def _checked(self, name: str) -> str:
        names = self.names()
        if name in names:
            return name
        raise ValueError(
            f'there is no {self.what} "{name}".{meant(name, names) or f" {self.more}"}'
        )
