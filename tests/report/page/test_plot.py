import re
from dataclasses import replace

from hypothesis import given

from aligner.bitext import Bead, Bitext
from aligner.report.alerts import results_of
from aligner.report.page.cards import groups
from aligner.report.page.plot import SIZE, plot
from tests.report import samples
from tests.report.page.test_coverage import KINDS, made


def test_runs_of_one_slope_are_one_line() -> None:
    picture = plot(made([(1, 1)] * 3 + [(2, 1)]), ())
    assert picture.aligned == "M0 0L750 600L1000 1000"


def test_what_is_left_out_breaks_the_line() -> None:
    picture = plot(made([(1, 1), (1, 0), (1, 0), (1, 1), (0, 1)]), ())
    assert picture.aligned == "M0 0L333.3 250M333.3 750L666.7 1000"
    assert picture.lost == ((250, 500),)
    assert picture.added == ((666.7, 333.3),)


def test_moved_passages_have_their_own_lines() -> None:
    bitext = made([(1, 1), (1, 1)])
    beads = (Bead(range(1), range(1, 2)), Bead(range(1, 2), range(1), moved=True))
    picture = plot(Bitext(bitext.source, bitext.target, beads), ())
    assert (picture.aligned, picture.moved) == ("M500 0L1000 500", "M0 500L500 1000")


def test_findings_stand_in_the_middle_of_their_beads() -> None:
    (pair,) = results_of(samples.german_hindi()).pairs
    (group,) = groups(pair)
    picture = plot(samples.german_hindi().bitext, group.cards)
    assert [dot.card.alert.check for dot in picture.dots] == ["negation", "omission", "numbers"]
    assert (picture.dots[2].x, picture.dots[2].y) == (500, 416.7)
    assert (picture.dots[1].x, picture.dots[1].y) == (600, 583.3)
    assert picture.radius == 15
    assert 5 < plot(samples.german_hindi().bitext, group.cards * 100).radius < 8


@given(KINDS)
def test_all_lies_within_the_picture(kinds: list[tuple[int, int]]) -> None:
    picture = plot(made(kinds), ())
    numbers = [float(each) for each in re.findall(r"[0-9.]+", picture.aligned)]
    for start, length in (*picture.lost, *picture.added):
        numbers += [start, start + length]
    assert all(0 <= number <= SIZE + 0.11 for number in numbers)
    assert sum(each for _, each in picture.lost) <= SIZE + 1


def test_no_text_no_picture() -> None:
    picture = plot(replace(samples.empty()).bitext, ())
    assert (picture.aligned, picture.lost, picture.dots) == ("", (), ())
