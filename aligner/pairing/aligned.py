"""Candidates are aligned, as far as is needed to know which belong together."""

import math
import struct
from collections.abc import Iterable, Mapping

from aligner import __version__
from aligner.digest import digest
from aligner.embed.encoder import Progress
from aligner.errors import AlignerError
from aligner.pairing.assignment import Link, linked
from aligner.pairing.collection import Collection
from aligner.pairing.embedded import Passage, Vectors
from aligner.pairing.rounds import Pair, first_round, in_neighbourhoods, second_round
from aligner.pairing.scores import Judgement, Weights, log_odds
from aligner.store import Store

_SURE = 0.9  # probability of a pair from which on nothing else is tried
_BEGINNING = 32  # segments of a document that are aligned at first
_MOST = 512  # and where these are not surely those of the other
_NONE = -math.inf
_SCORE = struct.Struct("<d")


class Alignments:
    """What the alignment of candidates says.

    Args:
        collection: the documents.
        vectors: of these.
        cache: where scores are kept for later runs.
        progress: told how many candidates are aligned, and how many are to be.
    """

    def __init__(
        self,
        collection: Collection,
        vectors: Vectors,
        cache: Store | None,
        progress: Progress | None,
    ) -> None:
        self._collection = collection
        self._vectors = vectors
        self._cache = cache
        self._progress = progress
        self._weights = Weights()
        self._scores: dict[Pair, float] = {}

    def links(self, near: Mapping[Pair, float], least: float) -> list[Link]:
        """The pairs that are versions of each other.

        Args:
            near: the candidates, with their cosines.
            least: the probability below which there is no pair.
        """
        kind = self._collection.kind
        self._align(first_round(near, kind))
        sure = [(link.source, link.target) for link in self._linked(_SURE)]
        self._align(second_round(near, self._scores, sure, kind))
        return self._linked(least)

    def _linked(self, least: float) -> list[Link]:
        first, second = self._collection.sides  # a document may have gone since it was aligned
        found = (
            Link(source, target, score)
            for (source, target), score in self._scores.items()
            if score > _NONE and source in first and target in second
        )
        return linked(found, self._collection.kind, log_odds(least))

    def _align(self, pairs: Iterable[Pair]) -> None:
        """Adds the log of the odds of each pair."""
        judgement = Judgement(self._vectors.samples)
        keys = {pair: self._key(pair) for pair in in_neighbourhoods(pairs)}
        total = len(self._scores) + len(keys)
        for pair, key in keys.items():
            score = self._kept(key)
            if score is None:
                score = self._score(pair, judgement)
                if self._cache and key:
                    self._cache.put_many({key: _SCORE.pack(score)})
            self._scores[pair] = score
            if self._progress:
                self._progress(len(self._scores), total)

    def _key(self, pair: Pair) -> bytes | None:
        if self._vectors.key is None:
            return None
        parts = (self._vectors.own_digests(number, _MOST) for number in pair)
        how = f"{__version__} {self._weights} {_BEGINNING} {_MOST}"
        return digest("pair of documents", how, self._vectors.key, *parts)

    def _kept(self, key: bytes | None) -> float | None:
        value = self._cache.get_many([key]).get(key) if self._cache and key else None
        return _SCORE.unpack(value)[0] if value and len(value) == _SCORE.size else None

    def _score(self, pair: Pair, judgement: Judgement) -> float:
        """Of the beginnings; of more where these are not sure."""
        best = _NONE
        for most in (_BEGINNING, _MOST):
            passages = [each for number in pair if (each := self._passage(number, most))]
            if len(passages) < 2:
                return _NONE
            if signs := judgement.signs(*passages):
                best = max(best, self._weights.log_odds(signs))
            if best >= log_odds(_SURE) or all(each.whole for each in passages):
                break
        return best

    def _passage(self, number: int, most: int) -> Passage | None:
        try:
            return self._vectors.passage(number, most)
        except AlignerError as error:
            self._collection.drop(number, error)
            return None
