"""How alike two words sound, in whatever scripts and spellings they are written.

A word gets a few keys in small Latin letters, since a letter is read in several ways: German z is
ts and English z is s; j is that of Jens or of James; ch that of Bach, of Charles or of Michelle.
The keys of one name in two scripts are alike but seldom equal: vowels differ most, and the
unwritten a of Devanagari is missing. So keys are compared as they are and by consonants alone.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

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
_VOWELS = str.maketrans("", "", "aeiou")
_SPELLED = range(2, 6)  # letters of an acronym that may be read one by one
_LONGEST = 40  # letters; no name is longer, and what is makes comparing slow

_Rules = tuple[tuple[str, str], ...]
# In the order in which they apply. C is the sound of Charles, J that of James.
_LATIN: _Rules = (
    *(("tsch", "C"), ("dsch", "J"), ("dzh", "J"), ("tch", "C"), ("dg", "J"), ("sch", "s")),
    *(("sh", "s"), ("zh", "J"), ("ck", "k"), ("ph", "f"), ("pf", "f"), ("th", "t"), ("kh", "k")),
    *(("gh", "g"), ("dh", "d"), ("bh", "b"), ("rh", "r"), ("wh", "w"), ("qu", "kv"), ("q", "k")),
    *(("x", "ks"), ("tz", "s"), ("ts", "s")),
)
_GERMAN: _Rules = (
    *(("ch", "k"), ("eu", "oi"), ("ei", "ai"), ("ie", "i"), ("z", "s"), ("j", "i"), ("v", "f")),
    ("w", "v"),
)
_ENGLISH: _Rules = (
    *(("tion", "sn"), ("sion", "sn"), ("ch", "C"), ("aw", "o"), ("ow", "au"), ("ew", "yu")),
    *(("oo", "u"), ("ee", "i"), ("ea", "i"), ("ei", "i"), ("ou", "u"), ("ay", "e"), ("igt", "ait")),
    *(("z", "s"), ("j", "J"), ("w", "v")),
)
_ROMANCE: _Rules = (("ch", "s"), ("ou", "u"), ("au", "o"), ("z", "s"), ("j", "J"), ("w", "v"))
_OTHER_SCRIPT: _Rules = (
    *(("ph'", "f"), ("j'", "z"), ("chh", "C"), ("ch", "C"), ("c", "C"), ("jh", "J"), ("j", "J")),
    *(("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("bh", "b"), ("sh", "s")),
    *(("ts", "s"), ("z", "s"), ("w", "v"), ("q", "k"), ("x", "ks")),
)


@dataclass(frozen=True, slots=True)
class Sound:
    """One way to read a word: all of it, and its consonants with a sign for an initial vowel."""

    key: str
    consonants: str


@lru_cache(1 << 15)
def sounds(word: str) -> tuple[Sound, ...]:
    """The ways in which a word may be read; none where it has no letter, or is no word."""
    from anyascii import anyascii  # noqa: PLC0415 - not needed for `--help`

    letters = unicodedata.normalize("NFC", word[:_LONGEST])
    plain = anyascii(_NASAL.sub("न", letters)).lower()
    if not _CASED.search(letters):
        keys = _other_script(plain)
    else:
        keys = _latin(_NOT_A_LETTER.sub("", plain))
        if letters.isupper() and len(plain) in _SPELLED:
            keys.append(_folded("".join(_LETTERS.get(letter, "") for letter in plain)))
    return tuple(Sound(key, _consonants(key)) for key in dict.fromkeys(keys) if key)


def _latin(plain: str) -> list[str]:
    if plain.startswith("mc"):
        plain = "mak" + plain[2:]
    plain = _replaced(plain, _LATIN)
    english = _replaced(plain, _ENGLISH)
    if len(plain) > 3 and plain.endswith("e"):
        english = english.removesuffix("e")
    readings = [_replaced(plain, _GERMAN), english, _replaced(plain, _ROMANCE)]
    if "c" in plain:
        readings = [_SOFT_C.sub("s", each).replace("c", "k") for each in readings]
    if "g" in plain:
        readings.append(_SOFT_G.sub("J", readings[1]))
    return [_folded(each) for each in dict.fromkeys(readings)]


def _other_script(plain: str) -> list[str]:
    key = _NOT_A_LETTER.sub("", _replaced(plain, _OTHER_SCRIPT).lower())
    return [_folded(key), _folded(key.replace("j", "s"))]  # Devanagari often leaves out a nukta


def _replaced(text: str, rules: _Rules) -> str:
    for old, new in rules:
        text = text.replace(old, new)
    return text


def _folded(key: str) -> str:
    """A key without what differs from spelling to spelling; C and J are one sound."""
    key = key.lower().replace("c", "j").replace("y", "i")
    if "h" in key:
        key = _SILENT_H.sub("", key)
    return "".join(letter for letter, _ in groupby(key))


def _consonants(key: str) -> str:
    return ("a" if key[0] in "aeiou" else "") + key.translate(_VOWELS)


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
