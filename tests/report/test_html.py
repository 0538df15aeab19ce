import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from syrupy.assertion import SnapshotAssertion

from aligner.bitext import Document
from aligner.mqm import Severity
from aligner.report.alerts import alerts, results_of
from aligner.report.html import html, html_files
from aligner.results import PairResult, Results, Status
from tests.report import runs, samples
from tests.report.test_escape import ANY, SYNTAX
from tests.report.test_writers import without_assets

EMPTY = {"meta", "input", "br"}


class Tags(HTMLParser):
    """The tags of a page, and whether they are closed as they were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] not in (["script"], ["style"]):
            self.text += data


def parsed(page: str) -> Tags:
    parser = Tags()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return parser


def tags(results: Results) -> Tags:
    return parsed(html(results))


def one(pair: PairResult) -> Results:
    return Results((pair,))


def with_texts(text: str) -> Results:
    """A pair of documents made of a text, with a finding on all of it and one on its middle."""
    name, sentence = f"a{text}", f"x{text}x"
    source, target = (samples.document(name, code, [sentence]) for code in ("de", "hi"))
    whole = samples.hindi_german().findings[0]
    spans = (source.segments[0].span, target.segments[0].span)
    found = replace(whole, bead=0, source_span=spans[0], target_span=spans[1], message=f"x{text}")
    aligned = samples.bitext(source, target, (1, 1))
    return results_of(samples.report(aligned, found, replace(found, suggestion=f"x{text}")))


PAGES = {
    **{f"of {sample.__name__}": results_of(sample()) for sample in samples.ALL},
    **{sample.__name__: sample() for sample in runs.ALL},
    "unread": one(runs.unread()),
    "missing": one(runs.missing()),
    "bridge": one(runs.bridge()),
    "pages": one(runs.pages()),
}


@given(ANY | SYNTAX)
def test_no_text_changes_the_structure(text: str) -> None:
    assert tags(runs.with_text(f"x{text}x")).tags == tags(runs.with_text("x")).tags
    (first, _) = runs.with_text(f"x{text}x").pairs
    (plain, _) = runs.with_text("x").pairs
    assert tags(one(first)).tags == tags(one(plain)).tags


@given(ANY | SYNTAX)
def test_no_document_changes_the_structure(text: str) -> None:
    assert tags(with_texts(text)).tags == tags(with_texts("y")).tags


def test_what_looks_like_a_template_is_text() -> None:
    assert "{{7*7}}" in tags(with_texts("{{7*7}}")).text
    assert "{% raw %}" in tags(with_texts("{% raw %}")).text


def test_nothing_is_put_into_texts_that_are_searched_and_copied() -> None:
    """Commands of CI servers are parted in other reports by a character without width."""
    assert "a::b ##[group]" in tags(with_texts("a::b ##[group]")).text


@pytest.mark.parametrize("name", PAGES)
def test_every_link_on_a_page_leads_somewhere(name: str) -> None:
    page = tags(PAGES[name])
    assert len(page.ids) == len(set(page.ids))
    assert {link for link in page.links if link.removeprefix("#") not in page.ids} == set()


@pytest.mark.parametrize("name", PAGES)
def test_it_loads_nothing_and_runs_only_its_own_script(name: str) -> None:
    page = html(PAGES[name])
    found = [tag for tag, _ in parsed(page).tags]
    assert not {"link", "img", "iframe", "object", "base", "embed", "use"} & {*found}
    assert found.count("script") == found.count("style") == 1
    assert "url(" not in page
    assert "@import" not in page
    attributes = {name for _, names in parsed(page).tags for name in names}
    assert not {each for each in attributes if each == "style" or each.startswith("on")}
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    for kind in ("script", "style"):
        (text,) = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_golden(golden: SnapshotAssertion) -> None:
    assert without_assets(html(one(runs.bridge()))) == golden


def test_languages_and_places() -> None:
    page = html(one(runs.bridge()))
    assert '<div class="s" lang="de" dir="auto">' in page
    assert '<div class="t" lang="hi" dir="auto">' in page
    assert 'Der Bau dauerte <mark class="wrong" data-f="2">24</mark> Monate' in page
    assert 'निर्माण में <mark class="wrong" data-f="2">42</mark> महीने' in page
    assert "nothing here" in page


def test_places_on_the_page_of_a_run() -> None:
    page = html(runs.full())
    assert '<p lang="de" dir="auto">Der Bau dauerte <mark class="wrong">24</mark> Monate' in page
    assert '<p lang="hi" dir="auto">निर्माण में <mark class="wrong">42</mark> महीने' in page


def test_files_without_lines_have_the_names_of_their_parts() -> None:
    page = html(one(runs.pages()))
    assert '<p data-part="paragraph 3">' in page
    assert '<p data-part="page 2">' in page
    assert "data-at=" not in page


def in_language(document: Document, language: str) -> Document:
    return replace(document, language=language)


def test_scripts_from_right_to_left() -> None:
    pair = runs.bridge()
    assert pair.report
    bitext = pair.report.bitext
    urdu = replace(bitext, target=in_language(bitext.target, "ur-PK"))
    page = html(one(replace(pair, report=replace(pair.report, bitext=urdu))))
    assert '<div class="t" lang="ur-PK" dir="rtl">' in page


@pytest.mark.parametrize("results", [runs.full(), one(runs.bridge())], ids=["run", "pair"])
def test_what_does_not_count_is_folded(results: Results) -> None:
    text = tags(results).text
    for words in ("In the baseline: 1", "Ignored by comments: 1"):
        assert words in text
    assert "It is meant so." in text
    assert "Known since the first draft." in text
    assert ("On unchanged lines: 1" in text) == (len(results.pairs) > 1)


def test_findings_that_do_not_count_are_marked_as_such() -> None:
    pair = runs.bridge()
    page = html(one(replace(pair, alerts=(pair.alerts[0], *pair.alerts[1:]))))
    assert '<mark class="lost aside"' in page
    report = samples.german_hindi()
    known = tuple(replace(each, status=Status.KNOWN) for each in alerts(report))
    page = html(one(PairResult("a", "b", known, report)))
    assert 'class="row critical' not in page
    assert "Nothing found that counts." in page


def test_results_of_a_run_stand_on_the_page_of_its_only_pair() -> None:
    full = runs.full()
    text = tags(replace(full, pairs=(runs.bridge(),))).text
    for words in (
        *full.failures,
        *full.notes,
        *full.stale[0],
        full.signature,
        "1 critical finding",
    ):
        assert words in text


def test_a_pair_that_could_not_be_read() -> None:
    page = tags(one(runs.unread()))
    assert "texts/broken.hi.txt: binary data. Give a text file." in page.text
    assert "was not compared" in page.text
    assert "Nothing found" not in page.text


def test_what_is_no_translation_is_said_first_and_not_measured() -> None:
    page = tags(results_of(samples.unrelated()))
    assert "These two texts are not translations of each other." in page.text
    assert "Coverage" not in page.text
    assert "Coverage" in tags(results_of(samples.excerpt())).text


def test_the_score_is_explained() -> None:
    counted = tags(results_of(samples.german_hindi())).text
    assert "48.33" in counted
    for severity in Severity:
        assert severity.value in counted


def test_a_folder_has_a_page_for_each_pair_and_one_that_links_to_them() -> None:
    files = html_files(runs.full())
    pages = {name: parsed(page) for name, page in files.items()}
    assert list(files)[-1] == "index.html"
    assert len(files) == len(runs.full().pairs) + 1
    for name, page in pages.items():
        for link in page.links:
            path, _, place = link.partition("#")
            assert (path or name) in pages, link
            assert not place or place in pages[path or name].ids, link
    linked = {link for link in pages["index.html"].links if link.endswith(".html")}
    assert linked == files.keys() - {"index.html"}


def test_the_folder_of_one_pair_is_its_page() -> None:
    results = results_of(samples.clean())
    assert html_files(results) == {"index.html": html(results)}


@given(ANY | SYNTAX)
def test_no_path_leaves_the_folder(text: str) -> None:
    pair = PairResult(text, f"../{text}", error="x")
    other = PairResult(text, f"../{text}/", error="x")
    files = html_files(Results((pair, other)))
    assert len(files) == 3
    for name in files:
        assert re.fullmatch(r"[A-Za-z0-9-]{1,80}\.html", name)


def test_pages_of_paths_that_differ_in_case_alone_have_names_that_differ_in_more() -> None:
    pairs = (PairResult("a", "b/X.txt", error="x"), PairResult("a", "b/x.txt", error="x"))
    assert len({name.lower() for name in html_files(Results(pairs))}) == 3
