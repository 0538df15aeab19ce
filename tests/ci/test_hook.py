"""The hook for pre-commit: its definition, and its entry with the names of files behind it."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from aligner.readers.formats import FORMATS
from tests.cli.conftest import Aligner
from tests.gate.projects import HINDI, WRONG, write_project

ROOT = Path(__file__).parents[2]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_the_hook_is_one_process_that_is_given_names() -> None:
    assert HOOK["id"] == "aligner-gate"
    assert (HOOK["language"], HOOK["require_serial"]) == ("python", True)
    assert HOOK.get("pass_filenames", True)


def test_it_is_run_for_all_that_is_read() -> None:
    names = [f"a.de{suffix}" for each in FORMATS for suffix in each.suffixes]
    assert [name for name in names if not re.search(HOOK["files"], name)] == []
    assert re.search(HOOK["files"], "LIESMICH.MD")
    assert not re.search(HOOK["files"], "main.py")


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["a.hi.txt"], 0),
        (["b.hi.txt"], 1),
        (["b.de.txt", "a.hi.txt", "notes.md", "aligner.toml"], 1),
        (["notes.md"], 0),
    ],
)
def test_the_entry_takes_names_as_pre_commit_gives_them(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    aligner: Aligner,
    names: list[str],
    code: int,
) -> None:
    monkeypatch.chdir(tmp_path)
    write_project(tmp_path, a=HINDI, b=WRONG)
    (tmp_path / "notes.md").write_text("Not one of a pair.\n", encoding="utf-8")
    program, *words = shlex.split(HOOK["entry"])
    assert program == "aligner"
    done = aligner(*words, "--jobs", "1", *names)
    assert (done.code, done.err) == (code, "")
    assert ("b.hi.txt" in done.out) == (code == 1)
