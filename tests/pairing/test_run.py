"""Small folders, with the real encoder."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from aligner.embed.encoder import Encoder
from aligner.embeddings import Embeddings
from aligner.errors import InputError, SettingsError
from aligner.pairing import Pairing, paired
from aligner.pipeline import Hooks
from aligner.settings import Settings
from aligner.store import open_store
from tests.pairing.documents import GERMAN, HINDI, write_articles

Files = dict[str, Path]


def pairs(found: Pairing) -> set[tuple[Path, Path]]:
    return {(row.source, row.target) for row in found.rows}


def right(source: Files, target: Files) -> set[tuple[Path, Path]]:
    return {(source[name], target[name]) for name in source.keys() & target.keys()}


class Unused:
    """An encoder that nothing is left for."""

    def __init__(self, encoder: Encoder) -> None:
        self.signature = encoder.signature
        self.samples = encoder.samples

    def encode(self, texts: object, progress: object = None) -> Embeddings:
        raise AssertionError(f"asked for {texts}, {progress}")


def test_all_find_their_versions(encoder: Encoder, german: Files, hindi: Files) -> None:
    found = paired(german["bees"].parent, hindi["bees"].parent, encoder=encoder)
    assert pairs(found) == right(german, hindi)
    assert found.documents == (6, 6)
    assert found.unpaired == ((), ())
    assert found.troubles == ()
    assert {(row.source_language, row.target_language) for row in found.rows} == {("de", "hi")}
    assert all(0.5 <= row.score <= 1 for row in found.rows)
    assert list(found.rows) == sorted(found.rows)


def test_what_has_no_version_is_left_over(encoder: Encoder, tmp_path: Path) -> None:
    """The storm and the rebuilding are about one subject, and are no versions of each other."""
    source = write_articles(tmp_path / "a", {k: v for k, v in GERMAN.items() if k != "storm"})
    target = write_articles(tmp_path / "b", {k: v for k, v in HINDI.items() if k != "rebuilding"})
    found = paired(tmp_path / "a", tmp_path / "b", encoder=encoder)
    assert pairs(found) == right(source, target)
    assert found.unpaired == ((source["rebuilding"],), (target["storm"],))


def test_a_menu_on_every_page_makes_no_pair(encoder: Encoder, tmp_path: Path) -> None:
    menus = (
        ("Startseite", "Nachrichten aus aller Welt", "Über uns und unsere Arbeit", "Kontakt"),
        ("मुखपृष्ठ", "दुनिया भर की खबरें", "हमारे और हमारे काम के बारे में", "संपर्क"),
    )
    german = {k: (*menus[0], *v) for k, v in GERMAN.items() if k != "rebuilding"}
    hindi = {k: (*menus[1], *v) for k, v in HINDI.items() if k != "storm"}
    source = write_articles(tmp_path / "a", german)
    target = write_articles(tmp_path / "b", hindi, first=20)
    found = paired(tmp_path / "a", tmp_path / "b", encoder=encoder)
    assert pairs(found) == right(source, target)


def test_one_folder_with_all_languages(encoder: Encoder, tmp_path: Path) -> None:
    source, target = write_articles(tmp_path, GERMAN), write_articles(tmp_path, HINDI, first=20)
    found = paired(tmp_path, tmp_path, encoder=encoder)
    assert pairs(found) == right(source, target)
    assert found.documents == (12, 12)
    assert found.unpaired == ((), ())


def test_one_language_only_where_it_is_asked_for(
    encoder: Encoder, tmp_path: Path, german: Files
) -> None:
    folder = german["bees"].parent
    copy = shutil.copytree(folder, tmp_path / "copy")
    apart = paired(folder, copy, encoder=encoder)
    assert apart.rows == ()
    same = paired(folder, copy, encoder=encoder, same_language=True)
    assert {(source.name, target.name) for source, target in pairs(same)} == {
        (path.name, path.name) for path in german.values()
    }
    itself = paired(folder, folder, encoder=encoder, same_language=True)
    assert itself.rows == ()


def test_broken_files_are_told_and_the_others_paired(
    encoder: Encoder, german: Files, hindi: Files
) -> None:
    folder = german["bees"].parent
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 nothing of a document")
    (folder / "bytes.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "a\nb.txt").write_text("Ein Satz.", encoding="utf-8")
    found = paired(folder, hindi["bees"].parent, encoder=encoder)
    assert pairs(found) == right(german, hindi)
    assert len(found.troubles) == 4
    assert found.others == (1, 0)
    assert found.documents == (6, 6)


def test_a_file_that_goes_meanwhile_is_told(encoder: Encoder, german: Files, hindi: Files) -> None:
    def remove(stage: str) -> None:
        if stage == "embed":
            german["chess"].unlink()

    found = paired(
        german["bees"].parent, hindi["bees"].parent, encoder=encoder, hooks=Hooks(stage=remove)
    )
    left = {name: path for name, path in german.items() if name != "chess"}
    assert pairs(found) == right(left, hindi)
    assert len(found.troubles) == 1
    assert found.unpaired == ((), (hindi["chess"],))


@pytest.fixture
def beginnings(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence is compared at first, and never is enough."""
    monkeypatch.setattr("aligner.pairing.embedded.BEGINNING", 1)
    monkeypatch.setattr("aligner.pairing.aligned._SURE", 1 - 1e-12)


@pytest.mark.usefixtures("beginnings")
@pytest.mark.parametrize("room", [1, 512])
def test_where_the_beginning_does_not_tell_more_is_compared(
    encoder: Encoder, german: Files, hindi: Files, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    monkeypatch.setattr("aligner.pairing.embedded._SHELF", room)
    folders = german["bees"].parent, hindi["bees"].parent
    found = paired(*folders, encoder=encoder)
    assert pairs(found) == right(german, hindi)


@pytest.mark.usefixtures("beginnings")
def test_a_file_that_goes_while_documents_are_aligned_is_told(
    encoder: Encoder, german: Files, hindi: Files
) -> None:
    stages: list[str] = []

    def remove(_: int, __: int) -> None:
        if stages[-1] == "align":
            german["storm"].unlink(missing_ok=True)
            hindi["school"].unlink(missing_ok=True)

    found = paired(
        german["bees"].parent,
        hindi["bees"].parent,
        encoder=encoder,
        hooks=Hooks(stage=stages.append, progress=remove),
    )
    left = {name: path for name, path in german.items() if name not in {"school", "storm"}}
    assert pairs(found) == right(left, hindi)
    assert len(found.troubles) == len(set(found.troubles)) == 2


def test_a_second_run_encodes_nothing(
    encoder: Encoder, tmp_path: Path, german: Files, hindi: Files
) -> None:
    folders = german["bees"].parent, hindi["bees"].parent
    with open_store(tmp_path / "cache") as store:
        first = paired(*folders, encoder=encoder, cache=store)
        again = paired(*folders, encoder=Unused(encoder), cache=store)
    assert again == first
    assert first.rows == paired(*folders, encoder=encoder).rows


def test_either_folder_may_come_first(encoder: Encoder, german: Files, hindi: Files) -> None:
    folders = german["bees"].parent, hindi["bees"].parent
    there, back = paired(*folders, encoder=encoder), paired(*folders[::-1], encoder=encoder)
    assert {(b, a) for a, b in pairs(back)} == pairs(there)


def test_names_and_their_order_do_not_matter(
    encoder: Encoder, tmp_path: Path, german: Files
) -> None:
    turned = {name[::-1]: HINDI[name] for name in HINDI}
    target = write_articles(tmp_path / "turned", turned, first=40)
    found = paired(german["bees"].parent, tmp_path / "turned", encoder=encoder)
    assert pairs(found) == {(german[name], target[name[::-1]]) for name in german}


def test_the_threshold_bounds_what_is_paired(encoder: Encoder, german: Files, hindi: Files) -> None:
    folders = german["bees"].parent, hindi["bees"].parent
    assert paired(*folders, encoder=encoder, least=1).rows == ()
    assert len(paired(*folders, encoder=encoder, least=0).rows) == 6
    with pytest.raises(SettingsError, match=r"1\.5 is no probability"):
        paired(*folders, encoder=encoder, least=1.5)


@pytest.mark.parametrize("side", [0, 1])
def test_a_folder_without_documents(
    encoder: Encoder, tmp_path: Path, german: Files, side: int
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    full = german["bees"].parent
    folders = (full, empty) if side else (empty, full)
    with pytest.raises(InputError, match=r"no document in it\. Name a folder"):
        paired(*folders, encoder=encoder)
    (empty / "a.png").write_bytes(b"")
    with pytest.raises(InputError, match="1 files of other suffixes"):
        paired(*folders, encoder=encoder)
    (empty / "a.txt").write_bytes(b"")
    with pytest.raises(InputError, match="none of 1 documents can be read"):
        paired(*folders, encoder=encoder)


def test_languages_that_are_given_hold_for_a_whole_folder(
    encoder: Encoder, german: Files, hindi: Files
) -> None:
    settings = Settings(source_language="de-AT", target_language="hi")
    found = paired(german["bees"].parent, hindi["bees"].parent, settings, encoder=encoder)
    assert {row.source_language for row in found.rows} == {"de-AT"}
    with pytest.raises(SettingsError, match="files in common"):
        paired(german["bees"].parent, german["bees"].parent, settings, encoder=encoder)
    both = replace(settings, target_language="de")
    assert paired(german["bees"].parent, hindi["bees"].parent, both, encoder=encoder).rows == ()


def test_progress_is_told(encoder: Encoder, german: Files, hindi: Files) -> None:
    stages: list[str] = []
    told: dict[str, list[tuple[int, int]]] = {}
    hooks = Hooks(
        stage=stages.append,
        progress=lambda done, total: told.setdefault(stages[-1], []).append((done, total)),
    )
    paired(german["bees"].parent, hindi["bees"].parent, encoder=encoder, hooks=hooks)
    assert stages == ["read", "embed", "search", "align"]
    assert told["read"][-1] == told["embed"][-1] == (12, 12)
    done, total = told["align"][-1]
    assert done == total >= 6
