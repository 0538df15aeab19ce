"""Whether a word is one of a language's own, or rather a name."""

import unicodedata
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache

import regex

from aligner.languages.dictionary import dictionary
from aligner.languages.knowledge import knowledge
from aligner.languages.small_words import is_function_word

_ENDINGS = ("en", "n", "es", "se", "nen", "e", "er", "ern", "ens")
"""What German nouns take and names do not, those that settle most first; both take -s."""
_OF_ADJECTIVES = frozenset({"e", "em", "en", "er", "es"})
_ENDLESS = regex.compile(r"(?:chen|lein|e[nr])$")
"""Nouns that have no other form: das Erdbeben, die Erdbeben."""
_SURNAME = regex.compile(r"(?:m[ae][iy]e?r|mann|bach|beck|eck|burg|berg|bauer|macher|knecht|land)$")
"""How surnames end that look like a compound; nouns do, too."""
_UMLAUTS = {"a": "ä", "o": "ö", "u": "ü"}
_DERIVED = regex.compile(
    r"(?<=\p{L}{4})(?:ung|heit|keit|schaft|ismus|ität|tion|isier\p{L}{1,4}|ierern?|(?<!\p{Lu})innen)(?:en|s|e)?$"
)
_HEAD, _SHORT_HEAD, _FIRST = 6, 3, 3  # letters of the parts of a compound
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


@lru_cache(1 << 14)
def is_nominalised(word: str, language: str) -> bool:
    """Whether a word with a capital is an adjective with an ending: Jugendlicher, and not Klein."""
    known, small = dictionary(language), word.lower()
    lemma = known.get(small) if known is not None and word != small else None
    return lemma is not None and small.removeprefix(lemma) in _OF_ADJECTIVES


def _spellings(word: str) -> tuple[str, ...]:
    """A word of Devanagari with nukta letters composed, decomposed, and without the dot."""
    decomposed = unicodedata.normalize("NFD", word)
    if _NUKTA not in decomposed:
        return (word,)
    composed = decomposed
    for letter in _NUKTA_LETTERS:
        composed = composed.replace(unicodedata.normalize("NFD", letter), letter)
    return word, decomposed, composed, decomposed.replace(_NUKTA, "")


def _known_small(word: str, known: Mapping[str, str]) -> bool:
    small = word.lower()
    return small in known or (small.endswith("s") and small[:-1] in known)


def _among_capital_nouns(word: str, known: Mapping[str, str]) -> Standing:
    small, single = word.lower(), word.removesuffix("s")
    lemma = known.get(word) or (known.get(single) if single != word else None)
    if known.get(small, word)[0].islower():
        return Standing.COMMON
    inflected = lemma is not None and (not word.startswith(lemma) or _is_inflected(lemma, known))
    english = dictionary("en") or {}
    if small in english or word in english or (single != word and single in english):
        return _among_english(word, english, inflected=inflected, borrowed=lemma is not None)
    if inflected or (lemma is None and _DERIVED.search(word)) or _is_compound(word, known):
        surname = lemma is None and _SURNAME.search(word)
        return Standing.EITHER if surname else Standing.COMMON
    if lemma is None:
        return Standing.NAME
    return Standing.COMMON if _ENDLESS.search(lemma) else Standing.EITHER


def _among_english(
    word: str, english: Mapping[str, str], *, inflected: bool, borrowed: bool
) -> Standing:
    """What a word is that English has, too: with a capital London, but not Team.

    Bush and Green, of which there is a plural, may be either.
    """
    single = word.removesuffix("s")
    if word not in english and single not in english:
        return Standing.COMMON if inflected or borrowed else Standing.EITHER
    if inflected or any(each in english for each in _plurals(single.lower())):
        return Standing.EITHER
    return Standing.NAME


def _plurals(noun: str) -> tuple[str, ...]:
    """How English would write that of a noun."""
    return noun + "s", noun + "es", noun.removesuffix("y") + "ies"


def _is_inflected(lemma: str, known: Mapping[str, str]) -> bool:
    """Whether a noun has other forms than that in -s, as Stadt has Städte and names have none."""
    last = max(map(lemma.rfind, _UMLAUTS))
    changed = lemma[:last] + _UMLAUTS[lemma[last]] + lemma[last + 1 :] if last > 0 else lemma
    return any(known.get(lemma + ending) == lemma for ending in _ENDINGS) or any(
        known.get(changed + ending) == lemma for ending in ("", "e", "er") if changed != lemma
    )


def _is_compound(word: str, known: Mapping[str, str]) -> bool:
    """Whether a word ends in a common noun, and begins with a known word if that is short."""
    for cut in range(_FIRST, len(word) - _SHORT_HEAD + 1):
        head = word[cut:].capitalize()
        lemma = known.get(head)
        if lemma is None:
            continue
        common = lemma != head or _is_inflected(lemma, known)
        if common and len(head) >= _HEAD:
            return True
        long = cut > _FIRST and len(head) > _SHORT_HEAD + 1  # Hauptkonto, and not Ronaldo
        if (common or long) and _is_first_part(word[:cut], known):
            return True
    return False


def _is_first_part(part: str, known: Mapping[str, str]) -> bool:
    return any(each in known for each in (part, part.lower(), part.removesuffix("s")))
