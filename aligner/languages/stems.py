"""Forms of one word under one key: lemmas, and endings where no lemma is known."""

import unicodedata
from functools import lru_cache

import regex

from aligner.languages.codes import primary
from aligner.languages.dictionary import base_form, is_known

_LINKS = ("", "s", "es", "n", "en", "er", "e")  # between the parts of a German compound
_LEAST_PART = 3  # letters of a part of a compound
_LEAST_STEM = 4
_GERMAN_ENDINGS = ("ern", "en", "es", "er", "em", "n", "s", "e")

_JOINERS = {ord(joiner): None for joiner in "\u200c\u200d\u00ad"}
# A nasal before a consonant of its own class is also written as a dot.
_NASAL = regex.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])")
# गए and गये, नई and नयी.
_LATE_YE = (("ये", "ए"), ("यी", "ई"))
# An ending of a Hindi noun or adjective, and those that the direct singular may have for it.
_HINDI_ENDINGS = (
    ("ियों", ("ी", "ि")),
    ("ियां", ("ी", "ि")),
    ("ियो", ("ी", "ि")),
    ("ुओं", ("ू", "ु")),
    ("ुएं", ("ू", "ु")),
    ("ाओं", ("ा",)),
    ("ाएं", ("ा",)),
    ("ओं", ("",)),
    ("एं", ("",)),
    ("ों", ("", "ा")),
    ("ें", ("",)),
    ("ो", ("", "ा")),
    ("े", ("ा",)),
    ("ए", ("या", "ा")),
)


@lru_cache(1 << 16)
def word_keys(word: str, language: str) -> frozenset[str]:
    """The keys of a word; two words that have one in common are forms of one word.

    German: the lemma, or the word without endings where it has none. Hindi: the direct singular
    that it may be a form of, without nukta, nasals as dots. Others: the lemma, where it is known.
    """
    plain = folded_word(word)
    code = primary(language)
    if code == "hi" and not plain.isascii():
        return frozenset({plain, *_direct(plain)})
    lemma = folded_word(base_form(word, code))
    if code == "de" and not is_known(word, code):
        return frozenset({plain, lemma, *_without_endings(plain)})
    return frozenset({plain, lemma})


def folded_word(word: str) -> str:
    """Without case, joiners, nukta, and with one sign for nasals."""
    word = unicodedata.normalize("NFC", word.translate(_JOINERS)).casefold()
    if word.isascii():
        return word
    word = word.replace("\u093c", "").replace("\u0901", "\u0902")
    word = _NASAL.sub("\u0902", word)
    for late, usual in _LATE_YE:
        if word.endswith(late) and len(word) > len(late):
            return word.removesuffix(late) + usual
    return word


@lru_cache(1 << 16)
def adjective_keys(word: str, language: str) -> frozenset[str]:
    """Those of a word that agrees with the one behind it: a Hindi adjective may be feminine."""
    keys = word_keys(word, language)
    if primary(language) == "hi":
        masculine = {"ी": "ा", "ई": "या"}
        return keys | {key[:-1] + masculine[key[-1]] for key in keys if key[-1:] in masculine}
    return keys


def _direct(word: str) -> list[str]:
    for ending, direct in _HINDI_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= (1 if ending == "ए" else 2):
            return [word[: -len(ending)] + each for each in direct]
    return []


def _without_endings(word: str) -> list[str]:
    return [
        word[: -len(ending)]
        for ending in _GERMAN_ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM
    ]


@lru_cache(1 << 14)
def heads(word: str) -> tuple[str, ...]:
    """What a German compound may end with, the longest first: `Speicher` of `Datenspeichers`.

    What stands before it must be a word, with or without a link such as `s`.
    """
    return tuple(
        word[place:].capitalize()
        for place in range(_LEAST_PART, len(word) - _LEAST_PART + 1)
        if _is_modifier(word[:place])
    )


@lru_cache(1 << 14)
def modifiers(word: str) -> tuple[str, ...]:
    """What a German compound may begin with, the longest first: `Vertrag` of `Vertragsstrafe`.

    What stands behind it must be a word.
    """
    found = []
    for place in range(len(word) - _LEAST_PART, _LEAST_PART - 1, -1):
        if is_known(word[place:].capitalize(), "de"):
            before = word[:place]
            found += [before.removesuffix(link) for link in _LINKS if before.endswith(link)]
    return tuple(dict.fromkeys(each for each in found if len(each) >= _LEAST_PART))


def _is_modifier(part: str) -> bool:
    words = (part.removesuffix(link) for link in _LINKS if part.endswith(link))
    return any(len(each) >= _LEAST_PART and is_known(each.capitalize(), "de") for each in words)
