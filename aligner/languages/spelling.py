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


_VARIANTS = {
    "ं": "(?:[\u0902\u0901]|[ङञणनम]्)",
    "क": "(?:क\u093c?|\u0958)",
    "ख": "(?:ख\u093c?|\u0959)",
    "ग": "(?:ग\u093c?|\u095a)",
    "ज": "(?:ज\u093c?|\u095b)",
    "ड": "(?:ड\u093c?|\u095c)",
    "ढ": "(?:ढ\u093c?|\u095d)",
    "फ": "(?:फ\u093c?|\u095e)",
    " ": r"[\s\-]",
}


def any_spelling(word: str) -> str:
    """A regular expression of all words that `loose` makes one with `word`, save for their case.

    A space stands for a hyphen as well.
    """
    return "".join(_VARIANTS.get(each) or regex.escape(each) for each in loose(word))
