"""`aligner` with an encoder that takes no time: `python -m tests.lsp.pretend lsp`.

An environment variable makes each check take so many seconds longer.
"""

import os
import time
from unittest import mock

from aligner.cli.main import main
from aligner.lsp import checking
from tests.cli.pretend import PretendedEncoder


class SlowEncoder(PretendedEncoder):
    """Takes its time over each text that it is given."""

    def encode(self, texts, progress=None):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201
        time.sleep(float(os.environ.get("PRETENDED_SECONDS", "0")))
        return super().encode(texts, progress)


if __name__ == "__main__":
    load = mock.patch.object(checking, "load_encoder", lambda *_, **__: SlowEncoder())
    with load:
        main()
