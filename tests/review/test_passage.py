"""What is shown of a finding, and of the list: every line fits, and both texts are seen."""

from collections.abc import Callable

import pytest

from aligner.report.layout import Line, Signs
from aligner.report.wrap import cells
from aligner.review.desk import Desk
from aligner.review.items import Item
from aligner.review.listing import Columns, list_line
from aligner.review.palette import DARK
from aligner.review.passage import Passage, Room, passage
from tests.report import samples
from tests.review.conftest import Bench

Made = Callable[..., Bench]
WIDTHS = (24, 40, 78, 118, 200)


def desk_of(bench: Made, report: Callable[[], object]) -> Desk:
    made = bench(report())
    desk = made.desk()
    desk.take(made.session().check())
    return desk


def text(line: Line) -> str:
    if line.right is None:
        return line.left.plain
    return line.left.plain + " " * (line.column - cells(line.left.plain)) + line.right.plain


def shown(desk: Desk, item: Item, width: int = 78, height: int = 15, **more: object) -> Passage:
    return passage(desk, item, Room(width, height, DARK, **more))  # type: ignore[arg-type]


def plain(found: Passage) -> str:
    return "\n".join(text(line) for line in found.lines)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "report",
    [each for each in samples.ALL if each().findings or each().ignored],
    ids=lambda each: each.__name__,
)
def test_no_line_is_wider_than_the_screen(
    bench: Made, report: Callable[[], object], width: int
) -> None:
    desk = desk_of(bench, report)
    columns = Columns.of(desk.items, width)
    for item in desk.items:
        for chosen in (True, False):
            line = list_line(item, columns, width, DARK, Signs(), chosen=chosen)
            # Below 60 cells the list is cut at the edge of the screen.
            assert cells(text(line)) <= max(width, 60)
        for height in (5, 15, 50):
            for line in shown(desk, item, width, height).lines:
                assert cells(text(line)) <= width
                if line.right is not None:
                    assert cells(line.left.plain) < line.column
                assert "\x1b" not in text(line)
                assert "\n" not in text(line)


@pytest.mark.parametrize("height", [14, 15, 18, 25])
def test_on_a_low_screen_both_texts_are_cut_around_the_place(bench: Made, height: int) -> None:
    desk = desk_of(bench, samples.long_text)
    found = shown(desk, desk.items[0], 78, height)
    assert len(found.lines) <= height
    assert found.cut
    assert "dann 24" in plain(found)
    assert "42" in plain(found).partition("translation  b.txt")[2]
    assert "24 Hasen" in text(found.lines[found.place or 0])


def test_with_more_context_asked_for_nothing_is_cut(bench: Made) -> None:
    desk = desk_of(bench, samples.long_text)
    found = shown(desk, desk.items[0], 78, 15, context=1)
    assert len(found.lines) > 30
    assert not found.cut
    assert "Wort119" in plain(found)


def test_side_by_side_rows_stand_at_one_height(bench: Made) -> None:
    desk = desk_of(bench, samples.german_hindi)
    found = shown(desk, desk.items[0], 130, 40)
    row = next(text(line) for line in found.lines if "24 Monate" in text(line))
    assert "42 महीने" in row
    assert "original  texts/bridge.de.txt:3:" in plain(found)


def test_what_is_missing_is_said(bench: Made) -> None:
    desk = desk_of(bench, samples.german_hindi)
    assert "(nothing here)" in plain(shown(desk, desk.items[1]))
    assert "documents as a whole" in plain(shown(desk, desk.items[3]))


def test_without_colours_the_place_stands_in_brackets(bench: Made) -> None:
    desk = desk_of(bench, samples.german_hindi)
    assert "⟦24⟧ Monate" in plain(shown(desk, desk.items[0], marked=True))
    assert "⟦" not in plain(shown(desk, desk.items[0]))


def test_what_was_decided_is_said_with_its_reason(bench: Made) -> None:
    desk = desk_of(bench, samples.german_hindi)
    item = desk.dismiss(desk.items[0], "As agreed.")
    assert "dismissed: As agreed." in plain(shown(desk, item))
    assert "to do" in plain(shown(desk, desk.accept(item)))


def test_a_finding_over_many_rows_is_folded_between_its_places(bench: Made) -> None:
    from dataclasses import replace

    source = samples.document("a.txt", "de", *[[f"Satz {k}."] for k in range(30)])
    target = samples.document("b.txt", "hi", *[[f"वाक्य {k}।"] for k in range(30)])
    finding = replace(
        samples.german_hindi().findings[0],
        bead=2,
        source_span=samples.find(source, "Satz 2"),
        target_span=samples.find(target, "वाक्य 25"),
    )
    desk = desk_of(
        bench, lambda: samples.report(samples.bitext(source, target, *[(1, 1)] * 30), finding)
    )
    lines = plain(shown(desk, desk.items[0], 130, 30))
    assert "Satz 2." in lines
    assert "वाक्य 25।" in lines
    assert "14 rows" in lines
    assert "Satz 10." not in lines


def test_the_list_says_severity_state_and_message(bench: Made) -> None:
    desk = desk_of(bench, samples.german_hindi)
    desk.accept(desk.items[0])
    columns = Columns.of(desk.items, 88)
    lines = [
        text(list_line(item, columns, 88, DARK, Signs(), chosen=item is desk.items[1]))
        for item in desk.items
    ]
    assert lines == [
        "  !! critical  3  numbers   to do  The source says 24, the translation says 42.",
        "> !  major     5  omission         This sentence has no counterpart in the translation.",
        "  ~  minor     5  negation         The source denies something; the translation does …",
        "  -  neutral   -  register         The translation addresses its reader both as आप …",
    ]
