"""Which calibration serves an encoder: its own where one was fitted, else the embedded one's."""

import json
from dataclasses import dataclass
from importlib import resources
from shlex import quote

from aligner.judge.calibration import FITTED_FOR


@dataclass(frozen=True, slots=True)
class Fitted:
    """The calibration that an encoder is judged by; as a text, what a report says of it.

    Attributes:
        name: of the calibration, as `calibration` takes it.
        encoder: name of the encoder.
        layer: of its token vectors, None where its signature names none.
        own: whether the calibration was fitted on vectors of this very encoder.
    """

    name: str
    encoder: str
    layer: str | None
    own: bool

    def __str__(self) -> str:
        return self.name if self.own else f"{self.name} (not fitted for {self.encoder})"

    def note(self, model: str | None = None) -> str | None:
        """One line for the user, None where there is nothing to say.

        Args:
            model: what the user named to have the encoder loaded, where it is known.
        """
        if self.own:
            return None
        name = model or self.encoder
        layer = f" --token-layer {self.layer}" if self.layer else ""
        return (
            f"{name}: no calibration for this model; probabilities are those of {self.name}, no "
            "more than a ranking. To fit it, in a checkout: python benchmarks/calibrate.py "
            f"--data DATA --model {quote(name)}{layer} --write"
        )


def fitted_for(signature: str) -> Fitted:
    """The calibration for the encoder with that `Encoder.signature`.

    Calibrations go by the last part of a model's name, so that it is the same by its hub name and
    in a folder; the weights, the layer and the prompt must be the same, too.
    """
    encoder, parts = _parts(signature)
    layer = next((part.removeprefix("layer:") for part in parts if part.startswith("layer:")), None)
    path = resources.files("aligner.judge").joinpath(f"data/{calibration_name(signature)}.json")
    if path.is_file():
        fitted = json.loads(path.read_text(encoding="utf-8"))["encoder"]
        if _parts(fitted)[1] == parts:
            return Fitted(calibration_name(signature), encoder, layer, own=True)
    return Fitted(FITTED_FOR, encoder, layer, own=False)


def calibration_name(signature: str) -> str:
    """`LaBSE` for `sentence-transformers/LaBSE|weights:1f|layer:6`."""
    return _parts(signature)[0].rpartition("/")[2]


def _parts(signature: str) -> tuple[str, frozenset[str]]:
    """The name of an encoder, and what its vectors depend on, but for how its graph is built."""
    name, *parts = signature.split("|")
    return name, frozenset(part for part in parts if not part.startswith("build:"))
