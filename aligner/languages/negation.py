"""Words that say no: to lose one turns a sentence round."""

import unicodedata
from bisect import bisect_right
from functools import lru_cache

import regex

from aligner.bitext import Span
from aligner.languages.knowledge import knowledge

_EDGES = r"(?<![\p{{L}}\p{{M}}])(?:{})(?![\p{{L}}\p{{M}}])"
_QUESTION = regex.compile(r"[^.!?।]{0,200}\?")


def negates(text: str, language: str) -> bool:
    """Whether a word of `text` is a negation; False in a language that is not known here."""
    known = knowledge(language)
    return _found(known.negations + known.near_negations, text)


def denies(text: str, language: str) -> bool:
    """Whether `text` says no in whatever way, or says what a translation may put so."""
    return negates(text, language) or _found(knowledge(language).denials, _plain(text))


def tells_denials(language: str) -> bool:
    """Whether enough is known of a language to say that a text denies nothing."""
    known = knowledge(language)
    return bool(known.negations and known.denials)


def negations(text: str, language: str) -> list[Span]:
    """The words of `text` that say no to what it says, where they stand.

    Without those that nearly say no (`kaum`), those in phrases that affirm (`nicht nur`) and those
    in questions, which ask for a yes as often as for a no.
    """
    known = knowledge(language)
    words = _spans(known.negations, text)
    if not words:
        return []
    phrases = _spans(known.affirmations, text)
    return [word for word in words if not (_asked(text, word) or _among(word, phrases))]


def _plain(text: str) -> str:
    """Without nuktas, which writers set or leave out."""
    return unicodedata.normalize("NFC", text).replace("\N{DEVANAGARI SIGN NUKTA}", "")


def _asked(text: str, word: Span) -> bool:
    return _QUESTION.match(text, word.end) is not None


def _among(word: Span, phrases: list[Span]) -> bool:
    """Whether the word stands in one of the phrases, which are in order."""
    before = bisect_right(phrases, word.start, key=lambda phrase: phrase.start)
    return before > 0 and word.end <= phrases[before - 1].end


def _found(words: tuple[str, ...], text: str) -> bool:
    return bool(words) and _pattern(words).search(text) is not None


def _spans(words: tuple[str, ...], text: str) -> list[Span]:
    return [Span(*match.span()) for match in _pattern(words).finditer(text)] if words else []


@lru_cache(64)
def _pattern(words: tuple[str, ...]) -> regex.Pattern[str]:
    return regex.compile(_EDGES.format("|".join(words)), regex.IGNORECASE)
