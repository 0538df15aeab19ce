"""Whether a word is one of a language's own, or rather a name."""

import unicodedata
from collections.abc import Container, Mapping
from enum import Enum
from functools import lru_cache

import regex

from aligner.languages.dictionary import dictionary
from aligner.languages.knowledge import knowledge
from aligner.languages.small_words import is_function_word

_ENDINGS = ("e", "en", "er", "n", "es", "ern", "se", "nen", "ens")
"""What German nouns take and names do not; both take -s."""
_UMLAUTS = {"a": "ä", "o": "ö", "u": "ü"}
_DERIVED = regex.compile(
    r"(?:ung|heit|keit|schaft|ismus|ität|tion|isier\p{L}{1,4}|(?<!\p{Lu})innen)(?:en|s|e)?$"
)
_HEAD, _SHORT_HEAD, _FIRST = 5, 3, 3  # letters of the parts of a compound
_NUKTA, _NUKTA_LETTERS = "\u093c", "\u0958\u0959\u095a\u095b\u095c\u095d\u095e"
_LONGEST = 60  # letters of a word that is looked at


class Standing(Enum):
    """What a word is in a language."""

    COMMON = "common"
    NAME = "name"
    EITHER = "either"


@lru_cache(1 << 15)
def standing(word: str, language: str) -> Standing:
    """What `word`, written as inside a sentence, is by the dictionaries.

    EITHER where they cannot tell: their German knows surnames, their Hindi well-known names.
    """
    if len(word) > _LONGEST or is_function_word(word, language):
        return Standing.COMMON
    known = dictionary(language)
    if known is None:
        return Standing.EITHER
    if knowledge(language).capital_nouns:
        return _among_capital_nouns(word, known)
    if word.lower() == word.upper():  # a script without case
        spellings = _spellings(word)
        return Standing.EITHER if any(map(known.__contains__, spellings)) else Standing.NAME
    return Standing.COMMON if _known_small(word, known) else Standing.NAME


def _spellings(word: str) -> tuple[str, ...]:
    """A word of Devanagari with nukta letters composed, decomposed, and without the dot."""
    decomposed = unicodedata.normalize("NFD", word)
    composed = decomposed
    for letter in _NUKTA_LETTERS:
        composed = composed.replace(unicodedata.normalize("NFD", letter), letter)
    return word, decomposed, composed, decomposed.replace(_NUKTA, "")


def _known_small(word: str, known: Mapping[str, str]) -> bool:
    small = word.lower()
    return small in known or (small.endswith("s") and small[:-1] in known)


def _among_capital_nouns(word: str, known: Mapping[str, str]) -> Standing:
    english = dictionary("en")
    if word.lower() in known or (english is not None and word.lower() in english):
        return Standing.COMMON
    lemma = known.get(word) or known.get(word.removesuffix("s"))
    if lemma is not None:
        common = not word.startswith(lemma) or _is_inflected(lemma, known)
        return Standing.COMMON if common or _is_compound(word, known, known) else Standing.EITHER
    if _DERIVED.search(word) or _is_compound(word, known, ()):
        return Standing.COMMON
    return Standing.NAME


def _is_inflected(lemma: str, known: Mapping[str, str]) -> bool:
    """Whether a noun has other forms than that in -s, as Stadt has Städte and names have none."""
    last = max(map(lemma.rfind, _UMLAUTS))
    changed = lemma[:last] + _UMLAUTS[lemma[last]] + lemma[last + 1 :] if last > 0 else lemma
    return any(known.get(lemma + ending) == lemma for ending in _ENDINGS) or any(
        known.get(changed + ending) == lemma for ending in ("", "e", "er") if changed != lemma
    )


def _is_compound(word: str, known: Mapping[str, str], strictly: Container[str]) -> bool:
    """Whether a word ends in a known one, and begins with one if that is short.

    Words that are `strictly` known have to begin with one in any case.
    """
    for cut in range(_FIRST, len(word) - _SHORT_HEAD + 1):
        head = word[cut:]
        if head not in known and head.capitalize() not in known:
            continue
        long = len(head) >= _HEAD
        if (long and word not in strictly) or (
            (long or word not in strictly) and _is_first_part(word[:cut], known)
        ):
            return True
    return False


def _is_first_part(part: str, known: Mapping[str, str]) -> bool:
    return any(each in known for each in (part, part.lower(), part.removesuffix("s")))
