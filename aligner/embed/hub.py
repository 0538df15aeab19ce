"""Loads a model of sentence-transformers from a folder, the hub's cache or the hub, and fails fast.

A model that lies in a folder or in the cache is loaded without a word to the network, so that the
same call gives the same vectors every time. Where the hub is needed it is asked once, with a short
time limit: left to themselves the libraries try every file five times, which without a network
takes a minute.
"""

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from aligner.embed.choice import Choice
from aligner.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder, SentenceTransformer

_HUB_SECONDS = 10.0
_NEXT = "Check the name, or download it first and pass its folder."


class _Kind(NamedTuple):
    """What is to be loaded."""

    name: str
    """Of its class in sentence_transformers."""
    file: str
    """One without which it cannot be loaded as what it is."""
    prefixes: tuple[str, ...]
    """What may be left out of its name on the hub."""


# Parts of a model may lie in the cache for other reasons; without its list of modules an encoder
# would be loaded with a pooling that is not its own.
_ENCODER = _Kind("SentenceTransformer", "modules.json", ("sentence-transformers/", ""))
_JUDGE = _Kind("CrossEncoder", "config.json", ("",))


def sentence_transformer(choice: Choice) -> "SentenceTransformer":
    """The model of a local folder or of that name on the hub.

    Raises:
        EncoderError: if the library or the device cannot be used, or the model not be found or
            loaded.
    """
    return _found(choice, _ENCODER)


def cross_encoder(model: str, device: str | None) -> "CrossEncoder":
    """The same for a model that reads both texts of a pair at once."""
    return _found(Choice(model, device), _JUDGE)


def _found(choice: Choice, kind: _Kind) -> Any:  # noqa: ANN401 - see `kind`
    model = choice.model or ""
    _require_libraries()
    with quiet():
        _require(_device(choice))
        if folder := model_folder(model):
            return _load(str(folder), choice, kind, local=True)
        if model.count("/") > 1 or model.startswith((".", "~", "/")) or Path(model).is_file():
            raise EncoderError(f"{model}: no such model folder. {_NEXT}")
        if _cached(model, choice.revision, kind):
            try:
                return _load(model, choice, kind, local=True)
            except EncoderError as error:
                if not isinstance(error.__cause__, OSError):
                    raise  # else a file is missing: a download that was cut off
        _require_hub(model, choice.revision, kind)
        return _load(model, choice, kind, local=False)


def _device(choice: Choice) -> str | None:
    return None if choice.device == "auto" else choice.device


def model_folder(model: str) -> Path | None:
    """The folder that `model` names, if there is one."""
    try:
        folder = Path(model).expanduser()
    except RuntimeError:  # the home of a user who does not exist
        return None
    return folder if folder.is_dir() else None


def folder_in_cache(model: str, revision: str | None = None) -> Path | None:
    """The folder in the hub's cache from which a model is loaded that was downloaded before.

    Found without the hub's library, which takes 0.2 s. None where there is none, or where a short
    name may stand for several.
    """
    found = [
        folder
        for name in _names(model, _ENCODER)
        if (folder := _snapshot(name, revision)) and (folder / _ENCODER.file).is_file()
    ]
    return found[0] if len(found) == 1 else None


def _snapshot(name: str, revision: str | None) -> Path | None:
    """Where the cache holds a version of a model, or the newest that it has, as the hub does."""
    root = os.path.expandvars(_hub_cache()) + f"/models--{name.replace('/', '--')}"
    try:
        folder = Path(root).expanduser()
        if revision and (folder / "snapshots" / revision).is_dir():
            return folder / "snapshots" / revision
        commit = (folder / "refs" / (revision or "main")).read_text(encoding="utf-8").strip()
    except (OSError, RuntimeError, ValueError):  # none, no home, or a NUL in the name
        return None
    return folder / "snapshots" / commit


def _hub_cache() -> str:
    for variable in ("SENTENCE_TRANSFORMERS_HOME", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"):
        if path := os.getenv(variable):
            return path
    home = os.getenv("HF_HOME") or os.path.join(  # noqa: PTH118 - variables are expanded later
        os.getenv("XDG_CACHE_HOME") or "~/.cache", "huggingface"
    )
    return f"{home}/hub"


def _load(model: str, choice: Choice, kind: _Kind, *, local: bool) -> Any:  # noqa: ANN401
    import sentence_transformers  # noqa: PLC0415 - torch, seconds

    try:
        load = getattr(sentence_transformers, kind.name)
        return load(
            model,
            device=_device(choice),
            local_files_only=local,
            revision=choice.revision,
            trust_remote_code=choice.trust_remote_code,
            model_kwargs={"dtype": choice.dtype} if choice.dtype else None,
        )
    # What a broken model raises depends on which of its files is broken: KeyError, RuntimeError ...
    except Exception as error:
        raise EncoderError(
            f"{model}: sentence-transformers cannot load it: {_gist(error)} {_NEXT}"
        ) from error


def _gist(error: Exception) -> str:
    """The first line of what an error says, as a sentence."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].rstrip(".:,; ") + "."


def _require_libraries() -> None:
    try:
        import sentence_transformers  # noqa: F401, PLC0415 - seconds
    except (ImportError, OSError) as error:  # OSError: a shared library of torch is missing
        raise EncoderError(
            f"sentence-transformers cannot be imported here: {_gist(error)} Reinstall it and torch "
            "(pip install --force-reinstall sentence-transformers torch), or name no model."
        ) from error


def _require(device: str | None) -> None:
    import torch  # noqa: PLC0415 - seconds

    if device is None:
        return
    try:
        torch.zeros(1, device=device)
    except (RuntimeError, AssertionError, ImportError) as error:
        raise EncoderError(
            f"{device}: torch has no such device here. Use cpu, or name none."
        ) from error


def _cached(model: str, revision: str | None, kind: _Kind) -> bool:
    """Whether the hub's cache has the file of the model that tells how it is made."""
    from huggingface_hub import try_to_load_from_cache  # noqa: PLC0415 - 0.2 s
    from huggingface_hub.errors import HFValidationError  # noqa: PLC0415

    home = os.getenv("SENTENCE_TRANSFORMERS_HOME")
    try:
        return any(
            try_to_load_from_cache(name, kind.file, cache_dir=home, revision=revision)
            for name in _names(model, kind)
        )
    except HFValidationError as error:
        raise EncoderError(
            f"{model}: neither a folder here nor a name that the hub allows. {_NEXT}"
        ) from error


def _names(model: str, kind: _Kind) -> list[str]:
    """What a short name may stand for."""
    return [model] if "/" in model else [f"{prefix}{model}" for prefix in kind.prefixes]


def _require_hub(model: str, revision: str | None, kind: _Kind) -> None:
    """Raises EncoderError where the hub does not answer, or answers that it has no such model."""
    from huggingface_hub import HfApi  # noqa: PLC0415 - 0.2 s
    from huggingface_hub.errors import HfHubHTTPError  # noqa: PLC0415

    for name in _names(model, kind):
        try:
            HfApi().model_info(name, revision=revision, timeout=_HUB_SECONDS)
        except HfHubHTTPError as error:
            refusal = error
        except Exception as error:  # whatever its HTTP library raises
            raise EncoderError(
                f"{model}: no such model folder here, and it cannot be fetched from the hub "
                f"(no network?). {_NEXT}"
            ) from error
        else:
            return
    raise EncoderError(
        f"{model}: no such model folder here, and the hub does not give it: {_gist(refusal)} "
        f"{_NEXT}"
    ) from refusal


@contextmanager
def quiet() -> Iterator[None]:
    """Nothing on stderr from the libraries but errors and the bar of a download; no telemetry.

    With telemetry the hub's library asks the network for a list of programs that it may be run by,
    even for a model that lies in the cache.
    """
    from huggingface_hub import constants  # noqa: PLC0415 - 0.2 s
    from huggingface_hub.utils.tqdm import (  # noqa: PLC0415 - 0.2 s
        are_progress_bars_disabled,
        enable_progress_bars,
    )
    from transformers.utils import logging as transformers  # noqa: PLC0415 - seconds

    ours = logging.getLogger("sentence_transformers")
    level, verbosity = ours.level, transformers.get_verbosity()
    bars = transformers.is_progress_bar_enabled()
    download_bars = not are_progress_bars_disabled()
    no_telemetry = constants.HF_HUB_DISABLE_TELEMETRY
    constants.HF_HUB_DISABLE_TELEMETRY = True
    ours.setLevel(logging.ERROR)
    transformers.set_verbosity_error()
    transformers.disable_progress_bar()
    if download_bars:
        enable_progress_bars()  # the line above took them along
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        constants.HF_HUB_DISABLE_TELEMETRY = no_telemetry
        ours.setLevel(level)
        transformers.set_verbosity(verbosity)
        if bars:
            transformers.enable_progress_bar()
