import re
from dataclasses import replace

import pytest
from hypothesis import given

from aligner.report.github import github
from aligner.report.visible import visible
from aligner.results import Region, Results
from tests.report import runs
from tests.report.test_escape import ANY

COMMAND = re.compile(r"::(error|warning|notice)(?: ([^\r\n]*?))?::([^\r\n]*)")


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    """Command, properties and message, as the runner of GitHub takes a line apart."""
    found = COMMAND.fullmatch(line)
    assert found, line
    pairs = (each.split("=", 1) for each in (found[2] or "").split(",") if each)
    properties = {key: unescaped(value) for key, value in pairs}
    return found[1], properties, unescaped(found[3])


def unescaped(text: str) -> str:
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, sign)
    return text


@given(ANY)
def test_any_text_comes_back_and_commands_nothing(text: str) -> None:
    results = replace(runs.with_text(text), signature=f"enc:{text}")
    *commands, closing, basis, end = github(results).split("\n")
    assert basis.startswith("aligner: enc:")
    assert (closing, end) == ("aligner: 1 finding in 2 pairs.", "")
    found = [parsed(line) for line in commands]
    assert [name for name, _, _ in found] == ["error", "error", "warning", "notice"]
    assert found[-2][2].startswith(visible(text))
    if text.isascii() and text.isalnum():
        assert found[-2][1]["file"] == f"a{text}"


def test_the_gravest_come_first() -> None:
    names = [line.split()[0] for line in github(runs.full()).splitlines()[2:-2]]
    assert names == ["::error"] * 3 + ["::warning", "::notice", "::notice::Nothing"]


def test_places() -> None:
    (alert,) = runs.missing().alerts
    one = replace(alert, target=Region("a/b.txt", 3, 4, 3, 6))
    two = replace(alert, target=Region("a/b.txt", 3, 4, 5, 6))
    lines = github(Results((replace(runs.missing(), alerts=(one, two)),))).splitlines()
    assert lines[0].startswith("::error file=a/b.txt,line=3,endLine=3,col=4,endColumn=6,title=")
    assert lines[1].startswith("::error file=a/b.txt,line=3,endLine=5,title=")


@pytest.mark.parametrize(
    ("count", "closing"),
    [
        (10, "aligner: 10 findings in 1 pair."),
        (
            11,
            "aligner: 11 findings in 1 pair; GitHub shows 10 errors, warnings and notices each.",
        ),
    ],
)
def test_more_than_github_shows(count: int, closing: str) -> None:
    pair = replace(runs.missing(), alerts=runs.missing().alerts * count)
    assert github(Results((pair,))).splitlines()[-1] == closing
