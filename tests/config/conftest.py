"""Configurations as files in the working directory."""

from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.config.load import Loaded, load_config

Load = Callable[..., Loaded]


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Writes a configuration and loads it."""
    monkeypatch.chdir(tmp_path)

    def loaded(text: str, name: str = "aligner.toml") -> Loaded:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return load_config(name)

    return loaded
