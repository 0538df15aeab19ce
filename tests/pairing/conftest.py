"""Folders of the articles, under names that tell nothing."""

from pathlib import Path

import pytest

from tests.pairing.documents import GERMAN, HINDI, write_articles


@pytest.fixture
def german(tmp_path: Path) -> dict[str, Path]:
    return write_articles(tmp_path / "german", GERMAN)


@pytest.fixture
def hindi(tmp_path: Path) -> dict[str, Path]:
    return write_articles(tmp_path / "hindi", HINDI, first=20)
