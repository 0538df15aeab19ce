"""A check in a thread of its own."""

import threading
from collections.abc import Callable

import pytest

from aligner.errors import InputError
from aligner.pipeline import Hooks
from aligner.review.checker import Checked, Checker, Failed, News, Noted, Progressed
from aligner.session import Session
from tests.review.conftest import Bench

Made = Callable[..., Bench]


def told(checker: Checker, heard: list[News]) -> list[News]:
    assert checker.begin()
    while checker.busy:
        threading.Event().wait(0.001)
    found = heard.copy()
    heard.clear()
    return found


def test_it_tells_what_is_done_and_what_came_of_it(bench: Made) -> None:
    made = bench()

    def opened(hooks: Hooks) -> Session:
        hooks.notify("Built.")
        hooks.stage("load")
        return made.opened(hooks)

    heard: list[News] = []
    checker = Checker(opened, heard.append)
    *before, last = told(checker, heard)
    assert before == [
        Noted("Built."),
        Progressed("load"),
        Progressed("embed"),
        Progressed("embed", 1, 2),
    ]
    assert isinstance(last, Checked)
    assert last.look.since_last is None
    *before, last = told(checker, heard)
    assert before[0] == Progressed("embed"), "the session is opened once"
    assert isinstance(last, Checked)
    assert last.look.since_last


@pytest.mark.parametrize("error", [InputError("No."), ZeroDivisionError()])
def test_what_went_wrong_is_told_and_it_can_be_asked_again(bench: Made, error: Exception) -> None:
    heard: list[News] = []
    checker = Checker(bench(error).opened, heard.append)
    for _ in range(2):
        assert told(checker, heard)[-1] == Failed(error)


@pytest.mark.parametrize("wrong", [False, True])
def test_nobody_is_told_anything_once_it_is_stopped(bench: Made, wrong: bool) -> None:
    made = bench()
    began, go = threading.Event(), threading.Event()

    def opened(hooks: Hooks) -> Session:
        began.set()
        assert go.wait(10)
        if wrong:
            raise InputError("The store is closed.")
        return made.opened(hooks)

    heard: list[News] = []
    checker = Checker(opened, heard.append)
    assert checker.begin()
    assert not checker.begin(), "one at a time"
    assert began.wait(10)
    assert not checker.stop(0)
    go.set()
    assert checker.stop(10)
    assert heard == []
