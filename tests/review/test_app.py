"""The screen: each key, driven as a user would."""

import asyncio
import re
import threading
import unicodedata
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual._compositor import CompositorUpdate
from textual.pilot import Pilot

from aligner.errors import InputError
from aligner.mqm import Report
from aligner.pipeline import Hooks
from aligner.review.app import ReviewApp
from aligner.review.items import State
from aligner.review.passage import GAP
from aligner.session import Session
from tests.report import samples
from tests.review.conftest import Bench

Made = Callable[..., Bench]
Play = Callable[[ReviewApp, Pilot[None]], Awaitable[None]]


def screen(app: ReviewApp) -> str:
    """What is on the screen, as text."""
    lines = app.screen._compositor.render_strips()
    return "\n".join(
        "".join(each.text for each in line if not each.control).rstrip() for line in lines
    )


def row(app: ReviewApp, start: str) -> str:
    """The first line of the screen that begins so."""
    lines = screen(app).splitlines()
    return next((line for line in lines if line.startswith(start)), "")


def said(app: ReviewApp) -> str:
    return app._said[0]


async def settled(app: ReviewApp, pilot: Pilot[None]) -> None:
    """Until no check runs and all is drawn."""
    while app.checker.busy:
        await asyncio.sleep(0.01)
    await pilot.pause()
    await pilot.pause()


def play(bench: Bench, acted: Play, size: tuple[int, int] = (80, 24), **options: Any) -> ReviewApp:
    """A review from its beginning to where `acted` ends."""

    async def run() -> ReviewApp:
        app = ReviewApp(bench.desk(), bench.opened, **options)
        async with app.run_test(size=size) as pilot:
            await settled(app, pilot)
            await acted(app, pilot)
            await settled(app, pilot)
        return app

    return asyncio.run(run())


def keys(bench: Bench, *pressed: str, **options: Any) -> tuple[ReviewApp, str]:
    """The review after some keys, and its screen."""
    shown: list[str] = []

    async def acted(app: ReviewApp, pilot: Pilot[None]) -> None:
        for key in pressed:
            await pilot.press(key)
            await settled(app, pilot)
        shown.append(screen(app))

    return play(bench, acted, **options), shown[0]


def chosen(app: ReviewApp) -> str:
    assert app.item
    return app.item.alert.check


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_screen(bench: Made, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    app, shown = keys(bench(), "j", "a", "k", "k", size=size)
    assert chosen(app) == "numbers"
    assert shown == golden


def test_hostile_texts_are_shown_and_obeyed_by_nobody(
    bench: Made, golden: SnapshotAssertion
) -> None:
    _, shown = keys(bench(samples.hostile()))
    assert "\x1b" not in shown
    assert shown == golden


@pytest.mark.parametrize(
    ("pressed", "check"),
    [
        ("j", "omission"),
        ("down", "omission"),
        ("k", "numbers"),
        ("G", "register"),
        ("end", "register"),
        ("G j", "register"),
        ("G g", "numbers"),
        ("G home", "numbers"),
        ("G up", "negation"),
        ("n", "omission"),
        ("N", "register"),
        ("a g n", "omission"),
        ("j a g n", "negation"),
    ],
)
def test_one_moves_with(bench: Made, pressed: str, check: str) -> None:
    app, _ = keys(bench(), *pressed.split())
    assert chosen(app) == check


def test_accepted_is_to_do_and_the_next_one_comes_up(bench: Made) -> None:
    app, shown = keys(bench(), "a")
    assert app.desk.items[0].state is State.TODO
    assert chosen(app) == "omission"
    assert "numbers   to do  The" in shown
    assert "To do: numbers line 3. u takes it back." in shown
    assert "3 open, 1 to do" in shown


def test_dismissed_takes_a_reason(bench: Made) -> None:
    made = bench()
    app, shown = keys(made, "d", *"My reason", "enter")
    assert made.pair.let_through().entries[0].reason == "My reason"
    assert chosen(app) == "omission"
    assert "dismissed  The source says 24" in shown


def test_what_was_said_before_comes_back_with_up_and_down(bench: Made) -> None:
    made = bench()
    app, _ = keys(made, *"done", "enter", *"dtwo", "enter", "d", "up", "up", "down", "enter")
    assert [item.reason for item in app.desk.items] == ["one", "two", "two", ""]
    app, shown = keys(made, "d")
    assert "   two\n   one\n" in shown


def test_without_a_reason_nothing_is_dismissed(bench: Made) -> None:
    made = bench()
    app, shown = keys(made, "d", "enter")
    assert "Not dismissed" in shown
    app, shown = keys(made, "d", "x", "escape")
    assert app.desk.items[0].state is State.OPEN
    assert not made.pair.baseline.exists()
    assert "Why is it" not in shown


def test_keys_that_are_typed_into_the_reason_do_nothing_else(bench: Made) -> None:
    app, shown = keys(bench(), "d", *"qajku/?")
    assert "qajku/?" in shown
    assert app.desk.count(State.OPEN) == 4


def test_undo_goes_back_to_where_it_was_decided(bench: Made) -> None:
    made = bench()
    app, shown = keys(made, "a", *"dr", "enter", "G", "u")
    assert chosen(app) == "omission"
    assert "Undone: omission line 5 is open again." in shown
    assert not made.pair.let_through().entries
    app, shown = keys(made, "u")
    assert "Nothing to undo" in shown


def test_x_takes_back_what_an_earlier_review_decided(bench: Made) -> None:
    made = bench()
    keys(made, *"dr", "enter")
    app, shown = keys(made)
    assert "numbers" not in shown.partition("1 of")[0], "it is settled"
    app, _ = keys(made, "/", *"all", "enter", "g", "x")
    assert chosen(app) == "numbers"
    assert app.desk.items[0].state is State.OPEN


def test_a_review_goes_on_where_it_was_left(bench: Made) -> None:
    made = bench()
    keys(made, "a", "j", "q")
    app, _ = keys(made)
    assert chosen(app) == "negation"
    assert app.desk.items[0].state is State.TODO


def test_a_filter_shows_as_it_is_typed_and_escape_drops_it(bench: Made) -> None:
    made = bench()
    app, shown = keys(made, "/", *"major+")
    assert "1 of 2   only: major+" in shown
    app, shown = keys(made, "/", *"major+", "enter", "escape")
    assert "1 of 4" in shown
    app, shown = keys(made, "/", *"major+", "escape")
    assert "1 of 4" in shown
    app, shown = keys(made, "/", *"nothing", "enter")
    assert "Nothing of that: nothing" in shown
    app, _ = keys(made, "/", *"neg", "right", "enter")
    assert app._filter_line == "negation"


def test_no_key_does_harm_where_nothing_is_listed(bench: Made) -> None:
    app, _ = keys(bench(), "/", *"zzz", "enter", *"jkgGnNadxuoOe+-")
    assert app.desk.count(State.OPEN) == 4


def test_the_check_is_explained(bench: Made) -> None:
    app, shown = keys(bench(), "j", "e")
    assert "accuracy/omission, major, runs by default" in shown
    assert "What: " in shown
    app, shown = keys(bench(), "j", "e", "space", "a", "q")
    assert "1 of 4" not in shown
    assert "2 of 4" in shown
    assert app.desk.count(State.OPEN) == 4, "a key for the list does nothing on a page"


def test_the_keys_are_explained(bench: Made) -> None:
    _, shown = keys(bench(), "?")
    assert "undo the last decision" in shown
    _, shown = keys(bench(), "?", "escape")
    assert "1 of 4" in shown


def test_every_key_of_the_page_is_bound() -> None:
    from aligner.review.manual import KEYS

    names = {"arrows": "down", "/": "slash", "?": "question_mark", "+": "plus", "-": "minus"}
    bound = {
        key
        for binding in ReviewApp.BINDINGS
        for key in binding.key.split(",")  # type: ignore[union-attr]
    }
    told = {names.get(key, key) for line, _ in KEYS for key in line.split(", ")}
    assert told <= bound


def test_every_key_is_in_the_documentation() -> None:
    from aligner.review.manual import KEYS

    page = (Path(__file__).parents[2] / "docs" / "review.md").read_text("utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    told = {key for row in rows for key in re.findall("`([^`]+)`", row)}
    assert told == {key for line, _ in KEYS for key in line.split(", ")} - {"arrows"}


def test_more_and_less_can_be_seen_around_the_place(bench: Made) -> None:
    made = bench()
    _, shown = keys(made, "-")
    assert "16. Mai" not in shown
    _, shown = keys(made, "+", size=(80, 50))
    assert "Neue Brücke" in shown


def test_long_texts_are_scrolled(bench: Made) -> None:
    made = bench(samples.long_text())
    _, shown = keys(made)
    assert "+ shows all of it" in shown
    _, shown = keys(made, "+")
    assert "lines below: space" in shown
    first = shown
    _, shown = keys(made, "+", *["space"] * 9)
    assert "lines below" not in shown
    assert shown != first
    _, shown = keys(made, "+", *["space"] * 9, *"bbbbbbbbb")
    assert "numbers  accuracy/mistranslation" in shown


def test_dark_and_light_are_remembered(bench: Made) -> None:
    made = bench()
    app, _ = keys(made, "t")
    assert app.shade == "light"
    assert made.desk().habits.theme == "light"
    app, _ = keys(made, "t", theme="light")
    assert app.shade == "dark"


def test_the_place_is_marked_where_there_are_no_colours(
    bench: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    _, shown = keys(bench())
    assert "⟦42⟧" in shown


def test_a_click_chooses(bench: Made) -> None:
    async def acted(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.click("#list", offset=(5, 2))
        await settled(app, pilot)
        assert chosen(app) == "negation"
        await pilot.click("#texts", offset=(5, 2))
        assert chosen(app) == "negation"

    play(bench(), acted)


def test_another_size_is_another_layout(bench: Made) -> None:
    async def acted(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert "24" in row(app, " │   Der Bau")
        assert "42" not in row(app, " │   Der Bau")
        await pilot.resize_terminal(140, 45)
        await settled(app, pilot)
        assert "42" in row(app, " │   Der Bau")
        for size in ((20, 5), (1, 1), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(app, pilot)
        assert "24" in row(app, " │   Der Bau")
        assert "42" not in row(app, " │   Der Bau")

    play(bench(), acted)


def without(report: Report, check: str) -> Report:
    return replace(report, findings=tuple(f for f in report.findings if f.check != check))


def test_checking_anew_says_what_was_mended_and_what_is_new(bench: Made) -> None:
    whole = samples.german_hindi()
    made = bench(without(whole, "numbers"), without(whole, "omission"))
    _, shown = keys(made, "a", "r")
    assert "1 mended: omission line 5. 1 new: numbers line 3." in shown
    assert "numbers   new  The source" in shown
    assert "4 open" not in shown
    assert "1 mended" in shown.splitlines()[0]
    _, shown = keys(made, "r")
    assert "no finding came or went" in shown


def test_a_check_may_end_while_a_page_is_open(bench: Made) -> None:
    whole = samples.german_hindi()
    _, shown = keys(bench(whole, without(whole, "omission")), "r", "?", "q")
    assert "1 mended: omission line 5." in shown

    async def acted(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("?")
        app.action_check()
        await settled(app, pilot)
        assert "undo the last decision" in screen(app)
        await pilot.resize_terminal(100, 30)
        await settled(app, pilot)
        await pilot.press("q")
        await settled(app, pilot)
        assert "1 mended: omission line 5." in screen(app)

    play(bench(whole, without(whole, "omission")), acted)


def test_what_cannot_be_checked_anew_costs_nothing(bench: Made) -> None:
    whole = samples.german_hindi()
    made = bench(whole, InputError("a.txt: no such file."), whole)
    app, shown = keys(made, "a", "r")
    assert "! a.txt: no such file. r tries again." in shown
    assert app.desk.items[0].state is State.TODO
    app, shown = keys(made, "r")
    assert "no finding came or went" in shown


def test_a_first_check_that_fails_can_be_tried_again(bench: Made) -> None:
    made = bench(InputError("a.txt: no such file."), samples.german_hindi())
    _, shown = keys(made)
    assert "r tries again" in shown
    made = bench(InputError("a.txt: no such file."), samples.german_hindi())
    app, _ = keys(made, "j", "a", "u", "o", "e", "r")
    assert chosen(app) == "numbers"


def test_a_file_that_is_gone_is_told(bench: Made) -> None:
    made = bench()

    async def acted(app: ReviewApp, pilot: Pilot[None]) -> None:
        made.pair.files[1].unlink()
        await pilot.press("r")
        await settled(app, pilot)
        assert "no such file" in said(app)
        await pilot.press("a")
        await settled(app, pilot)
        assert app.desk.items[0].state is State.TODO

    play(made, acted)


def test_a_fault_of_ours_is_not_hidden(bench: Made) -> None:
    with pytest.raises(ZeroDivisionError):
        keys(bench(ZeroDivisionError()))


def test_a_baseline_that_cannot_be_written_is_told_and_the_reason_kept(bench: Made) -> None:
    made = bench()

    async def acted(app: ReviewApp, pilot: Pilot[None]) -> None:
        made.pair.baseline.mkdir()
        await pilot.press(*"dr", "enter")
        await settled(app, pilot)
        assert "aligner-baseline.json" in said(app)
        assert app.desk.items[0].state is State.OPEN
        made.pair.baseline.rmdir()
        await pilot.press("d", "up", "enter")
        await settled(app, pilot)
        assert app.desk.items[0].reason == "r"

    play(made, acted)


def test_no_translation_is_said(bench: Made) -> None:
    _, shown = keys(bench(samples.unrelated()), *"adnoex")
    assert "These two texts are not translations of each other." in shown
    assert "See that the two files belong together." in shown


def test_without_findings_it_is_left_at_once(bench: Made) -> None:
    async def run() -> ReviewApp:
        made = bench(samples.clean())
        app = ReviewApp(made.desk(), made.opened)
        async with app.run_test() as pilot:
            while app.is_running:
                await pilot.pause()
        return app

    app = asyncio.run(run())
    assert app.desk.report
    assert app.desk.items == ()


def test_where_all_is_mended_it_is_praised(bench: Made) -> None:
    whole = samples.german_hindi()
    _, shown = keys(bench(whole, replace(whole, findings=())), "r")
    assert "No findings are left: good work." in shown


def test_where_all_was_decided_before_it_says_so(bench: Made) -> None:
    _, shown = keys(bench(samples.ignored()))
    assert "Everything was decided before." in shown
    _, shown = keys(bench(samples.ignored()), "/", *"ignored", "enter", "a", "d")
    assert "Take the comment out" in shown


def test_files_that_change_under_it_are_told(bench: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    from aligner.review import app as module

    monkeypatch.setattr(module, "_LOOKS", 0.01)
    made = bench()

    async def acted(app: ReviewApp, pilot: Pilot[None]) -> None:
        made.pair.files[1].write_text("Anew.", encoding="utf-8")
        while "have changed" not in said(app):
            await pilot.pause(0.01)
        await pilot.press("r")
        await settled(app, pilot)
        await pilot.pause(0.05)
        assert "have changed" not in said(app)

    play(made, acted)


class Slow:
    """A session that is being opened until it is told to go on."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.go = threading.Event()

    def __call__(self, hooks: Hooks) -> Session:
        hooks.stage("load")
        self.go.wait(10)
        return self._bench.opened(hooks)


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
def test_one_can_leave_while_it_loads(bench: Made, key: str) -> None:
    async def run() -> None:
        made = bench()
        slow = Slow(made)
        app = ReviewApp(made.desk(), slow)
        async with app.run_test() as pilot:
            await pilot.pause()
            await pilot.pause()
            assert "Loading the encoder" in screen(app)
            await pilot.press("j", "a", "r")
            await pilot.press(key)
            assert not app.is_running
            assert not app.checker.stop(0), "it loads still"
            slow.go.set()
            assert app.checker.stop(10)
        assert app.desk.report is None

    asyncio.run(run())


def test_what_the_encoder_has_to_say_is_seen(bench: Made) -> None:
    made = bench()

    def opened(hooks: Hooks) -> Session:
        hooks.notify("The encoder is built once, in /cache.")
        raise InputError("And that was all.")

    async def run() -> None:
        app = ReviewApp(made.desk(), opened)
        lines: list[str] = []
        say = app.say

        def heard(text: str, *, bad: bool = False) -> None:
            lines.append(text)
            say(text, bad=bad)

        app.say = heard  # type: ignore[method-assign]
        async with app.run_test() as pilot:
            await settled(app, pilot)
        assert lines[-2:] == [
            "The encoder is built once, in /cache.",
            "And that was all. r tries again.",
        ]

    asyncio.run(run())


def test_how_much_is_done_is_seen(bench: Made) -> None:
    from aligner.review.checker import Progressed

    async def acted(app: ReviewApp, pilot: Pilot[None]) -> None:
        app.post_message(app.Told(Progressed("embed", 30, 60)))
        await pilot.pause()
        await pilot.pause()
        assert "Embedding  ━━━━━━━━━━━━············  30 of 60" in screen(app)

    play(bench(), acted)


EDITOR = """
import sys
from pathlib import Path
path = Path(sys.argv[-1])
old = path.read_text("utf-8")
if "42" in old:
    path.write_text(old.replace("42", "24"), "utf-8")
"""


@pytest.fixture
def editing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that mends a number, and needs the terminal."""
    import shlex
    import sys

    script = tmp_path / "edit.py"
    script.write_text(EDITOR, encoding="utf-8")
    monkeypatch.setenv("VISUAL", shlex.join([sys.executable, str(script)]))
    monkeypatch.setattr(ReviewApp, "suspend", lambda _: nullcontext())


@pytest.mark.usefixtures("editing")
@pytest.mark.parametrize("key", ["o", "enter"])
def test_what_was_edited_is_checked_anew(bench: Made, key: str) -> None:
    whole = samples.german_hindi()
    made = bench(whole, without(whole, "numbers"))
    _, shown = keys(made, key)
    assert "24" in made.pair.files[1].read_text("utf-8")
    assert "1 mended: numbers line 3." in shown


@pytest.mark.usefixtures("editing")
def test_the_original_can_be_opened_and_what_did_not_change_is_not_checked(bench: Made) -> None:
    made = bench()
    before = made.pair.files[1].read_text("utf-8")
    _, shown = keys(made, "O")
    assert made.pair.files[1].read_text("utf-8") == before
    assert "line 3" in shown


def test_an_editor_that_cannot_be_started_is_told(
    bench: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReviewApp, "suspend", lambda _: nullcontext())
    monkeypatch.setenv("VISUAL", "/no/such/editor")
    _, shown = keys(bench(), "o")
    assert "! The editor could not be opened" in shown


def test_an_editor_with_a_window_of_its_own_does_not_stop_the_review(
    bench: Made, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import subprocess

    started: list[tuple[str, ...]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: started.append(command))
    monkeypatch.setenv("VISUAL", "code")
    keys(bench(), "j", "o")
    place = Path(samples.HINDI.name).absolute()
    assert started == [("code", "--goto", f"{place}:5:1")]


class Emulated:
    """A terminal that takes a vowel sign for so many cells as it is told."""

    def __init__(self, width: int, height: int, spacing: int) -> None:
        self._spacing = spacing
        self.cells = [[" "] * width for _ in range(height)]
        self._x = self._y = 0

    def feed(self, text: str) -> None:
        for part in re.finditer(r"\x1b\[([\d;]*)([A-Za-z])|\n|.", text, re.DOTALL):
            if part[2]:
                self._obey(part[2], [int(each or 1) for each in part[1].split(";")])
            elif part[0] != "\n":
                self._put(part[0])

    def _obey(self, letter: str, numbers: list[int]) -> None:
        if letter == "H":
            self._y, self._x = numbers[0] - 1, numbers[1] - 1
        elif letter == "G":
            self._x = numbers[0] - 1

    def _put(self, character: str) -> None:
        kind = unicodedata.category(character)
        wide = {"Mn": 0, "Cf": 0, "Mc": self._spacing}.get(kind, 1)
        line = self.cells[self._y]
        last = len(line) - 1
        if wide:
            line[min(self._x, last)] = character
            self._x += wide
        elif self._x:
            line[min(self._x, last + 1) - 1] += character

    def line(self, number: int, start: int = 0) -> str:
        return "".join(self.cells[number][start:])


BUILT = "निर्माण में 42 महीने लगे और इसकी लागत 28 लाख यूरो रही।"


@pytest.mark.parametrize("spacing", [0, 1])
@pytest.mark.parametrize(
    ("report", "left", "right"),
    [
        (samples.hindi_german, BUILT, "Der Bau dauerte 24 Monate"),
        (samples.german_hindi, "Der Bau dauerte 24 Monate", BUILT),
    ],
)
def test_nothing_is_overwritten_however_wide_a_terminal_takes_a_vowel_sign_for(
    bench: Made, report: Callable[[], Report], left: str, right: str, spacing: int
) -> None:
    width, height = 130, 40
    found = Emulated(width, height, spacing)

    async def acted(app: ReviewApp, _: Pilot[None]) -> None:
        update = app.screen._compositor.render_update(full=True)
        assert isinstance(update, CompositorUpdate)
        found.feed(update.render_segments(app.console))

    play(bench(report()), acted, size=(width, height))
    half = (width - 2 - GAP) // 2 + GAP + 1
    number = next(k for k in range(height) if right in found.line(k))
    assert left in found.line(number)
    gutter = 4  # bar, number of the line, blanks
    assert found.line(number, half + gutter).startswith(right)
    names = next(found.line(k) for k in range(height) if "translation  texts" in found.line(k))
    assert names.index("translation") == half
