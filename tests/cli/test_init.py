"""`aligner init`."""

import tomllib
from pathlib import Path

import pytest

from aligner.config.model import Config
from tests.cli.conftest import Aligner


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("de/a.md", "de/b.md", "hi/a.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Text.\n", encoding="utf-8")
    return tmp_path


def test_it_is_written_and_said(aligner: Aligner, project: Path) -> None:
    code, out, err = aligner("init", project)
    path = project / "aligner.toml"
    assert (code, out) == (0, f"{path}\n")
    assert Config.model_validate(tomllib.loads(path.read_text("utf-8"))).pairs
    assert err.splitlines() == [
        "aligner: 1 pair, and 1 translation is missing: de/**/*.md, translated to "
        "{language}/**/*.md (hi).",
        f'aligner: look through {path}, then run "aligner gate".',
    ]


def test_the_working_directory(
    aligner: Aligner, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    assert aligner("init").out == "aligner.toml\n"


def test_a_dry_run(aligner: Aligner, project: Path) -> None:
    code, out, err = aligner("init", project, "--dry-run")
    assert code == 0
    assert not (project / "aligner.toml").exists()
    assert "1 pair, and" in err
    assert "run" not in err
    aligner("init", project)
    assert out == (project / "aligner.toml").read_text("utf-8")


def test_nothing_is_replaced_unasked(aligner: Aligner, project: Path) -> None:
    path = project / "aligner.toml"
    path.write_text("jobs = 2\n", encoding="utf-8")
    code, out, err = aligner("init", project)
    assert (code, out) == (2, "")
    assert err == (
        f"aligner: {path}: there is a configuration already. --force replaces it; --dry-run shows "
        "what would be written.\n"
    )
    assert aligner("init", project, "--force").code == 0
    assert "[[pairs]]\n" in path.read_text("utf-8")


def test_nothing_is_found(aligner: Aligner, tmp_path: Path) -> None:
    code, _, err = aligner("init", tmp_path)
    assert code == 0
    assert err.startswith("aligner: no translations found: ")
    assert (tmp_path / "aligner.toml").is_file()


def test_no_folder(aligner: Aligner, tmp_path: Path) -> None:
    code, out, err = aligner("init", tmp_path / "none")
    assert (code, out) == (2, "")
    assert "no such folder" in err
