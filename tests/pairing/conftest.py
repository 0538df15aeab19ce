"""Folders of the articles, under names that tell nothing."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from tests.pairing.documents import GERMAN, HINDI

Written = Callable[..., dict[str, Path]]


@pytest.fixture
def written() -> Written:
    """Writes articles into a folder; the files by the names of the articles."""

    def write(
        folder: Path, articles: Mapping[str, Iterable[str]], first: int = 0
    ) -> dict[str, Path]:
        folder.mkdir(parents=True, exist_ok=True)
        found = {}
        for number, (name, sentences) in enumerate(sorted(articles.items()), start=first):
            found[name] = folder / f"{number * 7 % 10}{number}.txt"
            found[name].write_text("\n".join(sentences) + "\n", encoding="utf-8")
        return found

    return write


@pytest.fixture
def german(tmp_path: Path, written: Written) -> dict[str, Path]:
    return written(tmp_path / "german", GERMAN)


@pytest.fixture
def hindi(tmp_path: Path, written: Written) -> dict[str, Path]:
    return written(tmp_path / "hindi", HINDI, first=20)
