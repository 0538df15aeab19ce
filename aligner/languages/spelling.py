"""Spellings of one word that differ in nothing that is read."""

import unicodedata
from functools import lru_cache

import regex

# The nukta; joiners and soft hyphens, which show nothing.
_DROPPED = regex.compile("[\u093c\u200b-\u200d\u00ad]")
# A nasal without a vowel before another consonant, and chandrabindu, are anusvara as well.
_NASAL = regex.compile("[ङञणनम]्(?=[क-ह])|ँ")


@lru_cache(1 << 16)
def loose(word: str) -> str:
    """A word without case, nukta and joiners, and with every nasal of Hindi as anusvara.

    `सितम्बर` and `सितंबर` become one, and so do `फ़रवरी` and `फरवरी`.
    """
    if word.isascii():
        return word.lower()
    plain = _DROPPED.sub("", unicodedata.normalize("NFD", word.lower()))
    return unicodedata.normalize("NFC", _NASAL.sub("ं", plain))
