"""`aligner pairs`, with the real encoder."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Aligner
from tests.pairing.documents import GERMAN, HINDI, write_articles

Files = dict[str, Path]


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Files, Files]:
    """Three articles a side, two of them on both; the working directory is above them."""
    monkeypatch.chdir(tmp_path)
    source = {name: GERMAN[name] for name in ("bees", "bridge", "chess")}
    target = {name: HINDI[name] for name in ("bees", "bridge", "school")}
    return write_articles(Path("german"), source), write_articles(Path("hindi"), target, first=20)


def test_a_list_on_standard_output(aligner: Aligner, folders: tuple[Files, Files]) -> None:
    german, hindi = folders
    code, out, err = aligner("pairs", "german", "hindi")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert {(row["source"], row["target"]) for row in rows} == {
        (str(german[name]), str(hindi[name])) for name in ("bees", "bridge")
    }
    assert {(row["source_language"], row["target_language"]) for row in rows} == {("de", "hi")}
    assert err.splitlines() == [
        "aligner: german: 1 of 3 documents have no counterpart",
        f"aligner: no counterpart: {german['chess']}",
        "aligner: hindi: 1 of 3 documents have no counterpart",
        f"aligner: no counterpart: {hindi['school']}",
        "aligner: 2 pairs",
    ]


def test_files_for_the_list_and_for_what_is_left_over(
    aligner: Aligner, folders: tuple[Files, Files]
) -> None:
    german, hindi = folders
    Path("out").mkdir()
    call = ("pairs", "german", "hindi", "-o", "out/pairs.csv", "--unpaired", "alone.txt")
    code, out, err = aligner(*call)
    assert (code, out) == (0, "")
    assert "no counterpart:" not in err
    lines = Path("out/pairs.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "id,source,target,source_language,target_language,score"
    assert lines[1].split(",")[1:3] == [f"../{german['bees']}", f"../{hindi['bees']}"]
    alone = Path("alone.txt").read_text(encoding="utf-8").splitlines()
    assert alone == [str(german["chess"]), str(hindi["school"])]
    assert aligner(*call, "--quiet") == (0, "", "")


def test_the_same_again_is_read_from_the_cache(
    aligner: Aligner, folders: tuple[Files, Files]
) -> None:
    call = ("pairs", "german", "hindi", "--quiet", "--cache-dir", "kept")
    first = aligner(*call)
    assert Path("kept").is_dir()
    assert aligner(*call) == first
    assert aligner(*call[:4], "--no-cache") == first


def test_a_broken_file_is_told_and_makes_the_exit_code(
    aligner: Aligner, folders: tuple[Files, Files]
) -> None:
    Path("german/empty.txt").touch()
    code, out, err = aligner("pairs", "german", "hindi", "-o", "pairs.tsv")
    assert (code, out) == (2, "")
    assert "german/empty.txt: empty." in err
    assert len(Path("pairs.tsv").read_text(encoding="utf-8").splitlines()) == 3


def test_many_left_over_are_not_all_printed(aligner: Aligner, folders: tuple[Files, Files]) -> None:
    shutil.rmtree("hindi")
    twelve = {f"{k}": (f"यह वाक्य क्रमांक {k} है और किसी और से मेल नहीं खाता।",) for k in range(12)}
    write_articles(Path("hindi"), twelve, first=20)
    err = aligner("pairs", "german", "hindi").err
    assert "aligner: hindi: 12 of 12 documents have no counterpart" in err
    assert "aligner: and 2 more: --unpaired FILE lists them all" in err
    assert err.count("no counterpart: hindi") == 10


@pytest.mark.parametrize("option", ["-o", "--unpaired"])
def test_a_document_is_not_written_over(
    aligner: Aligner, folders: tuple[Files, Files], option: str
) -> None:
    german, _ = folders
    document = german["bees"]
    before = document.read_bytes()
    link = Path("link.jsonl")
    link.symlink_to(document)
    code, out, err = aligner("pairs", "german", "hindi", option, link)
    assert (code, out) == (2, "")
    assert "would replace this text" in err
    assert document.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("-o", "pairs.txt"), "pairs.txt: no list of pairs by its suffix"),
        (("-o", "none/pairs.csv"), 'no such folder "none"'),
        (("-o", "a.csv", "--unpaired", "a.csv"), "would both go here"),
        (("--device", "cpu"), "the embedded encoder runs on the processor"),
        (("--source-format", "word"), "no format of that name"),
    ],
)
def test_what_cannot_be_is_said_at_once(
    aligner: Aligner, folders: tuple[Files, Files], options: tuple[str, ...], message: str
) -> None:
    code, out, err = aligner("pairs", "german", "hindi", *options)
    assert (code, out) == (2, "")
    assert message in err
    assert len(err.splitlines()) == 1


def test_folders_that_are_not_there(aligner: Aligner, folders: tuple[Files, Files]) -> None:
    assert aligner("pairs", "german", "gone") == (
        2,
        "",
        "aligner: gone: no such folder. Name a folder of documents.\n",
    )
