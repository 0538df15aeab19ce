"""Words that say no: to lose one turns a sentence round."""

from functools import lru_cache

import regex

from aligner.languages.knowledge import knowledge

_EDGES = r"(?<![\p{{L}}\p{{M}}])(?:{})(?![\p{{L}}\p{{M}}])"


def negates(text: str, language: str) -> bool:
    """Whether a word of `text` is a negation; False in a language that is not known here."""
    pattern = _pattern(language)
    return pattern is not None and pattern.search(text.lower()) is not None


@lru_cache(64)
def _pattern(language: str) -> regex.Pattern[str] | None:
    words = knowledge(language).negations
    return regex.compile(_EDGES.format("|".join(words))) if words else None
