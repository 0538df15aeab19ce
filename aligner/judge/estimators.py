"""Quality estimators that can be named: cross encoders, and COMET where it is installed.

COMET (unbabel-comet, Apache 2.0) wants older versions of numpy, transformers and huggingface-hub
than sentence-transformers does, so the two cannot share an environment: it is run as the program
`comet-score`, from wherever it is installed.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligner.embed.hub import cross_encoder, model_folder, quiet
from aligner.embeddings import Floats
from aligner.errors import EncoderError
from aligner.judge.quality import QualityEstimator

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_COMET = "comet-score"
_SCORING = ("ForSequenceClassification", "ForCausalLM")  # what a cross encoder was trained as
_CHECKPOINT = Path("checkpoints", "model.ckpt")  # in a folder of COMET's


def load_judge(judge: str, *, device: str | None = None) -> QualityEstimator:
    """The quality estimator of that name.

    Args:
        judge: a cross encoder of sentence-transformers that gives one number (hub name or folder),
            or a COMET model that needs no reference (hub name, folder or .ckpt file), such as
            `Unbabel/wmt22-cometkiwi-da`.
        device: `cpu`, `cuda` ...; None or `auto` takes the fastest there is.

    Raises:
        EncoderError: if there is no such model or device, or what it needs is not installed.
    """
    folder = model_folder(judge)
    name = folder.resolve().name if folder else judge
    comet = _comet(judge, folder)
    if comet is not None:
        return CometJudge(name, comet, on_cpu=device == "cpu")
    return CrossEncoderJudge(cross_encoder(judge, None if device == "auto" else device), name)


class CrossEncoderJudge:
    """Scores pairs with a loaded cross encoder."""

    def __init__(self, model: "CrossEncoder", name: str) -> None:
        made = model[0].auto_model.config.architectures or []
        if not any(architecture.endswith(_SCORING) for architecture in made):
            # It would be given a layer of random weights, and scores that mean nothing.
            raise EncoderError(
                f"{name}: is no cross encoder ({', '.join(made) or 'of unknown make'}), so it "
                "cannot score pairs. Take one that was trained to, or pass it with --model."
            )
        if model.num_labels != 1:
            raise EncoderError(
                f"{name}: gives {model.num_labels} numbers for a pair, not one score. "
                "Take a cross encoder with one label."
            )
        self.name = name
        self._model = model.eval()

    def scores(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """See `QualityEstimator.scores`; the logistic function of what the model gives."""
        import torch  # noqa: PLC0415 - seconds

        try:
            with quiet():
                found = self._model.predict(
                    list(pairs), activation_fn=torch.nn.Sigmoid(), show_progress_bar=False
                )
        except RuntimeError as error:  # among them: no memory left on the device
            raise EncoderError(
                f"{self.name}: cannot run on {self._model.device}: {str(error).splitlines()[0]} "
                "Try another device, or another judge."
            ) from error
        return np.asarray(found, np.float32)


class CometJudge:
    """Scores pairs with the program `comet-score`."""

    def __init__(self, name: str, model: str, *, on_cpu: bool) -> None:
        program = shutil.which(_COMET)
        if program is None:
            raise EncoderError(
                f"{name}: needs COMET, whose program {_COMET} is not on the PATH. Install it in an "
                "environment of its own (pipx install unbabel-comet), or name a cross encoder."
            )
        self.name = name
        self._command = [program, "--model", model, "--gpus", "0" if on_cpu else "1"]

    def scores(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """See `QualityEstimator.scores`; COMET goes a little beyond 0 and 1 at times."""
        with tempfile.TemporaryDirectory(prefix="aligner-") as folder:
            files = Path(folder, "source.txt"), Path(folder, "target.txt")
            for path, texts in zip(files, zip(*pairs, strict=True), strict=True):
                lines = (" ".join(text.split()) for text in texts)
                path.write_text("".join(f"{line}\n" for line in lines), "utf-8", "replace")
            found = self._run(*files, Path(folder, "scores.json"))
        return np.clip(np.array(found, np.float32), 0, 1)

    def _run(self, source: Path, target: Path, output: Path) -> list[float]:
        files = ["-s", str(source), "-t", str(target), "--to_json", str(output)]
        done = subprocess.run(
            [*self._command, *files, "--quiet", "--only_system"],
            check=False,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
        )
        if done.returncode or not output.is_file():
            lines = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
            raise EncoderError(
                f"{self.name}: {_COMET} failed: {lines[-1].rstrip('.')}. "
                f"See that it runs by itself ({_COMET} --help), or take another judge."
            )
        (rows,) = json.loads(output.read_text(encoding="utf-8")).values()
        return [row["COMET"] for row in rows]


def _comet(judge: str, folder: Path | None) -> str | None:
    """What `comet-score` takes as its model; None where `judge` is none of COMET's."""
    if folder:
        checkpoint = folder / _CHECKPOINT
        return str(checkpoint) if checkpoint.is_file() else None
    path = Path(judge)
    if path.suffix == ".ckpt":
        if not path.is_file():
            raise EncoderError(f"{judge}: no such file. Check the path.")
        return judge
    return judge if "comet" in path.name.lower() else None
