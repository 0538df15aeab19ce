"""What holds for every command: its help page, its options, what it loads."""

import re
import shlex
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from aligner.checks import CHECKS
from aligner.checks.selection import selectors
from aligner.cli.help import Command, Group, Topic, page_of
from aligner.report import known
from tests.cli.commands import COMMANDS, LEAVES, ROOT, long, options, parsed
from tests.cli.conftest import ROOT as REPOSITORY
from tests.cli.conftest import Aligner, process

SELECTORS = selectors(CHECKS)
HEAVY = ("numpy", "faiss", "torch", "onnxruntime", "rich", "pydantic", "babel", "lxml", "jinja2")
every = pytest.mark.parametrize("path", COMMANDS, ids=lambda path: " ".join(path) or "aligner")
leaf = pytest.mark.parametrize("path", LEAVES, ids=" ".join)


def calls(example: str) -> list[list[str]]:
    """The calls of aligner in a line of shell, without its name."""
    line = re.sub(r"^\w+ \"\$\((.*)\)\"$", r"\1", example)  # eval "$(aligner ...)"
    parts = [shlex.split(part.partition(" > ")[0]) for part in re.split(r" \| | && ", line)]
    return [part[1:] for part in parts if part[0] == "aligner"]


EXAMPLES = [
    (path, call)
    for path, command in COMMANDS.items()
    for example, _ in page_of(command.help or "").examples
    for call in calls(example)
]


@every
def test_help_says_what_for_and_shows_how(path: tuple[str, ...]) -> None:
    command = COMMANDS[path]
    assert isinstance(command, Command | Group), "make its Typer a Program of aligner.cli.help"
    page = page_of(command.help or "")
    assert re.fullmatch(r"[A-Z].*[.]", page.summary)
    least = 2 if command.params else 1
    assert least <= len(page.examples) <= 5, "its docstring wants Examples"
    assert all(re.fullmatch(r"[A-Z].*[.]", what) for _, what in page.examples)


@every
def test_examples_are_of_the_command(path: tuple[str, ...]) -> None:
    examples = [example for example, _ in page_of(COMMANDS[path].help or "").examples]
    name = " ".join(("aligner", *path))
    assert all(name in example for example in examples)


@pytest.mark.parametrize(("path", "call"), EXAMPLES, ids=" ".join)
def test_examples_are_understood(path: tuple[str, ...], call: list[str]) -> None:
    said = parsed(call)
    for each in [*(said.get("select") or ()), *(said.get("ignore") or ())]:
        assert set(each.split(",")) <= set(SELECTORS)
    for each in said.get("formats") or ():
        assert known(each.partition("=")[0])
    if said.get("check"):
        assert said["check"] in {each.name for each in CHECKS}


@every
def test_pages_to_read_on_exist(path: tuple[str, ...]) -> None:
    pages = re.findall(r"[\w/]+\.md", page_of(COMMANDS[path].help or "").more)
    assert [page for page in pages if not (REPOSITORY / page).is_file()] == []


@every
@pytest.mark.parametrize("columns", [60, 80, 160])
def test_help_fits_the_terminal(
    aligner: Aligner, monkeypatch: pytest.MonkeyPatch, path: tuple[str, ...], columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    code, out, err = aligner(*path, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(" ".join(("Usage: aligner", *path)))
    assert max(map(len, out.splitlines())) < columns
    assert out == aligner(*path, "-h").out


@leaf
def test_options_and_arguments_are_explained(path: tuple[str, ...]) -> None:
    for each in LEAVES[path].params:
        assert re.search(r"[.]$", each.help or ""), f"{each.name} wants a help text"
        if each.param_type_name == "argument" or not each.is_flag:
            assert each.metavar, f"{each.name} wants a metavar"
        for choice in each.shell_complete(None, "") if each.type_descriptor.is_choice else ():
            assert choice.value in each.help


def test_a_letter_means_one_option() -> None:
    meanings = defaultdict(set)
    letters = defaultdict(set)
    for command in COMMANDS.values():
        for each in options(command):
            short = [name for name in each.opts if not name.startswith("--")]
            letters[long(each)].update(short or [""])
            for letter in short:
                meanings[letter].add(long(each))
    assert {letter: names for letter, names in meanings.items() if len(names) > 1} == {}
    assert {name: found for name, found in letters.items() if len(found) > 1} == {}
    assert "-h" not in meanings


def test_a_name_means_one_kind_of_option() -> None:
    kinds: dict[str, set[Any]] = defaultdict(set)
    for command in COMMANDS.values():
        for each in options(command):
            metavar = (each.metavar or "").removesuffix("[=FILE]")
            kinds[long(each)].add((each.is_flag, metavar, tuple(each.secondary_opts)))
    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}


def test_the_first_page_has_every_command_under_a_topic(aligner: Aligner) -> None:
    out = aligner("--help").out
    for name, command in ROOT.commands.items():
        assert command.rich_help_panel in list(Topic), f"{name}: give it a rich_help_panel"
        assert re.search(rf"^  {name} ", out, re.MULTILINE)
    assert out.index("First steps:") < out.index(Topic.PAIR) < out.index(Topic.PROGRAM)


def test_help_loads_nothing_that_is_slow() -> None:
    calls = [[*path, "--help"] for path in COMMANDS]
    code = (
        "import sys\nfrom aligner.cli.main import main\n"
        f"for words in {calls!r}:\n"
        "    sys.argv = ['aligner', *words]\n"
        "    try:\n        main()\n"
        "    except SystemExit as stop:\n        assert stop.code == 0\n"
        f"print(*set({HEAVY!r}) & sys.modules.keys(), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "\n")


def test_exit_codes_are_told(aligner: Aligner) -> None:
    for name in ("check", "gate"):
        codes = page_of(ROOT.commands[name].help).exit_codes
        assert [code for code, _ in codes] == ["0", "1", "2"]
        assert "Exit codes:\n  0" in aligner(name, "--help").out


def test_headings_are_bold_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    bold = "\x1b[1mExamples:\x1b[0m"
    context = LEAVES["check",].make_context("check", [], resilient_parsing=True)
    assert bold in LEAVES["check",].get_help(context)
    assert bold not in process("check", "--help").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert bold not in LEAVES["check",].get_help(context)


@pytest.mark.parametrize(
    ("call", "left"), [("init -q", {"aligner.toml"}), ("cache clear -q --cache-dir kept", set())]
)
def test_quiet_prints_nothing(
    aligner: Aligner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, call: str, left: set[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert aligner(*call.split()) == (0, "", "")
    assert {each.name for each in tmp_path.iterdir()} == left


def test_quiet_while_the_encoder_is_built(aligner: Aligner) -> None:
    assert aligner("model", "build", "--quiet") == (0, "", "")
