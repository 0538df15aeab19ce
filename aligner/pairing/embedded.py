"""The sentence vectors of documents: of some of each, and of more where these do not tell.

Of a document, the vectors of its first sentences stay in memory, and of some that are spread over
it. Those of longer passages lie on a shelf of a bounded size; what has fallen off is embedded anew,
or comes from the store.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np

from aligner.digest import digest
from aligner.embed.choice import Choice
from aligner.embed.embedded import kept_samples
from aligner.embed.encoder import Encoder, Notify, Progress, load_encoder
from aligner.embed.identity import EMBEDDED_SIGNATURE, identity, identity_of
from aligner.embeddings import Floats, Ints
from aligner.errors import AlignerError
from aligner.pairing.contents import Content, Own, texts_of
from aligner.pairing.kept import Sentences
from aligner.pairing.vectors import evenly, projection
from aligner.settings import Settings
from aligner.store import Store

SAMPLED = 24
"""Sentences that the vector of a document is made of, at most; see benchmarks/README.md."""
BEGINNING = 32
"""Sentences from its beginning that are compared with those of another, at first."""
MOST = 512
"""And where these are not surely those of the other."""

_AT_ONCE = 32  # documents that are embedded in one call
_SHELF = 512  # passages of `MOST` sentences: 50 MB


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
        self._kept: dict[int, Sentences] = {}
        self._shelf: OrderedDict[int, Sentences] = OrderedDict()

    def embed(
        self, progress: Progress | None, failed: Callable[[int, AlignerError], None]
    ) -> list[int]:
        """The documents of which there are vectors now; `failed` is told of the others."""
        total = len(self._contents)
        for start in range(0, total, _AT_ONCE):
            numbers = range(start, min(start + _AT_ONCE, total))
            self._kept |= self._sentences({each: self._picked(each) for each in numbers}, failed)
            if progress:
                progress(numbers.stop, total)
        return sorted(self._kept)

    def sampled(self, number: int) -> Floats:
        """(n, w) the sentences that the vector of a document is made of."""
        rows = np.searchsorted(self._picked(number), self._spread(number))
        return self._kept[number].floats(rows)

    def weights(self, number: int) -> Floats:
        """(n,) how much each of these counts."""
        return self._own[number].weights[self._spread(number)]

    def beginning(self, number: int) -> Floats:
        """(n, w) the first sentences of its own that a document has, `BEGINNING` at most."""
        return self._kept[number].floats(slice(BEGINNING))

    def whole(self, number: int) -> bool:
        """Whether that is all of them."""
        return len(self._own[number].segments) <= BEGINNING

    def more(self, number: int) -> Floats:
        """(n, w) the first sentences, `MOST` at most.

        Raises:
            AlignerError: if it cannot be read any more.
        """
        if self.whole(number):
            return self.beginning(number)
        if number not in self._shelf:
            picked = np.arange(min(len(self._own[number].segments), MOST))
            self._shelf |= self._sentences({number: picked}, _raised)
        self._shelf.move_to_end(number)
        while len(self._shelf) > _SHELF:
            self._shelf.popitem(last=False)
        return self._shelf[number].floats()

    @cached_property
    def centre(self) -> Floats:
        """(w,) projected mean of the samples of the encoder."""
        mean: Floats = self._samples.mean(axis=0) @ self._projection
        return mean

    @cached_property
    def _samples(self) -> Floats:
        """See `Encoder.samples`; the encoder is not loaded where they lie beside it."""
        kept = None
        if self._given is None and (self._key or "").startswith(f"{EMBEDDED_SIGNATURE}|"):
            kept = kept_samples()
        return (kept or self._encoder.samples).sentences

    @cached_property
    def _projection(self) -> Floats:
        return projection(self._samples.shape[1])

    @cached_property
    def _key(self) -> str | None:
        """Names the encoder and all else that vectors depend on; None where that is not known."""
        if self._given:
            known = identity_of(self._given.signature)
            return f"{known.signature}|{known.surroundings}"
        return identity(Choice.of(self._settings)).key

    @cached_property
    def _encoder(self) -> Encoder:
        return self._given or load_encoder(
            **Choice.of(self._settings).options(), notify=self._notify
        )

    def _spread(self, number: int) -> Ints:
        """Which of its own segments the vector of a document is made of."""
        return evenly(len(self._own[number].segments), SAMPLED)

    def _picked(self, number: int) -> Ints:
        """Which of its own segments are embedded at first."""
        first = np.arange(min(len(self._own[number].segments), BEGINNING))
        return np.union1d(first, self._spread(number))

    def _sentences(
        self, picked: dict[int, Ints], failed: Callable[[int, AlignerError], None]
    ) -> dict[int, Sentences]:
        """Vectors of some of its own segments of each document, from the store if it has them."""
        keys = {number: self._stored_as(number, rows) for number, rows in picked.items()}
        wanted = [key for key in keys.values() if key]
        stored = self._store.get_many(wanted) if self._store else {}
        found = {
            number: sentences
            for number, rows in picked.items()
            if (value := stored.get(keys[number] or b""))
            and (sentences := Sentences.read(value, len(rows)))
        }
        missing = {number: rows for number, rows in picked.items() if number not in found}
        made = self._embedded(missing, failed)
        if self._store:
            self._store.put_many({key: made[n].bytes() for n in made if (key := keys[n])})
        return found | made

    def _stored_as(self, number: int, rows: Ints) -> bytes | None:
        if self._key is None:
            return None
        digests = self._contents[number].digests[self._own[number].segments[rows]]
        return digest("sentences of a document, in bytes", self._key, digests.tobytes())

    def _embedded(
        self, picked: dict[int, Ints], failed: Callable[[int, AlignerError], None]
    ) -> dict[int, Sentences]:
        texts: dict[int, list[str]] = {}
        for number, rows in picked.items():
            segments = self._own[number].segments[rows]
            try:
                texts[number] = texts_of(self._contents[number], segments, self._settings)
            except AlignerError as error:
                failed(number, error)
        if not any(texts.values()):
            return {}
        every = [text for each in texts.values() for text in each]
        vectors = self._encoder.encode(every).sentences @ self._projection
        ends = np.cumsum([len(each) for each in texts.values()])
        parts = np.split(vectors, ends[:-1])
        return {number: Sentences.of(part) for number, part in zip(texts, parts, strict=True)}


def _raised(_: int, error: AlignerError) -> None:
    raise error
