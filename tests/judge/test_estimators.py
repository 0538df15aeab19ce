"""Judges that are named; cross encoders need torch, which takes seconds to import."""

import os
import re
import stat
import sys
from pathlib import Path

import numpy as np
import pytest

from aligner.errors import EncoderError
from aligner.judge.estimators import load_judge
from tests.judge.tiny import write_cross_encoder

PAIRS = [("Es regnet.", "It rains."), ("Ja", "No, not at all: never."), ("Drei", "")]

# Does with its options what COMET's program does: the score is the share of the source's length.
COMET = """#!{python}
import argparse, json, sys
parser = argparse.ArgumentParser()
for name in ("-s", "-t", "--model", "--gpus", "--to_json"):
    parser.add_argument(name, required=True)
parser.add_argument("--quiet", action="store_true")
parser.add_argument("--only_system", action="store_true")
given = parser.parse_args()
if given.model == "Unbabel/no-comet":
    sys.exit("Some warning.\\nKeyError: not supported by COMET.")
files = (open(path, encoding="utf-8") for path in (given.s, given.t))
pairs = zip(*([line.strip() for line in file] for file in files), strict=True)
rows = [dict(src=a, mt=b, COMET=1.02 * len(a) / len(a + b)) for a, b in pairs]
json.dump({{given.t: rows}}, open(given.to_json, "w"))
print(given.model, given.gpus)
"""


@pytest.fixture
def comet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program `comet-score` on the PATH, and nothing else."""
    path = tmp_path / "bin" / "comet-score"
    path.parent.mkdir()
    path.write_text(COMET.format(python=sys.executable), "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(path.parent))


@pytest.mark.usefixtures("offline")
def test_torch_a_cross_encoder_scores_pairs(tiny_judge: Path) -> None:
    judge = load_judge(str(tiny_judge), device="cpu")
    scores = judge.scores(PAIRS)
    assert judge.name == "tiny-judge"
    assert scores.shape == (3,)
    assert ((scores > 0) & (scores < 1)).all()
    assert len(set(scores.tolist())) == 3
    alone = [float(judge.scores([pair])[0]) for pair in PAIRS]
    np.testing.assert_allclose(scores, alone, atol=1e-5)


@pytest.mark.usefixtures("offline")
def test_torch_a_cross_encoder_with_several_labels(tmp_path: Path) -> None:
    write_cross_encoder(tmp_path / "nli", labels=3)
    with pytest.raises(EncoderError, match=r"^nli: gives 3 numbers for a pair, not one"):
        load_judge(str(tmp_path / "nli"), device="cpu")


@pytest.mark.usefixtures("offline")
def test_torch_an_encoder_of_single_texts(minilm_folder: Path) -> None:
    with pytest.raises(EncoderError) as caught:
        load_judge(str(minilm_folder), device="cpu")
    assert str(caught.value) == (
        "model: is no cross encoder (BertModel), so it cannot score pairs. "
        "Take one that was trained to, or pass it with --model."
    )


@pytest.mark.usefixtures("offline")
def test_torch_nothing_is_written_to_stderr(
    tiny_judge: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    load_judge(str(tiny_judge), device="cpu").scores(PAIRS)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("judge", ["./nowhere", "/no/such/folder", "a/b/c"])
def test_torch_a_folder_that_is_not_there(judge: str) -> None:
    with pytest.raises(EncoderError, match=re.escape(f"{judge}: no such model folder. Check")):
        load_judge(judge)


def test_torch_a_device_that_is_not_there(tiny_judge: Path) -> None:
    with pytest.raises(EncoderError, match=r"^gpu9: torch has no such device here"):
        load_judge(str(tiny_judge), device="gpu9")


@pytest.mark.usefixtures("comet")
@pytest.mark.parametrize("device", [None, "cpu", "cuda"])
def test_comet_scores_pairs_through_its_program(device: str | None) -> None:
    judge = load_judge("Unbabel/wmt22-cometkiwi-da", device=device)
    assert judge.name == "Unbabel/wmt22-cometkiwi-da"
    scores = judge.scores([("abc", "d"), ("a\nb c", "x\u2028yz\r"), ("one", "")])
    np.testing.assert_allclose(scores, [1.02 * 3 / 4, 1.02 * 5 / 9, 1], atol=1e-6)


@pytest.mark.usefixtures("comet")
def test_comet_from_a_folder_or_a_checkpoint(tmp_path: Path) -> None:
    checkpoint = tmp_path / "kiwi" / "checkpoints" / "model.ckpt"
    checkpoint.parent.mkdir(parents=True)
    checkpoint.touch()
    for path in (tmp_path / "kiwi", checkpoint):
        assert load_judge(str(path)).scores([("abc", "d")]) == pytest.approx(0.765)
    assert load_judge(str(tmp_path / "kiwi")).name == "kiwi"


@pytest.mark.usefixtures("comet")
def test_comet_fails() -> None:
    with pytest.raises(EncoderError) as caught:
        load_judge("Unbabel/no-comet").scores(PAIRS)
    assert str(caught.value) == (
        "Unbabel/no-comet: comet-score failed: KeyError: not supported by COMET. "
        "See that it runs by itself (comet-score --help), or take another judge."
    )


def test_comet_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(EncoderError) as caught:
        load_judge("Unbabel/wmt22-cometkiwi-da")
    assert str(caught.value) == (
        "Unbabel/wmt22-cometkiwi-da: needs COMET, whose program comet-score is not on the PATH. "
        "Install it in an environment of its own (pipx install unbabel-comet), or name a cross "
        "encoder."
    )


def test_comet_has_no_such_checkpoint() -> None:
    with pytest.raises(EncoderError, match=r"^/no/model\.ckpt: no such file\. Check the path\.$"):
        load_judge("/no/model.ckpt")
