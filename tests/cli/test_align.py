import json
from pathlib import Path

import pytest

from tests.cli.conftest import Aligner


def test_tsv(aligner: Aligner, german: Path, hindi: Path) -> None:
    code, out, err = aligner("align", german, hindi)
    assert (code, err) == (0, "")
    header, *rows = [line.split("\t") for line in out.splitlines()]
    columns = ["source", "target", "kind", "score", "confidence", "moved", "quality"]
    assert header == [*columns, "source_text", "target_text"]
    assert [row[2] for row in rows].count("1-1") == 9
    assert [row[:3] for row in rows if row[2] == "2-1"] == [["5 6", "5", "2-1"]]


def test_jsonl(aligner: Aligner, german: Path, hindi: Path) -> None:
    code, out, _ = aligner("align", german, hindi, "--format", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [index for row in rows for index in row["source"]] == list(range(11))
    assert [index for row in rows for index in row["target"]] == list(range(10))


def test_vecalign(aligner: Aligner, german: Path, hindi: Path) -> None:
    lines = aligner("align", german, hindi, "-f", "vecalign").out.splitlines()
    assert len(lines) == 10
    assert lines[5].startswith("[5, 6]:[5]:")


@pytest.mark.parametrize("alignment_format", ["tsv", "jsonl", "vecalign"])
def test_segmented(aligner: Aligner, german: Path, hindi: Path, alignment_format: str) -> None:
    """Lines that are not blank: 8 on either side, two of them with more than one sentence."""
    out = aligner("align", german, hindi, "--segmented", "-f", alignment_format).out
    assert len(out.splitlines()) == 8 + (alignment_format == "tsv")


def test_output(aligner: Aligner, german: Path, hindi: Path, tmp_path: Path) -> None:
    printed = aligner("align", german, hindi).out
    assert aligner("align", german, hindi, "-o", tmp_path / "a.tsv") == (0, "", "")
    assert (tmp_path / "a.tsv").read_text(encoding="utf-8") == printed


def test_quiet_prints_the_beads_all_the_same(aligner: Aligner, german: Path, hindi: Path) -> None:
    assert aligner("align", german, hindi, "--quiet").out.startswith("source\ttarget\t")


def test_verbose(aligner: Aligner, german: Path, hindi: Path) -> None:
    assert aligner("align", german, hindi, "-v").err.startswith("aligner: all  ")


def test_pairs(aligner: Aligner, tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("Das ist ein Haus.\tयह एक घर है।\nEr kommt.\t\n", encoding="utf-8")
    rows = aligner("align", path, "-f", "jsonl").out.splitlines()
    assert [(row["id"], row["target"]) for row in map(json.loads, rows)] == [("1", [0]), ("2", [])]


def test_the_suffix_of_the_output_chooses_the_format(
    aligner: Aligner, german: Path, hindi: Path, tmp_path: Path
) -> None:
    path = tmp_path / "memory.tmx"
    assert aligner("align", german, hindi, "-o", path) == (0, "", "")
    assert path.read_text("utf-8").count("<tu ") == 10
    assert aligner("align", german, hindi, "-o", path, "--format", "vecalign").err == ""
    assert path.read_text("utf-8").startswith("[0]:[0]:")
    assert "<trgLang" not in aligner("align", german, hindi, "-f", "xliff").out


def test_what_a_format_has_no_place_for_is_told(aligner: Aligner, tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("Das ist ein Haus.\tयह एक घर है।\nEr kommt.\t\n", encoding="utf-8")
    message = "1 bead with an empty side left out: TMX holds none\n"
    assert aligner("align", path, "-f", "tmx").err == f"aligner: {message}"
    output = tmp_path / "a.tmx"
    assert aligner("align", path, "-o", output).err == f"aligner: {output}: {message}"
    assert aligner("align", path, "-o", output, "-q").err == ""


def test_moses(aligner: Aligner, german: Path, hindi: Path, tmp_path: Path) -> None:
    assert aligner("align", german, hindi, "-f", "moses", "-o", tmp_path / "out").code == 0
    lines = [(tmp_path / f"out.{code}").read_text("utf-8").splitlines() for code in ("de", "hi")]
    assert [len(side) for side in lines] == [10, 10]


def test_moses_needs_names(aligner: Aligner, german: Path, hindi: Path) -> None:
    assert aligner("align", german, hindi, "-f", "moses") == (
        2,
        "",
        "aligner: moses is two files. Say with --output what their names begin with: "
        "-o corpus writes corpus.de and corpus.hi.\n",
    )


def test_moses_does_not_replace_a_text(
    aligner: Aligner, german: Path, hindi: Path, tmp_path: Path
) -> None:
    source = tmp_path / "text.de"
    source.write_bytes(german.read_bytes())
    code, out, err = aligner("align", source, hindi, "-f", "moses", "-o", tmp_path / "text")
    assert (code, out) == (2, "")
    assert err == f"aligner: {source}: --output would replace this text. Name another file.\n"
    assert source.read_bytes() == german.read_bytes()
    assert not (tmp_path / "text.hi").exists()


def test_which_languages_of_a_memory(aligner: Aligner, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("en,de,hi\nA house.,Ein Haus.,एक घर।\n", "utf-8")
    result = aligner("align", path, "-s", "de", "-t", "hi", "-f", "jsonl")
    assert json.loads(result.out)["target_text"] == "एक घर।"
    assert aligner("align", path, "-t", "fr").err == (
        f"aligner: {path}: has no fr, only en, de, hi.\n"
    )
