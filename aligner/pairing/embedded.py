"""The vectors of documents: of some sentences of each, and of passages where they are aligned.

Of a document only what is needed stays: the sums of `Pooled`, and in the store the projected
vectors of its sentences. Passages, with a vector a token, lie on a shelf of a bounded size; one
that has fallen off is embedded anew.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from aligner.digest import digest
from aligner.embed.choice import Choice
from aligner.embed.embedded import kept_samples
from aligner.embed.encoder import Encoder, Notify, Progress, load_encoder
from aligner.embed.identity import EMBEDDED_SIGNATURE, identity, identity_of
from aligner.embeddings import Embeddings, Floats, Ints
from aligner.errors import AlignerError
from aligner.pairing.contents import Content, Own, texts_of
from aligner.pairing.vectors import Pooled, evenly, pooled, projection
from aligner.settings import Settings
from aligner.store import Store
from aligner.vectors import Halves

SAMPLED = 24
"""Sentences of a document that its vector is made of, at most; see benchmarks/README.md."""

_AT_ONCE = 32  # documents that are embedded in one call
_SHELF = 256 << 20  # bytes of passages


@dataclass(frozen=True, slots=True)
class Passage:
    """The beginning of a document, or all of it, as it is aligned.

    Attributes:
        embeddings: of n segments, centred.
        lengths: (n,) characters of these.
        whole: whether the document has no more.
    """

    embeddings: Embeddings
    lengths: Ints
    whole: bool

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        tokens = self.embeddings.tokens
        arrays = (self.embeddings.sentences, tokens.vectors, tokens.spans, tokens.offsets)
        return sum(array.nbytes for array in arrays)


class Vectors:
    """What is embedded of some documents, each known by its number.

    Args:
        contents: the documents.
        own: what each has of its own.
        settings: how they are read, and which encoder embeds them.
        encoder: one that is loaded; None loads that of the settings where something is missing.
        store: where vectors are kept for later runs.
        notify: told what takes its time.
    """

    def __init__(
        self,
        contents: Sequence[Content],
        own: Sequence[Own],
        settings: Settings,
        encoder: Encoder | None,
        store: Store | None,
        notify: Notify,
    ) -> None:
        self._contents = contents
        self._own = own
        self._settings = settings
        self._given = encoder
        self._store = store
        self._notify = notify
        self._shelf: OrderedDict[tuple[int, int], Passage] = OrderedDict()

    @cached_property
    def key(self) -> str | None:
        """Names the encoder and all else that vectors depend on; None where that is not known."""
        if self._given:
            known = identity_of(self._given.signature)
            return f"{known.signature}|{known.surroundings}"
        return identity(Choice.of(self._settings)).key

    @cached_property
    def encoder(self) -> Encoder:
        return self._given or load_encoder(
            **Choice.of(self._settings).options(), notify=self._notify
        )

    @cached_property
    def samples(self) -> Embeddings:
        """See `Encoder.samples`; the encoder is not loaded where they lie beside it."""
        kept = None
        if self._given is None and (self.key or "").startswith(f"{EMBEDDED_SIGNATURE}|"):
            kept = kept_samples()
        return kept or self.encoder.samples

    @cached_property
    def centre(self) -> Floats:
        """(w,) projected mean of the samples."""
        mean: Floats = self.samples.sentences.mean(axis=0) @ self._projection
        return mean

    @cached_property
    def _projection(self) -> Floats:
        return projection(self.samples.sentences.shape[1])

    def pooled(
        self, progress: Progress | None, failed: Callable[[int, AlignerError], None]
    ) -> Iterator[tuple[int, Pooled]]:
        """The number and the sums of each document; `failed` is told of those that have none."""
        total = len(self._contents)
        for start in range(0, total, _AT_ONCE):
            numbers = range(start, min(start + _AT_ONCE, total))
            yield from self._some(numbers, failed)
            if progress:
                progress(numbers.stop, total)

    def _some(
        self, numbers: range, failed: Callable[[int, AlignerError], None]
    ) -> Iterator[tuple[int, Pooled]]:
        keys = {number: self._key(number) for number in numbers}
        wanted = [key for key in keys.values() if key]
        kept = self._store.get_many(wanted) if self._store else {}
        found = {n: each for n in numbers if (each := self._read(n, kept.get(keys[n] or b"")))}
        made = self._embedded([n for n in numbers if n not in found], failed)
        if self._store:
            fresh = {key: made[n].array.tobytes() for n in made if (key := keys[n])}
            self._store.put_many(fresh)
        for number, each in sorted((found | made).items()):
            weights = self._own[number].weights[self._picked(number)]
            yield number, pooled(each.array.astype(np.float32), weights)

    def _picked(self, number: int) -> Ints:
        """Which of its own segments are embedded for the vector of a document."""
        return evenly(len(self._own[number].segments), SAMPLED)

    def own_digests(self, number: int, most: int) -> bytes:
        """Those of the first segments of its own that a document has."""
        return self._contents[number].digests[self._own[number].segments[:most]].tobytes()

    def _key(self, number: int) -> bytes | None:
        if self.key is None:
            return None
        digests = self._contents[number].digests
        picked = self._own[number].segments[self._picked(number)]
        return digest("sentences of a document", self.key, digests[picked].tobytes())

    def _read(self, number: int, value: bytes | None) -> "_Rows | None":
        rows = len(self._picked(number))
        if not value or not rows or len(value) % (2 * rows):
            return None
        return _Rows(np.frombuffer(value, np.float16).reshape(rows, -1))

    def _embedded(
        self, numbers: Sequence[int], failed: Callable[[int, AlignerError], None]
    ) -> dict[int, "_Rows"]:
        """(rows, w) projected sentence vectors of some documents."""
        texts: dict[int, list[str]] = {}
        for number in numbers:
            segments = self._own[number].segments[self._picked(number)]
            try:
                texts[number] = texts_of(self._contents[number], segments, self._settings)
            except AlignerError as error:
                failed(number, error)
        every = [text for each in texts.values() for text in each]
        if not every:
            return {}
        embeddings = self.encoder.encode(every)
        found, start = {}, 0
        for number, each in texts.items():
            part = embeddings.part(slice(start, start + len(each)))
            start += len(each)
            found[number] = _Rows((part.sentences @ self._projection).astype(np.float16))
            if len(each) == len(self._own[number].segments):
                self._put(number, SAMPLED, part)
        return found

    def passage(self, number: int, most: int) -> Passage:
        """The first segments of its own that a document has, so many at most.

        Raises:
            AlignerError: if it cannot be read any more.
        """
        key = number, min(most, max(len(self._own[number].segments), SAMPLED))
        if key in self._shelf:
            self._shelf.move_to_end(key)
            return self._shelf[key]
        segments = self._own[number].segments[:most]
        texts = texts_of(self._contents[number], segments, self._settings)
        return self._put(number, key[1], self.encoder.encode(texts))

    def _put(self, number: int, most: int, embeddings: Embeddings) -> Passage:
        segments = self._own[number].segments
        lengths = self._contents[number].lengths[segments[:most]].astype(np.int64)
        centred = embeddings.centred(self.samples.mean())
        made = Passage(centred, lengths, most >= len(segments))
        self._shelf[number, most] = made
        size = sum(each.size for each in self._shelf.values())
        while size > _SHELF and len(self._shelf) > 1:
            size -= self._shelf.popitem(last=False)[1].size
        return made


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """Sentence vectors as they are kept; an array of its own has no truth value."""

    array: Halves
