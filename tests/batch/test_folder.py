import os
from pathlib import Path
from typing import BinaryIO
from unittest import mock

import pytest

from aligner.batch.folder import RUN, Folder, whole
from aligner.errors import OutputError, SettingsError
from tests.batch.conftest import names

TOLD = {"schema": "s", "manifest": "abc", "min_confidence": 0.6, "select": ("default",)}


def test_a_folder_is_made_and_belongs_to_one_run(tmp_path: Path) -> None:
    with Folder(tmp_path / "a" / "b") as folder:
        folder.claim(TOLD)
        folder.claim(dict(TOLD))
        with pytest.raises(SettingsError, match=r"min_confidence 0\.6 there, 0\.8 now\. Name"):
            folder.claim({**TOLD, "min_confidence": 0.8})
        with pytest.raises(SettingsError, match="glossary null there"):
            folder.claim({**TOLD, "glossary": "x"})
    with Folder(tmp_path / "a" / "b") as folder:
        folder.claim(TOLD)


@pytest.mark.parametrize("text", ["", "{", "[]", "null"])
def test_a_file_of_the_run_that_is_damaged_is_no_run(tmp_path: Path, text: str) -> None:
    (tmp_path / RUN).write_text(text, encoding="utf-8")
    with Folder(tmp_path) as folder, pytest.raises((OutputError, SettingsError)):
        folder.claim(TOLD)


def test_only_one_at_a_time(tmp_path: Path) -> None:
    said = f"another run writes there \\(process {os.getpid()} on "
    with Folder(tmp_path), pytest.raises(OutputError, match=said):
        Folder(tmp_path)
    with Folder(tmp_path):
        pass


def test_what_a_killed_run_left_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / ".aligner-0123.tmp").touch()
    (tmp_path / ".aligner-plan").touch()
    with Folder(tmp_path) as folder:
        folder.claim(TOLD)
    assert names(tmp_path) == [".aligner-lock", RUN]


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    def broken(file: BinaryIO) -> None:
        file.write(b"some")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), whole(tmp_path, "part") as file:
        broken(file)
    assert names(tmp_path) == []
    with whole(tmp_path, "part") as file:
        file.write(b"all")
        assert not (tmp_path / "part").exists()
    assert (tmp_path / "part").read_bytes() == b"all"


def test_it_is_on_the_disk_before_it_has_its_name(tmp_path: Path) -> None:
    order: list[str] = []
    with (
        mock.patch("os.fsync", side_effect=lambda _: order.append("fsync")),
        mock.patch.object(Path, "replace", side_effect=lambda _: order.append("rename")),
        whole(tmp_path, "part") as file,
    ):
        file.write(b"all")
    assert order == ["fsync", "rename", "fsync"]


def test_a_full_disk_is_told_of(tmp_path: Path) -> None:
    with (
        mock.patch("os.fsync", side_effect=OSError(28, "No space left on device")),
        pytest.raises(OutputError, match="No space left on device"),
        whole(tmp_path, "part") as file,
    ):
        file.write(b"all")
    assert names(tmp_path) == []


@pytest.mark.parametrize("place", ["/proc/aligner-out", "/dev/null/out", "file/out"])
def test_a_folder_that_cannot_be_written_is_told_of(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        Folder(tmp_path / place)


def test_links_are_not_followed(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    out.mkdir()
    elsewhere.write_bytes(b"mine")
    (out / "part").symlink_to(elsewhere)
    with whole(out, "part") as file:
        file.write(b"all")
    assert (out / "part").read_bytes() == b"all"
    (out / ".aligner-lock").symlink_to(elsewhere)
    with pytest.raises(OutputError, match="cannot be written"):
        Folder(out)
    assert elsewhere.read_bytes() == b"mine"
