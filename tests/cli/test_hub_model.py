"""A sentence-transformers model instead of the embedded one; torch takes seconds to import."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Aligner, Result
from tests.cli.test_check import SCHEMA
from tests.cli.test_errors import refused

ENGLISH = (
    "On Monday the city council elected a new speaker.",
    "The costs of the bridge rose sharply this year, to more than nine million.",
    "He was a teacher at a school in Kassel before that.",
    "The school stays closed until the end of August.",
    "In the evening it rained heavily, and the match was called off.",
)
LOST = 1
BOTH_ENGLISH = ("--source-language", "en", "--target-language", "en")

pytestmark = pytest.mark.usefixtures("offline")


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    """A text, and the same without one sentence."""
    paths = tmp_path / "a.txt", tmp_path / "b.txt"
    rest = [line for number, line in enumerate(ENGLISH) if number != LOST]
    for path, lines in zip(paths, (ENGLISH, rest), strict=True):
        path.write_text("\n".join(lines) + "\n", "utf-8")
    return paths


@pytest.fixture
def with_model(aligner: Aligner, texts: tuple[Path, Path], minilm_folder: Path) -> Aligner:
    """Runs a command on both texts with the small model."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Result:
        command, *options = arguments
        model = ("--model", minilm_folder, "--device", "cpu")
        return aligner(command, *texts, *model, *BOTH_ENGLISH, *options, stdin=stdin)

    return run


def test_torch_the_report_is_as_that_of_the_embedded_encoder(
    with_model: Aligner, aligner: Aligner, texts: tuple[Path, Path], minilm_folder: Path
) -> None:
    code, out, err = with_model("check", "-f", "json")
    report = json.loads(out)
    Draft202012Validator(SCHEMA).validate(report)
    (found,) = report["findings"]
    assert (code, found["check"], found["source"]["text"]) == (1, "omission", ENGLISH[LOST])
    own = json.loads(aligner("check", *texts, *BOTH_ENGLISH, "-f", "json").out)
    for theirs, ours in zip(report["beads"], own["beads"], strict=True):
        assert theirs.keys() == ours.keys()
        assert (theirs["source"], theirs["target"]) == (ours["source"], ours["target"])
        assert all(0 <= value <= 1 for value in theirs["probabilities"].values())
    assert own["calibration"] == "e5-small-int8"
    assert report["calibration"] == "e5-small-int8 (not fitted for model)"
    assert "|layer:4|" in report["signature"]
    assert report["notes"] == [err.removeprefix("aligner: ").removesuffix("\n")]
    assert err.startswith(f"aligner: {minilm_folder}: no calibration for this model; ")
    assert f"calibrate.py --data DATA --model {minilm_folder} --token-layer 4 --write" in err


@pytest.mark.parametrize("alignment_format", ["tsv", "jsonl", "vecalign"])
def test_torch_the_alignment_is_as_that_of_the_embedded_encoder(
    with_model: Aligner, aligner: Aligner, texts: tuple[Path, Path], alignment_format: str
) -> None:
    code, theirs, _ = with_model("align", "-f", alignment_format)
    ours = aligner("align", *texts, *BOTH_ENGLISH, "-f", alignment_format).out
    assert code == 0
    assert theirs.count("\n") == ours.count("\n")
    assert theirs.count("\t") == ours.count("\t")


def test_torch_another_layer(with_model: Aligner) -> None:
    report = json.loads(with_model("check", "-f", "json", "--token-layer", "3").out)
    assert "|layer:3|" in report["signature"]


@pytest.mark.parametrize("layer", ["0", "7", "-1"])
def test_torch_a_layer_that_is_not_there(with_model: Aligner, layer: str) -> None:
    assert refused(with_model("check", "--token-layer", layer)) == (
        f"model: no layer {layer}; take the token vectors from one of 1 to 6."
    )


def test_the_embedded_encoder_has_one_layer(aligner: Aligner, texts: tuple[Path, Path]) -> None:
    assert refused(aligner("check", *texts, "--token-layer", "5")) == (
        "e5-small-int8: no token vectors of layer 5, only of 8. "
        "Leave the layer out, or name a model with --model."
    )
    assert aligner("check", *texts, *BOTH_ENGLISH, "--token-layer", "8").err == ""
