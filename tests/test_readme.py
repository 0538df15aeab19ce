"""The README says what is so: its commands, options, example and links."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from aligner.cli.app import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/architecture.md",
    "docs/json.md",
    "docs/checks.md",
    "docs/formats.md",
    "docs/configuration.md",
    "docs/outputs.md",
    "docs/ci.md",
    "docs/batch.md",
    "docs/cluster.md",
    "examples/site/README.md",
]

COMMANDS = [
    "pip install . && aligner check seeds/block-report.de.txt seeds/block-report.hi.txt",
    "pip install '.[dev]' && pytest",
]
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def options(*command: str) -> set[str]:
    """The options that a command's help names."""
    done = CliRunner().invoke(app, [*command, "--help"], env={"COLUMNS": "200"})
    assert done.exit_code == 0
    return set(OPTION.findall(done.output))


ALL_OPTIONS = options().union(
    *(options(name) for name in ("check", "align", "gate", "batch", "init", "config")),
    options("model", "build"),
    options("baseline", "write"),
)
SHOWN = [
    line.split()
    for block in blocks("sh")
    for line in block.splitlines()
    if line.startswith("aligner ")
]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_two_commands_stand_there_word_for_word(command: str) -> None:
    assert f"```sh\n{command}\n```\n" in README
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_option_exists() -> None:
    prose = README
    for command in COMMANDS:
        prose = prose.replace(command, "")
    mentioned = set(OPTION.findall(prose)) - {"-h"}
    assert {"--format", "--fail-on", "--model", "--segmented", "-v"} <= mentioned
    assert mentioned - ALL_OPTIONS == set()


@pytest.mark.parametrize("words", SHOWN, ids=" ".join)
def test_commands_have_the_options_they_are_shown_with(words: list[str]) -> None:
    used = {word for word in words if OPTION.fullmatch(word)}
    group = words[1] in {"baseline", "cache", "model"}
    assert used - options(*words[1 : 3 if group else 2]) == set()


def test_the_examples_print_what_the_readme_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each may use what those before it have defined."""
    examples, printed = blocks("python"), blocks("text")
    assert len(examples) == 4
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for example, expected in zip(examples, printed, strict=True):
        exec(compile(example, "README.md", "exec"), names)
        assert capsys.readouterr().out == expected


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    links = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (path.parent / link).exists()]
    assert missing == []


def test_the_seeds_are_explained() -> None:
    text = (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")
    files = [path.name for path in (ROOT / "seeds").glob("*.txt")]
    assert [name for name in files if f"`{name}`" not in text] == []
