"""What a number in a text is."""

from dataclasses import dataclass
from enum import Enum, IntEnum, auto

from aligner.bitext import Span
from aligner.entities.digits import Rational

_LAST_HOUR = 24


class Kind(Enum):
    """How a number is used."""

    CARDINAL = auto()
    ORDINAL = auto()
    PERCENT = auto()
    RANGE = auto()
    """One end of a range: `2023 - 2025`."""
    SCORE = auto()
    """One side of a score: `3:2`."""
    FRACTION = auto()
    DECADE = auto()
    CLOCK = auto()
    """Hours or minutes of a time of the day."""
    DATE = auto()
    """Day, month or year of a date in digits."""
    ROMAN = auto()
    LIST = auto()
    """At the start of an item of a list: `2.`, `2)`."""
    CODE = auto()
    """A version or a telephone number; it has no value."""
    HINT = auto()
    """A word that makes a number likely: `both`."""


class Weight(IntEnum):
    """How surely a number stands there."""

    EVIDENCE = 0
    """It explains a number on the other side, and claims none."""
    WORD = 1
    """A number word: a claim where the other side has another number in its place."""
    CLAIM = 2
    """The other side has to have it."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text.

    Attributes:
        span: where it stands, with the scale words that belong to it and without units.
        values: what it may mean, the likeliest first.
        kind: how it is used.
        weight: how surely it is a number.
        digits: it is written with digits, if only in part: `2 Millionen`.
        scale: the largest scale word that belongs to it, 1 without any.
        code: the characters of a code, empty for others.
    """

    span: Span
    values: tuple[Rational, ...]
    kind: Kind
    weight: Weight
    digits: bool
    scale: int = 1
    code: str = ""


def hours(hour: Rational) -> tuple[Rational, ...]:
    """An hour on a clock of 24 hours and of 12, as it is and as full hours.

    27:37 is no time of the day, but a moment of the 28th minute.
    """
    full = int(hour)
    if full > _LAST_HOUR:
        return (hour, full + 1)
    return tuple(dict.fromkeys((hour, full, full % 12 or 12, full % 12 + 12)))
