"""What the checks look at: an aligned bitext, and what the vectors say of each bead."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from aligner.bitext import Bitext, Span
from aligner.mqm import Probabilities


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one side of a bead is found on the other.

    Attributes:
        mean: mean over the tokens of how far their best match is above chance, in spreads; common
            tokens weigh less.
        worst: the lowest such mean over 8 consecutive tokens.
        mutual: share of the tokens that are the best match of their best match.
    """

    mean: float
    worst: float
    mutual: float


@dataclass(frozen=True, slots=True)
class Features:
    """What the vectors say of an aligned bead.

    Attributes:
        source: how much of the source is found in the target.
        target: how much of the target is found in the source.
        length: log of target by source length, less what is usual in these texts.
        pooled: cosine of the two sides as a whole.
        relative: `score` divided by its median over these texts: 1 is usual, 0 is chance.
        source_tokens: how many the source has.
        target_tokens: how many the target has.
    """

    source: Coverage
    target: Coverage
    length: float
    pooled: float
    relative: float
    source_tokens: int
    target_tokens: int

    @property
    def score(self) -> float:
        """How far the tokens of both sides match above chance, in standard deviations."""
        return (self.source.mean + self.target.mean) / 2

    def mirrored(self) -> "Features":
        """The features with source and target exchanged."""
        return replace(
            self,
            source=self.target,
            target=self.source,
            length=-self.length,
            source_tokens=self.target_tokens,
            target_tokens=self.source_tokens,
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """A bitext with one entry a bead; `features` has None where one side is empty.

    `gaps` gives the passages of the source and of the target of a bead (its index) that are found
    nowhere on the other side.
    """

    bitext: Bitext
    features: tuple[Features | None, ...]
    probabilities: tuple[Probabilities, ...]
    gaps: Callable[[int], tuple[Span | None, Span | None]]
