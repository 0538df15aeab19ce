"""The README says what is so: its commands, options, example and links."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.commands import COMMANDS as EVERY
from tests.cli.commands import options, parsed

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "docs/**/*.md", "examples/**/README.md", "seeds/README.md")
    for path in ROOT.glob(pattern)
)

COMMANDS = [
    "pip install . && aligner check seeds/block-report.de.txt seeds/block-report.hi.txt",
    "pip install '.[dev]' && pytest",
]
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def shown(page: str) -> Iterator[list[str]]:
    """The calls of the program in the shell examples of a page, without what surrounds them."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for block in re.findall(r"^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        for line in block.replace("\\\n", " ").splitlines():
            words = shlex.split(line, comments=True)
            ends = [k for k, word in enumerate(words) if word in {"|", "&&", ">", ";"}]
            if words[:1] == ["aligner"]:
                yield words[1 : ends[0] if ends else None]


SHOWN = [(page, call) for page in PAGES for call in shown(page)]
ALL_OPTIONS = {
    name for command in EVERY.values() for each in options(command) for name in each.opts
} | {
    name for command in EVERY.values() for each in options(command) for name in each.secondary_opts
}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_two_commands_stand_there_word_for_word(command: str) -> None:
    assert f"```sh\n{command}\n```\n" in README
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_option_exists() -> None:
    prose = README
    for command in COMMANDS:
        prose = prose.replace(command, "")
    mentioned = set(OPTION.findall(prose)) - {"-h", "--help"}
    assert {"--format", "--fail-on", "--model", "--segmented", "-v"} <= mentioned
    assert mentioned - ALL_OPTIONS == set()


@pytest.mark.parametrize(("page", "call"), SHOWN, ids=lambda each: str(each)[:60])
def test_commands_are_understood_as_they_are_shown(page: str, call: list[str]) -> None:
    assert call[0].startswith("-") or tuple(call[:1]) in EVERY
    assert parsed(call) is not None


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


def anchors(path: Path) -> set[str]:
    """What the headings of a page are called in addresses."""
    headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    plain = (re.sub(r"\[([^]]*)\]\([^)]*\)|[`*]", r"\1", each).lower() for each in headings)
    return {re.sub(r"[^\w -]", "", each).replace(" ", "-") for each in plain}


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for link in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        file, _, anchor = link.partition("#")
        there = path.parent / file if file else path
        assert there.exists(), link
        assert not anchor or anchor in anchors(there), link


def test_the_seeds_are_explained() -> None:
    text = (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")
    files = [path.name for path in (ROOT / "seeds").glob("*.txt")]
    assert [name for name in files if f"`{name}`" not in text] == []
