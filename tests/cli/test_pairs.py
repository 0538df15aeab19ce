import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Aligner
from tests.cli.test_check import SCHEMA

# id, source, target; the ids neither sorted nor all different.
PAIRS = (
    ("z", "Die Stadt baut eine neue Brücke über den Fluss.", "शहर नदी पर एक नया पुल बना रहा है।"),
    ("a", "Der Bürgermeister eröffnete gestern die Schule.", "मेयर ने कल स्कूल का उद्घाटन किया।"),
    ("a", "Am Abend regnete es stark.", ""),
    ("b", "Die Kinder spielen im Garten.", "बच्चे बगीचे में खेल रहे हैं।"),
    ("7", "", "मंत्री ने किसानों से मुलाकात की।"),
)


def jsonl() -> str:
    return "".join(
        json.dumps({"id": id_, "source": source, "target": target}) + "\n"
        for id_, source, target in PAIRS
    )


def tsv() -> str:
    return "".join("\t".join(pair) + "\n" for pair in PAIRS)


def report(aligner: Aligner, path: Path, *options: str) -> dict[str, Any]:
    result = aligner("check", path, "--format", "json", *options)
    assert result.err == ""
    parsed: dict[str, Any] = json.loads(result.out)
    Draft202012Validator(SCHEMA).validate(parsed)
    return parsed


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", jsonl().encode()),
        ("a.tsv", tsv().encode()),
        ("header.tsv", b"id\tsource\ttarget\n" + tsv().encode()),
        ("mark.jsonl", b"\xef\xbb\xbf" + jsonl().encode()),
        ("mark.tsv", b"\xef\xbb\xbfID\tSource\tTarget\n" + tsv().encode()),
        ("crlf.TSV", tsv().replace("\n", "\r\n").encode()),
        ("crlf.jsonl", jsonl().replace("\n", "\r\n").encode()),
    ],
)
def test_pairs_keep_ids_and_order(
    aligner: Aligner, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    parsed = report(aligner, path)
    assert [bead["id"] for bead in parsed["beads"]] == [pair[0] for pair in PAIRS]
    for bead, (_, source, target) in zip(parsed["beads"], PAIRS, strict=True):
        assert (bool(bead["source"]), bool(bead["target"])) == (bool(source), bool(target))
        assert set(bead["probabilities"]) == {"omission", "addition", "mistranslation"}
    sides = [parsed["documents"][side]["segments"] for side in ("source", "target")]
    assert [s["text"] for s in sides[0]] == [pair[1] for pair in PAIRS if pair[1]]
    assert [s["text"] for s in sides[1]] == [pair[2] for pair in PAIRS if pair[2]]


def test_an_empty_side_is_an_omission_or_an_addition(aligner: Aligner, tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(tsv(), encoding="utf-8")
    parsed = report(aligner, path)
    lost, added = parsed["beads"][2]["probabilities"], parsed["beads"][4]["probabilities"]
    assert lost["omission"] > 0.5 > lost["addition"]
    assert added["addition"] > 0.5 > added["omission"]
    findings = {finding["bead"]: finding for finding in parsed["findings"]}
    assert findings[2]["category"] == "accuracy/omission"
    assert findings[2]["source"]["line"] == 3
    assert findings[4]["category"] == "accuracy/addition"
    assert findings[4]["target"]["line"] == 5


def test_a_bad_line(aligner: Aligner, tmp_path: Path) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text("Haus\tघर\nHaus\n", encoding="utf-8")
    assert aligner("check", path) == (
        2,
        "",
        f"aligner: {path}: line 2 has 1 column; 2 (source, target) or 3 (id, source, target) are "
        "needed, divided by tabs.\n",
    )


def test_a_guessed_encoding_is_told(aligner: Aligner, tmp_path: Path) -> None:
    path = tmp_path / "old.tsv"
    path.write_bytes("Größe der Häuser über Straßen\tThe size of the houses\n".encode("cp1252"))
    assert f"{path}: read as windows-1252" in aligner("check", path).err
