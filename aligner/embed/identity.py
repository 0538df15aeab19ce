"""What tells an encoder from others before it is loaded, which takes long."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from aligner.digest import digest
from aligner.embed.choice import Choice
from aligner.embed.hub import folder_in_cache, model_folder
from aligner.errors import EncoderError
from aligner.machine import processor, versions

EMBEDDED = "e5-small-int8"
TOKEN_LAYER = 8  # of 12: planted cuts are found with ROC-AUC 0.92, against 0.86 with the last
BUILD = "4"  # of the embedded graph; another number makes a new folder in the cache
EMBEDDED_SIGNATURE = f"{EMBEDDED}|layer:{TOKEN_LAYER}|build:{BUILD}"

_MOST_FILES = 1000  # of a model; a folder with more is none


EMBEDDED_CHOICE = Choice()
_ALLOWED = {"model", "device", "token_layer"}  # the device may be that of a judge


class Identity(NamedTuple):
    """What is known of an encoder that is not loaded.

    Attributes:
        signature: `Encoder.signature`; None where only loading tells.
        key: names it, the files it comes from, and all else that its vectors depend on; None where
            that cannot be told without loading it.
        surroundings: of these, what the signature does not tell: libraries and processor. Another
            kind of processor rounds otherwise.
    """

    signature: str | None
    key: str | None
    surroundings: str


def identity(choice: Choice = EMBEDDED_CHOICE) -> Identity:
    """What is known of the encoder that `load_encoder` would load, without loading it.

    Raises:
        EncoderError: if it is the embedded one, and cannot be what is asked for.
    """
    if choice.model is None or choice.model == EMBEDDED:
        refuse_options(choice)
        known = identity_of(EMBEDDED_SIGNATURE)
        return known._replace(key=f"{EMBEDDED_SIGNATURE}|{known.surroundings}")
    around = _around_torch(choice.device)
    stamp = model_stamp(choice.model, choice.revision)
    key = None if stamp is None else f"{choice.name}|{stamp}|{around}"
    return Identity(None, key, around)


def identity_of(signature: str) -> Identity:
    """What is known of an encoder that is loaded, and has this signature."""
    if signature == EMBEDDED_SIGNATURE:
        return Identity(signature, None, f"{versions('onnxruntime')}|{processor()}")
    return Identity(signature, None, _around_torch("given"))


def _around_torch(device: str | None) -> str:
    libraries = versions("torch", "transformers", "tokenizers", "sentence-transformers")
    return f"{libraries}|{processor()}|{device}:{os.environ.get('CUDA_VISIBLE_DEVICES')}"


def refuse_options(choice: Choice) -> None:
    """Raises EncoderError for what the embedded encoder does not give, or cannot be told."""
    if choice.token_layer not in {None, TOKEN_LAYER}:
        raise EncoderError(
            f"{EMBEDDED}: no token vectors of layer {choice.token_layer}, only of {TOKEN_LAYER}. "
            "Leave the layer out, or name a model with --model."
        )
    for name in choice.options().keys() - _ALLOWED:
        raise EncoderError(
            f"{EMBEDDED}: takes no {name.replace('_', ' ')}. Leave --{name.replace('_', '-')} out, "
            "or name a model with --model."
        )


def model_stamp(model: str, revision: str | None = None) -> str | None:
    """A digest of the names, sizes and times of the files of a model that lies on this machine.

    Args:
        model: its folder, or its name on the hub.
        revision: of the latter.

    Returns:
        None where it does not lie here, or where it is not all in its folder.
    """
    folder = model_folder(model) or folder_in_cache(model, revision)
    if folder is None:
        return None
    rows: list[tuple[str, int, int]] = []
    for path in _files(folder):
        if len(rows) == _MOST_FILES or path.name == "adapter_config.json":  # it names another model
            return None
        status = path.stat()
        rows.append((path.relative_to(folder).as_posix(), status.st_size, status.st_mtime_ns))
    text = json.dumps([str(folder.resolve()), *sorted(rows)])
    return digest(text).hex()


def _files(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            if path.is_file():
                yield path
