"""What a view looks like, in lines and on a screen."""

from dataclasses import replace
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from syrupy.assertion import SnapshotAssertion

from aligner.cli.live import _Lines
from aligner.cli.watch_view import block, picture
from aligner.mqm import Report
from aligner.report.alerts import results_of
from aligner.report.layout import Layout
from aligner.results import PairResult
from aligner.watch import Delta, View
from tests.report import samples
from tests.report.conftest import golden

__all__ = ["golden"]

AT = datetime(2026, 5, 16, 14, 3, 12)


def result_of(report: Report) -> PairResult:
    return results_of(report).pairs[0]


def clean() -> View:
    report = replace(samples.german_hindi(), findings=())
    return View(result_of(report), AT, AT, 0.213)


def edited() -> View:
    """A number is new with the save, a negation since the start; something was fixed."""
    result = result_of(samples.german_hindi())
    number, omission, negation, _ = result.alerts
    fixed = replace(omission, message="What was \x1b[2J wrong before.")
    return View(
        result,
        AT,
        AT,
        0.213,
        (Path("texts/bridge.hi.txt"),),
        Delta((number, negation), (fixed, fixed)),
        Delta((number,), (fixed,)),
    )


def troubled() -> View:
    trouble = "aligner.toml:3: not TOML.\naligner.toml:9: \x1b[2J"
    return replace(edited(), trouble=trouble, at=AT + timedelta(minutes=1))


def back() -> View:
    return replace(edited(), since_last=None, at=AT + timedelta(minutes=2))


def many() -> View:
    """Sixty findings."""
    report = samples.german_hindi()
    report = replace(report, findings=report.findings[:3] * 20)
    return View(result_of(report), AT, AT, 0.213)


def unrelated() -> View:
    return View(result_of(samples.unrelated()), AT, AT, 0.213)


VIEWS = [clean, edited, troubled, back, many, unrelated]


@pytest.mark.parametrize("view", VIEWS)
def test_block(view: object, golden: SnapshotAssertion) -> None:
    assert callable(view)
    assert "".join(f"{line}\n" for line in block(view(), quiet=False)) == golden


@pytest.mark.parametrize(("width", "height"), [(80, 30), (160, 30), (40, 12)])
@pytest.mark.parametrize("view", VIEWS)
def test_screen(view: object, width: int, height: int, golden: SnapshotAssertion) -> None:
    assert callable(view)
    console = Console(
        width=width, file=StringIO(), color_system=None, legacy_windows=False, _environ={}
    )
    shown = picture(view(), Layout.of(console, console.options), height)
    for offset in (0, shown.last_offset(height)):
        lines = shown.lines(height, offset)
        assert len(lines) == height
        console.print(_Lines(lines), crop=False)
    assert isinstance(console.file, StringIO)
    text = console.file.getvalue()
    assert "\x1b" not in text
    assert text == golden


def test_the_quiet_hear_only_what_came_and_went() -> None:
    heading, fixed, new = block(edited(), quiet=True)
    assert heading.endswith(", 1 new, 1 fixed, 0.21 s")
    assert fixed.startswith("  fixed  texts/bridge.hi.txt:")
    assert "numbers" in new
    assert list(block(replace(edited(), since_last=Delta()), quiet=True)) == []


def test_a_screen_of_one_line_shows_the_status() -> None:
    console = Console(width=80, file=StringIO(), color_system=None, _environ={})
    (line,) = picture(many(), Layout.of(console, console.options), 1).lines(1, 0)
    assert "checked in 0.21 s" in line.left.plain
