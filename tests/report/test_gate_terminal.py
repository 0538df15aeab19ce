"""A run at a terminal: golden files, and what must hold for any text."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, TextIOWrapper

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from syrupy.assertion import SnapshotAssertion

from aligner.report import gate_terminal as module
from aligner.report.gate_terminal import render
from aligner.results import Results
from tests.report import runs
from tests.report.conftest import printed
from tests.report.test_escape import ANY


@pytest.mark.parametrize("width", [60, 80, 160])
@pytest.mark.parametrize("sample", runs.ALL, ids=lambda sample: sample.__name__)
def test_golden(sample: Callable[[], Results], width: int, golden: SnapshotAssertion) -> None:
    assert printed(render(sample()), width) == golden


def test_golden_with_colour(golden: SnapshotAssertion) -> None:
    colour = {"force_terminal": True, "color_system": "standard", "no_color": False}
    assert printed(render(runs.full()), 80, **colour) == golden


def test_ascii() -> None:
    written = BytesIO()
    file = TextIOWrapper(written, "ascii", "backslashreplace")
    Console(file=file, width=80, color_system=None, _environ={}).print(render(runs.full()))
    file.flush()
    text = written.getvalue().decode("ascii")
    assert "[[24]]" in text
    assert "\u2026" not in text


@settings(deadline=None)
@given(ANY, st.integers(20, 120))
def test_no_line_is_too_wide(text: str, width: int) -> None:
    for line in printed(render(runs.with_text(text)), width).splitlines():
        assert cell_len(line.rstrip()) <= max(width, 60)


@settings(deadline=None)
@given(st.text(st.sampled_from(":e#[v \n"), max_size=60), st.integers(20, 60))
def test_no_text_commands_a_ci_server(text: str, width: int) -> None:
    for line in printed(render(runs.with_text(text)), width).splitlines():
        assert not line.lstrip().startswith("::")
        assert "##[" not in line


def test_long_paths_are_cut_in_the_middle() -> None:
    long = "translations/" + "a-folder-of-some-length/" * 6 + "report.hi.md"
    pair = replace(runs.missing(), source=long, target=long, alerts=(), failures=())
    line = printed(render(Results((pair,)))).splitlines()[1]
    assert len(line) <= 80
    assert line.endswith("report.hi.md")
    assert "  transl" in line
    assert "…" in line


def test_no_more_than_anybody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    pair = replace(runs.missing(), alerts=runs.missing().alerts * 5)
    text = printed(render(Results((pair, pair))))
    assert text.count("missing-translation") == 3
    assert "2 more findings of this pair not shown here." in text
    assert "5 more findings of this pair not shown here." in text
