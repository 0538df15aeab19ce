"""One machine: order, what is ahead, what dies, and what is there in the end."""

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from aligner.batch.checker import Checker, How
from aligner.batch.local import CHUNK, Job, chunks, workers, write_shards
from aligner.batch.manifest import Entry, Place, Row, open_manifest
from aligner.batch.plan import Plan
from aligner.batch.run import BatchResult, Local, Progress
from aligner.batch.shards import Form
from aligner.embed.encoder import Encoder
from aligner.embed.encoder import Progress as EncodingProgress
from aligner.errors import EncoderError, InputError, OutputError
from aligner.pool import allow
from aligner.settings import Settings
from tests.batch.conftest import files, numbered, reasons, rows_in, stubbed, write_manifest
from tests.batch.stub import HANGS, POISON, Stub
from tests.cli.pretend import PretendedEncoder

COUNT = 95


def test_rows_stand_in_the_order_of_the_manifest(tmp_path: Path) -> None:
    manifest = write_manifest(tmp_path, numbered(COUNT))
    result = stubbed(manifest, tmp_path / "out", engine=Local(2))
    assert result.finished
    assert [row["id"] for row in rows_in(tmp_path / "out")] == [f"n{k}" for k in range(COUNT)]
    assert sorted(files(tmp_path / "out")) == [
        "_run.json",
        *(f"part-{k:05}.jsonl" for k in range(10)),
    ]


def test_the_number_of_processes_changes_nothing(tmp_path: Path) -> None:
    manifest = write_manifest(tmp_path, numbered(COUNT, {3: POISON, 70: POISON}))
    for jobs in (1, 3):
        stubbed(manifest, tmp_path / str(jobs), engine=Local(jobs))
    assert files(tmp_path / "1") == files(tmp_path / "3")


def test_a_pair_that_kills_is_a_row_and_costs_no_other(tmp_path: Path) -> None:
    manifest = write_manifest(tmp_path, numbered(COUNT, {20: POISON, 21: POISON}))
    assert stubbed(manifest, tmp_path / "out", engine=Local(2)).progress.failed == 2
    found = reasons(tmp_path / "out")
    assert [id_ for id_, reason in found.items() if reason == "Killed."] == ["n20", "n21"]
    assert len(found) == COUNT


@pytest.mark.parametrize(
    ("count", "odd"),
    [(1, {0: HANGS}), (20, {5: HANGS, 16: HANGS, 17: POISON})],
    ids=["alone", "several"],
)
def test_a_pair_that_hangs_is_a_row_and_costs_no_other(
    tmp_path: Path, count: int, odd: dict[int, str]
) -> None:
    """However the run came to its end."""
    (tmp_path / "usual").mkdir()
    usual = write_manifest(tmp_path / "usual", numbered(count))
    stubbed(usual, tmp_path / "undisturbed")
    expected = reasons(tmp_path / "undisturbed")
    expected |= {f"n{k}": {HANGS: "0.1 s.", POISON: "Killed."}[each] for k, each in odd.items()}

    manifest = write_manifest(tmp_path, numbered(count, odd))
    result = stubbed(manifest, tmp_path / "out", engine=Local(2))
    assert (result.finished, result.progress.failed) == (True, len(odd))
    found = reasons(tmp_path / "out")
    assert list(found.items()) == list(expected.items())
    while not stubbed(manifest, tmp_path / "parts", stop=2).finished:
        pass
    assert files(tmp_path / "parts") == files(tmp_path / "out")


def test_a_run_is_not_finished_by_what_is_ahead_of_its_file(tmp_path: Path) -> None:
    manifest = write_manifest(tmp_path, numbered(COUNT, {0: HANGS}))
    result = stubbed(manifest, tmp_path / "out", checks=Stub(timeout=1), engine=Local(2), stop=1)
    assert (result.progress.done, result.finished) == (COUNT, False)
    assert sorted(files(tmp_path / "out")) == ["_run.json", "part-00000.jsonl"]


def hanging(_: How) -> Encoder:
    class Hanging(PretendedEncoder):
        def encode(self, texts: Sequence[str], progress: EncodingProgress | None = None) -> Any:
            if any("endless" in text for text in texts):
                allow(0.1)
                time.sleep(600)
            return super().encode(texts, progress)

    return Hanging()


def test_a_model_that_hangs_on_a_text_is_a_row(tmp_path: Path) -> None:
    """Together with others, and alone."""
    manifest = write_manifest(tmp_path, numbered(3, {1: "An endless text."}))
    checks = Checker(How(Settings(), tmp_path, "pairs.csv"), hanging)
    assert stubbed(manifest, tmp_path / "out", checks=checks).progress.failed == 1
    assert [row["error"] for row in rows_in(tmp_path / "out")] == [
        None,
        {
            "file": None,
            "line": None,
            "reason": "Checking this pair took longer than 0.1 seconds. "
            "Raise --pair-timeout, or divide the documents.",
        },
        None,
    ]


def test_a_run_goes_on_where_it_was_ended(tmp_path: Path) -> None:
    manifest = write_manifest(tmp_path, numbered(COUNT))
    stubbed(manifest, tmp_path / "whole")
    done: list[BatchResult] = []
    while not done or not done[-1].finished:
        done.append(stubbed(manifest, tmp_path / "parts", stop=3))
    assert [each.progress.before for each in done] == [0, 30, 60, 90]
    assert files(tmp_path / "parts") == files(tmp_path / "whole")
    again = stubbed(manifest, tmp_path / "parts")
    assert (again.progress.rows, again.finished) == (0, True)


def test_a_file_that_is_taken_away_is_made_again(tmp_path: Path) -> None:
    manifest = write_manifest(tmp_path, numbered(COUNT))
    stubbed(manifest, tmp_path / "out")
    before = files(tmp_path / "out")
    (tmp_path / "out" / "part-00004.jsonl").unlink()
    assert stubbed(manifest, tmp_path / "out").progress.rows == 10
    assert files(tmp_path / "out") == before


def test_without_rows_nothing_is_to_be_done(tmp_path: Path) -> None:
    manifest = write_manifest(tmp_path, [])
    assert stubbed(manifest, tmp_path / "out") == BatchResult(Progress(0), finished=True)
    assert list(files(tmp_path / "out")) == ["_run.json"]


def test_what_is_wrong_with_all_pairs_ends_the_run(tmp_path: Path) -> None:
    manifest = write_manifest(tmp_path, numbered(COUNT))
    with pytest.raises(EncoderError, match="no such model"):
        stubbed(manifest, tmp_path / "out", checks=Stub(fails="no such model"))
    assert list(files(tmp_path / "out")) == ["_run.json"]


def test_a_manifest_that_changes_meanwhile_is_noticed(tmp_path: Path) -> None:
    manifest = write_manifest(tmp_path, numbered(COUNT))
    plan = Plan(open_manifest(manifest), tmp_path / "plan", rows_per_shard=10)
    lines = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    manifest.write_text("".join(lines[:40]), encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    job = Job(manifest, out, Form.JSONL, plan.count, Stub())
    with plan, workers(job, 1) as pool, pytest.raises(InputError, match="was changed"):
        list(write_shards(job, plan.shards(), pool, 1, lambda _: None))
    assert list(files(out)) == [f"part-{k:05}.jsonl" for k in range(3)]


def test_what_waits_for_a_slow_pair_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first process holds the first row back; the others may not run away."""
    monkeypatch.setattr("aligner.batch.local._AHEAD", 2)
    manifest = write_manifest(tmp_path, numbered(40 * CHUNK))
    begun: list[int] = []
    plan = Plan(open_manifest(manifest), tmp_path / "plan", rows_per_shard=1000)
    out = tmp_path / "out"
    out.mkdir()
    job = Job(manifest, out, Form.JSONL, plan.count, Stub())

    @dataclass
    class Watched:
        path: Path

        def entries(self, start: Place | None = None) -> Iterator[Entry]:
            for each in open_manifest(self.path).entries(start):
                begun.append(each.place.number)
                yield each

    done: list[int] = []

    def told(counts: tuple[int, int, int]) -> None:
        done.append(counts[0])
        assert len(begun) - sum(done) <= (2 * 2 + 2) * CHUNK

    with (
        plan,
        workers(job, 2) as pool,
        mock.patch("aligner.batch.local.open_manifest", Watched),
    ):
        list(write_shards(job, plan.shards(), pool, 2, told))
    assert len(rows_in(out)) == sum(done) == 40 * CHUNK


def test_nothing_waits_for_room_that_only_it_can_make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aligner.batch.local._HELD", 1)
    manifest = write_manifest(tmp_path, numbered(COUNT, {3: POISON}))
    assert stubbed(manifest, tmp_path / "out", engine=Local(3)).finished


def test_chunks_are_short_where_texts_are_long() -> None:
    def row(number: int, size: int) -> Row:
        return Row(Place(number, number, 0), str(number), source_text="x" * size, target_text="y")

    assert [len(each) for each in chunks(row(k, 5) for k in range(40))] == [CHUNK, CHUNK, 8]
    sizes = [10, 5_000_000, 10, 3_000_000, 3_000_000, 10]
    assert [len(each) for each in chunks(map(row, range(6), sizes))] == [2, 3, 1]
    assert list(chunks([])) == []


def test_no_clock_that_can_be_set_back_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = write_manifest(tmp_path, numbered(COUNT, {33: HANGS}))
    stubbed(manifest, tmp_path / "before")
    moments = iter(range(10**9, 0, -3600))
    monkeypatch.setattr(time, "time", lambda: float(next(moments)))
    result = stubbed(manifest, tmp_path / "after", stop=3)
    assert 0 <= result.progress.seconds < 600
    stubbed(manifest, tmp_path / "after")
    assert files(tmp_path / "after") == files(tmp_path / "before")
    assert reasons(tmp_path / "after")["n33"] == "0.1 s."


def test_ids_are_no_paths(tmp_path: Path) -> None:
    names = ["../../evil", "/tmp/evil", "a/b", "con", ".", "x" * 5000, "\u202eevil", "=cmd()"]
    manifest = write_manifest(tmp_path, [(name, "a", "b") for name in names])
    stubbed(manifest, tmp_path / "deep" / "out")
    assert [row["id"] for row in rows_in(tmp_path / "deep" / "out")] == names
    assert sorted(files(tmp_path / "deep" / "out")) == ["_run.json", "part-00000.jsonl"]
    assert sorted(path.name for path in tmp_path.rglob("*") if "evil" in path.name) == []


def test_an_id_that_is_taken_is_an_error_of_the_later_row(tmp_path: Path) -> None:
    pairs = numbered(30)
    pairs[17] = ("n3", "other", "text")
    stubbed(write_manifest(tmp_path, pairs), tmp_path / "out")
    found = rows_in(tmp_path / "out")
    assert found[17]["id"] == "n3"
    assert found[17]["error"] == {
        "file": "manifest",
        "line": 19,
        "reason": 'The id "n3" is that of line 5 already.',
    }
    assert json.dumps(found[3]["error"]).find("not compared") > 0


def test_progress_counts_what_was_there() -> None:
    half = Progress(total=100, before=40, rows=30, segments=300, failed=2, seconds=15.0)
    assert (half.done, half.pairs_a_second, half.segments_a_second) == (70, 2.0, 20.0)
    assert half.seconds_left == 15.0
    assert Progress(100).seconds_left is None


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    manifest = write_manifest(tmp_path, numbered(3))
    with pytest.raises(OutputError, match="not empty"):
        stubbed(manifest, tmp_path)
