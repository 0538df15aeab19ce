import sys
from importlib import metadata
from pathlib import Path

import pytest

from aligner.machine import libraries, processor, versions


def test_versions_are_those_that_python_knows() -> None:
    names = ("numpy", "onnxruntime", "charset-normalizer", "typer")
    assert versions(*names) == ",".join(f"{name}-{metadata.version(name)}" for name in names)


def test_a_missing_package_has_no_version() -> None:
    assert versions("no-such-package") == "no-such-package-"


def test_the_first_folder_of_the_path_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder, version in (("a", "1.0"), ("b", "2.0")):
        (tmp_path / folder / f"Some_Thing-{version}.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(tmp_path / each) for each in ("none", "a", "b")])
    libraries.cache_clear()
    try:
        assert libraries() == {"some-thing": "1.0"}
    finally:
        libraries.cache_clear()


def test_the_processor_has_a_name() -> None:
    assert processor()
