import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from aligner.errors import OutputError
from aligner.output import (
    refuse_unwritable,
    refuse_unwritable_folder,
    write_atomically,
    write_folder,
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(path: str) -> str:
    with pytest.raises(OutputError) as error:
        write_atomically(Path(path), "new")
    return str(error.value)


def fail(monkeypatch: pytest.MonkeyPatch, function: str, code: int) -> None:
    def failing(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, function, failing)


def test_a_new_file_is_utf8_with_the_usual_mode(folder: Path) -> None:
    write_atomically(Path("report.json"), "नमस्ते\n")
    assert (folder / "report.json").read_bytes() == "नमस्ते\n".encode()
    (folder / "other").touch()
    assert Path("report.json").stat().st_mode == Path("other").stat().st_mode
    assert sorted(path.name for path in folder.iterdir()) == ["other", "report.json"]


def test_an_existing_file_keeps_its_mode() -> None:
    path = Path("report.json")
    path.write_text("old and longer")
    path.chmod(0o640)
    write_atomically(path, "new")
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_is_followed() -> None:
    Path("real").mkdir()
    Path("real/report.json").write_text("old")
    Path("link.json").symlink_to("real/report.json")
    write_atomically(Path("link.json"), "new")
    assert Path("link.json").is_symlink()
    assert Path("real/report.json").read_text() == "new"


def test_a_link_to_nothing_yet_is_followed() -> None:
    Path("link.json").symlink_to("report.json")
    write_atomically(Path("link.json"), "new")
    assert Path("report.json").read_text() == "new"


def test_half_a_character_is_written_as_an_escape() -> None:
    write_atomically(Path("report.txt"), "a\ud83d")
    assert Path("report.txt").read_text() == "a\\ud83d"


def test_no_such_folder() -> None:
    assert refused("out/report.json") == ('out/report.json: no such folder "out". Create it first.')


def test_a_link_into_no_such_folder(folder: Path) -> None:
    Path("link.json").symlink_to("out/report.json")
    assert refused("link.json") == f'link.json: no such folder "{folder}/out". Create it first.'


def test_the_path_is_a_folder() -> None:
    Path("out").mkdir()
    assert refused("out") == "out: is a folder. Name a file, such as out/report.txt."


def test_the_folder_is_a_file() -> None:
    Path("out").touch()
    assert refused("out/a.json") == 'out/a.json: "out" is not a folder. Choose another path.'


@pytest.mark.parametrize("function", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file(
    function: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("report.json").write_text("old")
    fail(monkeypatch, function, errno.ENOSPC)
    assert refused("report.json") == (
        "report.json: cannot write: No space left on device. The old file is unchanged."
    )
    assert Path("report.json").read_text() == "old"
    assert [path.name for path in folder.iterdir()] == ["report.json"]


def test_a_full_disk_leaves_nothing_of_a_new_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(monkeypatch, "fsync", errno.ENOSPC)
    assert refused("report.json") == (
        "report.json: cannot write: No space left on device. Nothing was written."
    )
    assert list(folder.iterdir()) == []


def test_ctrl_c_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(Path("report.json"), "new")
    assert list(folder.iterdir()) == []


def test_a_read_only_file_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("report.json").write_text("old")
    # Whoever runs the tests as root may write everywhere.
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    assert refused("report.json") == (
        "report.json: cannot write: Permission denied. The old file is unchanged."
    )
    assert Path("report.json").read_text() == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("path", ["none/report.json", "folder", "file/report.json", "link.json"])
def test_what_cannot_be_written_is_refused_beforehand_in_the_same_words(path: str) -> None:
    Path("folder").mkdir()
    Path("file").touch()
    Path("link.json").symlink_to("none/report.json")
    with pytest.raises(OutputError) as before:
        refuse_unwritable(Path(path))
    assert str(before.value) == refused(path)


def test_what_can_be_written_is_not_refused() -> None:
    Path("old.json").touch()
    for path in ("new.json", "old.json", "/dev/null"):
        refuse_unwritable(Path(path))
    assert not Path("new.json").exists()


def test_a_device_is_written_to_directly() -> None:
    assert refused("/dev/full") == "/dev/full: cannot write: No space left on device."
    assert not Path("/dev/full").is_file()
    write_atomically(Path("/dev/null"), "new")
    assert not Path("/dev/null").is_file()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs /dev/stdout")
def test_standard_output() -> None:
    code = (
        "from pathlib import Path; from aligner.output import refuse_unwritable, write_atomically;"
        "write_atomically(Path('/dev/stdout'), 'new')"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=root, text=True
    )
    assert done.stdout == "new"


PAGES = {"a.html": "नमस्ते\n", "index.html": "new"}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def folder_refused(path: str) -> str:
    with pytest.raises(OutputError) as error:
        write_folder(Path(path), PAGES)
    with pytest.raises(OutputError, match=path):
        refuse_unwritable_folder(Path(path))
    return str(error.value)


def test_a_folder_is_made_and_filled() -> None:
    refuse_unwritable_folder(Path("report"))
    write_folder(Path("report"), PAGES)
    assert names(Path("report")) == ["a.html", "index.html"]
    assert Path("report/a.html").read_bytes() == "नमस्ते\n".encode()


def test_what_else_is_in_a_folder_stays() -> None:
    Path("report").mkdir()
    Path("report/notes.txt").write_text("mine")
    Path("report/index.html").write_text("old and longer")
    refuse_unwritable_folder(Path("report"))
    write_folder(Path("report"), PAGES)
    assert names(Path("report")) == ["a.html", "index.html", "notes.txt"]
    assert Path("report/index.html").read_text() == "new"
    assert Path("report/notes.txt").read_text() == "mine"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_folder_is_written_whole_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    Path("report").mkdir()
    Path("report/index.html").write_text("old")
    fail(monkeypatch, "fsync", code)
    with pytest.raises(OutputError, match="Nothing was written"):
        write_folder(Path("report"), PAGES)
    assert names(Path("report")) == ["index.html"]
    assert Path("report/index.html").read_text() == "old"
    with pytest.raises(OutputError, match="Nothing was written"):
        write_folder(Path("other"), PAGES)
    assert not Path("other").exists()


def test_a_folder_in_the_place_of_a_page_changes_nothing() -> None:
    Path("report/index.html").mkdir(parents=True)
    with pytest.raises(OutputError, match="Nothing was written"):
        write_folder(Path("report"), PAGES)
    assert names(Path("report")) == ["index.html"]


def test_a_folder_that_cannot_be() -> None:
    Path("file").write_text("text")
    assert folder_refused("file") == "file: is no folder. Choose another path."
    assert folder_refused("no/report").startswith("no/report: no such folder")
    assert folder_refused("file/report").startswith("file/report: is no folder")


@pytest.mark.parametrize("name", ["", ".", "..", "../a", "a/b", "a\\b", "/a", "a\0"])
def test_names_that_leave_the_folder(name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a file"):
        write_folder(Path("report"), {name: "text"})
    assert not Path("report").exists()
