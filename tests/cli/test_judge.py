"""A judge named on the command line."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Aligner
from tests.cli.test_check import SCHEMA
from tests.cli.test_errors import refused


def report(aligner: Aligner, *arguments: str | Path) -> dict[str, Any]:
    code, out, err = aligner("check", *arguments, "--format", "json", "--fail-on", "never")
    assert (code, err) == (0, "")
    parsed: dict[str, Any] = json.loads(out)
    Draft202012Validator(SCHEMA).validate(parsed)
    return parsed


@pytest.mark.usefixtures("offline")
def test_torch_a_judge_moves_the_probability_of_a_mistranslation(
    aligner: Aligner, german: Path, shortened: Path, tiny_judge: Path
) -> None:
    judged = report(aligner, german, shortened, "--judge", tiny_judge, "--device", "cpu")
    plain = report(aligner, german, shortened)
    assert "|judge:tiny-judge|" in judged["signature"]
    assert "judge" not in plain["signature"]
    moved = 0
    for with_judge, without in zip(judged["beads"], plain["beads"], strict=True):
        assert without["quality"] is None
        assert (with_judge["quality"] is None) == (with_judge["score"] is None)
        chances = with_judge["probabilities"], without["probabilities"]
        moved += chances[0].pop("mistranslation") != chances[1].pop("mistranslation")
        del with_judge["quality"], without["quality"]
        assert with_judge == without
    assert moved > 2


@pytest.mark.usefixtures("offline")
def test_torch_the_alignment_tells_what_the_judge_says(
    aligner: Aligner, german: Path, shortened: Path, tiny_judge: Path
) -> None:
    files = (german, shortened, "--judge", tiny_judge, "--device", "cpu")
    header, *rows = aligner("align", *files).out.splitlines()
    column = header.split("\t").index("quality")
    cells = [row.split("\t")[column] for row in rows]
    records = aligner("align", *files, "-f", "jsonl").out.splitlines()
    values = [json.loads(record)["quality"] for record in records]
    assert cells == ["" if value is None else f"{value:.4f}" for value in values]
    assert None in values
    assert len(set(values)) > 2


def test_comet_is_not_installed(
    aligner: Aligner, monkeypatch: pytest.MonkeyPatch, german: Path, hindi: Path
) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    message = refused(aligner("check", german, hindi, "--judge", "Unbabel/wmt22-cometkiwi-da"))
    assert message.startswith("Unbabel/wmt22-cometkiwi-da: needs COMET, whose program comet-score")


def test_no_such_judge(aligner: Aligner, german: Path, hindi: Path) -> None:
    assert refused(aligner("align", german, hindi, "--judge", "./nowhere")) == (
        "./nowhere: no such model folder. Check the name, or download it first and pass its folder."
    )
