"""The names in line-parallel news, and how each is written in Hindi.

A name is a word that German and English write alike, with a capital, where English has no such
word in small letters. Its Hindi counterpart is the word of the line that sounds most like it, if
that word hardly ever stands in a line without the name. No code of the program has a part in
this, so that what it finds and what was planted do not agree by construction.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from aligner.bitext import Span

ALIKE = 0.8  # of the consonants
FAITHFUL = 0.7  # of the lines with the Hindi word that have the name
UNLIKE = 0.5  # at most: two names that are exchanged

WORD = regex.compile(r"[\p{L}\p{M}]+")
_NO_NAMES = {"April", "August", "September", "November", "Euro", "Dollar", "Internet"}
_LATIN = (
    (r"sch|tsch|ch|sh|z|x|j|c(?=[eiy])|g(?=[ei])|s", "S"),
    (r"ph|[fvw]", "F"),
    (r"ck|[kcq]", "K"),
    (r"g", "G"),
    (r"[td]h?", "T"),
    (r"[pb]", "P"),
    (r"[mn]", "N"),
    (r"l", "L"),
    (r"r", "R"),
)
_LATIN_SOUND = regex.compile("|".join(f"(?P<{name}>{pattern})" for pattern, name in _LATIN))
_DEVANAGARI = {
    "S": "सशषजझचछ",
    "F": "फव",
    "K": "कख",
    "G": "गघ",
    "T": "टठतथडढदध",
    "P": "पबभ",
    "N": "मनणञङंँ",
    "L": "लळ",
    "R": "र",
}
_SOUNDS = {letter: sound for sound, letters in _DEVANAGARI.items() for letter in letters}


class Name(NamedTuple):
    """A name in a line: as German and English write it, and the word for it in the target."""

    row: int
    latin: str
    written: str
    source: Span
    target: Span


def latin_names(german: Sequence[str], english: Sequence[str]) -> list[set[str]]:
    """Of each line, the names in it."""
    small = {word for line in english for word in WORD.findall(line) if word.islower()}
    return [
        {
            word
            for word in set(WORD.findall(one)) & set(WORD.findall(other))
            if len(word) >= 4
            and word[0].isupper()
            and word.lower() not in small
            and word not in _NO_NAMES
        }
        for one, other in zip(german, english, strict=True)
    ]


def hindi_names(lines: Sequence[str], names: Sequence[set[str]]) -> list[dict[str, str]]:
    """Of each line, its names with the Hindi word for each that has one."""
    found = [
        {name: word for name in sorted(some) if (word := _counterpart(name, line))}
        for line, some in zip(lines, names, strict=True)
    ]
    everywhere = Counter(word for line in lines for word in set(WORD.findall(line)))
    faithful = Counter((name, word) for each in found for name, word in each.items())
    return [
        {
            name: word
            for name, word in each.items()
            if faithful[name, word] >= FAITHFUL * everywhere[word]
        }
        for each in found
    ]


def _counterpart(name: str, line: str) -> str | None:
    """The word of a Hindi line that sounds most like a name, if one does."""
    likeness = {word: alike(name, word) for word in WORD.findall(line)}
    best = max(likeness, key=likeness.__getitem__, default=None)
    return best if best and likeness[best] >= ALIKE else None


def alike(name: str, word: str) -> float:
    """How alike two words sound, 0 to 1, by their consonants; 0 with fewer than two of them."""
    one, other = sound(name), sound(word)
    if min(len(one), len(other)) < 2:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@lru_cache(20_000)
def sound(word: str) -> str:
    """The consonants of a word in nine classes, repeated ones once."""
    latin = "".join(match.lastgroup or "" for match in _LATIN_SOUND.finditer(word.lower()))
    sounds = latin or "".join(_SOUNDS.get(letter, "") for letter in word)
    return "".join(s for k, s in enumerate(sounds) if sounds[k - 1 : k] != s)


def once(text: str, word: str) -> Span | None:
    """Where a word stands, if it stands there once."""
    spans = [match.span() for match in WORD.finditer(text) if match[0] == word]
    return Span(*spans[0]) if len(spans) == 1 else None


def exchangeable(name: str, other: str, line: set[str], neighbours: Iterable[set[str]]) -> bool:
    """Whether another name in the place of `name` is wrong: it names something else.

    Args:
        name: that stands there.
        other: that is to stand there.
        line: the names of the line.
        neighbours: pairs that stand side by side somewhere, such as first and family name.
    """
    return (
        other not in line and alike(name, other) < UNLIKE and {name, other} not in list(neighbours)
    )


def side_by_side(lines: Sequence[str], names: Sequence[set[str]]) -> list[set[str]]:
    """Pairs of names of which one follows the other in a line."""
    pairs = []
    for line, some in zip(lines, names, strict=True):
        words = WORD.findall(line)
        pairs += [{a, b} for a, b in pairwise(words) if {a, b} <= some]
    return pairs
