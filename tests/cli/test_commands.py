"""The command line itself: help, version, `aligner model`."""

from pathlib import Path

import pytest

from aligner import __version__
from aligner.embed import weights
from tests.cli.conftest import Aligner, process

COMMANDS = [
    (),
    ("check",),
    ("align",),
    ("explain",),
    ("init",),
    ("config",),
    ("batch",),
    ("model",),
    ("model", "info"),
    ("model", "build"),
    ("model", "path"),
]


def test_version(aligner: Aligner) -> None:
    assert aligner("--version") == (0, f"aligner {__version__}\n", "")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("columns", [60, 80, 200])
def test_help_fits_the_terminal(
    aligner: Aligner, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    code, out, err = aligner(*command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(" ".join(("Usage: aligner", *command)))
    assert max(map(len, out.splitlines())) <= columns
    assert out == aligner(*command, "-h").out


def test_help_loads_nothing_that_is_slow() -> None:
    result = process("--help", PYTHONPROFILEIMPORTTIME="1")
    assert result.code == 0
    for module in ("numpy", "onnxruntime", "faiss", "torch"):
        assert f" {module}\n" not in result.err


@pytest.mark.parametrize("command", [(), ("model",)])
def test_no_command_is_a_question_for_help(aligner: Aligner, command: tuple[str, ...]) -> None:
    code, out, err = aligner(*command)
    assert code == 2
    assert "Usage: aligner" in out + err


def test_model_info(aligner: Aligner) -> None:
    code, out, err = aligner("model", "info")
    assert (code, err) == (0, "")
    rows = dict(line.split(maxsplit=1) for line in out.splitlines())
    assert list(rows) == ["encoder", "model", "tokens", "weights", "built"]
    assert rows["encoder"] == "e5-small-int8"
    assert weights.SHA256[:12] in rows["weights"]
    assert f"{rows['built']}\n" == aligner("model", "path").out


def test_model_build_has_nothing_to_do_twice(aligner: Aligner) -> None:
    assert aligner("model", "build") == (0, aligner("model", "path").out, "")


def test_model_path_before_it_is_built(
    aligner: Aligner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ALIGNER_CACHE", str(tmp_path))
    code, out, _ = aligner("model", "path")
    assert code == 0
    assert Path(out.strip()).parent == tmp_path
    assert list(tmp_path.iterdir()) == []
    info = aligner("model", "info").out
    assert info.endswith("built    not yet; the first check builds it\n")
