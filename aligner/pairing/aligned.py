"""Candidates are aligned, as far as is needed to know which belong together."""

from collections.abc import Callable, Hashable, Iterable, Mapping

from aligner.embed.encoder import Progress
from aligner.embeddings import Floats, unit_rows
from aligner.errors import AlignerError
from aligner.pairing.assignment import Link, linked
from aligner.pairing.collection import Collection
from aligner.pairing.embedded import Vectors
from aligner.pairing.scores import Weights, log_odds, signs_of
from aligner.pairing.search import Pair

_SURE = 0.9  # probability of a pair from which on nothing else is tried


class Alignments:
    """What the alignment of candidates says: of their beginnings, and then of more where needed.

    Args:
        collection: the documents.
        vectors: of these.
        means: (w,) what the sentences of each language share.
        progress: told how many alignments are done, and how many there are.
    """

    def __init__(
        self,
        collection: Collection,
        vectors: Vectors,
        means: Mapping[str, Floats],
        progress: Progress | None,
    ) -> None:
        self._collection = collection
        self._vectors = vectors
        self._means = means
        self._progress = progress
        self._weights = Weights()
        self._scores: dict[Pair, float] = {}
        self._done = 0

    def links(self, candidates: Iterable[Pair], least: float) -> list[Link]:
        """The pairs that are versions of each other.

        Args:
            candidates: pairs of documents, none twice.
            least: the probability below which there is no pair.
        """
        pairs = sorted(candidates)
        self._align(pairs, self._vectors.beginning)
        kind = self._collection.kind
        sure = [(link.source, link.target) for link in self._linked(_SURE)]
        self._align(self._longer(open_pairs(pairs, sure, kind)), self._vectors.more)
        return self._linked(least)

    def _linked(self, least: float) -> list[Link]:
        first, second = self._collection.sides  # a document may have gone since it was aligned
        found = (
            Link(source, target, score)
            for (source, target), score in self._scores.items()
            if source in first and target in second
        )
        return linked(found, self._collection.kind, log_odds(least))

    def _longer(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Those of which there is more than the beginning."""
        return [pair for pair in pairs if not all(map(self._vectors.whole, pair))]

    def _align(self, pairs: list[Pair], sentences: Callable[[int], Floats]) -> None:
        """Adds the log of the odds of each pair; what was found before stays if it is more."""
        total = self._done + len(pairs)
        for pair in pairs:
            source, target = (self._centred(number, sentences) for number in pair)
            if source is not None and target is not None:
                odds = self._weights.log_odds(signs_of(source, target))
                self._scores[pair] = max(odds, self._scores.get(pair, odds))
            self._done += 1
            if self._progress:
                self._progress(self._done, total)

    def _centred(self, number: int, sentences: Callable[[int], Floats]) -> Floats | None:
        """None for a document that cannot be read any more."""
        if not any(number in side for side in self._collection.sides):
            return None
        try:
            vectors = sentences(number)
        except AlignerError as error:
            self._collection.drop(number, error)
            return None
        return unit_rows(vectors - self._means[self._collection.kind(number)])


def open_pairs(
    pairs: Iterable[Pair], sure: Iterable[Pair], kind: Callable[[int], Hashable]
) -> list[Pair]:
    """The pairs of which neither document has found its counterpart.

    Args:
        pairs: those that there are.
        sure: those that belong together.
        kind: the language of a document: each has one counterpart in each language.
    """
    taken = {end for pair in sure for end in _ends(pair, kind)}
    return [pair for pair in pairs if taken.isdisjoint(_ends(pair, kind))]


def _ends(pair: Pair, kind: Callable[[int], Hashable]) -> tuple[tuple[int, Hashable], ...]:
    """Both documents, each with the kind of the other."""
    return (pair[0], kind(pair[1])), (pair[1], kind(pair[0]))
