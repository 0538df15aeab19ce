"""The commands, in this process with an encoder that is loaded once, or in one of their own."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from aligner import pipeline
from aligner.cli import cache as kept
from aligner.cli.main import main
from aligner.embed.encoder import Encoder, Notify, load_encoder
from aligner.store import Store, open_store

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-c", "from aligner.cli.main import main; main()")


class Result(NamedTuple):
    code: int
    out: str
    err: str


Aligner = Callable[..., Result]


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same width and no other wishes, wherever the tests run.

    Readline, which pytest loads, gives `LINES` to the processes of tests.
    """
    for name in ("LINES", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")


@pytest.fixture
def aligner(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    encoder: Encoder,
    tmp_path_factory: pytest.TempPathFactory,
) -> Aligner:
    """Runs `aligner` with the given arguments in this process, with a cache of its own."""

    def load(
        model: str | None = None,
        *,
        device: str | None = None,
        token_layer: int | None = None,
        notify: Notify = print,
    ) -> Encoder:
        if model is None and token_layer is None:
            return encoder
        return load_encoder(model, device=device, token_layer=token_layer, notify=notify)

    def run(*arguments: str | Path, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "argv", ["aligner", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as stop:
            main()
        assert isinstance(stop.value.code, int)
        return Result(stop.value.code, *capsys.readouterr())

    def store(folder: Path | None = None, **more: Any) -> Store:
        return open_store(folder or tmp_path_factory.mktemp("cache"), **more)

    monkeypatch.setattr(pipeline, "load_encoder", load)
    monkeypatch.setattr(kept, "open_store", store)
    return run


@pytest.fixture
def real_loading(aligner: Aligner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes `aligner` load the encoder as a user's run does."""
    monkeypatch.setattr(pipeline, "load_encoder", load_encoder)


def process(*arguments: str | Path, **environment: str) -> Result:
    """Runs `aligner` in a process of its own."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        env=os.environ | environment,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def shell(line: str, *arguments: str | Path) -> Result:
    """Runs a line of bash, in which `aligner` is the program and `$1`, `$2` ... the arguments."""
    program = " ".join(f"'{word}'" for word in COMMAND)
    script = f'set -o pipefail; aligner() {{ {program} "$@"; }}; {line}'
    done = subprocess.run(
        ["bash", "-c", script, "bash", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return Result(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def german(seeds: Path) -> Path:
    return seeds / "block-report.de.txt"


@pytest.fixture
def hindi(seeds: Path) -> Path:
    return seeds / "block-report.hi.txt"


@pytest.fixture
def shortened(tmp_path: Path, hindi: Path) -> Path:
    """The Hindi text without the paragraph that stands for line 8 of the German one."""
    lines = hindi.read_text(encoding="utf-8").splitlines(keepends=True)
    assert lines.pop(7).startswith("सम्मेलन में")
    path = tmp_path / "shortened.hi.txt"
    path.write_text("".join(lines), encoding="utf-8")
    return path
