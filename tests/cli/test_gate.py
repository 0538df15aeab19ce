import json
from pathlib import Path

import pytest

from tests.cli.conftest import Aligner, process
from tests.gate.conftest import Repository
from tests.gate.projects import CONFIG, HINDI, SHORT, WRONG, lines, write_project


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def repository(folder: Path) -> Repository:
    return Repository(folder)


@pytest.fixture
def gate(aligner: Aligner) -> Aligner:
    return lambda *arguments: aligner("gate", "--jobs", "1", *arguments)


def test_all_pass(gate: Aligner, folder: Path) -> None:
    write_project(folder, a=HINDI, b=HINDI)
    code, out, err = gate()
    assert (code, err) == (0, "")
    assert "passed: 2 of 2 pairs passed" in out


def test_one_fails(gate: Aligner, folder: Path) -> None:
    write_project(folder, a=HINDI, b=WRONG)
    code, out, _ = gate()
    assert code == 1
    assert "b.hi.txt:1:20" in out
    assert "The original has 16 May, the translation 17 May." in out


def test_one_cannot_be_read(gate: Aligner, folder: Path) -> None:
    write_project(folder, a=WRONG, b=HINDI)
    (folder / "b.hi.txt").write_bytes(b"\0\1")
    code, out, _ = gate()
    assert code == 2
    assert "b.hi.txt: binary content" in out
    assert "17 May" in out


def test_no_configuration(gate: Aligner) -> None:
    code, out, err = gate()
    assert (code, out) == (2, "")
    assert "no aligner.toml here or above" in err
    assert '"aligner init" writes one' in err


def test_thresholds_of_the_command_line_go_before_those_of_the_file(
    gate: Aligner, folder: Path
) -> None:
    write_project(folder, f'fail-on = "never"\n{CONFIG}', a=WRONG)
    assert gate("-q").code == 0
    assert gate("-q", "--fail-on", "major").code == 1
    assert gate("-q", "--fail-on", "major", "--max-new", "1").code == 0
    assert gate("-q", "--min-score", "99").code == 1


def test_several_formats_at_once(gate: Aligner, folder: Path) -> None:
    write_project(folder, f'formats = ["json=all.json"]\n{CONFIG}', a=WRONG)
    code, out, _ = gate()
    assert (code, out) == (1, "")
    assert json.loads((folder / "all.json").read_text("utf-8"))["schema"] == "aligner-gate-1"
    code, out, _ = gate("--format", "github", "--format", "sarif=a.sarif", "-f", "junit=a.xml")
    assert code == 1
    assert out.startswith("::error file=a.hi.txt,line=1,")
    results = json.loads((folder / "a.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert [each["ruleId"] for each in results] == ["date-mismatch"]
    assert "<testsuites" in (folder / "a.xml").read_text("utf-8")


def test_the_suffix_of_the_output_tells_the_format(gate: Aligner, folder: Path) -> None:
    write_project(folder, a=WRONG)
    assert gate("-o", "out.sarif")[:2] == (1, "")
    assert json.loads((folder / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    write_project(folder, f'formats = ["json"]\n{CONFIG}')
    assert gate("-o", "other.sarif").code == 1
    assert json.loads((folder / "other.sarif").read_text("utf-8"))["schema"] == "aligner-gate-1"


def test_no_report_replaces_a_document(gate: Aligner, folder: Path) -> None:
    write_project(folder, a=WRONG)
    before = (folder / "a.hi.txt").read_bytes()
    code, _, err = gate("--format", "json=a.hi.txt")
    assert code == 2
    assert "a.hi.txt: --output would replace this text" in err
    assert (folder / "a.hi.txt").read_bytes() == before


def test_the_same_twice_gives_the_same_bytes(gate: Aligner, folder: Path) -> None:
    write_project(folder, a=HINDI, b=WRONG, c=SHORT)
    cache = ("--cache-dir", "kept")
    forms = ("json", "sarif", "github", "gitlab", "junit", "rdjson", "checkstyle", "markdown")
    first = [gate("-f", form, "--no-cache").out for form in forms]
    assert [gate("-f", form, *cache).out for form in forms] == first
    assert [gate("-f", form, *cache).out for form in forms] == first
    assert not any(str(folder) in text for text in first)


def test_a_second_run_loads_neither_encoder_nor_arrays(folder: Path) -> None:
    write_project(folder, a=HINDI, b=WRONG)
    assert process("gate", "-q", "--cache-dir", "kept").code == 1
    loaded = process("gate", "-q", "--cache-dir", "kept", PYTHONPROFILEIMPORTTIME="1")
    assert loaded.code == 1
    imported = {line.rpartition("|")[2].strip() for line in loaded.err.splitlines()}
    assert "aligner.gate.run" in imported
    assert imported.isdisjoint({"numpy", "onnxruntime", "faiss", "aligner.pipeline"})


def test_only_what_changed(gate: Aligner, repository: Repository) -> None:
    write_project(repository.folder, a=WRONG, b=WRONG)
    repository.commit()
    repository.write("a.hi.txt", lines((*WRONG[:2], *WRONG[3:])))
    code, out, _ = gate("--changed-since", "HEAD", "-f", "json")
    (pair,) = json.loads(out)["pairs"]
    assert code == 1
    assert {each["check"]: each["status"] for each in pair["alerts"]} == {
        "date-mismatch": "unchanged",
        "omission": "new",
    }


def test_paths_without_a_pair_are_told(gate: Aligner, folder: Path) -> None:
    write_project(folder, a=WRONG)
    (folder / "README.md").touch()
    (folder / "other").mkdir()
    code, out, _ = gate("README.md", "a.hi.txt", "other")
    assert code == 1
    assert [line for line in out.splitlines() if line.startswith("note")] == [
        "note    README.md: is in no pair",
        "note    other: is in no pair",
    ]
    assert gate("README.md").code == 0


def test_a_baseline_is_written_used_added_to_and_pruned(
    gate: Aligner, aligner: Aligner, folder: Path
) -> None:
    write_project(folder, a=WRONG)
    code, out, err = aligner("baseline", "write", "--reason", "Old.", "--jobs", "1")
    assert (code, out) == (0, "")
    assert "aligner-baseline.json: 1 entry, 1 of them new" in err
    assert 'say baseline = "aligner-baseline.json" in aligner.toml' in err
    write_project(folder, f'baseline = "aligner-baseline.json"\n{CONFIG}', b=SHORT)
    assert gate("-q").code == 1
    assert aligner("baseline", "update", "-j", "1", "--reason", "New.").code == 0
    assert gate("-q").code == 0
    write_project(folder, f'baseline = "aligner-baseline.json"\n{CONFIG}', a=HINDI)
    code, out, _ = gate()
    assert code == 0
    assert "nothing was found for 1 entry of the baseline" in out
    assert aligner("baseline", "prune", "-j", "1").code == 0
    entries = json.loads((folder / "aligner-baseline.json").read_text("utf-8"))["findings"]
    assert [(each["target"], each["reason"]) for each in entries] == [("b.hi.txt", "New.")]


def test_a_baseline_is_not_replaced_unasked(aligner: Aligner, folder: Path) -> None:
    write_project(folder, a=WRONG)
    assert aligner("baseline", "write", "-j", "1", "--reason", "First.").code == 0
    before = (folder / "aligner-baseline.json").read_bytes()
    code, _, err = aligner("baseline", "write", "-j", "1")
    assert code == 2
    assert "aligner-baseline.json: is there already" in err
    assert aligner("baseline", "write", "-j", "1", "--force").code == 0
    assert (folder / "aligner-baseline.json").read_bytes() == before


def test_a_baseline_that_is_named_must_be_there(gate: Aligner, folder: Path) -> None:
    write_project(folder, f'baseline = "known.json"\n{CONFIG}', a=HINDI)
    code, _, err = gate()
    assert code == 2
    assert "known.json: no baseline to read: No such file" in err


def test_from_a_folder_below_names_are_those_of_the_working_directory(
    gate: Aligner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_project(folder, a=WRONG)
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")
    assert "../a.hi.txt:1:20" in gate().out
