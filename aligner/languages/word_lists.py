"""Whether a language has a word, by lists of its words; a list is loaded when first asked."""

from functools import lru_cache

from aligner.languages.codes import primary

_NAMED = {"no": "nb", "bs": "hbs", "hr": "hbs", "sr": "hbs"}
_PART = 4  # letters, the fewest that a part of a compound has


@lru_cache(1 << 16)
def is_word(word: str, language: str) -> bool | None:
    """Whether `word`, in whatever case, is a word of the language; None where there is no list."""
    if not has_words(language):
        return None
    from simplemma import is_known  # noqa: PLC0415 - its lists take a second to load

    list_of = _list(language)
    return any(is_known(each, list_of) for each in {word, word.lower(), word.capitalize()})


@lru_cache(1 << 14)
def is_compound(word: str, language: str) -> bool:
    """Whether two words of the language make `word`, with or without an s between them."""
    return any(
        is_word(word[:at], language)
        and (
            is_word(word[at:], language) or (word[at] == "s" and is_word(word[at + 1 :], language))
        )
        for at in range(_PART, len(word) - _PART + 1)
    )


@lru_cache(1 << 14)
def base_form(word: str, language: str) -> str:
    """The form that a dictionary has of `word`; `word` itself where there is no list."""
    if not has_words(language):
        return word
    from simplemma import lemmatize  # noqa: PLC0415

    return str(lemmatize(word, _list(language)))


@lru_cache(64)
def has_words(language: str) -> bool:
    """Whether there is a list of the words of a language."""
    from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415
        SUPPORTED_LANGUAGES,
    )

    return _list(language) in SUPPORTED_LANGUAGES


def _list(language: str) -> str:
    return _NAMED.get(primary(language), primary(language))
