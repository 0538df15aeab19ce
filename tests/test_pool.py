import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count
from math import inf
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import SimpleNamespace

import pytest

from aligner.pool import Pool, allow, shared_out
from aligner.threads import usable_cores

ROOT = Path(__file__).parents[1]


def described(task: int) -> tuple[int, int, int]:
    """Ends its process at 13; else the task, who did it, and on how many cores."""
    if task == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return task, os.getpid(), usable_cores()


def lost(task: int) -> tuple[int, int, int]:
    return -task, 0, 0


def test_every_task_is_done_once_whatever_the_number_of_processes() -> None:
    for cores in (1, 2, 3):
        found = dict(shared_out(described, [5, 6, 7, 8], cores, lost))
        assert {number: task for number, (task, _, _) in found.items()} == {0: 5, 1: 6, 2: 7, 3: 8}


def test_one_core_or_task_needs_no_other_process() -> None:
    before = usable_cores()
    for tasks, cores in (([5, 6], 1), ([5], 3)):
        found = [result for _, result in shared_out(described, tasks, cores, lost)]
        assert found == [(task, os.getpid(), cores) for task in tasks]
    assert usable_cores() == before


def test_processes_share_the_cores() -> None:
    several = 3 * usable_cores()  # not what a process has that nobody limits
    found = [result for _, result in shared_out(described, [5, 6], 2 * several, lost)]
    assert {cores for _, _, cores in found} == {several}
    assert os.getpid() not in {process for _, process, _ in found}


def test_a_process_that_dies_takes_only_its_own_task_along() -> None:
    found = dict(shared_out(described, [5, 13, 6, 7, 13, 8], 2, lost))
    tasks = {number: task for number, (task, _, _) in found.items()}
    assert tasks == {0: 5, 1: -13, 2: 6, 3: 7, 4: -13, 5: 8}


def test_no_tasks_give_nothing() -> None:
    assert list(shared_out(described, [], 2, lost)) == []


def total(tasks: Sequence[int]) -> int:
    """Ends its process where one of the tasks is 13."""
    return sum(described(task)[0] for task in tasks)


def test_of_a_lost_task_only_the_part_is_lost_that_kills() -> None:
    def halves(task: Sequence[int]) -> list[Sequence[int]]:
        return [[each] for each in task] if len(task) > 1 else []

    with Pool(total, 2) as pool:
        found = list(pool.results(iter([[1, 2], [3, 13, 4], [5]]), lambda _: -1, parts=halves))
        assert sorted(found) == [(0, 3), (1, -1), (1, 3), (1, 4), (2, 5)]
        assert list(pool.results([[6], [7]], lambda _: -1))  # it goes on working


def patiently(seconds: Sequence[float]) -> float:
    """Says how long it may take, each time anew, and does not end if the last is less than 1."""
    for each in seconds:
        allow(each)
    if seconds and seconds[-1] < 1:
        (Path(os.environ["SEEN"]) / str(os.getpid())).touch()
        time.sleep(600)
    time.sleep(0.3)
    return 0


def late(_: Sequence[float], seconds: float) -> float:
    return seconds


def given_up(_: Sequence[float]) -> float:
    return -1


@pytest.fixture
def seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where processes that hang leave their numbers."""
    monkeypatch.setenv("SEEN", str(tmp_path / "seen"))
    (tmp_path / "seen").mkdir()
    return tmp_path


def test_a_process_that_takes_longer_than_it_said_is_ended(seen: Path) -> None:
    tasks: list[list[float]] = [
        [60, 0.1],
        [],  # says nothing, and nothing of the one before holds for it
        [0.1, 60],  # what is said later holds
        [0.2],
        [inf],
    ]
    with Pool(patiently, 2) as pool:
        assert dict(pool.results(tasks, given_up, late=late)) == {0: 0.1, 1: 0, 2: 0, 3: 0.2, 4: 0}
        assert list(pool.results([[0.1]], given_up)) == [(0, -1)]
    assert len(_seen(seen)) == 3
    assert not any(_alive(process) for process in _seen(seen))


@pytest.mark.usefixtures("seen")
def test_of_what_hangs_only_the_part_is_late_that_does() -> None:
    def single(task: Sequence[float]) -> list[list[float]]:
        return [[each] for each in task] if len(task) > 1 else []

    with Pool(patiently, 2) as pool:
        found = list(pool.results([[60, 0.1]], given_up, late=late, parts=single))
        assert sorted(found) == [(0, 0), (0, 0.1)]


@pytest.mark.usefixtures("seen")
def test_time_in_which_all_were_stopped_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SimpleNamespace(monotonic=partial(next, count(0.0, 3600.0)))  # an hour a look
    monkeypatch.setattr("aligner.pool.time", clock)
    with Pool(patiently, 2) as pool:
        found = dict(pool.results([[60.0], [60.0], [0.1]], given_up, late=late))
        assert found == {0: 0, 1: 0, 2: 0.1}


def test_nobody_waits_for_a_process_that_nothing_ends(
    seen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as one that waits for a file system that does not answer."""
    with Pool(patiently, 1) as pool:
        with monkeypatch.context() as powerless:
            powerless.setattr("aligner.pool._PATIENCE", 0.1)
            powerless.setattr(SpawnProcess, "kill", lambda _: None)
            found = dict(pool.results([[0.1], [60.0]], given_up, late=late))
        (left,) = _seen(seen)
        assert _alive(left)
        os.kill(left, signal.SIGKILL)
    assert found == {0: 0.1, 1: 0}


def test_what_no_pool_has_under_way_has_no_limit() -> None:
    assert patiently([60]) == 0


def test_tasks_are_asked_for_when_there_is_time_for_them() -> None:
    asked: list[int] = []
    taken: list[int] = []

    def tasks() -> Iterator[Sequence[int]]:
        for number in range(12):
            asked.append(number)
            yield [number]

    with Pool(total, 2) as pool:
        few = pool.results(tasks(), lambda _: -1, ready=lambda: len(asked) < len(taken) + 3)
        for _ in few:
            taken.append(1)
            assert len(asked) <= len(taken) + 3
    assert (len(taken), asked) == (12, list(range(12)))


def likely_to_be_ended(_: int) -> int:
    return int(Path("/proc/self/oom_score_adj").read_text(encoding="ascii"))


@pytest.mark.skipif(not Path("/proc/self/oom_score_adj").exists(), reason="only Linux has it")
def test_for_want_of_memory_a_process_goes_before_the_one_that_began_it() -> None:
    found = [each for _, each in shared_out(likely_to_be_ended, [1, 2], 2, lambda _: 0)]
    assert min(found) > likely_to_be_ended(0)


def nothing(_: int) -> None:
    """Is what the processes below never come to do."""


UNGUARDED = """
from aligner.pool import shared_out
from tests.test_pool import nothing
list(shared_out(nothing, [1, 2], 2, print))
"""


def test_processes_that_cannot_start_are_told_of(tmp_path: Path) -> None:
    script = tmp_path / "main.py"
    script.write_text(UNGUARDED, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, script], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "No process can be started" in done.stderr


def slow(path: str) -> None:
    """Says who works, and works on."""
    (Path(path) / str(os.getpid())).touch()
    time.sleep(60)


MAIN = """
import signal
from aligner.pool import Pool, shared_out
from tests.test_pool import slow
if __name__ == "__main__":
    # Where it is started in the background, an interrupt may be ignored from the start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    list(shared_out(slow, [{folder!r}] * 4, 2, print))
"""


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_processes_end_with_the_one_that_began_them(tmp_path: Path, sign: signal.Signals) -> None:
    script = tmp_path / "main.py"
    (tmp_path / "seen").mkdir()
    script.write_text(MAIN.format(folder=str(tmp_path / "seen")), encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, script], env=environment, stderr=subprocess.PIPE, start_new_session=True
    ) as main:
        _until(lambda: len(_seen(tmp_path)) == 2)
        if sign is signal.SIGINT:  # as a terminal does: to all of them
            os.killpg(main.pid, sign)
        else:
            main.kill()
        main.communicate(timeout=30)
    _until(lambda: not any(_alive(process) for process in _seen(tmp_path)))


def _seen(folder: Path) -> list[int]:
    return [int(path.name) for path in (folder / "seen").iterdir()]


def _alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except FileNotFoundError:
        return False
    return state[0] != "Z"


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)
