"""An encoder that remembers: a text that it has met before is not encoded again.

What it gives is what the encoder behind it gives, to the bit: token vectors are float16 in any
case, and sentence vectors, of which there are few, are kept in float32. That holds for an encoder
that gives a text the same vectors whatever else is encoded with it, as the embedded one does. Of
models that pad texts to batches the vectors differ in the last bits with the batch; one finds those
of the run in which the text was first met.
"""

import struct
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from aligner.digest import digest
from aligner.embed.encoder import Encoder, Progress
from aligner.embed.identity import EMBEDDED_SIGNATURE, Identity, identity_of
from aligner.embed.kept import Kept, joined, parted
from aligner.embed.samples import sample_texts
from aligner.embeddings import Embeddings

if TYPE_CHECKING:
    from aligner.store import Store

SHARE = 8
"""The part of the limit of a store that the texts of one call may fill; larger ones are not kept.
A book would push out all else, and take as long to write as to encode."""

_A_CHARACTER = 200  # bytes kept: a token has 776, and stands on about four characters
_HEADER = struct.Struct("<4xIII")


class CachedEncoder:
    """Does what `Encoder` says with what lies in a store, and with an encoder for the rest.

    Args:
        store: where vectors are kept.
        load: gives the encoder; called once, and only where something is missing.
        known: what is known of that encoder.
        samples: gives its samples where they can be had without it, else None.
    """

    def __init__(
        self,
        store: "Store",
        load: Callable[[], Encoder],
        known: Identity,
        samples: Callable[[], Embeddings | None] = lambda: None,
    ) -> None:
        self._store = store
        self._load = load
        self._known = known
        self._kept_samples = samples
        self._inner: Encoder | None = None
        self._signature = known.signature or self._remembered()

    @property
    def signature(self) -> str:
        """See `Encoder.signature`."""
        if self._signature is None:
            self._signature = self._encoder().signature
            if self._known.key is not None:
                value = self._signature.encode("utf-8", "surrogatepass")
                self._store.put_many({digest("signature", self._known.key): value})
        return self._signature

    @property
    def samples(self) -> Embeddings:
        """See `Encoder.samples`."""
        return self._kept_samples() or self.encode(sample_texts())

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Embeddings:
        """See `Encoder.encode`. Progress counts what is not known yet."""
        if not texts or sum(map(len, texts)) * _A_CHARACTER > self._store.limit // SHARE:
            return self._encoder().encode(texts, progress)
        keys = self._keys(texts)
        found = self._store.get_many(list(dict.fromkeys(keys)))
        kept = {key: each for key, value in found.items() if (each := _read(value))}
        missing = {k: text for k, text in zip(keys, texts, strict=True) if k not in kept}
        if missing:
            encoder = self._encoder()
            if encoder.signature != self.signature:  # not the one that was remembered
                self._signature = encoder.signature
                return encoder.encode(texts, progress)
            made = encoder.encode(list(missing.values()), progress)
            fresh = dict(zip(missing, parted(made), strict=True))
            self._store.put_many({key: _written(each) for key, each in fresh.items()})
            if len(missing) == len(texts):
                return made
            kept |= fresh
        elif progress:
            progress(len(texts), len(texts))
        return joined([kept[key] for key in keys])

    def _encoder(self) -> Encoder:
        if self._inner is None:
            self._inner = self._load()
        return self._inner

    def _remembered(self) -> str | None:
        """The signature that an encoder from the same files had."""
        if self._known.key is None:
            return None
        key = digest("signature", self._known.key)
        value = self._store.get_many([key]).get(key)
        return value.decode("utf-8", "surrogatepass") if value else None

    def _keys(self, texts: Sequence[str]) -> list[bytes]:
        return [digest("text", self.signature, self._known.surroundings, text) for text in texts]


def cached_encoder(store: "Store", load: Callable[[], Encoder], known: Identity) -> CachedEncoder:
    """The encoder that `load` gives, which is loaded only where the store lacks something.

    Args:
        store: where vectors are kept.
        load: gives the encoder.
        known: what is known of it, see `identity`.
    """
    if known.signature == EMBEDDED_SIGNATURE:
        from aligner.embed.embedded import kept_samples  # noqa: PLC0415 - other models need it not

        return CachedEncoder(store, load, known, kept_samples)
    return CachedEncoder(store, load, known)


def remembering(store: "Store", encoder: Encoder) -> CachedEncoder:
    """An encoder that is loaded already, and asked only for what the store lacks."""
    known = identity_of(encoder.signature)
    return CachedEncoder(store, lambda: encoder, known, lambda: encoder.samples)


def _written(kept: Kept) -> bytes:
    header = _HEADER.pack(len(kept.sentence), kept.vectors.shape[1], len(kept.vectors))
    vectors = np.asarray(kept.vectors, "<f2")
    arrays = (kept.sentence.astype("<f4"), kept.spans.astype("<i4"), vectors)
    return b"".join([header, *(array.tobytes() for array in arrays)])


def _read(value: bytes) -> Kept | None:
    """What `_written` wrote; None for anything else."""
    if len(value) < _HEADER.size:
        return None
    width, token_width, tokens = _HEADER.unpack_from(value)
    spans = _HEADER.size + 4 * width
    vectors = spans + 8 * tokens
    if len(value) != vectors + 2 * token_width * tokens:
        return None
    return Kept(
        np.frombuffer(value, "<f4", width, _HEADER.size),
        np.frombuffer(value, "<f2", token_width * tokens, vectors).reshape(tokens, token_width),
        np.frombuffer(value, "<i4", 2 * tokens, spans).reshape(tokens, 2),
    )
