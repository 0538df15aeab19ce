import os
import time
from pathlib import Path

import pytest

from aligner.store.folder import file_in, inode, make, move_damaged, remove


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "parent" / "kept"
    make(path)
    return path


def number(folder: Path) -> int:
    found = inode(folder)
    assert found is not None
    return found


def test_it_is_made_whole(folder: Path) -> None:
    assert list(folder.parent.iterdir()) == [folder]
    assert list(folder.iterdir()) == [file_in(folder)]
    assert folder.stat().st_mode & 0o077 == 0


def test_one_that_is_there_stays(folder: Path) -> None:
    before = number(folder), file_in(folder)
    make(folder)
    assert (number(folder), file_in(folder)) == before
    assert list(folder.parent.iterdir()) == [folder]


def test_who_comes_second_moves_nothing(folder: Path) -> None:
    damaged, file = number(folder), file_in(folder)
    assert move_damaged(folder, damaged)
    assert not move_damaged(folder, damaged)
    make(folder)
    fresh = number(folder)
    assert not move_damaged(folder, damaged)
    assert number(folder) == fresh != damaged
    assert file_in(folder) not in {file, None}
    (aside,) = set(folder.parent.iterdir()) - {folder}
    assert [path.name for path in aside.iterdir()] == ["moved"]
    assert move_damaged(folder, fresh)


def test_what_was_left_a_day_ago_is_swept(folder: Path) -> None:
    names = ("kept.new-1", "kept.old-2", "kept.damaged-3")
    left = [folder.with_name(name) for name in names]
    others = [folder.with_name(name) for name in ("kept-1", "other.new-1", "kept.new-young")]
    for path in [*left, *others]:
        path.mkdir()
        (path / "file").touch()
    day = time.time() - 100_000
    for path in [*left, *others[:2]]:
        os.utime(path, (day, day))
    remove(folder)
    assert set(folder.parent.iterdir()) == set(others)


def test_remove_leaves_the_folder_of_others(folder: Path) -> None:
    other = folder.with_name("other")
    other.mkdir()
    (other / "text.txt").touch()
    remove(other)
    remove(folder.with_name("none"))
    assert (other / "text.txt").exists()
    remove(folder)
    assert list(folder.parent.iterdir()) == [other]
