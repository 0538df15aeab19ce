"""Words of the source language in a segment of the target."""

import re
from dataclasses import dataclass
from functools import lru_cache

from aligner.languages.codes import primary
from aligner.languages.knowledge import knowledge
from aligner.languages.scripts import letters
from aligner.languages.word_lists import base_form, has_words, is_compound, is_word

_LONG = 3  # letters, from which on a word is more than a unit or an ending
_COMPOUND = 9  # letters, from which on a word may be made of others
_LINKS = 3  # words that may be of either language, in a row within a run
_MANY = 3  # function words, from which on a sentence is in the source language whatever else
_TITLE = 3  # words of a run in quotation marks that is a title or a word talked about
_SURE, _LIKELY, _PERHAPS = 0.9, 0.75, 0.65
_KNOWN = 0.6  # of the words copied in a row; fewer are a quotation in a third language
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER_BEFORE = re.compile(r"\d[\d.,]*\s+$")
_ENDINGS = ("e", "en", "er", "es", "em")
_OPEN, _CLOSE = "\"'“„‘‚«»‹›(（[", "\"'”“’‘»«›‹)）]"
_URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?(?!\w)")


@dataclass(frozen=True, slots=True)
class Languages:
    """What is asked of a word: the two languages, and the scripts that the source is written in.

    `shared` says that both are written in one script.
    """

    source: str
    target: str
    scripts: frozenset[str]
    shared: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Words of the source language in a row: from `start` to `end` in the segment.

    `words` counts them; `whole` says that they are nearly all of the segment; `probability` is
    that nobody wanted them there.
    """

    start: int
    end: int
    words: int
    whole: bool
    probability: float


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    word: str
    """Folded."""


_Signs = dict[int, float]
"""By the number of the token how surely it is a word of the source language alone."""


def source_words(text: str, source: str, languages: Languages) -> list[Run]:
    """Runs of words of the source language in `text`, a segment of the target.

    `source` is what it was translated from, "" where that is unknown.
    """
    pattern = _pattern(languages.scripts)
    if pattern.search(text) is None:
        return []
    if "Latn" not in languages.scripts and not languages.shared:
        return _of_script(text, source, pattern)
    copied = _words(source, pattern)
    present = _words(text, pattern)
    if not (present & copied - _common(languages)) and len(present & _telling(languages)) < _MANY:
        return []
    tokens = _tokens(text, pattern)
    signs = _signs(tokens, copied, source, languages)
    return [
        run
        for group in _groups(tokens, signs, copied, text)
        if (run := _run(group, tokens, signs, copied, text, languages))
    ]


@lru_cache(64)
def _pattern(scripts: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[{letters(scripts)}\u0300-\u036f]+")


def _words(text: str, pattern: re.Pattern[str]) -> frozenset[str]:
    return frozenset(pattern.findall(text.casefold()))


@lru_cache(64)
def _common(languages: Languages) -> frozenset[str]:
    """Words that say nothing, as the target has them."""
    return knowledge(languages.target).function_words if languages.shared else frozenset()


@lru_cache(64)
def _telling(languages: Languages) -> frozenset[str]:
    """Function words of the source that are none of the target."""
    return frozenset(
        word
        for word in knowledge(languages.source).function_words - _common(languages)
        if len(word) > 1
    )


def _tokens(text: str, pattern: re.Pattern[str]) -> list[_Token]:
    """The words of `text`, without those of addresses."""
    shown = (
        _URL.sub(lambda match: " " * len(match[0]), text) if "." in text or "@" in text else text
    )
    return [
        _Token(match[0], match.start(), match.end(), match[0].casefold())
        for match in pattern.finditer(shown)
    ]


def _signs(
    tokens: list[_Token], copied: frozenset[str], source: str, languages: Languages
) -> _Signs:
    """The tokens that are words of the source language and not of the target's."""
    telling = _telling(languages)
    free = sum(token.word in telling and token.text.islower() for token in tokens) >= _MANY
    signs: _Signs = {}
    for at, token in enumerate(tokens):
        if len(token.text) < 2 or token.text.isupper():  # noqa: PLR2004
            continue
        if token.word in telling and (token.word in copied or free):
            if (at == 0 or token.text.islower()) and (free or not _usual(token.word, languages)):
                signs[at] = _SURE
        elif token.word in copied and len(token.text) >= _LONG:
            probability = _content(token, at, source, languages)
            if probability:
                signs[at] = probability
    return signs


def _content(token: _Token, at: int, source: str, languages: Languages) -> float:
    """How surely a word that both texts have is a word of the source language, and no name."""
    if token.word in _common(languages):
        return 0.0
    small = token.text.islower() or (at == 0 and re.search(rf"\b{token.word}\b", source))
    noun = not small and knowledge(languages.source).capital_nouns
    if not small and not (noun and _follows_determiner(token.text, source, languages.source)):
        return 0.0
    if _usual(token.word, languages) or not _is_of_source(token.text, languages.source):
        return 0.0
    if not languages.shared and primary(languages.source) == "en":
        return _PERHAPS  # many languages write some English words as they are
    return _SURE if small else _LIKELY


def _usual(word: str, languages: Languages) -> bool:
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


def _follows_determiner(noun: str, source: str, language: str) -> bool:
    """Whether the source has the noun after an article, a number or an adjective, unlike a name."""
    determiners = knowledge(language).determiners
    for match in re.finditer(rf"\b{noun}\b", source):
        before = source[max(0, match.start() - 40) : match.start()]
        word = before.rsplit(maxsplit=1)[-1] if before[-1:].isspace() and before.strip() else ""
        if _NUMBER_BEFORE.search(before) or word.casefold() in determiners:
            return True
        if word.islower() and word.endswith(_ENDINGS) and _is_adjective(word, language):
            return True
    return False


def _is_adjective(word: str, language: str) -> bool:
    """Whether a word with the ending of an adjective is no verb and no function word."""
    known = word.isalpha() and word not in knowledge(language).function_words
    return known and bool(is_word(word, language)) and not base_form(word, language).endswith("n")


def _groups(tokens: list[_Token], signs: _Signs, copied: frozenset[str], text: str) -> list[range]:
    """Tokens from one sign to the last that follows it with nothing but words of both between."""
    groups: list[range] = []
    for at in signs:
        if (
            groups
            and at - groups[-1].stop <= _LINKS
            and _linked(groups[-1].stop, at, tokens, copied, text)
        ):
            groups[-1] = range(groups[-1].start, at + 1)
        else:
            groups.append(range(at, at + 1))
    return groups


def _linked(start: int, stop: int, tokens: list[_Token], copied: frozenset[str], text: str) -> bool:
    """Whether all words between two signs may be of the source: no others are there."""
    inner = all(token.word in copied for token in tokens[start:stop])
    return inner and all(
        not _LETTER.search(text, tokens[at].end, tokens[at + 1].start)
        for at in range(start - 1, stop)
    )


def _run(
    group: range,
    tokens: list[_Token],
    signs: _Signs,
    copied: frozenset[str],
    text: str,
    languages: Languages,
) -> Run | None:
    """The run of a group; None where it is a name, a title or a quotation."""
    chosen = [signs[at] for at in group if at in signs]
    telling = _telling(languages)
    has_content = any(at in signs and tokens[at].word not in telling for at in group)
    lone = len(chosen) == 1
    if lone and not has_content and _within_name(group.start, tokens, text):
        return None
    if languages.shared and not has_words(languages.target) and len(chosen) < _MANY:
        return None
    if _is_title(group, tokens, text) or _is_titled(group, tokens, languages):
        return None
    if _is_third(group, tokens, copied, text, languages.source):
        return None
    start, end = tokens[group.start].start, tokens[group.stop - 1].end
    whole = _is_whole(group, tokens, signs, text, copied)
    if whole:
        start, end = 0, len(text)
    probability = _SURE if len(chosen) > 1 else chosen[0]
    return Run(start, end, len(group), whole, probability)


def _within_name(at: int, tokens: list[_Token], text: str) -> bool:
    """Whether a function word stands between capitals, as in `Frankfurt am Main`."""
    near = [
        other
        for other in (at - 1, at + 1)
        if 0 <= other < len(tokens)
        and not _LETTER.search(
            text, *sorted((tokens[min(at, other)].end, tokens[max(at, other)].start))
        )
    ]
    return bool(near) and all(tokens[other].text[0].isupper() for other in near)


def _is_title(group: range, tokens: list[_Token], text: str) -> bool:
    """Whether a few words stand in quotation marks or parentheses."""
    before = text[: tokens[group.start].start][-1:]
    after = text[tokens[group.stop - 1].end :].lstrip(".,!?")[:1]
    return len(group) <= _TITLE and before in _OPEN and after in _CLOSE and bool(before and after)


def _is_titled(group: range, tokens: list[_Token], languages: Languages) -> bool:
    """Whether it is an article with a capital and a noun, as in `Der Spiegel`."""
    if len(group) > _TITLE:
        return False
    first = tokens[group.start]
    rest = [tokens[at] for at in group[1:]]
    determiners = knowledge(languages.source).determiners
    if first.word in determiners and first.text[0].isupper() and rest:
        return len(tokens) > len(group) and all(token.text[0].isupper() for token in rest)
    previous = tokens[group.start - 1] if group.start else None
    return (
        previous is not None
        and first.text[0].isupper()
        and previous.text[0].isupper()
        and previous.word in determiners - _common(languages)
    )


def _is_third(
    group: range, tokens: list[_Token], copied: frozenset[str], text: str, language: str
) -> bool:
    """Whether the words around that are copied, too, are mostly unknown in the source language."""
    start, stop = group.start, group.stop
    while (
        start and _linked(start, start, tokens, copied, text) and tokens[start - 1].word in copied
    ):
        start -= 1
    while (
        stop < len(tokens)
        and _linked(stop, stop, tokens, copied, text)
        and tokens[stop].word in copied
    ):
        stop += 1
    small = [t for t in tokens[start:stop] if t.text.islower() or t is tokens[start]]
    known = sum(
        t.word in knowledge(language).function_words or bool(is_word(t.text, language))
        for t in small
    )
    return len(small) > 1 and known < _KNOWN * len(small) if has_words(language) else False


def _is_whole(
    group: range, tokens: list[_Token], signs: _Signs, text: str, copied: frozenset[str]
) -> bool:
    """Whether the segment is in the source language but for names and numbers."""
    outside = [at for at in range(len(tokens)) if at not in group]
    others = sum(tokens[at].word not in copied and at not in signs for at in outside)
    foreign = sum(len(token.text) for token in tokens)
    all_letters = len(_LETTER.findall(text))
    return others <= 0.2 * len(tokens) and len(signs) > 1 and foreign >= 0.8 * all_letters


def _of_script(text: str, source: str, pattern: re.Pattern[str]) -> list[Run]:
    """Runs in a script that the target is not written in, which need no list of words."""
    tokens = _tokens(text, pattern)
    runs: list[list[_Token]] = []
    for token in tokens:
        if runs and not _LETTER.search(text, runs[-1][-1].end, token.start):
            runs[-1].append(token)
        else:
            runs.append([token])
    found = []
    letters_in = len(_LETTER.findall(text))
    for run in runs:
        group = range(len(run))
        size = sum(len(token.text) for token in run)
        if size < 2 or _is_title(group, run, text):  # noqa: PLR2004 - a letter of a formula
            continue
        whole = size >= 0.8 * letters_in
        start, end = (0, len(text)) if whole else (run[0].start, run[-1].end)
        found.append(Run(start, end, len(run), whole, _SURE))
    return found
