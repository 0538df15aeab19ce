"""What is decided, where it stands, and what becomes of it when the files change."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from aligner.errors import AlignerError
from aligner.mqm import Report
from aligner.review.desk import Desk
from aligner.review.items import Filter, State
from tests.report import samples
from tests.review.conftest import Bench

Made = Callable[..., Bench]


def states(desk: Desk) -> dict[str, State]:
    return {item.alert.check: item.state for item in desk.items}


def edited(report: Report, target: str, other: str) -> Report:
    """The same with other words in the translation, as long as the old ones."""
    assert len(target) == len(other)
    document = report.bitext.target
    text = document.text.replace(target, other)
    segments = tuple(
        replace(each, text=each.text.replace(target, other)) for each in document.segments
    )
    changed = replace(document, text=text, segments=segments)
    return replace(report, bitext=replace(report.bitext, target=changed))


def without(report: Report, *checks: str) -> Report:
    return replace(report, findings=tuple(f for f in report.findings if f.check not in checks))


def test_what_is_accepted_is_to_do_and_still_is_the_next_time(bench: Made) -> None:
    made = bench()
    desk = made.desk()
    desk.take(made.session().check())
    assert set(states(desk).values()) == {State.OPEN}
    assert desk.accept(desk.items[1]).state is State.TODO
    desk.stand(desk.items[2])
    again = made.desk()
    again.take(made.session().check())
    assert states(again) == {
        "numbers": State.OPEN,
        "omission": State.TODO,
        "negation": State.OPEN,
        "register": State.OPEN,
    }
    assert again.resumed == desk.items[2].key
    assert not made.pair.baseline.exists()


def test_what_is_dismissed_stands_in_the_baseline(bench: Made) -> None:
    made = bench()
    desk = made.desk()
    desk.take(made.session().check())
    desk.accept(desk.items[0])
    desk.dismiss(desk.items[0], "As agreed.")
    (entry,) = made.pair.let_through().entries
    assert (entry.check, entry.reason) == ("numbers", "As agreed.")
    again = made.desk()
    again.take(made.session().check())
    item = again.items[0]
    assert (item.state, item.reason, item.settled) == (State.DISMISSED, "As agreed.", True)
    assert item not in again.listed(Filter())
    assert desk.items[0] in desk.listed(Filter()), "what was decided just now stays in view"
    assert again.habits.reasons == ("As agreed.",)
    again.reopen(item)
    assert not made.pair.let_through().entries
    assert again.items[0].state is State.OPEN


def test_undo_goes_back_step_by_step(bench: Made) -> None:
    made = bench()
    desk = made.desk()
    desk.take(made.session().check())
    before = desk.items
    desk.accept(desk.items[0])
    desk.dismiss(desk.items[0], "First.")
    desk.dismiss(desk.items[0], "Second.")
    desk.accept(desk.items[1])
    undone = [desk.undo() for _ in range(4)]
    assert [(each.state, each.reason) for each in undone if each] == [
        (State.OPEN, ""),
        (State.DISMISSED, "First."),
        (State.TODO, ""),
        (State.OPEN, ""),
    ]
    assert desk.undo() is None
    assert desk.items == before
    assert not made.pair.let_through().entries
    again = made.desk()
    again.take(made.session().check())
    assert set(states(again).values()) == {State.OPEN}


def test_what_is_decided_twice_the_same_is_one_step(bench: Made) -> None:
    made = bench()
    desk = made.desk()
    desk.take(made.session().check())
    desk.accept(desk.items[0])
    desk.accept(desk.items[0])
    assert desk.undo()
    assert desk.undo() is None


def test_a_baseline_that_cannot_be_written_changes_nothing(bench: Made) -> None:
    made = bench()
    desk = made.desk()
    desk.take(made.session().check())
    desk.accept(desk.items[0])
    made.pair.baseline.mkdir()
    with pytest.raises(AlignerError):
        desk.dismiss(desk.items[0], "Why not.")
    assert desk.items[0].state is State.TODO
    assert desk.habits.reasons == ("Why not.",), "so that nobody types it again"
    undone = desk.undo()
    assert undone
    assert undone.state is State.OPEN


def test_what_cannot_be_remembered_is_told_and_holds(bench: Made) -> None:
    made = bench()
    said: list[str] = []
    desk = made.desk(complain=said.append)
    (made.folder / "state").write_text("no folder")
    desk.take(made.session().check())
    assert desk.accept(desk.items[0]).state is State.TODO
    assert "not kept there" in said[0]


def test_what_is_mended_is_no_longer_to_do(bench: Made) -> None:
    whole = samples.german_hindi()
    made = bench(whole, without(whole, "omission"), whole)
    desk, session = made.desk(), made.session()
    assert desk.take(session.check()).mended == ()
    desk.accept(desk.items[1])
    came = desk.take(session.check())
    assert [item.alert.check for item in came.mended] == ["omission"]
    assert came.new == ()
    assert desk.mended == list(came.mended)
    assert "omission" not in states(desk)
    assert desk.undo() is None, "there is nothing left that could be open again"
    came = desk.take(session.check())
    assert [item.alert.check for item in came.new] == ["omission"]
    assert states(desk)["omission"] is State.OPEN


def test_what_came_while_the_review_is_open_is_new(bench: Made) -> None:
    whole = samples.german_hindi()
    made = bench(without(whole, "numbers"), whole, whole)
    desk, session = made.desk(), made.session()
    desk.take(session.check())
    assert [item.alert.check for item in desk.take(session.check()).new] == ["numbers"]
    assert desk.take(session.check()).new == ()
    assert [item.alert.check for item in desk.items if item.new] == ["numbers"]


def test_what_is_to_do_stays_so_in_a_sentence_that_was_edited(bench: Made) -> None:
    whole = samples.german_hindi()
    made = bench(whole, edited(whole, "लागत", "कीमत"))
    desk, session = made.desk(), made.session()
    desk.take(session.check())
    key = desk.accept(desk.items[0]).key
    came = desk.take(session.check())
    assert (came.new, came.mended) == ((), ())
    assert desk.items[0].key != key
    assert desk.items[0].state is State.TODO
    again = made.desk()
    again.take(made.session().check())
    assert again.items[0].state is State.TODO


def test_a_file_that_is_no_translation_for_a_while_costs_no_decision(bench: Made) -> None:
    whole = samples.german_hindi()
    made = bench(whole, replace(samples.unrelated(), findings=()), whole)
    desk, session = made.desk(), made.session()
    desk.take(session.check())
    desk.accept(desk.items[1])
    assert desk.take(session.check()).mended == ()
    assert desk.items == ()
    assert desk.take(session.check()).new == ()
    assert states(desk)["omission"] is State.TODO


def test_what_a_comment_excuses_can_be_seen_and_not_decided(bench: Made) -> None:
    made = bench(samples.ignored())
    desk = made.desk()
    desk.take(made.session().check())
    assert desk.listed(Filter()) == ()
    (first, _) = desk.items
    assert (first.state, first.reason) == (State.IGNORED, "As in the press release.")
    assert desk.accept(first) == first
    assert desk.rows_of(first) == range(2, 3)


def test_words_are_looked_for_in_both_texts(bench: Made) -> None:
    made = bench()
    desk = made.desk()
    desk.take(made.session().check())
    chosen = Filter.of("bürgermeisterin", [])
    assert [item.alert.check for item in desk.listed(chosen)] == ["omission"]
    assert [item.alert.check for item in desk.listed(Filter.of("महीने", []))] == ["numbers"]
