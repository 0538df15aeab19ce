"""The nearest file of settings is found, and nothing else is taken for one."""

import subprocess
import sys
from pathlib import Path

import pytest

from aligner.config.find import chosen_config, find_config
from aligner.errors import ConfigError


def put(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def deep(tmp_path: Path) -> Path:
    folder = tmp_path / "a" / "b" / "c"
    folder.mkdir(parents=True)
    return folder


def test_none(deep: Path) -> None:
    assert find_config(deep) is None


def test_upwards(deep: Path, tmp_path: Path) -> None:
    far = put(tmp_path / "aligner.toml")
    assert find_config(deep) == far
    near = put(tmp_path / "a" / "b" / "aligner.toml")
    assert find_config(deep) == near


def test_from_a_relative_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = put(tmp_path / "aligner.toml")
    monkeypatch.chdir(tmp_path)
    assert find_config(Path()) == config


@pytest.mark.parametrize(
    "text",
    [
        "[tool.aligner]\n",
        "[tool]\naligner = {jobs = 1}\n",
        "tool.aligner.jobs = 1\n",
        '[tool."aligner"]\n',
        "[[tool.aligner.pairs]]\n",
        "\ufeff[tool.aligner]\n",
        "tool.aligner = 3\n",
        "[tool.aligner]\nthis is no TOML\n",
    ],
)
def test_in_pyproject(deep: Path, tmp_path: Path, text: str) -> None:
    config = put(tmp_path / "pyproject.toml", text)
    assert find_config(deep) == config


@pytest.mark.parametrize(
    "text",
    [
        '[project]\nname = "aligner"\n',
        "[tool.aligners]\n[tool.other]\naligner = 1\n",
        'tool = "aligner"\n',
        "this is no TOML, by an aligner\n",
    ],
)
def test_a_pyproject_of_others(deep: Path, tmp_path: Path, text: str) -> None:
    config = put(tmp_path / "aligner.toml")
    put(tmp_path / "a" / "pyproject.toml", text)
    assert find_config(deep) == config


def test_a_file_of_its_own_goes_first(tmp_path: Path) -> None:
    put(tmp_path / "pyproject.toml", "[tool.aligner]\n")
    config = put(tmp_path / "aligner.toml")
    assert find_config(tmp_path) == config


def test_folders_of_these_names_are_none(deep: Path, tmp_path: Path) -> None:
    (deep / "aligner.toml").mkdir()
    (deep / "pyproject.toml").mkdir()
    config = put(tmp_path / "aligner.toml")
    assert find_config(deep) == config


def test_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = put(tmp_path / "aligner.toml")
    monkeypatch.chdir(tmp_path)
    assert chosen_config(None) == config
    assert chosen_config(None, none=True) is None
    assert chosen_config(Path("other.toml")) == Path("other.toml")
    with pytest.raises(ConfigError) as raised:
        chosen_config(Path("other.toml"), none=True)
    assert str(raised.value) == "--config and --no-config contradict each other. Leave one out."


def test_a_working_directory_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert chosen_config(None) is None
    config = put(tmp_path / "other.toml")
    assert chosen_config(config) == config


def test_nothing_is_loaded_where_there_is_none(deep: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from aligner.config.effective import effective
from aligner.config.find import find_config
assert find_config(Path({str(deep)!r})) is None
effective().settings()
print(sorted({{"pydantic", "tomllib", "tree_sitter"}} & sys.modules.keys()))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"
