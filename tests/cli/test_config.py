"""Commands obey the configuration, and `aligner config` shows what holds."""

import json
from pathlib import Path

import pytest

from aligner.config.schema import PACKAGED
from tests.cli.conftest import Aligner


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, german: Path, shortened: Path) -> Path:
    """A folder with two texts, of which the translation lacks a paragraph; it is worked in."""
    folder = tmp_path / "project"
    for language, text in (("de", german), ("hi", shortened)):
        path = folder / language / "report.txt"
        path.parent.mkdir(parents=True)
        path.write_bytes(text.read_bytes())
    monkeypatch.chdir(folder)
    return folder


PAIR = ("de/report.txt", "hi/report.txt")


def checks(out: str) -> list[str]:
    return [finding["check"] for finding in json.loads(out)["findings"]]


def severities(out: str) -> set[str]:
    return {finding["severity"] for finding in json.loads(out)["findings"]}


def test_check_obeys_the_file(aligner: Aligner, project: Path) -> None:
    file = project / "aligner.toml"
    code, out, _ = aligner("check", *PAIR, "-f", "json")
    assert code == 1
    assert "omission" in checks(out)
    file.write_text('select = ["omission"]\nseverities.omission = "minor"\n')
    code, out, _ = aligner("check", *PAIR, "-f", "json")
    assert code == 0
    assert set(checks(out)) == {"omission"}
    assert severities(out) == {"minor"}
    file.write_text('select = ["omission"]\nseverities.omission = "minor"\nfail-on = "minor"\n')
    assert aligner("check", *PAIR).code == 1


def test_the_command_line_goes_first(aligner: Aligner, project: Path) -> None:
    (project / "aligner.toml").write_text('ignore = ["omission"]\nfail-on = "never"\n')
    assert "omission" not in checks(aligner("check", *PAIR, "-f", "json").out)
    code, out, _ = aligner("check", *PAIR, "-f", "json", "--select", "omission")
    assert (code, set(checks(out))) == (0, {"omission"})
    assert aligner("check", *PAIR, "--select", "omission", "--fail-on", "major").code == 1
    code, out, _ = aligner("check", *PAIR, "-f", "json", "--no-config")
    assert code == 1
    assert "omission" in checks(out)


def test_tables_of_pairs_and_overrides_hold(aligner: Aligner, project: Path) -> None:
    (project / "aligner.toml").write_text(
        '[[pairs]]\nsource = "de/*"\ntarget = "{language}/*"\nseverities.omission = "minor"\n'
        '[[overrides]]\npaths = ["hi/**"]\nselect = ["omission"]\n'
    )
    code, out, _ = aligner("check", *PAIR, "-f", "json")
    assert (code, set(checks(out)), severities(out)) == (0, {"omission"}, {"minor"})


def test_a_score_that_is_too_low(aligner: Aligner, project: Path) -> None:
    (project / "aligner.toml").write_text('fail-on = "never"\nmin-score = 99.5\n')
    code, out, err = aligner("check", *PAIR, "-f", "json")
    assert code == 1
    score = json.loads(out)["score"]
    assert err == f"aligner: failed: score {score:.2f}, below 99.5\n"
    assert aligner("check", *PAIR, "--min-score", "10").code == 0


def test_from_a_folder_below(
    aligner: Aligner, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "terms.csv").write_text("source,target\nStadtrat,पार्षद\n", encoding="utf-8")
    (project / "pyproject.toml").write_text(
        '[tool.aligner]\nglossary = "terms.csv"\nselect = ["omission"]\n'
    )
    monkeypatch.chdir(project / "de")
    _, out, err = aligner("check", "report.txt", "../hi/report.txt", "-f", "json")
    assert err == ""
    assert "terms:terms.csv" in json.loads(out)["signature"]
    assert set(checks(out)) == {"omission"}


def test_align_obeys_it_too(aligner: Aligner, project: Path) -> None:
    usual = aligner("align", *PAIR).out
    (project / "aligner.toml").write_text("segmented = true\n")
    lines = aligner("align", *PAIR).out
    assert lines != usual
    assert aligner("align", *PAIR, "--no-config", "--segmented").out == lines
    assert aligner("align", *PAIR, "--no-segmented").out == usual


def test_a_file_that_is_named(aligner: Aligner, project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text('select = ["omission"]\n')
    _, out, _ = aligner("check", *PAIR, "-f", "json", "--config", other)
    assert set(checks(out)) == {"omission"}
    assert aligner("check", *PAIR, "--config", "none.toml") == (
        2,
        "",
        "aligner: none.toml: no such file. Name one that exists with --config.\n",
    )
    assert aligner("align", *PAIR, "--config", other, "--no-config").code == 2


@pytest.mark.parametrize("command", [("check", *PAIR), ("align", *PAIR), ("config",)])
def test_all_faults_are_said_a_line_each(
    aligner: Aligner, project: Path, command: tuple[str, ...]
) -> None:
    (project / "aligner.toml").write_text('jobs = 0\n"\\u001b[31m" = 1\nmin-scor = 2\n')
    assert aligner(*command) == (
        2,
        "",
        "aligner: aligner.toml:1: jobs: give 1 or more, not 0.\n"
        'aligner: aligner.toml:2: "\\u001b[31m": unknown key. "aligner config --no-config" lists '
        "those that there are.\n"
        'aligner: aligner.toml:3: min-scor: unknown key. Did you mean "min-score"?\n',
    )


def rows(out: str) -> dict[str, list[str]]:
    return {line.split()[0]: line.split()[1:] for line in out.splitlines()}


def test_what_holds_is_shown(aligner: Aligner, project: Path) -> None:
    (project / "aligner.toml").write_text(
        'ignore = ["register"]\n[[pairs]]\nsource = "de/*"\ntarget = "{language}/*"\n'
        '[[overrides]]\npaths = ["hi/*"]\nfail-on = "minor"\n'
    )
    code, out, err = aligner("config")
    assert (code, err) == (0, "")
    found = rows(out)
    assert found["ignore"] == ['["register"]', "aligner.toml:1"]
    assert found["min-confidence"] == ["0.6", "default"]
    assert found["target-language"] == ["-", "default"]
    assert found["pairs[0].source"] == ['"de/*"', "aligner.toml:3"]
    assert found["fail-on"] == ['"major"', "default"]
    found = rows(aligner("config", "hi/report.txt").out)
    assert found["target-language"] == ['"hi"', "aligner.toml:4"]
    assert found["fail-on"] == ['"minor"', "aligner.toml:7"]
    assert "pairs[0].source" not in found
    assert rows(aligner("config", "--no-config").out)["ignore"] == ["[]", "default"]


def test_as_json(aligner: Aligner, project: Path) -> None:
    (project / "aligner.toml").write_text('severities.omission = "minor"\n')
    said = json.loads(aligner("config", "--format", "json", "hi/report.txt").out)
    assert (said["file"], said["path"]) == ("aligner.toml", "hi/report.txt")
    assert said["settings"][-1] == {
        "key": "severities.omission",
        "value": "minor",
        "from": "aligner.toml:1",
    }
    said = json.loads(aligner("config", "--format", "json", "--no-config").out)
    assert (said["file"], said["path"]) == (None, None)


def test_the_schema(aligner: Aligner) -> None:
    assert aligner("config", "--schema") == (0, PACKAGED.read_text(encoding="utf-8"), "")
