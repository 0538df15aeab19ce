"""Whether all text can be read: contrasts by WCAG 2.2, level AA."""

import itertools
import re
from importlib import resources

import pytest

STYLE = resources.files("aligner.report.page").joinpath("page.css").read_text("utf-8")
NAMED = dict(re.findall(r"--(\w+): light-dark\((#\w+, #\w+)\);", STYLE))
SCHEMES = {"light": 0, "dark": 1}
SHEETS = ("page", "panel", "hover", "current")
MARKS = ("lost", "added", "wrong", "moved", "found")
INKS = ("text", "soft", "accent", "critical", "major", "minor", "neutral", "passed")


def luminance(colour: str) -> float:
    """Relative luminance; https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, scheme: str) -> float:
    both = [luminance(NAMED[name].split(", ")[SCHEMES[scheme]]) for name in (one, other)]
    return (max(both) + 0.05) / (min(both) + 0.05)


def test_the_measure() -> None:
    assert luminance("#ffffff") == pytest.approx(1)
    assert luminance("#000000") == 0
    assert luminance("#808080") == pytest.approx(0.2159, abs=1e-4)


def test_every_colour_is_one_of_those_measured() -> None:
    assert {*SHEETS, *MARKS, *INKS, "line", "edge", "bar"} == NAMED.keys()
    rules = STYLE[STYLE.index("*, ::before") :]
    for name in re.findall(r"var\(--(\w+)\)", rules):
        assert name in NAMED.keys() | {"sans", "mono"}
    screen = rules[: rules.index("@media print")]
    assert re.findall(r"#[0-9a-f]{3,8}\b", screen) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "sheet"), list(itertools.product(INKS, SHEETS)))
def test_text_can_be_read(ink: str, sheet: str, scheme: str) -> None:
    assert contrast(ink, sheet, scheme) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("mark", MARKS)
def test_marked_text_can_be_read(mark: str, scheme: str) -> None:
    assert contrast("text", mark, scheme) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ink", ["critical", "major", "minor", "neutral"])
def test_numbers_in_coloured_circles_can_be_read(ink: str, scheme: str) -> None:
    assert contrast("panel", ink, scheme) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("edge", "sheet"), list(itertools.product(["edge", "accent"], SHEETS)))
def test_edges_of_what_can_be_pressed_can_be_seen(edge: str, sheet: str, scheme: str) -> None:
    assert contrast(edge, sheet, scheme) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_missing_stands_out_in_the_bars(scheme: str) -> None:
    assert contrast("major", "bar", scheme) >= 1.8
    assert contrast("major", "panel", scheme) >= 3
