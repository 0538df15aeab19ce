"""Function words: they say little of what a passage is about."""

from functools import lru_cache

from aligner.languages.knowledge import folded, knowledge
from aligner.languages.negation import negates


@lru_cache(1 << 16)
def is_function_word(word: str, language: str) -> bool:
    """Whether `word` is none of content, as far as that is known of the language.

    Negations count as words of content.
    """
    return folded(word) in knowledge(language).function_words and not negates(word, language)
