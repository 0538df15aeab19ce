"""Pairs as a check sees them, with an encoder that takes no time."""

from collections.abc import Mapping
from pathlib import Path

from aligner.config.load import load_config
from aligner.gate.single import pairs_with, single_pair
from aligner.lsp.checking import checked
from aligner.lsp.seen import Buffer, Seen
from aligner.session import Session
from tests.lsp.pretend import LoudEncoder

CONFIG = """\
source-language = "de"
target-language = "de"
ignore = ["mistranslation", "addition"]

[[pairs]]
files = [["{}", "{}"]]
"""


def seen(folder: Path, files: Mapping[str, str], *, encoding: str = "utf-16") -> Seen:
    """What a check finds in two files, the original first, or in one file of pairs; all open."""
    paths = [folder / name for name in files]
    for path in paths:
        path.write_bytes(files[path.name].encode("utf-8"))
    if len(paths) == 2:
        config = folder / "aligner.toml"
        config.write_text(CONFIG.format(*files), "utf-8")
        (pair,) = pairs_with(load_config(config), paths[1])
    else:
        pair = single_pair(paths[0], None)
    result, report = checked(Session(pair, LoudEncoder()), {})
    buffers = {
        each: Buffer(path.as_uri(), path, files[path.name], 1)
        for each, path in zip(pair.files, paths, strict=True)
    }
    return Seen(pair, result, report, buffers, encoding)
