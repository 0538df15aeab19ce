import json
from importlib import resources
from pathlib import Path

import pytest

from aligner.embed.encoder import Encoder
from aligner.embed.identity import EMBEDDED
from aligner.judge.fitted import calibration_name, fitted_for

LABSE = "sentence-transformers/LaBSE|weights:1f2e3d4c|layer:6"


@pytest.fixture
def labse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package in which a calibration for `LABSE` lies."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "LaBSE.json").write_text(json.dumps({"encoder": LABSE}), "utf-8")
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)


def test_the_embedded_encoder_has_its_own(encoder: Encoder) -> None:
    found = fitted_for(encoder.signature)
    assert (str(found), found.note()) == (EMBEDDED, None)


def test_how_a_graph_is_built_is_no_other_encoder() -> None:
    assert fitted_for(f"{EMBEDDED}|layer:8|build:1000").own


@pytest.mark.parametrize("signature", [LABSE, f"{EMBEDDED}|layer:7|build:3", "own", "a/b|x"])
def test_the_embedded_one_stands_in_and_that_is_said(signature: str) -> None:
    found = fitted_for(signature)
    assert (found.name, found.own) == (EMBEDDED, False)
    assert str(found).startswith(f"{EMBEDDED} (not fitted for ")
    assert found.note()


def test_the_note_tells_how_to_fit() -> None:
    assert fitted_for(LABSE).note() == (
        "sentence-transformers/LaBSE: no calibration for this model; probabilities are those of "
        "e5-small-int8, no more than a ranking. To fit it, in a checkout: python "
        "benchmarks/calibrate.py --data DATA --model sentence-transformers/LaBSE --token-layer 6 "
        "--write"
    )
    assert "--model './my model' --token-layer 6" in (fitted_for(LABSE).note("./my model") or "")
    assert "--model own --write" in (fitted_for("own").note() or "")


@pytest.mark.usefixtures("labse")
def test_a_model_with_a_calibration_of_its_own() -> None:
    for signature in (LABSE, LABSE.removeprefix("sentence-transformers/")):
        assert (str(fitted_for(signature)), fitted_for(signature).note()) == ("LaBSE", None)


@pytest.mark.usefixtures("labse")
@pytest.mark.parametrize(
    "signature",
    [
        LABSE.replace("layer:6", "layer:8"),
        LABSE.replace("1f2e", "0000"),
        f"{LABSE}|prompt:x",
        LABSE.replace("LaBSE", "LaBSE-2"),
    ],
)
def test_other_vectors_are_not_what_it_was_fitted_on(signature: str) -> None:
    assert not fitted_for(signature).own


def test_the_name_is_that_of_a_file() -> None:
    assert calibration_name(LABSE) == "LaBSE"
    assert calibration_name("../../x|layer:1") == "x"
