"""`aligner` with an encoder that takes no time: `python -m tests.lsp.pretend lsp`.

An environment variable makes it take so many seconds for each call. It prints what it should not.
"""

import os
import re
import time
from collections.abc import Sequence
from dataclasses import replace
from unittest import mock

import numpy as np

from aligner.cli.main import main
from aligner.embed.encoder import Progress
from aligner.embeddings import Embeddings
from aligner.lsp import checking
from tests.cli.pretend import PretendedEncoder


class LoudEncoder(PretendedEncoder):
    """Knows where its words stand, and writes to standard output as libraries do."""

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Embeddings:
        print("print")
        os.write(1, b"write\n")
        time.sleep(float(os.environ.get("PRETENDED_SECONDS", "0")))
        found = super().encode(texts, progress)
        spans = [each.span() for text in texts for each in re.finditer(r"\S+", text)]
        return replace(found, tokens=replace(found.tokens, spans=np.array(spans, np.int32)))


if __name__ == "__main__":
    with mock.patch.object(checking, "load_encoder", side_effect=lambda *_, **__: LoudEncoder()):
        main()
