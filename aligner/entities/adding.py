"""Adding up the words and digits of one number: `3 लाख 50 हज़ार`, `two hundred and five`."""

from dataclasses import dataclass
from typing import NamedTuple

from aligner.entities.digits import Rational, simplest
from aligner.languages.number_words import Role, Word

HUNDRED = 100


class Atom(NamedTuple):
    """Digits, by what they may mean, or a word.

    `short` is the scale that a word is where digits stand right before it: m, bn.
    """

    start: int
    end: int
    values: tuple[Rational, ...] = ()
    word: Word | None = None
    short: int = 1

    @property
    def scale(self) -> int:
        """What it multiplies by, 1 where it is no scale."""
        if self.word is None or self.word.role is not Role.SCALE:
            return 1
        return int(self.word.value)


NOTHING = Atom(0, 0)


@dataclass(slots=True)
class Adding:
    """A number in the making: `total` and, below it, `group`, which a scale may still multiply.

    Attributes:
        least: the smallest scale so far; what follows has to be smaller.
        scale: the largest.
        digits: whether digits are a part of it.
        sure: whether a word is that stands for nothing but a number.
        closed: nothing can follow.
    """

    total: tuple[Rational, ...] = ()
    group: tuple[Rational, ...] = ()
    quarter: Rational = 0
    least: int = 0
    scale: int = 1
    hundreds: bool = False
    digits: bool = False
    sure: bool = False
    ordinal: bool = False
    hint: bool = False
    closed: bool = False

    def takes(self, atom: Atom, following: Atom) -> bool:
        """Whether the atom is a part of this number; if so it is added.

        `following` is the next atom, `NOTHING` where none is near.
        """
        if self.closed:
            return False
        if atom.word is None:
            return self._takes_digits(atom, following) or self._takes_short(atom.short)
        if atom.word.role is Role.UNIT:
            return self._takes_unit(atom.word, following)
        if atom.word.role is Role.SCALE:
            return self._takes_scale(atom.scale)
        return not self._begun and self._begins(atom.word, following)

    @property
    def values(self) -> tuple[Rational, ...]:
        """What it may be; nothing where there was no number."""
        return tuple(simplest(value) for value in _sums(self.total, self.group))

    @property
    def _begun(self) -> bool:
        return bool(self.total or self.group or self.quarter)

    def _takes_digits(self, atom: Atom, following: Atom) -> bool:
        if not atom.values or self.group or self.quarter:
            return False
        if self.total and not 1 < following.scale < self.least:
            return False
        self.group, self.digits = atom.values, True
        return True

    def _takes_short(self, scale: int) -> bool:
        if scale == 1 or not self.digits or not self.group:
            return False
        unscaled = self.group
        self._multiply(scale)
        self.total += unscaled  # 5m may be five metres
        self.closed = True
        return True

    def _takes_unit(self, word: Word, following: Atom) -> bool:
        if self.least and word.weak:
            return False  # "10 million first" is no 10,000,001
        if not self.group and not (self.least and word.value >= self.least):
            self.group = (word.value + self.quarter,)
        elif self.hundreds and word.value < HUNDRED and following.scale != HUNDRED:
            self.group = tuple(value + word.value for value in self.group)
        else:
            return False
        self.hundreds, self.quarter = False, 0
        self.sure |= not word.weak
        self.ordinal = self.closed = word.ordinal
        return True

    def _takes_scale(self, scale: int) -> bool:
        if scale == HUNDRED:
            if any(value >= HUNDRED for value in self.group):
                return False
            self.group = tuple(scale * value for value in self.group or (1 + self.quarter,))
            self.hundreds = self.sure = True
        elif self.total and not self.group:  # लाख करोड़
            self.total = tuple(value * scale for value in self.total)
            self.scale *= scale
        else:
            if self.least and scale >= self.least:
                return False
            if self.digits and self.group and min(self.group) >= scale:
                return False  # nobody counts 1918 thousands: another word begins with this one
            # Million alone is often vague: millions of people.
            self.sure |= bool(self._begun) or scale < 1000
            self.group = self.group or (1 + self.quarter,)
            self._multiply(scale)
        self.quarter = 0
        return True

    def _multiply(self, scale: int) -> None:
        self.total = _sums(self.total, tuple(value * scale for value in self.group))
        self.scale = max(self.scale, scale)
        self.least, self.hundreds, self.group = scale, False, ()

    def _begins(self, word: Word, following: Atom) -> bool:
        if word.role is Role.QUARTER:
            self.quarter = word.value
        else:
            self.group = (word.value,)
            self.hint = self.closed = following.scale == 1  # unlike half a million
        return True


def _sums(some: tuple[Rational, ...], others: tuple[Rational, ...]) -> tuple[Rational, ...]:
    if not some or not others:
        return some or others
    return tuple(a + b for a in some for b in others)
