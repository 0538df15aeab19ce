"""An encoder that is given the texts of many documents at once, before each is asked for."""

from collections.abc import Iterable, Sequence

from aligner.embed.encoder import Encoder, Progress
from aligner.embed.kept import Kept, joined, parted
from aligner.embeddings import Embeddings


class AheadEncoder:
    """Does what `Encoder` says, with what was encoded ahead and an encoder for the rest.

    Short documents make small batches, one by one; together they fill a batch.
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
        """See `Encoder.samples`; asked for once."""
        if self._samples is None:
            self._samples = self._inner.samples
        return self._samples

    def ahead(self, texts: Iterable[str]) -> None:
        """Encodes texts that will be asked for; those of the last time are forgotten."""
        self._kept = {}
        wanted = list(dict.fromkeys(texts))
        if wanted:
            self._kept = dict(zip(wanted, parted(self._inner.encode(wanted)), strict=True))

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Embeddings:
        """See `Encoder.encode`. Progress counts what was not encoded ahead."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._kept]
        if len(missing) == len(texts):
            return self._inner.encode(texts, progress)
        known = self._kept
        if missing:
            made = parted(self._inner.encode(missing, progress))
            known = known | dict(zip(missing, made, strict=True))
        return joined([known[text] for text in texts])
