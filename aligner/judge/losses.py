"""How likely each word of an aligned bead is lost: its coverage against what is usual for its like.

Some words are hard to match however good the translation is (`dabei`, `es`), others easy (names).
What is usual for a word is what the most similar words of its side find in the other beads of the
two texts; where these say little, what a word with such a vector finds in any text. A word that
finds much less, as its neighbours do, is lost.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.bitext import Bead
from aligner.embeddings import Embeddings, Floats, Ints
from aligner.evidence import NO_LOSSES, Losses
from aligner.judge.coverage import coverage
from aligner.judge.order import disorder
from aligner.judge.words import Side, Words, words_of
from aligner.vectors import Halves, Pile, Vectors, picked

_REFERENCES = 1000  # words of a side that others are compared with, at most
_SIMILAR = 48  # of these count
_NEAR, _WIDTH = 0.6, 0.3  # weight of a similar word: exp((cosine - near) / width)
_ANY, _ANY_WORDS = 2.0, 500  # weight of any word of the side, and how many that takes to be known
_CHUNK = 2048  # words that are compared at a time
_EXPECTED = 0.8  # share of what is usual that a word should find
_NEIGHBOURS, _AROUND = 0.4, 4  # weight and reach of the words beside it


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a bitext: n segments, their centred embeddings and their words."""

    segments: Sequence[str]
    embeddings: Embeddings
    words: Words

    @classmethod
    def of(cls, segments: Sequence[str], embeddings: Embeddings, language: str) -> "Text":
        return cls(segments, embeddings, words_of(segments, embeddings.tokens, language))

    def side(self, segments: range) -> Side:
        """The words of consecutive segments."""
        return Side.of(self.words, self.embeddings.tokens, segments)

    def text(self, segments: range) -> str:
        """Consecutive segments as one text."""
        return " ".join(self.segments[index] for index in segments)

    def information(self, segments: range) -> Floats:
        """Nats of each word of consecutive segments."""
        return self.words.information[self.words.rows(segments)]


@dataclass(frozen=True, slots=True)
class Usual:
    """The coverage of a word before its text is known: constant + vector . word.

    Attributes:
        constant: the coverage of any word.
        vector: (d,) fitted by `benchmarks/calibrate.py`; None for an encoder that it was not
            fitted for.
    """

    constant: float
    vector: Floats | None = None

    def __call__(self, words: Vectors) -> Floats:
        """(w,) of (w, d) unit vectors of words."""
        if self.vector is None:
            return np.full(len(words), self.constant, np.float32)
        usual = np.empty(len(words), np.float32)
        for start in range(0, len(words), _CHUNK):
            rows = slice(start, start + _CHUNK)
            usual[rows] = self.constant + _floats(words[rows]) @ self.vector
        return usual


@dataclass(frozen=True, slots=True)
class Covered:
    """The words of one side of a bead: (n, d) vectors, and their (n,) coverage.

    `texts` are the source and the target of the bead, by which equal ones are known.
    """

    words: Halves
    coverage: Floats
    texts: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sides of a bead, and how much the order of their words differs."""

    source: Covered
    target: Covered
    disorder: float


def bead_losses(
    source: Text, target: Text, beads: Sequence[Bead], usual: Usual
) -> tuple[Losses, ...]:
    """One entry a bead.

    Args:
        source: n segments.
        target: m segments.
        beads: indices into both.
        usual: the coverage of a word as such, before these texts are known.
    """
    return losses_of(bead_coverage(source, target, beads), usual)


def bead_coverage(source: Text, target: Text, beads: Iterable[Bead]) -> Iterator[Pair | None]:
    """Both sides of each bead, one after the other; None where one has no words."""
    return (_pair(source, target, bead) if bead.aligned else None for bead in beads)


def _pair(source: Text, target: Text, bead: Bead) -> Pair | None:
    here, there = source.side(bead.source), target.side(bead.target)
    if not len(here.words) or not len(there.words):
        return None
    texts = source.text(bead.source), target.text(bead.target)
    found = coverage(here, there)
    return Pair(
        Covered(here.words.astype(np.float16), found[0], texts),
        Covered(there.words.astype(np.float16), found[1], texts),
        disorder(here.words @ there.words.T),
    )


def losses_of(pairs: Iterable[Pair | None], usual: Usual) -> tuple[Losses, ...]:
    """One entry a bead; words of one text are no references for each other."""
    sides = _All(), _All()
    disorders: list[float | None] = []
    for pair in pairs:
        disorders.append(pair.disorder if pair else None)
        if pair:
            sides[0].add(pair.source)
            sides[1].add(pair.target)
    with ThreadPoolExecutor(len(sides)) as pool:
        source, target = map(iter, pool.map(lambda side: side.lost(usual), sides))
    return tuple(
        NO_LOSSES if each is None else Losses(next(source), next(target), each)
        for each in disorders
    )


class _All:
    """One side of some beads. Of their words, which are many, nothing else is held."""

    def __init__(self) -> None:
        self._words = Pile()
        self._values: list[Floats] = []
        self._texts: list[tuple[str, str]] = []

    def add(self, part: Covered) -> None:
        self._words.add(part.words)
        self._values.append(part.coverage)
        self._texts.append(part.texts)

    def lost(self, usual: Usual) -> list[Floats]:
        """How likely each word is lost."""
        if not self._values:
            return []
        counts = [len(values) for values in self._values]
        owners = np.repeat(np.arange(len(counts)), counts)
        keys = [_numbered([texts[k] for texts in self._texts])[owners] for k in (0, 1)]
        values = np.concatenate(self._values)
        expected = _expected(self._words.vectors(), values, keys, usual)
        missing = np.split(_EXPECTED * expected - values, np.cumsum(counts)[:-1])
        return [with_neighbours(each) for each in missing]


def _numbered(texts: Sequence[str]) -> NDArray[np.int32]:
    """(n,) numbers, the same for the same text."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(text, len(numbers)) for text in texts], np.int32)


def with_neighbours(values: Floats) -> Floats:
    """(n,) values with a share of the mean of up to `_AROUND` neighbours either side."""
    if len(values) == 1:
        return values * np.float32(1 + _NEIGHBOURS)
    ones = np.ones(2 * _AROUND + 1, np.float32)
    ones[_AROUND] = 0
    inner = slice(_AROUND, _AROUND + len(values))
    counts = np.convolve(np.ones_like(values), ones)[inner]
    beside: Floats = np.convolve(values, ones)[inner] / counts
    return values + np.float32(_NEIGHBOURS) * beside


def _expected(
    words: Vectors, values: Floats, keys: Sequence[NDArray[np.int32]], usual: Usual
) -> Floats:
    """(w,) the coverage that each word should have.

    Args:
        words: (w, d) their vectors.
        values: (w,) their coverage.
        keys: for source and target, (w,) numbers of the texts that they are of.
        usual: the coverage of a word as such.
    """
    expected = usual(words)
    beyond = values - expected
    some = _sampled(len(words))
    references = picked(words, some).astype(np.float32)
    any_word = float(beyond.sum()) / (len(beyond) + _ANY_WORDS)
    for start in range(0, len(words), _CHUNK):
        rows = slice(start, start + _CHUNK)
        cosines = _floats(words[rows]) @ references.T
        same = keys[0][rows, None] == keys[0][some]
        same |= keys[1][rows, None] == keys[1][some]
        np.copyto(cosines, -np.inf, where=same)
        expected[rows] += _mean_of_nearest(cosines, beyond[some], any_word)
    return expected


def _floats(words: Vectors) -> Floats:
    return np.asarray(words).astype(np.float32)


def _sampled(size: int) -> Ints:
    """At most `_REFERENCES` indices, at random; all where there are no more."""
    if size <= _REFERENCES:
        return np.arange(size)
    return np.random.default_rng(0).permutation(size)[:_REFERENCES]


def _mean_of_nearest(cosines: Floats, values: Floats, otherwise: float) -> Floats:
    """(n,) means of (r,) values, weighted by the (n, r) cosines, and of a value for any word."""
    count = min(_SIMILAR, len(values))
    nearest = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
    weights = np.exp((np.take_along_axis(cosines, nearest, axis=1) - _NEAR) / _WIDTH)
    sums = (weights * values[nearest]).sum(axis=1) + _ANY * otherwise
    means: Floats = sums / (weights.sum(axis=1) + _ANY)
    return means
