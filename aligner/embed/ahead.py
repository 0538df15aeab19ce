"""An encoder that is given the texts of many documents at once, before each is asked for."""

from collections.abc import Iterable, Sequence

from aligner.embed.encoder import Progress
from aligner.embed.kept import KeepingEncoder, joined
from aligner.embeddings import Embeddings


class AheadEncoder(KeepingEncoder):
    """Does what `Encoder` says, with what was encoded ahead and an encoder for the rest.

    Short documents make small batches, one by one; together they fill a batch.
    """

    def ahead(self, texts: Iterable[str]) -> None:
        """Encodes texts that will be asked for; those of the last time are forgotten."""
        self._kept = {}
        self._kept = self._made(self._missing(texts))

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Embeddings:
        """See `Encoder.encode`. Progress counts what was not encoded ahead."""
        missing = self._missing(texts)
        if len(missing) == len(texts):
            return self._inner.encode(texts, progress)
        known = self._kept | self._made(missing, progress)
        return joined([known[text] for text in texts])
