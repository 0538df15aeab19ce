"""What is shown while one waits, and in which colours."""

import re
import time
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from aligner.cli import screen
from aligner.cli.screen import STAGES, ProgressBar, Screen, console
from tests.cli.conftest import Aligner


class Bar:
    """Stands for the bar of rich; keeps what it was told."""

    def __init__(self, *_: object) -> None:
        self.task_ids: list[int] = []
        self.stages: list[str] = []

    def add_task(self, stage: str, **_: Any) -> None:
        self.stages.append(stage)
        self.task_ids = [1]

    def remove_task(self, _: int) -> None:
        self.task_ids = []

    def start(self) -> None: ...

    def stop(self) -> None: ...


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Bar:
    bar = Bar()
    monkeypatch.setattr(screen, "_PATIENCE", 0.0)
    monkeypatch.setattr(screen, "_bar", lambda _: bar)
    return bar


def wait_for(bar: Bar) -> list[str]:
    end = time.monotonic() + 20
    while not bar.stages and time.monotonic() < end:
        time.sleep(0.001)
    return bar.stages


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_is_shown_by_its_name(shown: Bar, stage: str) -> None:
    with ProgressBar(stage, shown=True):
        assert wait_for(shown) == [STAGES[stage]]


def test_how_much_is_done_how_fast_and_how_long_the_rest_takes() -> None:
    times = iter(range(100))
    where = Console(file=StringIO(), width=80)
    bar = screen._bar(where)
    bar.get_time = lambda: float(next(times))
    number = bar.add_task("Reading", total=3000)
    for done in (1000, 2000):
        bar.update(number, completed=done)
    where.print(bar.get_renderable())
    line = where.file.getvalue()  # type: ignore[attr-defined]
    assert "2,000 of 3,000, " in line
    assert re.search(r" [\d,.]+/s, 0:0\d left", line)


def test_nothing_is_shown_over_what_is_typed(shown: Bar) -> None:
    with ProgressBar("read", shown=True, typing=True) as bar:
        bar.stage("read")
        time.sleep(0.05)
        assert shown.stages == []
        bar.stage("embed")
        assert wait_for(shown) == ["Embedding"]


def test_nothing_is_shown_where_nobody_looks(shown: Bar) -> None:
    with ProgressBar("read", shown=False) as bar:
        bar.stage("embed")
        time.sleep(0.05)
    assert shown.stages == []


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The stages that commands begin with."""
    stages: list[str] = []
    usual = Screen.progress

    def progress(self: Screen, stage: str = "read", **options: bool) -> ProgressBar:
        stages.append(stage)
        return usual(self, stage, **options)

    monkeypatch.setattr(Screen, "progress", progress)
    return stages


@pytest.mark.parametrize(
    ("call", "stages"),
    [
        ("init", ["find"]),
        ("cache clear", ["clear"]),
        ("model build", ["build"]),
        ("model info", ["verify"]),
        ("check a.txt b.txt -f json", ["read", "write"]),
        ("check a.txt b.txt -o out.html", ["read", "write"]),
        ("align a.txt b.txt -o out.tmx", ["read", "write", "write"]),
    ],
)
def test_what_may_take_long_shows_that_it_runs(
    aligner: Aligner,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    begun: list[str],
    call: str,
    stages: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Das Haus ist groß.\n", encoding="utf-8")
    Path("b.txt").write_text("The house is large.\n", encoding="utf-8")
    aligner(*call.split())
    assert begun == stages


VARIABLES = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE")


@pytest.mark.parametrize(
    ("color", "environment", "coloured"),
    [
        (None, {}, False),
        (None, {"FORCE_COLOR": "1"}, True),
        (None, {"CLICOLOR_FORCE": "1"}, True),
        (None, {"CLICOLOR_FORCE": "0"}, False),
        (None, {"CLICOLOR": "0"}, False),
        (None, {"CLICOLOR": "0", "FORCE_COLOR": "1"}, True),
        (None, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (None, {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, False),
        (True, {"NO_COLOR": "1"}, True),
        (True, {}, True),
        (False, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colours_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    color: bool | None,
    environment: dict[str, str],
    coloured: bool,
) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    console(color).print("x", style="red")
    assert ("31m" in capsys.readouterr().out) == coloured
