"""Vectors in a file are those that were put in, and the file is gone when they are."""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import vectors as module
from aligner.errors import OutputError
from aligner.vectors import Filed, Halves, Pile, Vectors, joined, picked, room

WIDTH = 3
NO_ROOM = "No space left on device. Make room, or set TMPDIR to another folder."


def made(rows: int, seed: int = 0) -> Halves:
    return np.random.default_rng(seed).normal(size=(rows, WIDTH)).astype(np.float16)


def filed(rows: int, seed: int = 0) -> tuple[Filed, Halves]:
    """Vectors in a file, and the same in memory."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "IN_MEMORY", -1)
        found = room(rows, WIDTH)
    assert isinstance(found, Filed)
    found[:] = made(rows, seed)
    return found, made(rows, seed)


def same(found: Vectors, expected: Halves) -> None:
    assert found.shape == expected.shape
    assert found.nbytes == expected.nbytes
    assert len(found) == len(expected)
    array = np.asarray(found)
    assert array.dtype == np.float16
    np.testing.assert_array_equal(array, expected)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """For temporary files, empty; everything is put in a file."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(module, "IN_MEMORY", 100)
    return tmp_path


class Part(NamedTuple):
    rows: slice
    values: float


bounds = st.one_of(st.none(), st.integers(-12, 12))
parts = st.builds(Part, st.builds(slice, bounds, bounds), st.floats(-9, 9, width=16))


@given(st.integers(0, 9), st.lists(parts, max_size=5), st.lists(parts, max_size=5))
def test_what_is_written_is_read_whatever_part_of_it(
    rows: int, written: list[Part], read: list[Part]
) -> None:
    found, expected = filed(rows)
    for part in written:
        found[part.rows] = np.full_like(expected[part.rows], part.values)
        expected[part.rows] = part.values
    same(found, expected)
    for part in read:
        same(found[part.rows], expected[part.rows])
        same(found[part.rows][1:-1], expected[part.rows][1:-1])


@given(st.data(), st.integers(1, 30))
def test_picked_rows_come_in_their_order(data: st.DataObject, rows: int) -> None:
    found, expected = filed(rows)
    some = np.array(data.draw(st.lists(st.integers(0, rows - 1))), np.int64)
    runs = np.concatenate([some, np.arange(rows), some])
    for each in (some, runs):
        np.testing.assert_array_equal(picked(found, each), picked(expected, each))


@given(st.lists(st.integers(0, 5), min_size=1), st.integers(0, 60))
def test_parts_are_joined_in_memory_or_in_a_file(counts: list[int], most: int) -> None:
    arrays = [made(count, seed) for seed, count in enumerate(counts)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "IN_MEMORY", most)
        once = joined(arrays)
        twice = joined([once[:1], *(room(0, WIDTH), once[1:])])
        pile = Pile()
        for each in arrays:
            pile.add(each)
    large = 2 * WIDTH * sum(counts) > most
    for found in (once, twice, pile.vectors()):
        assert isinstance(found, Filed) == large
        same(found, np.concatenate(arrays))
    once[:] = 0 * np.asarray(once)
    same(twice, np.concatenate(arrays))


def test_room_is_in_memory_up_to_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "IN_MEMORY", 2 * WIDTH * 7)
    assert isinstance(room(7, WIDTH), np.ndarray)
    assert isinstance(room(8, WIDTH), Filed)
    same(room(8, WIDTH), np.zeros((8, WIDTH), np.float16))


def test_floats_are_rounded_as_numpy_does() -> None:
    found, expected = filed(20)
    values = np.random.default_rng(1).normal(size=(20, WIDTH)).astype(np.float32)
    found[:], expected[:] = values, values
    same(found, expected)
    with pytest.raises(ValueError, match="broadcast"):
        found[2:4] = values


def test_threads_read_side_by_side() -> None:
    found, expected = filed(3000)
    rows = [slice(start, start + 700) for start in range(0, 2300, 7)]
    with ThreadPoolExecutor(8) as pool:
        for part, array in zip(rows, pool.map(lambda r: np.asarray(found[r]), rows), strict=True):
            np.testing.assert_array_equal(array, expected[part])


def test_the_file_has_no_name_and_is_gone_with_the_last_part_of_it(folder: Path) -> None:
    found = room(100, WIDTH)
    assert isinstance(found, Filed)
    assert list(folder.iterdir()) == []
    part, file = found[10:20], found.file._file
    del found
    assert not file.closed
    same(part, np.zeros((10, WIDTH), np.float16))
    del part
    assert file.closed


def test_nothing_stays_behind_a_process_that_is_killed(folder: Path) -> None:
    code = (
        "import os, signal\n"
        "from aligner.vectors import room\n"
        "vectors = room(100_000, 1000)\n"
        "vectors[:10] = 1\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == -9, done.stderr
    assert list(folder.iterdir()) == []


def test_where_there_is_no_room_it_is_said_before_anything_is_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = SimpleNamespace(free=2 * WIDTH * 20 - 1)
    monkeypatch.setattr("aligner.vectors.shutil.disk_usage", lambda _: free)
    with pytest.raises(OutputError) as raised:
        room(20, WIDTH)
    assert str(raised.value) == f"{folder}: cannot hold the vectors of this text: {NO_ROOM}"
    free.free += 1
    assert isinstance(room(20, WIDTH), Filed)


@pytest.fixture
def small_files() -> Iterator[None]:
    """No file may have more than 10 kB."""
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limit[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limit)


@pytest.mark.usefixtures("small_files")
def test_a_disk_that_is_full_later_is_one_error(folder: Path) -> None:
    with pytest.raises(OutputError, match=rf"^{folder}: cannot hold .*: File too large\. Make"):
        room(2000, WIDTH)
    pile = Pile()
    pile.add(made(1000))
    with pytest.raises(OutputError, match=rf"^{folder}: cannot hold .*: File too large\. Make"):
        pile.add(made(1000))


def test_no_folder_at_all_is_the_same_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> str:
        raise FileNotFoundError(2, "No usable temporary directory found in ['/tmp']")

    monkeypatch.setattr(tempfile, "gettempdir", none)
    with pytest.raises(OutputError, match=r"^folder for temporary files: .*: No usable .* TMPDIR"):
        room(100, WIDTH)


def test_a_folder_on_a_disk_is_taken_unless_the_user_names_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(tempfile, "tempdir", "/usual")
    monkeypatch.setattr(module, "_ON_DISK", str(tmp_path))
    assert module._folder() == str(tmp_path)
    monkeypatch.setattr(module, "_ON_DISK", str(tmp_path / "missing"))
    assert module._folder() == "/usual"
    monkeypatch.setattr(module, "_ON_DISK", str(tmp_path))
    monkeypatch.setenv("TMPDIR", "/usual")
    assert module._folder() == "/usual"
