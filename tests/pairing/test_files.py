import os
from pathlib import Path

import pytest

from aligner.errors import InputError, SettingsError
from aligner.pairing.files import documents_in


def names(folder: Path, form: str | None = None) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in documents_in(folder, form).documents]


def write(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Ein Satz.", encoding="utf-8")


def test_documents_by_their_suffixes_also_in_folders_below(tmp_path: Path) -> None:
    write(tmp_path / "b.md", tmp_path / "a" / "c.TXT", tmp_path / "d.png", tmp_path / "e")
    found = documents_in(tmp_path)
    assert names(tmp_path) == ["a/c.TXT", "b.md"]
    assert (found.others, found.troubles) == (2, ())


def test_lists_of_pairs_are_no_documents(tmp_path: Path) -> None:
    write(tmp_path / "pairs.jsonl", tmp_path / "memory.tmx", tmp_path / "a.txt")
    assert names(tmp_path) == ["a.txt"]


def test_what_is_hidden_is_left_out(tmp_path: Path) -> None:
    write(tmp_path / ".git" / "a.txt", tmp_path / ".b.txt", tmp_path / "c.txt")
    assert names(tmp_path) == ["c.txt"]
    assert documents_in(tmp_path).others == 0


def test_a_format_that_is_named_holds_for_all(tmp_path: Path) -> None:
    write(tmp_path / "a", tmp_path / "b.0")
    assert names(tmp_path) == []
    assert names(tmp_path, "text") == ["a", "b.0"]
    with pytest.raises(SettingsError, match="no format of that name"):
        documents_in(tmp_path, "texts")


def test_circles_of_links_come_to_an_end(tmp_path: Path) -> None:
    write(tmp_path / "a" / "b.txt")
    (tmp_path / "a" / "back").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    assert names(tmp_path) == ["a/b.txt"]
    assert documents_in(tmp_path).others == 2


def test_a_file_with_two_names_is_one_document(tmp_path: Path) -> None:
    write(tmp_path / "b.txt")
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    assert names(tmp_path) == ["a.txt"]


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(tmp_path) == []


@pytest.mark.parametrize(("name", "message"), [("gone", "no such folder"), ("a.txt", "no folder")])
def test_folders_that_are_none(tmp_path: Path, name: str, message: str) -> None:
    write(tmp_path / "a.txt")
    with pytest.raises(InputError, match=message):
        documents_in(tmp_path / name)


def test_a_folder_that_cannot_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt", tmp_path / "shut" / "b.txt")
    scan = os.scandir

    def refuse(path: str) -> object:
        if os.fspath(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = documents_in(tmp_path)
    assert [path.name for path in found.documents] == ["a.txt"]
    assert found.troubles == (f"{tmp_path / 'shut'}: cannot be read: Permission denied",)
