"""An encoder that has the texts of the last call in memory: of a text that is edited and checked
again and again, only the sentences that changed are encoded.
"""

from collections.abc import Sequence

from aligner.embed.encoder import Encoder, Progress
from aligner.embed.kept import Kept, joined, parted
from aligner.embeddings import Embeddings


class RecentEncoder:
    """Does what `Encoder` says, with what the last call gave and an encoder for the rest.

    It takes as much memory as the embeddings of that call.
    """

    def __init__(self, inner: Encoder) -> None:
        self._inner = inner
        self._kept: dict[str, Kept] = {}
        self._samples: Embeddings | None = None

    @property
    def signature(self) -> str:
        """See `Encoder.signature`."""
        return self._inner.signature

    @property
    def samples(self) -> Embeddings:
        """See `Encoder.samples`."""
        if self._samples is None:
            self._samples = self._inner.samples
        return self._samples

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Embeddings:
        """See `Encoder.encode`. Progress counts what was not in the last call."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._kept]
        if missing:
            made = parted(self._inner.encode(missing, progress))
            self._kept |= zip(missing, made, strict=True)
        self._kept = {text: self._kept[text] for text in texts}
        return joined([self._kept[text] for text in texts]) if texts else self._inner.encode(texts)
