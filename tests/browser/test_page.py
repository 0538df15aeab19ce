"""The page as a reader meets it."""

from dataclasses import replace

import pytest

from aligner.mqm import Severity
from aligner.report.alerts import results_of
from aligner.results import Results
from tests.browser.conftest import Open
from tests.report import runs, samples
from tests.report.test_html import PAGES

LINES = 400


def bridge() -> Results:
    """Four findings: on all, critical, major, minor."""
    return results_of(samples.german_hindi())


def long() -> Results:
    """Many rows, with a finding in the first and one in the last but ten."""
    source, target = (
        samples.document(name, code, *[[f"{word} {k}."] for k in range(LINES)])
        for name, code, word in (("a.txt", "de", "Satz"), ("b.txt", "hi", "वाक्य"))
    )
    found = samples.german_hindi().findings[0]
    at = (0, LINES - 10)
    findings = [
        replace(
            found,
            bead=k,
            message=f"Wrong in {k}.",
            source_span=source.segments[k].span,
            target_span=target.segments[k].span,
        )
        for k in at
    ]
    return results_of(samples.report(samples.bitext(source, target, *[(1, 1)] * LINES), *findings))


def hostile() -> Results:
    """Texts that would be markup, scripts, templates or control signs anywhere else."""
    evil = (
        "</script><script>alert(1)</script><img src=x onerror=alert(2)> {{7*7}} ${7*7} "
        "\u202eRTL\u202c \u200f \x00null &lt; </style><!-- ]]>"
    )
    source = samples.document(f"{evil}.txt", "de", [evil, evil])
    target = samples.document("b.txt", "ar", [f"مرحبا {evil}", evil])
    found = samples.german_hindi().findings[0]
    finding = replace(
        found,
        message=evil,
        suggestion=evil,
        bead=0,
        source_span=source.segments[0].span,
        target_span=target.segments[0].span,
    )
    return results_of(samples.report(samples.bitext(source, target, (1, 1), (1, 1)), finding))


@pytest.mark.parametrize("name", PAGES)
def test_all_pages_load_quietly_and_fit_a_phone(name: str, opened: Open) -> None:
    shown = opened(PAGES[name], size=(390, 844))
    assert shown.page.evaluate("document.documentElement.scrollWidth") == 390
    assert shown.page.locator("h1").is_visible()
    assert len(shown.asked) == 1


@pytest.mark.parametrize("results", [bridge(), runs.full(), hostile()], ids=["pair", "run", "evil"])
def test_no_page_is_wider_than_its_window(results: Results, opened: Open) -> None:
    shown = opened(results)
    for width in (320, 768, 1024, 1440):
        shown.page.set_viewport_size({"width": width, "height": 800})
        assert shown.page.evaluate("document.documentElement.scrollWidth") == width


def test_hostile_text_is_text(opened: Open) -> None:
    shown = opened(hostile())
    for place in ("h1", ".card > p >> nth=0", ".card q", "#b1 .s", "#b1 .t", "#b2 .s"):
        text = shown.page.locator(place).inner_text()
        assert "</script><script>alert(1)</script><img src=x onerror=alert(2)>" in text
        assert "{{7*7}} ${7*7}" in text
        assert "\\u202eRTL\\u202c" in text
        assert "\\x00null &lt; </style><!-- ]]>" in text
    assert shown.page.locator("script").count() == 1
    assert shown.page.locator("img").count() == 0
    shown.press("j")
    assert "alert(1)" in shown.page.locator("#status").inner_text()
    shown.page.fill("#search", "<img")
    shown.page.get_by_text("found in 2 passages").wait_for()


def test_keys_walk_through_the_findings(opened: Open) -> None:
    shown = opened(bridge())
    walked = []
    for key in "jjjjjk":
        shown.press(key)
        walked.append(shown.current[:10])
    first, second = "The transl", "The source"
    assert walked == [first, second, "This sente", second, first, second]
    assert shown.page.locator(".card[aria-current=true]").count() == 1
    assert "4 of 4" in shown.page.locator("#status").inner_text()
    shown.press("Escape")
    assert shown.page.locator(".current").count() == 0


def test_a_finding_leads_to_its_passage_and_back(opened: Open) -> None:
    shown = opened(long())
    last = f"#b{LINES - 9}"
    assert not shown.in_view(last)
    shown.page.locator(".card").nth(1).click()
    assert shown.in_view(last)
    assert "current" in (shown.page.locator(last).get_attribute("class") or "")
    assert shown.page.locator(f"{last} mark.current").count() == 2
    assert shown.page.url.endswith("#f2")
    shown.page.locator(f"{last} .g a").hover()
    shown.press("k")
    assert shown.in_view("#b1")
    shown.page.locator("#b1 mark").first.click()
    assert shown.current == "Wrong in 0."


def test_an_address_of_a_finding_opens_it(opened: Open) -> None:
    shown = opened(long())
    shown.page.goto(f"{shown.page.url}#f2")
    shown.page.reload()
    assert shown.current == f"Wrong in {LINES - 10}."
    assert shown.in_view(f"#b{LINES - 9}")


def test_the_map_leads_to_its_passages(opened: Open) -> None:
    shown = opened(long())
    box = shown.page.locator("#map .sheet").bounding_box()
    assert box
    shown.page.mouse.click(box["x"] + 3, box["y"] + box["height"] / 2)
    assert shown.in_view(f"#b{LINES // 2}")
    shown.page.evaluate("scrollTo(0, 0)")
    shown.page.locator("#map .dots a").nth(1).click(force=True)
    assert shown.current == f"Wrong in {LINES - 10}."
    shown.page.wait_for_function("Number(document.querySelector('#view').getAttribute('y')) > 900")
    shown.page.mouse.click(1436, 450)
    assert shown.in_view(f"#b{LINES // 2}")


def test_one_side_points_at_the_other(opened: Open) -> None:
    shown = opened(bridge())
    shown.page.locator("#b3 .s mark").hover()
    assert shown.page.locator("#b3 .t mark.on").inner_text() == "42"
    assert shown.page.locator(".card.on").count() == 1
    assert shown.page.locator(".dots a.on").count() == 1
    plain = shown.style("#b5", "background-color")
    shown.page.locator("#b5 .s").hover()
    assert shown.page.locator(".on").count() == 0
    assert shown.style("#b5", "background-color") != plain
    shown.page.locator("#b3 .g a").focus()
    assert shown.page.locator("mark.on").count() == 2


def test_filters(opened: Open) -> None:
    shown = opened(bridge())
    cards = shown.page.locator(".card:visible")
    assert cards.count() == 4
    shown.page.locator(".chip.critical").click()
    assert cards.count() == 3
    assert shown.page.get_by_text("3 of 4 findings").is_visible()
    assert shown.page.locator("#b3 mark.off").count() == 2
    shown.press("j", "j")
    assert shown.current.startswith("This sentence")
    shown.page.locator(".chip.critical").click()
    shown.page.select_option("#check", "negation")
    assert cards.count() == 1
    shown.page.select_option("#check", "")
    shown.page.select_option("#confidence", "95")
    assert cards.count() == 1
    assert cards.first.get_attribute("data-severity") == Severity.CRITICAL
    shown.page.select_option("#confidence", "0")
    assert cards.count() == 4


def test_search(opened: Open) -> None:
    shown = opened(long())
    shown.press("/")
    assert shown.page.evaluate("document.activeElement.id") == "search"
    shown.page.keyboard.type("SATZ 39")
    shown.page.get_by_text("found in 11 passages").wait_for()
    assert shown.page.evaluate("CSS.highlights.get('search').size") == 11
    shown.press("Enter")
    assert shown.in_view("#b40")
    shown.press("Enter")
    assert shown.in_view("#b391")
    shown.press("Shift+Enter")
    assert shown.in_view("#b40")
    assert shown.page.locator(".row.current").count() == 1
    assert shown.page.locator(".card:visible").count() == 1
    shown.page.fill("#search", "वाक्य 5.")
    shown.page.get_by_text("found in 1 passage,").wait_for()
    shown.press("Escape")
    assert shown.page.locator(".card:visible").count() == 2
    assert not shown.page.evaluate("CSS.highlights.has('search')")
    shown.press("j")
    assert shown.page.locator(".row.current").count() == 1


def test_the_signs_between_the_texts_are_not_searched(opened: Open) -> None:
    shown = opened(bridge())
    shown.page.fill("#search", "‼")
    shown.page.get_by_text("found in 0 passages").wait_for()


def test_passages_with_findings_only(opened: Open) -> None:
    shown = opened(long())
    rows = shown.page.locator(".row:visible")
    assert rows.count() == LINES
    shown.press("f")
    assert rows.count() == 5
    gap = "getComputedStyle(document.querySelector('.row[data-gap]'), '::before').content"
    assert shown.page.evaluate(gap) == '"387 passages without findings"'
    shown.press("f")
    assert rows.count() == LINES
    shown.press("f", "/")
    shown.page.keyboard.type("Satz 200.")
    shown.press("Enter")
    assert rows.count() == LINES
    assert shown.in_view("#b201")


def test_help(opened: Open) -> None:
    shown = opened(bridge())
    shown.press("?")
    assert shown.page.locator("#help").is_visible()
    shown.press("j")
    assert shown.page.locator(".current").count() == 0
    shown.press("Escape")
    assert not shown.page.locator("#help").is_visible()


def test_light_and_dark(opened: Open) -> None:
    dark, light = "rgb(19, 21, 24)", "rgb(247, 246, 243)"
    shown = opened(bridge(), color_scheme="dark")
    assert shown.style("body", "background-color") == dark
    shown.press("t")
    assert shown.style("body", "background-color") == light
    shown.page.reload()
    assert shown.style("body", "background-color") == light
    shown.page.locator("[data-do=theme]").click()
    assert shown.style("body", "background-color") == dark
    shown = opened(bridge(), color_scheme="light")
    assert shown.style("body", "background-color") == light


def test_one_by_one_on_a_phone(opened: Open) -> None:
    shown = opened(long(), size=(390, 844), has_touch=True)
    shown.page.get_by_label("Next finding").tap()
    shown.page.get_by_label("Next finding").tap()
    assert shown.page.locator("#here").inner_text() == f"2 of 2 · Wrong in {LINES - 10}."
    assert shown.in_view(f"#b{LINES - 9}")
    shown.page.locator("#here").tap()
    assert shown.in_view("#f2")


def test_all_can_be_read_without_scripts(opened: Open) -> None:
    shown = opened(long(), java_script_enabled=False)
    assert shown.page.locator("#search").is_hidden()
    assert shown.page.locator("[data-do]").first.is_hidden()
    assert shown.page.locator(".card").count() == 2
    shown.page.locator(".card a.to").nth(1).click(position={"x": 5, "y": 5})
    row = shown.page.locator(f"#b{LINES - 9}")
    box = row.bounding_box()
    assert box
    assert 0 < box["y"] < 800
    row.locator(".g a").click()
    assert shown.page.url.endswith("#f2")
    shown.page.locator("label:has(#only)").click()
    assert shown.page.locator(".row:visible").count() == 5
    shown.page.locator(".chip.critical").click()
    assert shown.page.locator(".card:visible").count() == 0


def test_what_does_not_count_opens_without_scripts(opened: Open) -> None:
    shown = opened(Results((runs.bridge(),)), java_script_enabled=False)
    assert shown.page.locator(".card:visible").count() == 2
    shown.page.locator("summary", has_text="In the baseline: 1").click()
    assert shown.page.get_by_text("Known since the first draft.").is_visible()


def test_on_paper(opened: Open) -> None:
    shown = opened(long(), color_scheme="dark")
    shown.press("j")
    shown.page.emulate_media(media="print")
    assert shown.style("body", "background-color") == "rgb(255, 255, 255)"
    for hidden in (".tools", ".filters", "#ruler", "#walk"):
        assert not shown.page.locator(hidden).is_visible()
    assert shown.style(".chunk", "content-visibility") == "visible"
    assert shown.page.locator(".row:visible").count() == LINES


def test_scripts_have_fonts_and_room(opened: Open) -> None:
    shown = opened(Results((runs.bridge(),)))
    assert shown.style("#b1 .t", "font-family").startswith('"Noto Sans Devanagari"')
    assert float(shown.style("#b1 .t", "line-height")[:-2]) > 1.7 * 15
    size = shown.style("#b3 .t", "font-size")
    assert shown.style("#b3 .t mark", "font-size") == size
    thai = opened(results_of(samples.german_thai()))
    assert thai.style("#b1 .t", "font-family").startswith('"Noto Sans Thai"')


def test_the_table_of_pairs_can_be_sorted(opened: Open) -> None:
    shown = opened(runs.full())
    names = shown.page.locator("#pairs tbody th")
    shown.page.get_by_role("button", name="score").click()
    assert "bridge.hi.txt" in names.first.inner_text()
    scores = shown.page.locator("#pairs tbody td:nth-child(3)").all_inner_texts()
    assert scores == ["58.33", "90.00", "100.00", "100.00", "", ""]
    shown.page.get_by_role("button", name="score").click()
    scores = shown.page.locator("#pairs tbody td:nth-child(3)").all_inner_texts()
    assert scores == ["100.00", "100.00", "90.00", "58.33", "", ""]
    shown.page.get_by_role("button", name="result").click()
    assert shown.page.locator("#pairs [aria-sort]").inner_text().startswith("result")
    assert "error" in shown.page.locator("#pairs tbody td").first.inner_text()


def test_the_page_of_a_run_has_filters_and_keys_as_well(opened: Open) -> None:
    shown = opened(runs.full())
    shown.page.select_option("#check", "numbers")
    assert shown.page.locator(".card:visible").count() == 2
    assert shown.page.locator(".of-pair:visible").count() == 2
    shown.press("j", "j")
    assert shown.current == "The source says 1998, the translation says 1988."
    assert shown.in_view(".card.current")


def test_a_folder_leads_from_page_to_page(opened: Open) -> None:
    shown = opened(runs.full(), path="index.html")
    link = shown.page.locator(".card a.to").filter(has_text="numbers").first
    link.click()
    assert shown.current == "The source says 24, the translation says 42."
    shown.page.get_by_text("All pairs").click()
    assert shown.page.locator("#pairs").is_visible()
