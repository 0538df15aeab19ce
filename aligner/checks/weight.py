"""How grave it is to lose, or to add, a passage."""

import regex

from aligner.bitext import Document, Span
from aligner.languages.knowledge import knowledge
from aligner.languages.negation import negates
from aligner.languages.small_words import is_function_word
from aligner.mqm import Severity
from aligner.words import count_words

_QUOTED = 60  # characters of a passage that are quoted in full
_EDGE = 4  # words at either end of a longer one that are
_SURE = 0.75
_CLAUSE, _CONTENT = 3, 2  # words, and words of content, from which on more than a nuance is lost
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_ACRONYM = regex.compile(r"(?<![\p{L}\p{N}])\p{Lu}{2,}(?![\p{L}\p{N}])")
_CAPITAL = regex.compile(r"(?<=[\p{Ll}\p{N},;:]\s)\p{Lu}\p{Ll}")


def severity(document: Document, passage: Span, confidence: float) -> Severity:
    """Major for a clause that is surely lost, and for a number, a name or a negation.

    Minor for a word or two, and for a clause that may only be worded in another way.
    """
    text = document.text[passage.start : passage.end]
    words = count_words(text)
    small = sum(is_function_word(word, document.language) for word in _WORD.findall(text))
    clause = confidence >= _SURE and words >= _CLAUSE and words - small >= _CONTENT
    number = any(character.isdecimal() for character in text)
    negation = negates(text, document.language)
    grave = clause or number or negation or _names(document, passage)
    return Severity.MAJOR if grave else Severity.MINOR


def quoted(text: str) -> str:
    """A passage in quotation marks, on one line; of a long one the first and the last words."""
    words = text.split()
    if len(" ".join(words)) > _QUOTED and len(words) > 2 * _EDGE:
        words = [*words[:_EDGE], "...", *words[-_EDGE:]]
    return f'"{" ".join(words)}"'


def _names(document: Document, passage: Span) -> bool:
    """Whether the passage has an acronym, or a capital that no sentence begins with."""
    inside = document.text, passage.start, passage.end
    if _ACRONYM.search(*inside):
        return True
    capital_nouns = knowledge(document.language).capital_nouns
    return not capital_nouns and _CAPITAL.search(*inside) is not None
