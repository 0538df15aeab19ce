"""The report at a terminal: golden files, and what must hold for any text."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import TextIOWrapper
from tempfile import TemporaryFile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from syrupy.assertion import SnapshotAssertion

from aligner.bitext import Span
from aligner.mqm import Finding, Report, Severity
from aligner.report.terminal import render
from aligner.report.wrap import cells
from tests.report import samples
from tests.report.conftest import printed

WIDTHS = (60, 80, 120, 200)
STYLED = re.compile(r"\x1b\[[0-9;]*m")

COLOURED: dict[str, Any] = {"force_terminal": True, "color_system": "standard", "no_color": False}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("sample", samples.ALL, ids=lambda sample: sample.__name__)
def test_golden(sample: Callable[[], Report], width: int, golden: SnapshotAssertion) -> None:
    assert printed(render(sample()), width) == golden


@pytest.mark.parametrize("width", [80, 120])
def test_golden_with_colour(width: int, golden: SnapshotAssertion) -> None:
    report = samples.german_hindi()
    assert printed(render(report, verbose=True, context=2), width, **COLOURED) == golden


def test_verbose_tells_the_stages_and_the_signature() -> None:
    output = printed(render(samples.clean(), verbose=True))
    assert "time    0.73 s: read 0.01, embed 0.61, align 0.10\n" in output
    assert f"basis   {samples.SIGNATURE}\n" in output


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("de", "German (de), 5 segments"),
        ("hi-Latn", "Hindi (Latin), 5 segments"),
        ("de\x1f", "German (de\\x1f), 5 segments"),
        ("und", "language unknown, 5 segments"),
        ("qqqq\x1b", "qqqq\\x1b, 5 segments"),
    ],
)
def test_languages_have_names(code: str, shown: str) -> None:
    report = samples.german_hindi()
    target = replace(report.bitext.target, language=code)
    assert shown in printed(render(replace(report, bitext=replace(report.bitext, target=target))))


def test_without_context_only_the_text_itself() -> None:
    output = printed(render(samples.german_hindi(), context=0))
    assert "Der Bau dauerte ⟦24⟧ Monate" in output
    assert "Köpenick" not in output


def test_a_whole_segment_needs_no_brackets() -> None:
    output = printed(render(samples.german_hindi()))
    assert "│ Zur Eröffnung kamen rund 300 Gäste" in output


def test_colour_takes_the_place_of_brackets() -> None:
    output = printed(render(samples.german_hindi()), **COLOURED)
    assert "⟦" not in output
    assert "\x1b[1;4;31m24\x1b[0m" in output


def test_no_color_keeps_the_brackets() -> None:
    output = printed(render(samples.german_hindi()), **{**COLOURED, "no_color": True})
    assert "⟦" in output


def test_every_severity_has_a_sign_and_a_word() -> None:
    output = printed(render(samples.german_hindi()))
    for sign in ("!! critical", "!  major", "~  minor", "-  neutral"):
        assert sign in output


def test_an_unrelated_pair_gets_one_statement() -> None:
    output = printed(render(samples.unrelated()))
    assert output.count("These two texts are not translations of each other.") == 1
    assert "omission" not in output
    assert "score" not in output


def test_an_excerpt_gets_one_statement() -> None:
    output = printed(render(samples.excerpt()))
    assert output.count("b.txt covers about 20 % of a.txt") == 1
    assert "omission" not in output
    assert "cut the longer text down" in output


def test_checks_are_named_when_they_found_nothing() -> None:
    output = printed(render(samples.clean(), checks=("omission", "numbers")))
    assert "checks  omission, numbers\n" in output


def test_beads_with_an_empty_side_are_admitted() -> None:
    report = replace(samples.german_hindi(), findings=())
    assert "1 bead with one side empty" in printed(render(report), 200)


def test_what_is_ignored_is_counted() -> None:
    report = samples.ignored()
    assert "2 findings ignored by comments in the text\n" in printed(render(report))
    one = replace(samples.clean(), ignored=report.ignored[:1])
    output = printed(render(one))
    assert "1 finding ignored by a comment in the text\n" in output
    assert "but for what is ignored." in " ".join(output.split())
    assert "ignored" not in printed(render(samples.clean()))


def test_few_words_make_the_score_indicative() -> None:
    assert "only indicative" in printed(render(samples.german_hindi()), 200)
    assert "only indicative" not in printed(render(samples.clean()), 200)


def test_an_old_encoding_gets_plain_signs() -> None:
    with TemporaryFile() as raw:
        file = TextIOWrapper(raw, encoding="ascii", errors="replace")
        Console(width=80, file=file, color_system=None, _environ={}).print(
            render(samples.german_hindi())
        )
        file.seek(0)
        output = file.read()
    assert "[[24]]" in output
    assert "    | Der Bau" in output


def test_the_right_column_is_placed_by_the_terminal_where_widths_differ() -> None:
    """Terminals disagree about the width of Hindi, so that counting spaces is not enough."""
    terminal = printed(render(samples.hindi_german()), 120, **COLOURED)
    assert "\x1b[64G" in terminal
    assert "\x1b[64G" not in printed(render(samples.german_thai()), 120, **COLOURED)
    assert "\x1b" not in printed(render(samples.hindi_german()), 120)


TEXT = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "कीक्षेत्र नमस्ते।ที่นี่น้ำเกาะ漢字한국어\x1b\x9b\u202e\u200d\ufe0f\n\r\t[]/👩🇩🇪\xad"
        ),
    ),
    min_size=1,
    max_size=120,
)
WIDTH = st.integers(min_value=40, max_value=220)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Any text anywhere, with a place anywhere in it."""
    source = samples.document(draw(TEXT), "de", [draw(TEXT), draw(TEXT)])
    target = samples.document("b.txt", draw(TEXT), [draw(TEXT)])
    ends = sorted(draw(st.tuples(*[st.integers(0, len(source.text))] * 2)))
    finding = Finding(
        check=draw(TEXT),
        category=draw(TEXT),
        severity=draw(st.sampled_from(Severity)),
        message=draw(TEXT),
        bead=draw(st.sampled_from([None, 0, 1])),
        source_span=draw(st.sampled_from([None, Span(*ends)])),
        target_span=None,
        confidence=draw(st.floats(0, 1)),
        suggestion=draw(st.none() | TEXT),
    )
    report = samples.report(samples.bitext(source, target, (1, 1), (1, 0)), finding)
    return replace(report, statement=draw(TEXT), notes=(draw(TEXT),))


@settings(deadline=None, max_examples=150)
@given(reports(), WIDTH)
def test_any_text_fits_and_cannot_command_the_terminal(report: Report, width: int) -> None:
    output = printed(render(report, verbose=True), width)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", output)
    output.encode()
    for line in output.split("\n"):
        assert cells(line) <= width
        assert cell_len(line) <= width


@settings(deadline=None, max_examples=50)
@given(reports(), WIDTH)
def test_with_colour_the_only_escapes_are_styles_and_columns(report: Report, width: int) -> None:
    output = printed(render(report), width, **COLOURED)
    rest = re.sub(r"\x1b\[\d+G", "", STYLED.sub("", output))
    assert "\x1b" not in rest


@settings(deadline=None, max_examples=30)
@given(reports(), st.integers(1, 39))
def test_a_tiny_window_does_no_harm(report: Report, width: int) -> None:
    assert printed(render(report), width)
