"""The Dockerfile, as far as it can be held without building it."""

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def instructions() -> list[tuple[str, str]]:
    """The instructions, each with its arguments on one line."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    text = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", "")
    lines = (" ".join(line.split()) for line in text.splitlines() if line.strip())
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in lines)]


ALL = instructions()
LAST = ALL[max(number for number, (name, _) in enumerate(ALL) if name == "FROM") :]
COPIED = [
    source
    for name, rest in ALL
    if name == "COPY" and "--from" not in rest
    for source in rest.split()[:-1]
]


def test_it_has_two_stages_of_the_same_python() -> None:
    assert [rest.split()[0] for name, rest in ALL if name == "FROM"] == ["python:3.12-slim"] * 2


def test_what_is_copied_is_there_and_sent_to_the_builder() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    sent = {line[1:] for line in lines if line.startswith("!")}
    assert sent == set(COPIED)
    assert all((ROOT / source).exists() for source in COPIED)
    assert "*" in lines


def test_the_wheel_finds_the_files_that_it_is_made_of() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [project["project"]["readme"], *project["project"]["license-files"], "pyproject.toml"]
    wanted += project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert [name for name in wanted if not any(fnmatch(name, each) for each in COPIED)] == []


def test_torch_is_one_for_processors_only_that_the_package_takes() -> None:
    ((wanted,),) = [re.findall(r"^TORCH=(.*)", rest) for name, rest in ALL if "TORCH" in rest][:1]
    version = re.fullmatch(r"(\d+)\.(\d+)\.\d+\+cpu", wanted)
    limit = re.search(r'"torch<(\d+)\.(\d+)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert version
    assert limit
    assert tuple(map(int, version.groups())) < tuple(map(int, limit.groups()))


def test_it_runs_as_a_user_without_rights_with_the_encoder_that_was_built() -> None:
    last = dict(LAST)
    assert last["USER"] == "10001"
    assert last["ENTRYPOINT"] == '["aligner"]'
    (cache,) = re.findall(r"ALIGNER_CACHE=(\S+)", last["ENV"])
    copied = [rest for name, rest in LAST if name == "COPY"]
    assert f"--from=build --chown=10001 /cache {cache}" in copied
    built = " ".join(rest for name, rest in ALL if name == "RUN")
    assert "export ALIGNER_CACHE=/cache && /opt/aligner/bin/aligner model build" in built


@pytest.mark.parametrize("name", ["action.yml", "Dockerfile", "docs/ci.md"])
def test_no_package_index_is_named(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"index-url|https?://(?!github\.com/OWNER)", text)
