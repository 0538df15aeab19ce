"""What is found below a folder."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.config.patterns import Pattern
from aligner.errors import InputError
from aligner.gate.tree import Tree
from tests.gate.conftest import Grow

NAMES = st.sampled_from(["a", "b", "ab", ".h", "node_modules", "ä", "a b"])
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)
PATTERNS = st.sampled_from(
    [
        "*",
        "**",
        "a/**",
        "**/a",
        "**/a/**",
        "*/*",
        "**/a/**/b",
        "{n}/{n}",
        "a*",
        "**/a*/*",
        ".h/**",
        "**/.h/*",
        "node_modules/*",
        "**/{n}/**/{n}",
        "**/*/*/b",
        "a/*/b",
        ".*/a",
        "**/.*",
    ]
)


@given(st.sets(PATHS, max_size=8), PATTERNS)
def test_every_file_that_matches_is_found(
    tmp_path_factory: pytest.TempPathFactory, paths: set[str], text: str
) -> None:
    root = tmp_path_factory.mktemp("tree")
    files = set()
    for path in paths:
        file = root / f"{path}.x"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        files.add(f"{path}.x")
    pattern = Pattern.of(f"{text}.x" if not text.endswith("**") else text)
    found = {path for path, _ in Tree(root).files(pattern) if pattern.match(path) is not None}
    assert found == {path for path in files if pattern.match(path) is not None}


def test_each_folder_is_read_once(grow: Grow, monkeypatch: pytest.MonkeyPatch) -> None:
    root = grow("a/x.md", "b/y.md")
    read = []
    scandir = os.scandir

    def counting(path: Path) -> Any:
        read.append(path)
        return scandir(str(path))

    monkeypatch.setattr(os, "scandir", counting)
    tree = Tree(root)
    for _ in range(2):
        assert {path for path, _ in tree.files(Pattern.of("**"))} == {"a/x.md", "b/y.md"}
        assert tree.file("a/x.md") == "a/x.md"
        assert tree.file("a/y.md") is tree.file("c/y.md") is tree.file("a") is None
    assert sorted(read) == [root, root / "a", root / "b"]


def test_folders_that_no_pattern_needs_are_not_read(
    grow: Grow, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = grow("a/x.md", "big/y.md")
    tree = Tree(root)
    assert [path for path, _ in tree.files(Pattern.of("a/**/*.md"))] == ["a/x.md"]
    monkeypatch.setattr(os, "scandir", None)  # what is not known cannot be read any more
    assert tree.file("a/x.md")
    with pytest.raises(TypeError):
        tree.file("big/y.md")


def test_a_folder_that_cannot_be_read(grow: Grow, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    tree = Tree(grow("a/x.md"))
    tree.entries("")
    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(InputError, match="a: cannot be read: Permission denied"):
        tree.file("a/x.md")
