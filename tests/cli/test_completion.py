"""Completion: what is answered, and that real shells ask and understand."""

import shutil
import subprocess
from pathlib import Path

import pytest

from aligner.checks import CHECKS
from aligner.checks.selection import selectors
from aligner.cli.app import app
from aligner.cli.completion import SCRIPTS, candidates
from aligner.cli.options import Shell
from aligner.report import WRITERS
from tests.cli.commands import ROOT, long, options
from tests.cli.conftest import COMMAND, Aligner, process


def values(*words: str) -> list[str]:
    return [value for value, _ in candidates(app, words)]


def asked(shell: str, *words: str) -> list[str]:
    """What a shell is answered: the lines."""
    done = process(*words, _ALIGNER_COMPLETE=shell)
    assert (done.code, done.err) == (0, "")
    return done.out.splitlines()


def test_commands() -> None:
    assert values("") == list(ROOT.commands)
    assert values("che") == ["check"]
    assert values("baseline", "") == ["write", "update", "prune"]
    assert values("nothing", "") == []
    assert dict(candidates(app, ["che"]))["check"].startswith("Report what")


def test_options() -> None:
    assert values("check", "--min") == ["--min-score", "--min-confidence"]
    assert values("check", "--no-st") == ["--no-structure"]
    assert {long(each) for each in options(ROOT.commands["gate"])} <= set(values("gate", "-"))
    assert values("check", "--", "--min") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("check --format ", list(WRITERS)),
        ("check -f j", ["json", "junit"]),
        ("check --format=j", ["--format=json", "--format=junit"]),
        ("check --fail-on m", ["major", "minor"]),
        ("check --source-format mark", ["markdown"]),
        ("check -s hin", []),
        ("check -s xh", ["xh"]),
        ("check --model x --device c", ["cpu", "cuda"]),
        ("align -f t", ["tsv", "tmx"]),
        ("config -f ", ["table", "json"]),
        ("explain ", [each.name for each in CHECKS]),
        ("check --select ", selectors(CHECKS)),
        ("check --ignore omission,om", []),
        ("check --ignore moved,om", ["moved,omission"]),
        ("completion z", ["zsh"]),
    ],
)
def test_values(words: str, found: list[str]) -> None:
    assert values(*words.split(" ")) == found


@pytest.mark.parametrize(
    "words", ["check ", "check a ", "check --output ", "check --glossary x", "gate -o x.json "]
)
def test_files_are_left_to_the_shell(words: str) -> None:
    assert values(*words.split(" ")) == []


def test_bash_parts_words_at_equals_signs() -> None:
    assert asked("bash", "check", "--format", "=", "js") == ["json\tprograms: all that was found"]
    assert asked("bash", "check", "--format", "=")[0].startswith("terminal\t")
    assert asked("bash", "check", "-f", "html", "=", "js") == []


def test_nonsense_is_answered_by_silence() -> None:
    assert asked("fish", "", "--", "-", "--x=", "") == []
    assert asked("tcsh", "chec") == ["check\tReport what the translation lost, added or changed."]


def test_nothing_that_is_slow_is_loaded() -> None:
    done = process("check", "--select", "", _ALIGNER_COMPLETE="fish", PYTHONPROFILEIMPORTTIME="1")
    assert "omission\t" in done.out
    for module in ("numpy", "rich", "pydantic", "regex", "aligner.checks", "onnxruntime"):
        assert f" {module}\n" not in done.err


ASK_BASH = """
ask() {
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
    _aligner_complete aligner; echo "${COMPREPLY[*]}"
}
complete -p aligner
ask aligner che
ask aligner check --fail-on m
ask aligner check --format = j
ask aligner check 'a b'
"""
ASK_ZSH = """
compdef() { print -r -- "compdef $*" }
compadd() { print -r -- $values }
compset() { print -r -- "compset $*" }
_files() { print files }
ask() { words=("$@"); CURRENT=$#words; _aligner_complete }
"""
ASK_FISH = """
complete -C 'aligner che'
complete -C 'aligner check --fail-on m'
complete -C 'aligner check --format=j'
complete -C 'aligner check a'
complete -C 'aligner check --format html=a'
"""


def told(shell: Shell, folder: Path, script: str) -> list[str]:
    """What a real shell prints, with `aligner` on its path."""
    program = folder / "aligner"
    quoted = " ".join(f"'{word}'" for word in COMMAND)
    program.write_text(f'#!/bin/sh\nexec {quoted} "$@"\n')
    program.chmod(0o755)
    if not shutil.which(shell):
        pytest.skip(f"there is no {shell} here")
    done = subprocess.run(
        [shell, "-c", f'PATH="{folder}:$PATH"\n{script}' if shell != "fish" else script],
        capture_output=True,
        cwd=folder,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_bash(tmp_path: Path) -> None:
    script = f'eval "$(aligner completion bash)"\n{ASK_BASH}'
    assert told(Shell.BASH, tmp_path, script) == [
        "complete -o default -F _aligner_complete aligner",
        "check",
        "major minor",
        "json junit",
        "",
    ]


def test_zsh(tmp_path: Path) -> None:
    asks = "ask aligner che\nask aligner check --fail-on m\nask aligner check -f html=a"
    script = f'{ASK_ZSH}\neval "$(aligner completion zsh)"\n{asks}'
    assert told(Shell.ZSH, tmp_path, script) == [
        "compdef _aligner_complete aligner",
        "check",
        "major minor",
        "compset -P *=",
        "files",
    ]


def test_fish(tmp_path: Path) -> None:
    setup = f"set -x PATH {tmp_path} $PATH\naligner completion fish | source"
    lines = told(Shell.FISH, tmp_path, f"{setup}\n{ASK_FISH}")
    assert [line.split("\t")[0] for line in lines] == [
        "check",
        "major",
        "minor",
        "--format=json",
        "--format=junit",
        "aligner",
        "html=aligner",
    ]


@pytest.mark.parametrize("shell", Shell)
def test_the_script_is_printed(aligner: Aligner, shell: Shell) -> None:
    assert aligner("completion", shell) == (0, SCRIPTS[shell], "")
