import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Aligner, process

SCHEMA = json.loads(files("aligner.report").joinpath("report.schema.json").read_text("utf-8"))
COLOR = re.compile(r"\x1b\[[\d;]*3\d")


def test_a_faithful_translation(aligner: Aligner, german: Path, hindi: Path) -> None:
    code, out, err = aligner("check", german, hindi)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith(f"source  {german}") or lines[0] == "source"
    assert "German (de), 11 segments" in out
    assert "Hindi (hi), 10 segments" in out
    assert "beads   10: 9 of 1-1, 1 of 2-1" in lines
    assert "found   No faults" in out


def test_the_same_in_a_process_of_its_own(german: Path, hindi: Path) -> None:
    code, out, err = process("check", german, hindi)
    assert (code, err) == (0, "")
    assert "found   No faults" in out
    assert "\x1b" not in out


def test_a_deleted_sentence(aligner: Aligner, german: Path, shortened: Path) -> None:
    code, out, _ = aligner("check", german, shortened)
    assert code == 1
    assert f"{german.name}:8:1" in out.replace("\n", "")
    assert "accuracy/omission" in out
    assert "found   1 major" in out


def test_swapped_it_is_an_addition(aligner: Aligner, german: Path, shortened: Path) -> None:
    code, out, _ = aligner("check", shortened, german, "--format", "json")
    assert code == 1
    (finding,) = (f for f in json.loads(out)["findings"] if f["severity"] == "major")
    assert finding["category"] == "accuracy/addition"
    assert finding["target"]["line"] == 8
    assert finding["target"]["text"].startswith("Auf der Konferenz")


@pytest.mark.parametrize(
    ("fail_on", "code"), [("critical", 0), ("major", 1), ("minor", 1), ("never", 0)]
)
def test_fail_on(aligner: Aligner, german: Path, shortened: Path, fail_on: str, code: int) -> None:
    assert aligner("check", german, shortened, "--fail-on", fail_on).code == code


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--select", "moved,addition"), 0),
        (("--select", "moved", "--select", "accuracy/omission"), 1),
        (("--ignore", "accuracy/omission,mistranslation"), 0),
        (("--ignore", "moved, addition"), 1),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
)
def test_checks_that_run(
    aligner: Aligner, german: Path, shortened: Path, options: tuple[str, ...], code: int
) -> None:
    assert aligner("check", german, shortened, *options).code == code


def test_json(aligner: Aligner, german: Path, shortened: Path) -> None:
    first = aligner("check", german, shortened, "--format", "json")
    assert first == aligner("check", german, shortened, "-f", "json")
    report = json.loads(first.out)
    Draft202012Validator(SCHEMA).validate(report)
    assert report["findings"][0]["source"]["line"] == 8
    assert first.code == 1


def test_output_is_plain_text(
    aligner: Aligner, monkeypatch: pytest.MonkeyPatch, german: Path, shortened: Path, tmp_path: Path
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    path = tmp_path / "report.txt"
    path.write_text("old")
    assert aligner("check", german, shortened, "--output", path) == (1, "", "")
    text = path.read_text(encoding="utf-8")
    assert "accuracy/omission" in text
    assert "\x1b" not in text
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_output_of_json(aligner: Aligner, german: Path, hindi: Path, tmp_path: Path) -> None:
    printed = aligner("check", german, hindi, "-f", "json").out
    assert aligner("check", german, hindi, "-f", "json", "-o", tmp_path / "report.json").out == ""
    assert (tmp_path / "report.json").read_text(encoding="utf-8") == printed


@pytest.mark.parametrize("report_format", ["terminal", "json"])
def test_quiet(aligner: Aligner, german: Path, shortened: Path, report_format: str) -> None:
    assert aligner("check", german, shortened, "-q", "-f", report_format) == (1, "", "")


def test_verbose(aligner: Aligner, german: Path, hindi: Path) -> None:
    _, out, err = aligner("check", german, hindi, "--verbose")
    stages = [re.fullmatch(r"aligner: (\w+) +\d+\.\d{3} s", line) for line in err.splitlines()]
    assert {"read", "embed", "align", "judge", "check"} <= {stage[1] for stage in stages if stage}
    assert all(stages)
    assert "aligner:" not in out


def test_colours(
    aligner: Aligner, monkeypatch: pytest.MonkeyPatch, german: Path, shortened: Path
) -> None:
    assert "\x1b" not in aligner("check", german, shortened).out
    monkeypatch.setenv("FORCE_COLOR", "1")  # as in a terminal
    assert COLOR.search(aligner("check", german, shortened).out)
    assert not COLOR.search(aligner("check", german, shortened, "--no-color").out)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not COLOR.search(aligner("check", german, shortened).out)


@pytest.mark.parametrize("side", [0, 1])
def test_standard_input(aligner: Aligner, german: Path, hindi: Path, side: int) -> None:
    paths: list[Path | str] = [german, hindi]
    stdin = (german, hindi)[side].read_bytes()
    paths[side] = "-"
    code, out, _ = aligner("check", *paths, stdin=stdin)
    assert code == 0
    assert "<stdin>" in out


def test_an_encoding_that_is_guessed_is_told(
    aligner: Aligner, german: Path, hindi: Path, tmp_path: Path
) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(german.read_text(encoding="utf-8").encode("cp1252"))
    code, _, err = aligner("check", path, hindi)
    assert code == 0
    assert err == (
        f"aligner: {path}: read as windows-1252 (not UTF-8); pass --encoding if that is wrong\n"
    )
    assert aligner("check", path, hindi, "--quiet").err == ""


def test_two_texts_in_one_language(aligner: Aligner, seeds: Path, german: Path) -> None:
    code, out, err = aligner("check", german, seeds / "quang-tri.de.txt")
    assert (code, err) == (1, "")
    assert out.count("both in German (de)") == 1
    assert "accuracy/" not in out


def test_a_text_and_itself(aligner: Aligner, german: Path) -> None:
    code, out, _ = aligner("check", german, german)
    assert code == 1
    assert out.count("both in German (de)") == 1


def test_texts_that_have_nothing_to_do_with_each_other(
    aligner: Aligner, seeds: Path, german: Path
) -> None:
    code, out, _ = aligner("check", german, seeds / "ha-giang.th.txt")
    assert code == 1
    assert "not translations of each other" in " ".join(out.split())
    assert "accuracy/" not in out
    assert aligner("check", german, seeds / "ha-giang.th.txt", "--fail-on", "never").code == 0


def test_a_summary(aligner: Aligner, german: Path, hindi: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.hi.txt"
    paragraphs = [line for line in hindi.read_text("utf-8").splitlines() if line.strip()]
    summary.write_text("\n".join([paragraphs[0], paragraphs[3]]) + "\n", "utf-8")
    code, out, err = aligner("check", german, summary)
    assert (code, err) == (1, "")
    assert "looks like a summary" in " ".join(out.split())
    assert "accuracy/" not in out
    assert aligner("check", german, summary, "--fail-on", "never").code == 0
    assert '"verdict": "excerpt"' in aligner("check", german, summary, "--format", "json").out
