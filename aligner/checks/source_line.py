"""A segment of the target as words in the scripts of the source, and which stand in a row."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from aligner.languages.scripts import letters

_REACH = 20  # words on either side, which tell a quotation
_LETTER = re.compile(r"[^\W\d_]")
# An address with a scheme or an at sign, or a domain. Each is tried where a word begins only, so
# that a long one takes its time once.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S++"
    r"|(?<!\S)\S[^\s@]*+@\S++"
    r"|(?<![\w-])(?<![\w-]\.)[\w-]++(?:\.[\w-]++)*\.[a-z]{2,}+(?:/\S*+)?(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word where it stands in the segment; `word` is its text in small letters."""

    text: str
    start: int
    end: int
    word: str


class Line:
    """A segment of the target.

    Attributes:
        text: all of it.
        tokens: its words in the scripts of the source, without those of addresses.
        copied: the words of the source, in small letters.
    """

    def __init__(self, text: str, pattern: re.Pattern[str], copied: frozenset[str]) -> None:
        shown = _ADDRESS.sub(_blank, text) if "." in text or "@" in text else text
        self.text = text
        self.tokens = [
            Token(match[0], match.start(), match.end(), match[0].lower())
            for match in pattern.finditer(shown)
        ]
        self.copied = copied

    @cached_property
    def letters(self) -> int:
        """How many letters the segment has, in whatever script."""
        return len(_LETTER.findall(self.text))

    def is_all(self, start: int, end: int) -> bool:
        """Whether no letter stands before `start` or from `end` on."""
        first, last = self._ends
        return start <= first and last < end

    @cached_property
    def _ends(self) -> tuple[int, int]:
        """Where the first and the last letter stand."""
        places = range(len(self.text))
        return _first_letter(self.text, places), _first_letter(self.text, reversed(places))

    def joined(self, at: int) -> bool:
        """Whether nothing with letters stands between a token and the next."""
        return not _LETTER.search(self.text, self.tokens[at].end, self.tokens[at + 1].start)

    def linked(self, start: int, stop: int) -> bool:
        """Whether tokens may all be of the source, and join what is before and behind them."""
        inner = all(token.word in self.copied for token in self.tokens[start:stop])
        return inner and all(map(self.joined, range(start - 1, stop)))

    def chain(self, group: range) -> range:
        """The group with the words around it that both texts have, while they stand in a row."""
        before, behind = self._rows
        start = group.start - min(_REACH, before[group.start])
        return range(start, group.stop + min(_REACH, behind[group.stop - 1]))

    @cached_property
    def _rows(self) -> tuple[list[int], list[int]]:
        """For each token how many words of both texts stand in a row before and behind it."""
        size = len(self.tokens)
        before, behind = [0] * size, [0] * size
        for at in range(1, size):
            if self.joined(at - 1):
                before[at] = (before[at - 1] + 1) * self._is_copied(at - 1)
        for at in reversed(range(size - 1)):
            if self.joined(at):
                behind[at] = (behind[at + 1] + 1) * self._is_copied(at + 1)
        return before, behind

    def _is_copied(self, at: int) -> bool:
        return self.tokens[at].word in self.copied


@lru_cache(64)
def pattern_of(scripts: frozenset[str]) -> re.Pattern[str]:
    """What a word in one of some scripts looks like."""
    return re.compile(f"[{letters(scripts)}\u0300-\u036f]+")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _first_letter(text: str, places: Iterable[int]) -> int:
    return next((at for at in places if _LETTER.match(text, at)), -1)
