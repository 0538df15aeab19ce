"""What the checks look at: an aligned bitext, and what the vectors say of each bead."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from aligner.bitext import Bitext, Span
from aligner.embeddings import Floats, Ints
from aligner.mqm import Probabilities
from aligner.terms import Term


@dataclass(frozen=True, slots=True)
class Losses:
    """How likely each word of a bead is lost: (n,) of the source, or added: (m,) of the target.

    As log odds, but for a constant. Both are empty where one side has no words. `disorder` is how
    far apart neighbouring words of one side stand on the other.
    """

    source: Floats
    target: Floats
    disorder: float = 0.0


NO_LOSSES = Losses(np.zeros(0, np.float32), np.zeros(0, np.float32))


@dataclass(frozen=True, slots=True)
class Match:
    """How far the tokens of the source and of the target match above chance, in spreads.

    Means over the tokens of each side; common ones weigh less.
    """

    source: float
    target: float

    @property
    def mean(self) -> float:
        return (self.source + self.target) / 2


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one side of a bead is found on the other.

    Attributes:
        lost: how likely a word of it is lost, by the soft maximum of `Losses`, less what is usual
            in these texts; words with much information count more.
        words: how many it has.
        tokens: how many it has.
    """

    lost: float
    words: int
    tokens: int


@dataclass(frozen=True, slots=True)
class Features:
    """What the vectors say of an aligned bead.

    Attributes:
        match: how well the tokens of both sides match.
        source: how much of the source is found in the target.
        target: how much of the target is found in the source.
        cosine: of the two sides as a whole, less what is usual in these texts.
        disorder: how far apart neighbouring words stand on the other side, less what is usual.
        relative: `match` divided by its median over these texts: 1 is usual, 0 is chance.
        length: log of the characters of the source by those of the target, each with a few more,
            less what is usual in these texts; high where the target lacks something.
    """

    match: Match
    source: Coverage
    target: Coverage
    cosine: float
    disorder: float
    relative: float
    length: float

    def mirrored(self) -> "Features":
        """The features with source and target exchanged."""
        return replace(
            self,
            match=Match(self.match.target, self.match.source),
            source=self.target,
            target=self.source,
            length=-self.length,
        )


@dataclass(frozen=True, slots=True)
class Links:
    """Which words of both sides of a bead belong together.

    Attributes:
        source: (n, 2) where the words of the source stand in its document, `[start, end)`.
        target: (m, 2) those of the target.
        shares: (n, m) from 0 to 1, how far either word of a pair falls to the other rather than
            to any other word.
    """

    source: Ints
    target: Ints
    shares: Floats


def no_links(_: int) -> Links | None:
    """Where nothing is known of words."""
    return None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A bitext with one entry a bead; `features` has None where one side is empty.

    `least` is the confidence that a finding about part of a bead must have.

    `gaps` gives the passages of the source and of the target of a bead (its index) that are found
    nowhere on the other side. `terms` are those of the glossary. `links` gives the words of a bead
    that belong together, None where that is not known.
    """

    bitext: Bitext
    features: tuple[Features | None, ...]
    probabilities: tuple[Probabilities, ...]
    gaps: Callable[[int], tuple[Span | None, Span | None]]
    least: float
    terms: tuple[Term, ...] = ()
    links: Callable[[int], Links | None] = no_links
