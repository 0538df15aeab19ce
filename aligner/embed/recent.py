"""An encoder that has the texts of the last call in memory: of a text that is edited and checked
again and again, only the sentences that changed are encoded.
"""

from collections.abc import Sequence

from aligner.embed.encoder import Progress
from aligner.embed.kept import KeepingEncoder, joined
from aligner.embeddings import Embeddings


class RecentEncoder(KeepingEncoder):
    """Does what `Encoder` says, with what the last call gave and an encoder for the rest.

    It takes as much memory as the embeddings of that call.
    """

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Embeddings:
        """See `Encoder.encode`. Progress counts what was not in the last call."""
        if not texts:
            self._kept = {}
            return self._inner.encode(texts)
        known = self._kept | self._made(self._missing(texts), progress)
        self._kept = {text: known[text] for text in texts}
        return joined([known[text] for text in texts])
