"""What happens to a run from outside: it is killed, asked to end, or finds no room."""

import re
import resource
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import nan
from pathlib import Path
from random import Random
from typing import Any

import pytest

from aligner.batch import run as batch
from aligner.batch.run import Local, run_batch
from aligner.errors import SettingsError
from aligner.settings import Settings
from tests.batch.conftest import files, numbered, reasons, rows_in, started, write_manifest
from tests.batch.stub import HANGS, POISON, stub

COUNT = 150
SECONDS = "0.02"


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    return write_manifest(tmp_path, numbered(COUNT, {33: POISON}))


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("undisturbed")
    run(write_manifest(folder, numbered(COUNT, {33: POISON})), folder / "out")
    return files(folder / "out")


def options(manifest: Path, out: Path, *more: str) -> list[str]:
    told = ["-o", str(out), "--shard-rows", "10", "--jobs", "2", "--no-config", *more]
    return [str(manifest), *told]


def run(manifest: Path, out: Path, *more: str, code: int = 0) -> str:
    with started(*options(manifest, out, *more)) as process:
        _, said = process.communicate(timeout=120)
    assert process.returncode == code, said
    return str(said)


@contextmanager
def running(
    manifest: Path, out: Path, shards: int, **environment: str
) -> "Iterator[subprocess.Popen[str]]":
    """A slow run that has written so many shards; it is killed in the end."""
    with started(*options(manifest, out), STUB_SECONDS=SECONDS, **environment) as process:
        until(lambda: process.poll() is not None or len(list(out.glob("part-*"))) >= shards)
        try:
            yield process
        finally:
            process.kill()


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_run_that_is_killed_ten_times_ends_with_the_same_files(
    tmp_path: Path, manifest: Path, undisturbed: dict[str, bytes]
) -> None:
    random, out = Random(10), tmp_path / "out"
    for _ in range(10):
        with started(*options(manifest, out), STUB_SECONDS="0.05") as process:
            try:
                process.wait(random.uniform(0.2, 2.5))
            except subprocess.TimeoutExpired:
                process.kill()
        assert process.returncode in {0, -signal.SIGKILL}
        if out.exists():  # a busy machine may not come that far in 0.2 s
            there = {name: data for name, data in files(out).items() if not name.startswith(".")}
            assert there.items() <= undisturbed.items()
    run(manifest, out)
    assert files(out) == undisturbed


def test_asked_to_end_it_finishes_the_shard(
    tmp_path: Path, manifest: Path, undisturbed: dict[str, bytes]
) -> None:
    out = tmp_path / "out"
    with running(manifest, out, 2) as process:
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=60)[1]
    assert process.returncode == 143
    assert "ended early" in said
    assert "goes on" in said
    there = files(out)
    assert 3 <= len(there) < len(undisturbed)
    assert there.items() <= undisturbed.items()
    run(manifest, out)
    assert files(out) == undisturbed


def test_asked_with_all_its_processes_it_finishes_the_shard_as_well(
    tmp_path: Path, manifest: Path, undisturbed: dict[str, bytes]
) -> None:
    out = tmp_path / "out"
    with running(manifest, out, 2) as process:
        subprocess.run(["kill", "-TERM", "--", f"-{process.pid}"], check=True)
        process.communicate(timeout=60)
    assert process.returncode == 143
    assert files(out).items() <= undisturbed.items()


@contextmanager
def hanging(
    tmp_path: Path, timeout: str
) -> "Iterator[tuple[subprocess.Popen[str], Path, list[str]]]":
    """A run that has come to a pair that hangs, its folder and options."""
    (tmp_path / "marks").mkdir()
    manifest, out = write_manifest(tmp_path, numbered(COUNT, {33: HANGS})), tmp_path / "out"
    arguments = options(manifest, out, "--pair-timeout", timeout)
    with started(*arguments, STUB_MARKS=str(tmp_path / "marks")) as process:
        until((tmp_path / "marks" / "hangs").exists)
        try:
            yield process, out, arguments
        finally:
            process.kill()


def test_asked_to_end_while_a_pair_hangs_it_gives_that_up_and_finishes_the_shard(
    tmp_path: Path,
) -> None:
    with hanging(tmp_path, "0.7") as (process, out, arguments):
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=60)[1]
    assert process.returncode == 143, said
    there = files(out)
    with started(*arguments) as process:
        process.communicate(timeout=60)
    assert process.returncode == 0
    assert there.items() <= files(out).items()
    assert [id_ for id_, reason in reasons(out).items() if reason == "0.7 s."] == ["n33"]


@pytest.mark.parametrize(
    ("signals", "code"),
    [((signal.SIGINT,), 130), ((signal.SIGTERM, signal.SIGTERM), -signal.SIGTERM)],
    ids=["interrupted", "asked twice"],
)
def test_a_pair_that_hangs_holds_no_end_up(
    tmp_path: Path, signals: tuple[signal.Signals, ...], code: int
) -> None:
    with hanging(tmp_path, "600") as (process, out, _):
        for each in signals:
            time.sleep(0.2)  # two that come together are one
            process.send_signal(each)
        process.communicate(timeout=60)
    assert process.returncode == code
    assert "part-00003.jsonl" not in files(out)


def test_two_runs_do_not_share_a_folder(
    tmp_path: Path, manifest: Path, undisturbed: dict[str, bytes]
) -> None:
    out = tmp_path / "out"
    with running(manifest, out, 1) as process:
        said = run(manifest, out, code=2)
        assert f"another run writes there (process {process.pid} on" in said
    run(manifest, out)  # the lock has died with its process
    assert files(out) == undisturbed


def test_other_settings_are_refused(
    tmp_path: Path, manifest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "Checker", stub)
    out = tmp_path / "out"
    usual: dict[str, Any] = {"rows_per_shard": 50, "engine": Local(1)}
    assert run_batch(manifest, out, **usual).finished
    before = files(out)
    glossary = tmp_path / "terms.csv"
    glossary.write_text("de,hi\nHaus,घर\n", encoding="utf-8")
    for more, said in (
        ({"settings": Settings(min_confidence=0.9)}, "min_confidence 0.6 there, 0.9 now"),
        ({"settings": Settings(glossary=glossary)}, 'glossary null there, {"name": "terms.csv"'),
        ({"texts": True}, "texts false there, true now"),
        ({"form": "parquet"}, 'format "jsonl" there, "parquet" now'),
        ({"rows_per_shard": None, "shards": 5}, "rows_per_shard 50 there, 30 now"),
        ({"max_characters": 5}, "max_characters 5000000 there, 5 now"),
        ({"judge": "other"}, 'judge null there, "other" now'),
    ):
        with pytest.raises(SettingsError, match=re.escape(said)):
            run_batch(manifest, out, **{**usual, **more})
    assert run_batch(manifest, out, Settings(device="cpu"), pair_timeout=5, **usual).finished
    for wrong in ({"form": "csv"}, {"rows_per_shard": 0}, {"shards": -1}, {"max_characters": 0}):
        with pytest.raises(SettingsError, match=r"rows are written as|counted from 1"):
            run_batch(manifest, out, engine=Local(1), **wrong)
    for seconds in (0, -1.0, nan):
        with pytest.raises(SettingsError, match=r"more than 0 seconds"):
            run_batch(manifest, out, engine=Local(1), pair_timeout=seconds)
    with manifest.open("a", encoding="utf-8") as file:
        file.write("more,a,b\n")
    with pytest.raises(SettingsError, match="manifest "):
        run_batch(manifest, out, **usual)
    assert files(out) == before


def test_where_there_is_no_room_it_ends_and_goes_on_later(tmp_path: Path) -> None:
    pairs = numbered(COUNT, {45: "long " * 40_000})
    manifest, out = write_manifest(tmp_path, pairs), tmp_path / "out"
    run(manifest, tmp_path / "undisturbed")
    arguments = options(manifest, out)
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, limit[1]))
    try:
        process = started(*arguments)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    with process:
        said = process.communicate(timeout=60)[1]
    assert process.returncode == 2, said
    assert f"{out.absolute()}: cannot be written (File too large). What is there is whole" in said
    assert sorted(files(out)) == ["_run.json", *(f"part-{k:05}.jsonl" for k in range(4))]
    run(manifest, out)
    assert files(out) == files(tmp_path / "undisturbed")


def test_a_folder_that_goes_away_ends_the_run(tmp_path: Path, manifest: Path) -> None:
    out = tmp_path / "out"
    with running(manifest, out, 1) as process:
        out.rename(tmp_path / "elsewhere")  # at once: files are being made in it
        said = process.communicate(timeout=60)[1]
    assert process.returncode == 2
    assert "cannot be written" in said


def test_nothing_is_left_open(tmp_path: Path, manifest: Path) -> None:
    """However many shards there are, a run has as many files open."""
    out = tmp_path / "out"
    counts = []
    with running(manifest, out, 2) as process:
        for shards in (2, 6):
            until(lambda: len(list(out.glob("part-*"))) >= shards)  # noqa: B023 - is called at once
            counts.append(len(list(Path(f"/proc/{process.pid}/fd").iterdir())))
    assert counts[1] <= counts[0] + 2
    assert len(rows_in(out)) >= 60
