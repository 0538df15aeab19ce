"""What is known of a language beyond what CLDR knows: one record each, loaded when first needed.

To add a language: a module in `aligner/languages/known`, named by its code. Whatever is left
out of it is empty, and the checks that need it say nothing.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec

from aligner.languages.codes import primary


@dataclass(frozen=True, slots=True)
class Language:
    """A language, by its code.

    Attributes:
        code: BCP 47, the language alone.
        capital_nouns: every noun is written with a capital, not only names.
        function_words: closed classes, folded (see `folded`): articles, pronouns, prepositions and
            postpositions, conjunctions, particles, auxiliary and modal verbs. They say little
            of what a passage is about. A word that is content as well counts as one of these.
        negations: words that say no, as regular expressions of whole words in small letters.
        places: names of places, peoples and international bodies that CLDR lacks, with their
            adjectives, by a key that is the same in all languages (ISO 3166 for countries, the
            zone for cities that have one); a star stands for endings. See `places`.
        titles: words that stand before a name, folded; with it they look like part of the name.
    """

    code: str
    capital_nouns: bool = False
    function_words: frozenset[str] = frozenset()
    negations: tuple[str, ...] = ()
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    titles: frozenset[str] = frozenset()


def folded(word: str) -> str:
    """A word as it is compared: without case, and nukta letters in one spelling."""
    return unicodedata.normalize("NFC", word).casefold()


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, folded."""
    return frozenset(folded(word) for word in text.split())


def place_table(text: str) -> dict[str, tuple[str, ...]]:
    """Lines of `key: name, name ...` as `Language.places`."""
    lines = (line.partition(":") for line in text.strip().splitlines())
    return {key.strip(): tuple(each.strip() for each in rest.split(",")) for key, _, rest in lines}


def knowledge(code: str) -> Language:
    """What is known of the language of a BCP 47 code; an empty record where nothing is."""
    return _loaded(primary(code))


@lru_cache(64)
def _loaded(code: str) -> Language:
    module = f"aligner.languages.known.{code}"
    if not code.isalpha() or find_spec(module) is None:
        return Language(code)
    language = import_module(module).LANGUAGE
    assert isinstance(language, Language)
    return language
