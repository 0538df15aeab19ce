"""Which words of a segment are words of the source language and not of the target's."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

from aligner.checks.source_line import Line, Token, pattern_of
from aligner.languages.cldr import countries
from aligner.languages.codes import primary
from aligner.languages.dictionary import base_form, is_compound, is_word
from aligner.languages.knowledge import knowledge
from aligner.languages.scripts import letters

SURE = 0.9
_LIKELY, _PERHAPS = 0.75, 0.65
MANY = 3  # function words, from which on a sentence is in the source language whatever else
SENTENCE = 4  # words, from which on some are function words
_FEWEST = 2  # letters; one is that of a formula or a list
_LONG = 3  # letters, from which on a word is more than a unit or an ending
_COMPOUND = 12  # letters, from which on a word may be made of others
_OPENING = 2  # characters before the first word: quotation marks
_NEAR = 40  # characters, more than the word before has
_SECOND = regex.compile(r"(?<=\p{Lu}\p{Ll}+ )\p{Lu}\p{L}+")
_NUMBER_BEFORE = re.compile(r"\d[\d.,]*\s+$")
_ENDINGS = ("e", "en", "er", "es", "em")

Signs = dict[int, float]
"""By the number of the token how surely it is a word of the source language alone."""


@dataclass(frozen=True, slots=True)
class Languages:
    """What is asked of a word: the two languages, and the scripts that the source is written in.

    `shared` says that both are written in one script; `names` are capitalised words of the source
    text that follow another one somewhere, as surnames do.
    """

    source: str
    target: str
    scripts: frozenset[str]
    shared: bool
    names: frozenset[str] = frozenset()


def following_capitals(text: str) -> frozenset[str]:
    """The capitalised words of `text` that follow another one, as surnames do."""
    return frozenset(_SECOND.findall(text))


def common_words(languages: Languages) -> frozenset[str]:
    """Words that say nothing, as the target has them."""
    return knowledge(languages.target).function_words if languages.shared else frozenset()


def telling_words(languages: Languages) -> frozenset[str]:
    """Function words of the source that are none of the target."""
    return _telling_words(languages.source, languages.target if languages.shared else None)


@lru_cache(64)  # by the codes: to compare `names` takes its time
def _telling_words(source: str, target: str | None) -> frozenset[str]:
    common = knowledge(target).function_words if target else frozenset()
    return frozenset(word for word in knowledge(source).function_words - common if len(word) > 1)


def signs_of(line: Line, source: str, languages: Languages) -> Signs:
    """The tokens that are words of the source language and not of the target's."""
    telling, tokens = telling_words(languages), line.tokens
    free = sum(token.word in telling and token.text.islower() for token in tokens) >= MANY
    headline = len(tokens) >= SENTENCE and line.text.strip().lower() == source.strip().lower()
    original = _Original(source, languages)
    signs: Signs = {}
    for at, token in enumerate(tokens):
        if len(token.text) < _FEWEST or token.text.isupper():
            continue
        if token.word in telling and (token.word in line.copied or free):
            if (at == 0 or headline or token.text.islower()) and (
                free or not _is_usual(token.word, languages)
            ):
                signs[at] = SURE
        elif token.word in line.copied and len(token.text) >= _LONG:
            probability = original.probability(tokens, at)
            if probability:
                signs[at] = probability
    return signs


class _Original:
    """What a segment was translated from, asked about the words that both have."""

    def __init__(self, text: str, languages: Languages) -> None:
        self._text = text
        self._languages = languages
        self._words = frozenset(pattern_of(languages.scripts).findall(text))
        self._nouns: dict[str, bool] = {}

    def probability(self, tokens: list[Token], at: int) -> float:
        """How surely a token is a word of the source language, and no name."""
        languages, token = self._languages, tokens[at]
        first = at == 0 and token.start <= _OPENING
        if token.word in common_words(languages) or _is_usual(token.word, languages):
            return 0.0
        if languages.shared and _is_country(tokens, at, languages):
            return SURE
        if not _is_of_source(token.text, languages.source):
            return 0.0
        small = self._is_small(token.word, first and languages.shared)
        if not (small and (first or token.text.islower())) and not self._is_noun(token.text):
            return 0.0
        if not languages.shared and primary(languages.source) == "en":
            return _PERHAPS  # many languages write some English words as they are
        return SURE if small else _LIKELY

    def _is_small(self, word: str, first: bool) -> bool:
        """Whether the source has a word written small, or only capitalised as its `first`."""
        language = self._languages.source
        return word in self._words or (
            first
            and knowledge(language).capital_nouns
            and base_form(word.capitalize(), language).islower()
            and bool(is_word(word, language))
        )

    def _is_noun(self, text: str) -> bool:
        """Whether a capitalised word of the source is a noun rather than a name.

        It is in the plural, or has an article, a number or an adjective before it. Parts of names
        in several words, and of what is joined with a hyphen, are not asked.
        """
        if text.islower() or not knowledge(self._languages.source).capital_nouns:
            return False
        if text not in self._nouns:
            places = self._places.get(text, ())
            self._nouns[text] = bool(places) and (
                any(map(self._is_determined, places)) or self._is_inflected(text)
            )
        return self._nouns[text]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where words with capitals stand alone in the source, and no capital follows."""
        places = defaultdict(list)
        for match in _alone(self._languages.scripts).finditer(self._text):
            if not match[0].islower():
                places[match[0]].append(match.start())
        return places

    def _is_inflected(self, text: str) -> bool:
        """Whether a word is a plural and no name."""
        base = base_form(text, self._languages.source)
        plural = base[:1].isupper() and text.removesuffix("s") != base != text
        return plural and len(base) <= len(text) and text not in self._languages.names

    def _is_determined(self, at: int) -> bool:
        """Whether an article, a number or an adjective stands before a place of the source."""
        language = self._languages.source
        near = self._text[max(0, at - _NEAR) : at]
        word = near.rsplit(maxsplit=1)[-1] if near[-1:].isspace() and near.strip() else ""
        if _NUMBER_BEFORE.search(near) or word.casefold() in knowledge(language).determiners:
            return True
        first = near.strip() == word
        ends = word.endswith(_ENDINGS) and word.isalpha() and (first or word.islower())
        return ends and _is_adjective(word.lower(), language)


@lru_cache(64)
def _alone(scripts: frozenset[str]) -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\w-])[{letters(scripts)}\u0300-\u036f]++(?![\w-])(?! \p{{Lu}})")


def _is_usual(word: str, languages: Languages) -> bool:
    """Whether the target has the word, too.

    In another script the words that it borrows are mostly English. Where there is no list, no word
    of content is told from one of the target.
    """
    if languages.shared:
        return is_word(word, languages.target) is not False
    return primary(languages.source) != "en" and bool(is_word(word, "en"))


def _is_of_source(text: str, language: str) -> bool:
    if is_word(text, language):
        return True
    long = knowledge(language).capital_nouns and len(text) >= _COMPOUND
    return long and is_compound(text, language)


def _is_country(tokens: list[Token], at: int, languages: Languages) -> bool:
    """Whether a word is the name of a country in the source language, and not in the target's.

    Not where a capital follows, as in `Europa League`.
    """
    text = tokens[at].text
    if text not in countries(languages.source) or text in countries(languages.target):
        return False
    return at + 1 == len(tokens) or tokens[at + 1].text.islower()


def _is_adjective(word: str, language: str) -> bool:
    """Whether a word with the ending of an adjective is no verb and no function word.

    A word that no list has is one: compounds such as `hüfthohes`.
    """
    return (
        word not in knowledge(language).function_words
        and not (is_word(word, language) and not base_form(word, language).islower())
        and not base_form(word, language).endswith("en")
    )
