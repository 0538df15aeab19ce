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
from aligner.languages.records import (
    NO_CALENDAR,
    NO_CLOCK,
    NO_MEASURES,
    Calendar,
    Clock,
    Measures,
    Numerals,
)


@dataclass(frozen=True, slots=True)
class Language:
    """A language, by its code.

    Attributes:
        code: BCP 47, the language alone.
        capital_nouns: every noun is written with a capital, not only names.
        determiners: words that stand before a noun and seldom before a name, folded: articles,
            with a preposition or without, and words such as "this", "my" and "many".
        function_words: closed classes, folded (see `folded`): articles, pronouns, prepositions and
            postpositions, conjunctions, particles, auxiliary and modal verbs. They say little
            of what a passage is about. A word that is content as well counts as one of these.
        spaced_marks: marks that have a space in front of them.
        legacy_fonts: names of fonts of before Unicode, and frequent words as the letters that show
            them, with the case that they have.
        negations: words that say no, as regular expressions of whole words in small letters.
        calendar: months and weekdays, beyond CLDR.
        clock: how clock times are said.
        measures: names of units and currencies, beyond CLDR.
        numerals: words for numbers.
        near_negations: those that say nearly no, or no to a thing rather than to a sentence
            (`ohne`, `hardly`). It weighs as much to lose one, but translations put them otherwise.
        affirmations: phrases with a negation that does not deny (`nicht nur`), or that other
            languages put without one; regular expressions like the above.
        denials: what says no by its meaning (`scheitern`, `unable`), or may stand for a negation
            in a translation (`only`, `until`, `instead`); regular expressions like the above.
        never_doubled: words, folded, that never stand twice in a row but by a slip. Not `die` or
            `that`, which may follow each other in two clauses, and no word that is doubled for
            effect, as in Hindi.
        length: of a translation into this language, in characters for each one of English; None
            where it is not known.
        address: forms of addressing a person, the polite one first: a name and a regular expression
            of whole words, in which case counts.
        places: names of places, peoples and international bodies that CLDR lacks, with their
            adjectives, by a key that is the same in all languages (ISO 3166 for countries, the
            zone for cities that have one); a star stands for endings. See `places`.
        titles: words that stand before a name, folded; with it they look like part of the name.
        offices: a regular expression of what ends words, folded, that stand before a name without a
            comma and are no part of it: president, coach.
        says: the same of phrases that stand right beside the name of the one who says something.
    """

    code: str
    capital_nouns: bool = False
    determiners: frozenset[str] = frozenset()
    function_words: frozenset[str] = frozenset()
    spaced_marks: str = ""
    legacy_fonts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    negations: tuple[str, ...] = ()
    calendar: Calendar = NO_CALENDAR
    clock: Clock = NO_CLOCK
    measures: Measures = NO_MEASURES
    numerals: Numerals = field(default_factory=Numerals)
    near_negations: tuple[str, ...] = ()
    affirmations: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    never_doubled: frozenset[str] = frozenset()
    length: float | None = None
    address: tuple[tuple[str, str], ...] = ()
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    titles: frozenset[str] = frozenset()
    offices: str = ""
    says: str = ""


@lru_cache(1 << 16)
def folded(word: str) -> str:
    """A word as it is compared: without case, and nukta letters in one spelling."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word).casefold()


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, folded."""
    return frozenset(folded(word) for word in text.split())


def word_list(text: str) -> tuple[str, ...]:
    """The words, or regular expressions, of `text` as they stand, in their order."""
    return tuple(text.split())


def with_prefix(prefix: str, stems: str, tail: str = r"\p{L}*") -> str:
    """One regular expression: a prefix, one of the stems that spaces part, and any end."""
    return f"{prefix}(?:{'|'.join(stems.split())}){tail}"


def place_table(text: str) -> dict[str, tuple[str, ...]]:
    """Lines of `key: name, name ...` as `Language.places`."""
    lines = (line.partition(":") for line in text.strip().splitlines())
    return {key.strip(): tuple(each.strip() for each in rest.split(",")) for key, _, rest in lines}


@lru_cache(256)
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
