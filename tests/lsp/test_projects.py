"""Which pairs a file belongs to, and what is wrong with the configuration that should say so."""

from pathlib import Path

import pytest

from aligner.lsp.projects import Fault, Projects

PAIRS = '[[pairs]]\nsource = "{name}.de.txt"\ntarget = ["{name}.hi.txt", "{name}.en.txt"]\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("a.de.txt", "a.hi.txt", "a.en.txt", "b.de.txt", "notes.txt"):
        (tmp_path / name).write_text("Text.", "utf-8")
    (tmp_path / "aligner.toml").write_text(PAIRS, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "targets"),
    [
        ("a.de.txt", ["a.en.txt", "a.hi.txt"]),
        ("a.hi.txt", ["a.hi.txt"]),
        ("b.de.txt", []),
        ("notes.txt", []),
        ("new.hi.txt", []),
    ],
)
def test_a_file_is_in_the_pairs_that_have_it_on_a_side(
    project: Path, name: str, targets: list[str]
) -> None:
    found = Projects().find(project / name)
    assert [each.target.name for each in found.pairs if each.target] == targets
    assert (found.config, found.faults) == (project / "aligner.toml", ())


def test_the_configuration_that_is_named_goes_before_the_nearest(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "house.toml"
    elsewhere.write_text("min-confidence = 0.9\n", "utf-8")
    assert not Projects(elsewhere).find(project / "a.hi.txt").pairs
    file = project / "a.po"
    file.write_text("", "utf-8")
    (pair,) = Projects(elsewhere, {"min_confidence": 0.7}).find(file).pairs
    assert pair.target is None
    assert pair.holds.settings().min_confidence == 0.7


def test_a_file_of_pairs_takes_its_settings_from_the_project(project: Path) -> None:
    (project / "aligner.toml").write_text(f"min-confidence = 0.9\n{PAIRS}", "utf-8")
    (pair,) = Projects().find(project / "a.xlf").pairs
    assert pair.holds.settings().min_confidence == 0.9
    assert pair.baseline.name == "aligner-baseline.json"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("pairs =\n", Fault(1, "not TOML: Invalid value.")),
        (f"{PAIRS}\n[[pairs]]\nsource = 3\ntarget = 'x'\n", Fault(6, "pairs[1].source: ")),
        (f"{PAIRS}\n[[pairs]]\nsource = 'x/*'\ntarget = 'y/*'\n", Fault(5, "[[pairs]] 2: no ")),
    ],
    ids=["syntax", "value", "pattern"],
)
@pytest.mark.parametrize("name", ["a.hi.txt", "aligner.toml"])
def test_a_fault_has_its_line(project: Path, name: str, text: str, fault: Fault) -> None:
    (project / "aligner.toml").write_text(text, "utf-8")
    found = Projects().find(project / name)
    (first,) = found.faults
    assert first.line == fault.line
    assert first.message.startswith(fault.message)
    assert not found.pairs


def test_a_configuration_without_faults_is_no_pair(project: Path) -> None:
    found = Projects().find(project / "aligner.toml")
    assert (found.pairs, found.faults) == ((), ())


def test_without_a_configuration_only_files_of_pairs_count(tmp_path: Path) -> None:
    assert Projects().find(tmp_path / "a.txt").pairs == ()
    assert len(Projects().find(tmp_path / "a.tmx").pairs) == 1
