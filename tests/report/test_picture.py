import re
from xml.etree import ElementTree

from hypothesis import given, settings
from rich.text import Text

from aligner.mqm import Report
from aligner.report.diff import DiffOptions, diff
from aligner.report.picture import picture
from tests.report import samples
from tests.report.test_terminal import reports

FULL = DiffOptions(context=None)
TEXT = "{http://www.w3.org/2000/svg}text"


def texts(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(TEXT))


def test_columns_stay_columns_in_any_script() -> None:
    svg = picture(diff(samples.hindi_german(), FULL), width=120)
    german = samples.GERMAN.texts
    right = [
        each.get("x")
        for each in texts(svg)
        if any(text.startswith(f"{each.text} ") or text == each.text for text in german)
    ]
    assert len(right) == len(german)
    assert len(set(right)) == 1


def test_a_stretch_is_as_wide_as_its_cells() -> None:
    (_, latin, hindi) = texts(picture(Text("abcd"), Text("हिन्दी"), width=40))
    assert latin.get("textLength") == "33.6"
    assert hindi.get("textLength") == "42.0"  # three letters, and two signs that may take a cell
    assert [each.get("y") for each in (latin, hindi)] == ["48", "68"]


def test_styles_are_classes() -> None:
    shown = Text.assemble(("lost", "bold underline red"), " ", ("rest", "dim"), " plain")
    assert [each.get("class") for each in texts(picture(shown))][1:] == [
        "bold underline red",
        "dim",
        None,
    ]


def test_nothing_is_fetched_and_nothing_runs() -> None:
    svg = picture(diff(samples.hostile(), FULL))
    assert re.findall(r"https?:[^\"]*", svg) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<script|<image|<a |@import|@font-face|url\(|\son\w+=", svg)


def test_the_same_report_gives_the_same_picture() -> None:
    assert picture(diff(samples.german_thai())) == picture(diff(samples.german_thai()))


@settings(deadline=None, max_examples=40)
@given(reports())
def test_any_text_makes_a_picture(report: Report) -> None:
    assert texts(picture(diff(report, FULL)))
