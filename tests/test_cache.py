import multiprocessing
import os
import tempfile
from multiprocessing.synchronize import Barrier
from pathlib import Path

import platformdirs
import pytest

from aligner.cache import build_once, cache_folder, is_whole
from aligner.errors import CacheError, EncoderError

FILES = ("one", "two")


def build(folder: Path) -> None:
    for name in FILES:
        (folder / name).write_text(str(os.getpid()), encoding="utf-8")


def refuse(_: Path) -> None:
    raise AssertionError("built although it is there")


def test_the_folder_of_the_environment_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALIGNER_CACHE", str(tmp_path / "a" / "b"))
    assert cache_folder(pytest.fail) == tmp_path / "a" / "b"
    assert (tmp_path / "a" / "b").is_dir()


def test_without_one_the_platform_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALIGNER_CACHE", raising=False)
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda name: tmp_path / name)
    assert cache_folder(pytest.fail) == tmp_path / "aligner"


def test_a_folder_that_cannot_be_written_is_replaced_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    wanted = tmp_path / "file" / "cache"  # below a file: root cannot write there either
    monkeypatch.setenv("ALIGNER_CACHE", str(wanted))
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    notes: list[str] = []
    fallback = tmp_path / f"aligner-{os.getuid()}"
    assert cache_folder(notes.append) == fallback
    assert notes == [
        f"{wanted}: the cache folder is not writable; using {fallback}. "
        "Set ALIGNER_CACHE to a folder that is."
    ]
    assert fallback.stat().st_mode & 0o077 == 0


def test_a_fallback_that_someone_else_has_laid_out_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "theirs").mkdir()
    (tmp_path / f"aligner-{os.getuid()}").symlink_to(tmp_path / "theirs")
    monkeypatch.setenv("ALIGNER_CACHE", str(tmp_path / "file" / "cache"))
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    notes: list[str] = []
    with pytest.raises(CacheError, match=r"not writable either\. Set ALIGNER_CACHE"):
        cache_folder(notes.append)


def test_what_is_there_whole_is_not_built_again(tmp_path: Path) -> None:
    folder = build_once(tmp_path / "built", FILES, build)
    assert is_whole(folder, FILES)
    assert build_once(folder, FILES, refuse) == folder
    assert list(tmp_path.iterdir()) == [folder]


def test_a_folder_that_lacks_a_file_is_built_again(tmp_path: Path) -> None:
    folder = build_once(tmp_path / "built", FILES, build)
    (folder / "two").unlink()
    (folder / "stale").touch()
    build_once(folder, FILES, build)
    assert sorted(path.name for path in folder.iterdir()) == ["one", "two"]
    assert list(tmp_path.iterdir()) == [folder]


def test_force_builds_again(tmp_path: Path) -> None:
    folder = build_once(tmp_path / "built", FILES, build)
    (folder / "one").write_text("damaged", encoding="utf-8")
    build_once(folder, FILES, build, force=True)
    assert (folder / "one").read_text(encoding="utf-8") == str(os.getpid())
    assert list(tmp_path.iterdir()) == [folder]


def test_a_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "one").touch()
        raise OSError(28, "No space left on device")

    with pytest.raises(CacheError) as caught:
        build_once(tmp_path / "built", FILES, fail)
    assert str(caught.value) == (
        f"{tmp_path / 'built'}: cannot be built: No space left on device. Make room, or set "
        "ALIGNER_CACHE to another folder."
    )
    assert not list(tmp_path.iterdir())


def test_a_forced_build_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    def fail(_: Path) -> None:
        raise EncoderError("no weights")

    folder = build_once(tmp_path / "built", FILES, build)
    with pytest.raises(EncoderError, match="no weights"):
        build_once(folder, FILES, fail, force=True)
    assert is_whole(folder, FILES)
    assert list(tmp_path.iterdir()) == [folder]


def build_together(folder: Path, barrier: Barrier) -> None:
    def build_and_wait(aside: Path) -> None:
        barrier.wait(30)  # both are building
        build(aside)

    assert is_whole(build_once(folder, FILES, build_and_wait), FILES)


def test_two_processes_at_once_both_get_a_whole_folder(tmp_path: Path) -> None:
    # Not forked: other tests have started threads.
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(2)
    folder = tmp_path / "built"
    processes = [context.Process(target=build_together, args=(folder, barrier)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    assert len({(folder / name).read_text(encoding="utf-8") for name in FILES}) == 1
    assert list(tmp_path.iterdir()) == [folder]
