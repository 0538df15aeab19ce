"""The page about CI: its snippets can be read, and say only what exists."""

import os
import re
import shlex
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from aligner.cli.app import app
from aligner.config.load import load_config
from aligner.errors import AlignerError

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
GITLAB = ROOT / "examples" / "ci" / "gitlab-ci.yml"
SITE = (ROOT / "examples" / "site" / "README.md").read_text(encoding="utf-8")
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
_BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)


def blocks(page: str, language: str) -> list[str]:
    """The blocks of code of a language, without what a list item indents them by."""
    return [
        re.sub(f"^{indent}", "", text, flags=re.MULTILINE)
        for indent, name, text in _BLOCK.findall(page)
        if name == language
    ]


def scripts(data: object) -> Iterator[str]:
    """The lines that a YAML file runs."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in {"run", "script", "before_script"}:
                yield from [value] if isinstance(value, str) else value
            else:
                yield from scripts(value)
    elif isinstance(data, list):
        for each in data:
            yield from scripts(each)


def commands() -> Iterator[str]:
    """Every line of a snippet that runs aligner, from there on."""
    lines = [
        line for page in (PAGE, SITE) for each in blocks(page, "sh") for line in each.split("\n")
    ]
    lines += [line for text in YAML for each in scripts(text) for line in each.split("\n")]
    lines += re.findall(r"sh '(.*)'", "\n".join(blocks(PAGE, "groovy")))
    for line in lines:
        # Not `cd` and the like before it, nor what the shell does with its exit code.
        found = re.match(r"(?:docker run .* aligner|aligner) (.*?)(?: \|\| .*)?$", line)
        if found:
            yield found[1]


YAML = [yaml.safe_load(text) for text in blocks(PAGE, "yaml")]
TOML = blocks(PAGE, "toml")
COMMANDS = sorted(set(commands()))
STEPS = [
    step
    for workflow in YAML
    for job in (workflow.get("jobs", {}) if isinstance(workflow, dict) else {}).values()
    for step in job["steps"]
]


def parsed(words: list[str]) -> None:
    """Raises what the command line would say of these words; runs nothing."""
    command: Any = typer.main.get_command(app)
    while hasattr(command, "commands"):
        name, *words = words
        command = command.commands[name]
    command.make_context(name, words)


def test_there_are_snippets_of_every_kind() -> None:
    assert (len(TOML), len(YAML)) == (2, 7)
    assert len(COMMANDS) > 10
    for server in ("Jenkins", "reviewdog", "Docker", "pre-commit", "GitLab", "GitHub"):
        assert re.search(rf"^## .*{server}", PAGE, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_are_understood(command: str) -> None:
    # The shell puts in what a variable holds, if it holds something.
    plain = re.sub(r"\$\{\w+:\+(.*?)\}", r"\1", command)
    parsed(shlex.split(plain))


def test_commands_that_are_wrong_are_not() -> None:
    with pytest.raises(Exception, match="--wrong"):
        parsed(["gate", "--wrong"])


@pytest.mark.parametrize("text", TOML)
def test_configurations_are_valid(text: str, tmp_path: Path) -> None:
    assert tomllib.loads(text)
    path = tmp_path / "aligner.toml"
    path.write_text(text, encoding="utf-8")
    assert load_config(path).config.pairs


def test_a_configuration_that_is_wrong_is_not(tmp_path: Path) -> None:
    path = tmp_path / "aligner.toml"
    path.write_text(TOML[0].replace("ignore", "ignores"), encoding="utf-8")
    with pytest.raises(AlignerError):
        load_config(path)


def test_the_action_is_given_what_it_takes() -> None:
    uses = [step for step in STEPS if step.get("uses") == "OWNER/aligner@REF"]
    assert len(uses) == 2
    for step in uses:
        assert step.get("with", {}).keys() <= ACTION["inputs"].keys()


def test_the_table_has_the_inputs_of_the_action() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \|(?: `(.+?)`)? +\| (.+) \|$", PAGE, re.MULTILINE)
    assert rows == [
        (name, each["default"], each["description"]) for name, each in ACTION["inputs"].items()
    ]


def test_hooks_that_are_named_exist() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    used = [
        (repository, each)
        for text in YAML
        for repository in text.get("repos", [])
        for each in repository["hooks"]
    ]
    assert len(used) == 2
    for repository, each in used:
        assert repository.keys() == {"repo", "rev", "hooks"}
        assert each["id"] == hook["id"]
        parsed(["gate", *each.get("args", []), "a.hi.md"])


def test_the_job_for_gitlab_is_the_file() -> None:
    assert GITLAB.read_text(encoding="utf-8") in blocks(PAGE, "yaml")


@pytest.mark.parametrize("base", ["", "abc 123"])
def test_the_job_for_gitlab_looks_at_what_a_merge_request_changes(base: str) -> None:
    (line,) = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))["aligner"]["script"]
    done = subprocess.run(
        ["sh", "-c", f"aligner() {{ printf '%s\\n' \"$@\"; }}; {line}"],
        env=os.environ | {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    since = ["--changed-since", base] if base else []
    assert done.stdout.splitlines()[: 2 + len(since)] == ["gate", *since, "--format"]


def test_links_lead_somewhere() -> None:
    headings = {
        re.sub(r"[^\w -]", "", line).lower().replace(" ", "-")
        for line in re.findall(r"^##+ (.*)$", PAGE, re.MULTILINE)
    }
    links = re.findall(r"\]\(([^)]+)\)", PAGE)
    assert {link[1:] for link in links if link.startswith("#")} <= headings
    files = [link for link in links if not link.startswith("#")]
    assert [link for link in files if not (ROOT / "docs" / link).exists()] == []
