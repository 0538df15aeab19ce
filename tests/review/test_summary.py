"""What remains when a review is left."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.errors import SettingsError
from aligner.review.desk import Desk
from aligner.review.summary import exported, refuse_export, summary
from tests.report import samples
from tests.review.conftest import Bench

Made = Callable[..., Bench]
AGAIN = "aligner review a b"


@pytest.fixture
def decided(bench: Made) -> Desk:
    made = bench()
    desk = made.desk()
    desk.take(made.session().check())
    desk.accept(desk.items[0])
    desk.accept(desk.items[1])
    desk.dismiss(desk.items[2], "As agreed.")
    return desk


def test_it_names_what_is_to_do_with_its_places(decided: Desk) -> None:
    assert list(summary(decided, AGAIN)) == [
        "2 to do:",
        "  texts/bridge.hi.txt:3:98: !! critical numbers: The source says 24, the translation "
        'says 42. Suggestion: "24 महीने".',
        "  texts/bridge.hi.txt:5:1: ! major omission: This sentence has no counterpart in the "
        "translation.",
        "1 dismissed, with reasons in aligner-baseline.json.",
        "1 still to be decided. To go on: aligner review a b",
    ]


def test_it_says_when_all_is_decided(decided: Desk) -> None:
    decided.dismiss(decided.items[3], "So be it.")
    assert list(summary(decided, AGAIN))[-1] == "Everything is decided."


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (
            samples.clean,
            "No faults: good work. 6 segments compared with 5 of the translation, and "
            "no check objects.",
        ),
        (samples.unrelated, "These two texts are not translations of each other."),
        (samples.ignored, "2 ignored by comments in the text."),
    ],
)
def test_it_says_so_where_there_is_nothing_to_decide(
    bench: Made, report: Callable[[], object], line: str
) -> None:
    made = bench(report())
    desk = made.desk()
    assert list(summary(desk, AGAIN)) == ["Nothing was checked yet."]
    desk.take(made.session().check())
    assert line in list(summary(desk, AGAIN))


def test_what_is_to_do_can_be_ticked_off(decided: Desk) -> None:
    lines = exported(decided, Path("todo.md")).splitlines()
    assert lines[0].startswith("# To do: texts/bridge.de.txt")
    assert [line[:6] for line in lines[2:]] == ["- [ ] ", "- [ ] "]
    assert "**critical** numbers: The source says 24" in lines[2]


def test_nothing_to_do_is_said(bench: Made) -> None:
    made = bench()
    desk = made.desk()
    desk.take(made.session().check())
    assert exported(desk, Path("todo.md")).endswith("\nNothing.\n")


def test_what_is_to_do_can_be_had_as_data(decided: Desk) -> None:
    found = json.loads(exported(decided, Path("todo.JSON")))
    assert [each["check"] for each in found["todo"]] == ["numbers", "omission"]
    assert found["todo"][0]["line"] == 3
    assert (found["open"], found["dismissed"], found["mended"]) == (1, 1, 0)


def test_other_files_are_refused(tmp_path: Path) -> None:
    refuse_export(tmp_path / "a.md")
    with pytest.raises(SettingsError, match=r"writes \.md or \.json"):
        refuse_export(tmp_path / "a.txt")
