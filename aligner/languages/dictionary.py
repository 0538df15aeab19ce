"""Dictionaries: whether a language has a word, and its base form. They are those of simplemma.

Simplemma unpacks a dictionary into memory, which takes a second and 107 MB for German. That is done
once: a file in the user's cache folder has the same words, and is mapped into memory.
"""

import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from aligner.cache import cache_folder
from aligner.errors import CacheError
from aligner.languages.codes import primary
from aligner.languages.word_file import (
    FORMAT,
    DamagedError,
    WordFile,
    open_words,
    packed,
    save,
)

_NAMED = {"no": "nb", "bs": "hbs", "hr": "hbs", "sr": "hbs"}
_LONGEST = 60  # letters; nothing longer is a word, and rules and parts take their time on it
_PART = 4  # letters, the fewest that a part of a compound has


class _Rules(Protocol):
    """What simplemma knows beyond the words of its dictionaries."""

    def lemmatize(self, token: str, lang: str) -> str: ...


class _Files:
    """Gives simplemma the dictionaries from here, so that it unpacks none."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        words = dictionary(lang)
        if words is None:
            raise ValueError(f"{lang}: no dictionary")
        return words


def has_words(language: str) -> bool:
    """Whether there is a dictionary of a language."""
    return dictionary(language) is not None


@lru_cache(1 << 16)
def is_word(word: str, language: str) -> bool | None:
    """Whether `word`, in whatever case, is a word of the language; None without a dictionary."""
    words = dictionary(language)
    return None if words is None else _has(words, unicodedata.normalize("NFC", word))


@lru_cache(1 << 14)
def is_known(word: str, language: str) -> bool:
    """Whether the dictionary has `word` as it is written or with the other case of its initial."""
    words = dictionary(language)
    if words is None:
        return False
    word = unicodedata.normalize("NFC", word)
    return word in words or (word.lower() if word[:1].isupper() else word.capitalize()) in words


@lru_cache(1 << 14)
def is_compound(word: str, language: str) -> bool:
    """Whether two words of the language make `word`, with or without an s between them."""
    words = dictionary(language)
    if words is None or len(word) > _LONGEST:
        return False
    word = unicodedata.normalize("NFC", word)
    return any(
        _has(words, word[:at])
        and (_has(words, word[at:]) or (word[at] == "s" and _has(words, word[at + 1 :])))
        for at in range(_PART, len(word) - _PART + 1)
    )


def _has(words: Mapping[str, str], word: str) -> bool:
    """Whether a word is there in whatever case."""
    small = word.lower()
    return small in words or word.capitalize() in words or (word != small and word in words)


@lru_cache(1 << 16)
def base_form(word: str, language: str) -> str:
    """The form that a dictionary has of `word`, or that rules make; `word` itself without one."""
    words = dictionary(language)
    if words is None or not 0 < len(word) <= _LONGEST:
        return word
    word = unicodedata.normalize("NFC", word)
    return words.get(word) or _rules().lemmatize(word, _code(language))


def dictionary(language: str) -> Mapping[str, str] | None:
    """The words of a language, exactly as written, and their base forms; None without one."""
    return _dictionary(_code(language))


def _code(language: str) -> str:
    return _NAMED.get(primary(language), primary(language))


@lru_cache(16)
def _dictionary(code: str) -> WordFile | None:
    words = _loaded(code) if code.isalpha() else None
    return words or None


def _loaded(code: str) -> WordFile:
    """The dictionary from its file, which is made where there is none or where it is damaged.

    A language without a dictionary has an empty file: to ask simplemma takes longer.
    """
    try:
        path = _path(code)
    except CacheError:  # nothing can be written: it is made in each run
        return WordFile(packed(_unpacked(code)))
    with suppress(OSError, DamagedError):
        return open_words(path)
    data = packed(_unpacked(code))
    try:
        save(path, data)
        return open_words(path)
    except OSError:  # such as a full disk
        return WordFile(data)


def _path(code: str) -> Path:
    folder = cache_folder(lambda _: None)  # what is wrong with it, the encoder says
    return folder / f"words-{code}-{_version()}-{FORMAT}"


@cache
def _version() -> str:
    """Of simplemma: the name of the folder that pip keeps beside it tells 20 ms sooner."""
    spec = find_spec("simplemma")
    for package in (spec.submodule_search_locations or ()) if spec else ():
        for folder in Path(package).parent.glob("simplemma-*.dist-info"):
            return folder.stem.partition("-")[2]
    from importlib.metadata import version  # noqa: PLC0415 - where it was installed otherwise

    return version("simplemma")


def _unpacked(code: str) -> Mapping[str, str]:
    from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415 - 0.05 s
        SUPPORTED_LANGUAGES,
        DefaultDictionaryFactory,
    )

    if code not in SUPPORTED_LANGUAGES:
        return {}
    words: Mapping[str, str] = DefaultDictionaryFactory(1).get_dictionary(code)
    return words


@lru_cache(1)
def _rules() -> _Rules:
    from simplemma import Lemmatizer  # noqa: PLC0415 - 0.05 s
    from simplemma.strategies import DefaultStrategy  # noqa: PLC0415

    rules: _Rules = Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_Files()))
    return rules
