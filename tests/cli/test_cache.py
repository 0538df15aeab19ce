"""`aligner cache`, and `--cache-dir` and `--no-cache` of the commands that embed."""

import json
from pathlib import Path

import pytest

from aligner import pipeline
from aligner.embed.encoder import Encoder
from aligner.store import NAME
from tests.cli.conftest import Aligner, process


def refuse(*_: object, **__: object) -> Encoder:
    raise AssertionError("loaded although everything is kept")


@pytest.mark.parametrize("command", ["check", "align"])
def test_a_second_run_does_not_load_the_encoder(
    aligner: Aligner,
    german: Path,
    hindi: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    form = {"check": "json", "align": "tsv"}[command]  # without the time it took
    arguments = (command, german, hindi, "--format", form, "--cache-dir", tmp_path / "kept")
    first = aligner(*arguments)
    assert (tmp_path / "kept" / NAME).is_dir()
    monkeypatch.setattr(pipeline, "load_encoder", refuse)
    assert aligner(*arguments) == first
    with pytest.raises(AssertionError, match="loaded although"):
        aligner(*arguments, "--no-cache")


def test_without_a_cache_nothing_is_kept(
    aligner: Aligner, german: Path, hindi: Path, tmp_path: Path
) -> None:
    aligner("check", german, hindi, "--cache-dir", tmp_path / "kept", "--no-cache")
    assert not (tmp_path / "kept").exists()


def test_what_is_kept_is_told_and_forgotten(
    aligner: Aligner, german: Path, hindi: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "kept"
    place = folder / NAME
    empty = f"folder  {place}\nentries 0\nsize    0.0 MB of at most 1,000 MB\n"
    assert aligner("cache", "info", "--cache-dir", folder) == (0, empty, "")
    assert not folder.exists()
    report = aligner("check", german, hindi, "--cache-dir", folder, "--format", "json").out
    documents = json.loads(report)["documents"].values()
    texts = {segment["text"] for document in documents for segment in document["segments"]}
    told = aligner("cache", "info", "--cache-dir", folder).out
    assert told.splitlines()[1] == f"entries {len(texts)}"
    cleared = aligner("cache", "clear", "--cache-dir", folder)
    assert cleared.out.startswith(f"{place}: {len(texts)} entries removed, ")
    assert aligner("cache", "info", "--cache-dir", folder) == (0, empty, "")
    assert aligner("cache", "clear", "--cache-dir", folder).code == 0


def test_a_folder_that_cannot_be_used_is_named_and_the_run_goes_on(
    aligner: Aligner, german: Path, hindi: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    arguments = ("check", german, hindi, "--format", "json")
    plain = aligner(*arguments)
    found = aligner(*arguments, "--cache-dir", tmp_path / "file")
    assert (found.code, found.out) == (plain.code, plain.out)
    assert found.err.count("\n") == 1
    assert "the cache cannot be used (" in found.err


def test_a_damaged_cache_is_made_anew(
    aligner: Aligner, german: Path, hindi: Path, tmp_path: Path
) -> None:
    arguments = ("check", german, hindi, "--format", "json", "--cache-dir", tmp_path)
    plain = aligner(*arguments)
    (file,) = (tmp_path / NAME).glob("*.db")
    file.write_bytes(b"damaged" * 1000)
    found = aligner(*arguments)
    assert (found.code, found.out) == (plain.code, plain.out)
    assert found.err == (
        f"aligner: {tmp_path / NAME}: the cache was damaged, or of another version; it is made "
        "anew.\n"
    )
    assert aligner(*arguments) == plain


def test_the_folder_of_the_environment(tmp_path: Path) -> None:
    found = process("cache", "info", ALIGNER_CACHE=str(tmp_path))
    assert found.out.splitlines()[0] == f"folder  {tmp_path / NAME}"
