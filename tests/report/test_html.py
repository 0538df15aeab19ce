from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given

from aligner.report.html import html
from aligner.results import Results
from tests.report import runs
from tests.report.test_escape import ANY, SYNTAX

EMPTY = {"meta", "input"}


class Tags(HTMLParser):
    """The tags of a page, and whether they are closed as they were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def tags(results: Results) -> Tags:
    parser = Tags()
    parser.feed(html(results))
    parser.close()
    assert parser.open == []
    return parser


@given(ANY | SYNTAX)
def test_no_text_changes_the_structure(text: str) -> None:
    assert tags(runs.with_text(f"x{text}x")).tags == tags(runs.with_text("x")).tags


def test_it_loads_nothing() -> None:
    page = html(runs.full())
    found = {tag for tag, _ in tags(runs.full()).tags}
    assert not found & {"script", "link", "img", "iframe", "object", "base", "form"}
    assert "url(" not in page
    assert "default-src 'none'" in page


def test_languages_and_places() -> None:
    page = html(runs.full())
    assert '<p lang="de" dir="auto">Der Bau dauerte <mark>24</mark> Monate' in page
    assert '<p lang="hi" dir="auto">निर्माण में <mark>42</mark> महीने' in page
    assert "(nothing here)" in page


def test_scripts_from_right_to_left() -> None:
    pair = runs.bridge()
    assert pair.report
    bitext = pair.report.bitext
    arabic = replace(bitext, target=replace(bitext.target, language="ur-PK"))
    page = html(Results((replace(pair, report=replace(pair.report, bitext=arabic)),)))
    assert '<p lang="ur-PK" dir="rtl">' in page


def test_what_does_not_count_is_folded() -> None:
    text = tags(runs.full()).text
    for words in ("In the baseline: 1", "Ignored by comments: 1", "On unchanged lines: 1"):
        assert words in text
    assert "Reason: It is meant so." in text
