"""Consoles that do not depend on the machine, and golden files that a person can read."""

from io import StringIO
from typing import Any

import pytest
from rich.console import Console, RenderableType
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode


class TextFile(SingleFileSnapshotExtension):
    """One text file for each expected output."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextFile)


def printed(renderable: RenderableType, width: int = 80, **options: Any) -> str:
    """What a console of this width writes; by default to a file, without any style."""
    defaults: dict[str, Any] = {"color_system": None, "legacy_windows": False, "_environ": {}}
    console = Console(width=width, file=StringIO(), **{**defaults, **options})
    console.print(renderable)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()
