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
