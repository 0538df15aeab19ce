"""How alike two words sound, in whatever scripts and spellings they are written.

A word gets a few keys in small Latin letters, since a letter is read in several ways: German z is
ts and English z is s; j is that of Jens or of James; ch that of Bach, of Charles or of Michelle.
The keys of one name in two scripts are alike but seldom equal: vowels differ most, and the
unwritten a of Devanagari is missing. So keys are compared as they are and by consonants alone.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_letters
from typing import NamedTuple

import regex

_CASED = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}]")
# Keys are ASCII, so `re` reads them right, and faster.
_NOT_A_LETTER = re.compile(r"[^a-z]+")
# German h lengthens the vowel before it; English h at the end is silent.
_SILENT_H = re.compile(r"(?<=[aeiou])h(?![aeiou])")
_SOFT_C = re.compile(r"c(?=[eiy])")
_SOFT_G = re.compile(r"g(?=[eiy])")
# Anusvara and chandrabindu, which anyascii writes as m, are n but before lips.
_NASAL = re.compile(r"[ंँ](?![पफबभम])")
# What the letters of the Latin alphabet are called; BBC is बीबीसी.
_LETTERS = {
    each[0]: each[1:].strip()
    for each in (
        *("a e", "b bi", "c si", "d di", "e i", "f ef", "g ji", "h ej", "i ai", "j je", "k ke"),
        *("l el", "m em", "n en", "o o", "p pi", "q kiu", "r ar", "s es", "t ti", "u iu", "v vi"),
        *("w dablu", "x eks", "y vai", "z jed"),
    )
}
_SPELLED = range(2, 6)  # letters of an acronym that may be read one by one
_LONGEST = 40  # letters; no name is longer, and what is makes comparing slow


class _Plain(dict[int, str]):
    """What each letter is in small Latin ones, kept for those that were asked for."""

    def __missing__(self, letter: int) -> str:
        from anyascii import anyascii  # noqa: PLC0415 - not needed for `--help`

        self[letter] = anyascii(chr(letter)).lower()
        return self[letter]


_PLAIN = _Plain()


@dataclass(frozen=True, slots=True)
class _Rules:
    """How letters sound: first some in a row, in this order, then single ones.

    C is the sound of Charles, J that of James.
    """

    rows: tuple[tuple[str, str], ...]
    single: dict[int, str]

    @classmethod
    def of(cls, rows: tuple[tuple[str, str], ...], single: Mapping[str, str]) -> "_Rules":
        return cls(rows, _table(single))

    def applied(self, text: str) -> str:
        for old, new in self.rows:
            if old in text:
                text = text.replace(old, new)
        return text.translate(self.single)


def _table(letters: Mapping[str, str]) -> dict[int, str]:
    """For `str.translate`, which is slow about letters that a table lacks."""
    return {ord(letter): letters.get(letter, letter) for letter in ascii_letters}


_WITH_H = (
    *(("tsch", "C"), ("dsch", "J"), ("dzh", "J"), ("tch", "C"), ("sch", "s"), ("sh", "s")),
    *(("zh", "J"), ("ph", "f"), ("th", "t"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("bh", "b")),
    *(("rh", "r"), ("wh", "w")),
)
_WITHOUT_H = (("dg", "J"), ("ck", "k"), ("pf", "f"), ("qu", "kv"), ("tz", "s"), ("ts", "s"))
_RARE = {"q": "k", "x": "ks"}
_LATIN = _Rules.of(_WITHOUT_H, _RARE)
_LATIN_WITH_H = _Rules.of(_WITH_H + _WITHOUT_H, _RARE)
_GERMAN = _Rules.of(
    (("ch", "k"), ("eu", "oi"), ("ei", "ai"), ("ie", "i")),
    {"z": "s", "j": "i", "v": "f", "w": "v"},
)
_ENGLISH = _Rules.of(
    (
        *(("tion", "sn"), ("sion", "sn"), ("ch", "C"), ("aw", "o"), ("ow", "au"), ("ew", "yu")),
        *(("oo", "u"), ("ee", "i"), ("ea", "i"), ("ei", "i"), ("ou", "u"), ("ay", "e")),
        ("igt", "ait"),
    ),
    {"z": "s", "j": "J", "w": "v"},
)
_ROMANCE = _Rules.of((("ch", "s"), ("ou", "u"), ("au", "o")), {"z": "s", "j": "J", "w": "v"})
_OTHER_SCRIPT = _Rules.of(
    (
        *(("ph'", "f"), ("j'", "z"), ("chh", "c"), ("ch", "c"), ("jh", "j"), ("kh", "k")),
        *(("gh", "g"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("bh", "b"), ("sh", "s")),
        ("ts", "s"),
    ),
    {"z": "s", "w": "v", "q": "k", "x": "ks"},
)
_CONSONANTS = _table(dict.fromkeys("aeiou", ""))
_ALIKE = _table({"C": "j", "J": "j", "c": "j", "y": "i"})  # C and J are one sound


class Sound(NamedTuple):
    """One way to read a word: all of it, and its consonants with a sign for an initial vowel."""

    key: str
    consonants: str


@lru_cache(1 << 15)
def sounds(word: str) -> tuple[Sound, ...]:
    """The ways in which a word may be read; none where it has no letter, or is no word."""
    letters = word[:_LONGEST]
    if letters.isascii():
        plain, cased = letters.lower(), True
    else:
        letters = unicodedata.normalize("NFC", letters)
        cased = _CASED.search(letters) is not None
        plain = (letters if cased else _NASAL.sub("न", letters)).translate(_PLAIN)
    if cased:
        keys = _latin(plain if plain.isalpha() else _NOT_A_LETTER.sub("", plain))
        if letters.isupper() and len(plain) in _SPELLED:
            keys.append(_folded("".join(_LETTERS.get(letter, "") for letter in plain)))
    else:
        keys = _other_script(plain)
    return tuple(Sound(key, _consonants(key)) for key in dict.fromkeys(keys) if key)


def _latin(plain: str) -> list[str]:
    if plain.startswith("mc"):
        plain = "mak" + plain[2:]
    plain = (_LATIN_WITH_H if "h" in plain else _LATIN).applied(plain)
    english = _ENGLISH.applied(plain)
    if len(plain) > 3 and plain.endswith("e"):
        english = english.removesuffix("e")
    readings = [_GERMAN.applied(plain), english, _ROMANCE.applied(plain)]
    if "c" in plain:
        readings = [_SOFT_C.sub("s", each).replace("c", "k") for each in readings]
    if "g" in plain:
        readings.append(_SOFT_G.sub("J", readings[1]))
    return [_folded(each) for each in dict.fromkeys(readings)]


def _other_script(plain: str) -> list[str]:
    key = _OTHER_SCRIPT.applied(plain)
    if not key.isalpha():
        key = _NOT_A_LETTER.sub("", key)
    # Devanagari often leaves out a nukta.
    return [_folded(key), _folded(key.replace("j", "s"))] if "j" in key else [_folded(key)]


def _folded(key: str) -> str:
    """A key without what differs from spelling to spelling."""
    key = key.translate(_ALIKE)
    if "h" in key:
        key = _SILENT_H.sub("", key)
    letters, before = [], ""
    for letter in key:
        if letter != before:
            letters.append(letter)
            before = letter
    return "".join(letters)


def _consonants(key: str) -> str:
    return ("a" if key[0] in "aeiou" else "") + key.translate(_CONSONANTS)


def likeness(one: str, other: str) -> float:
    """How alike two words sound, 0 to 100.

    On German and Hindi news, names that belong together have 75 and more (86 %), two that do not
    seldom (1 in 1,000).
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - not needed for `--help`

    return max(
        (
            (fuzz.ratio(a.key, b.key) + fuzz.ratio(a.consonants, b.consonants)) / 2
            for a in sounds(one)
            for b in sounds(other)
        ),
        default=0.0,
    )
