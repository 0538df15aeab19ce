"""Words of the source language in a segment of the target."""

import re
from dataclasses import dataclass
from functools import lru_cache

import regex

from aligner.languages.cldr import countries
from aligner.languages.codes import primary
from aligner.languages.dictionary import base_form, has_words, is_compound, is_word
from aligner.languages.knowledge import knowledge
from aligner.languages.scripts import letters

_WHOLE, _REST = 0.8, 0.2  # of a segment that is untranslated but for names and numbers
_FEWEST = 2  # letters; one is that of a formula or a list
_LONG = 3  # letters, from which on a word is more than a unit or an ending
_COMPOUND = 12  # letters, from which on a word may be made of others
_REACH = 20  # words on either side, which tell a quotation
_SOURCE = 5_000  # characters of a segment, far more than a sentence has
_OPENING = 2  # characters before the first word: quotation marks
_NEAR = 40  # characters, more than the word before has
_LINKS = 3  # words that may be of either language, in a row within a run
_MANY = 3  # function words, from which on a sentence is in the source language whatever else
_SENTENCE = 4  # words, from which on some are function words
_TITLE = 3  # words of a run in quotation marks that is a title or a word talked about
_SURE, _LIKELY, _PERHAPS = 0.9, 0.75, 0.65
_KNOWN = 0.6  # of the words copied in a row; fewer are a quotation in a third language
_LETTER = re.compile(r"[^\W\d_]")
_SECOND = regex.compile(r"(?<=\p{Lu}\p{Ll}+ )\p{Lu}\p{L}+")
_NUMBER_BEFORE = re.compile(r"\d[\d.,]*\s+$")
_ENDINGS = ("e", "en", "er", "es", "em")
_OPEN, _CLOSE = "\"'“„‘‚«»‹›(（[", "\"'”“’‘»«›‹)）]"
_URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?(?!\w)")


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
    """In small letters."""


_Signs = dict[int, float]
"""By the number of the token how surely it is a word of the source language alone."""


def following_capitals(text: str) -> frozenset[str]:
    """The capitalised words of `text` that follow another one, as surnames do."""
    return frozenset(_SECOND.findall(text))


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
    signs = _signs(tokens, copied, text, source, languages)
    return [
        run
        for group in _groups(tokens, signs, copied, text)
        if (run := _run(group, tokens, signs, copied, text, languages))
    ]


@lru_cache(64)
def _pattern(scripts: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[{letters(scripts)}\u0300-\u036f]+")


def _words(text: str, pattern: re.Pattern[str]) -> frozenset[str]:
    return frozenset(pattern.findall(text.lower()))


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
        _Token(match[0], match.start(), match.end(), match[0].lower())
        for match in pattern.finditer(shown)
    ]


def _signs(
    tokens: list[_Token], copied: frozenset[str], text: str, source: str, languages: Languages
) -> _Signs:
    """The tokens that are words of the source language and not of the target's."""
    telling = _telling(languages)
    free = sum(token.word in telling and token.text.islower() for token in tokens) >= _MANY
    headline = len(tokens) >= _SENTENCE and text.strip().lower() == source.strip().lower()
    signs: _Signs = {}
    for at, token in enumerate(tokens):
        if len(token.text) < _FEWEST or token.text.isupper():
            continue
        if token.word in telling and (token.word in copied or free):
            if (at == 0 or headline or token.text.islower()) and (
                free or not _usual(token.word, languages)
            ):
                signs[at] = _SURE
        elif token.word in copied and len(token.text) >= _LONG:
            probability = _content(tokens, at, source, languages)
            if probability:
                signs[at] = probability
    return signs


def _content(tokens: list[_Token], at: int, source: str, languages: Languages) -> float:
    """How surely a word that both texts have is a word of the source language, and no name."""
    token, first = tokens[at], at == 0 and tokens[at].start <= _OPENING
    if token.word in _common(languages) or _usual(token.word, languages):
        return 0.0
    if languages.shared and _is_country(tokens, at, languages):
        return _SURE
    small = _is_small(token.word, source, languages.source, first and languages.shared)
    if not (small and (first or token.text.islower())):
        capital_nouns = knowledge(languages.source).capital_nouns and not token.text.islower()
        if not (capital_nouns and _is_noun(token.text, source, languages)):
            return 0.0
    if not _is_of_source(token.text, languages.source):
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


def _is_country(tokens: list[_Token], at: int, languages: Languages) -> bool:
    """Whether a word is the name of a country in the source language, and not in the target's.

    Not where a capital follows, as in `Europa League`.
    """
    text = tokens[at].text
    if text not in countries(languages.source) or text in countries(languages.target):
        return False
    return at + 1 == len(tokens) or tokens[at + 1].text.islower()


@lru_cache(1 << 12)  # each word of a long line once
def _is_small(word: str, source: str, language: str, first: bool) -> bool:
    """Whether the source has a word written small, or only capitalised as its `first`."""
    if re.search(rf"(?<![^\W\d_]){word}(?![^\W\d_])", source[:_SOURCE]):
        return True
    return (
        first
        and knowledge(language).capital_nouns
        and base_form(word.capitalize(), language).islower()
        and bool(is_word(word, language))
    )


@lru_cache(1 << 12)
def _is_noun(text: str, source: str, languages: Languages) -> bool:
    """Whether a capitalised word of the source is a noun rather than a name.

    It is in the plural, or has an article, a number or an adjective before it. Parts of names in
    several words, and of what is joined with a hyphen, are not asked.
    """
    language = languages.source
    base = base_form(text, language)
    plural = base[:1].isupper() and text.removesuffix("s") != base != text
    inflected = plural and len(base) <= len(text) and text not in languages.names
    places = regex.finditer(rf"(?<![\w-]){text}(?![\w-])(?! \p{{Lu}})", source[:_SOURCE])
    return any(inflected or _is_determined(source, match.start(), language) for match in places)


def _is_determined(source: str, at: int, language: str) -> bool:
    """Whether an article, a number or an adjective stands before a place of the source."""
    near = source[max(0, at - _NEAR) : at]
    word = near.rsplit(maxsplit=1)[-1] if near[-1:].isspace() and near.strip() else ""
    if _NUMBER_BEFORE.search(near) or word.casefold() in knowledge(language).determiners:
        return True
    first = near.strip() == word
    ends = word.endswith(_ENDINGS) and word.isalpha() and (first or word.islower())
    return ends and _is_adjective(word.lower(), language)


def _is_adjective(word: str, language: str) -> bool:
    """Whether a word with the ending of an adjective is no verb and no function word.

    A word that no list has is one: compounds such as `hüfthohes`.
    """
    return (
        word not in knowledge(language).function_words
        and not (is_word(word, language) and not base_form(word, language).islower())
        and not base_form(word, language).endswith("en")
    )


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
    group = _widened(group, tokens, copied, text, _telling(languages))
    chosen = [signs[at] for at in group if at in signs]
    telling = _telling(languages)
    has_content = any(at in signs and tokens[at].word not in telling for at in group)
    if not has_content and len(group) <= _TITLE and _within_name(group, tokens, text):
        return None
    chain = _chain(group, tokens, copied, text)
    if _is_unfounded(chain, tokens, languages):
        return None
    if languages.shared and not has_words(languages.target) and len(chosen) < _MANY:
        return None
    if _is_title(group, tokens, text) or _is_titled(group, tokens, text, languages):
        return None
    if _is_third(chain, tokens, languages.source):
        return None
    start, end = tokens[group.start].start, tokens[group.stop - 1].end
    whole = _is_whole(group, tokens, signs, text, copied)
    if whole:
        start, end = 0, len(text)
    probability = _SURE if len(chosen) > 1 else chosen[0]
    return Run(start, end, len(group), whole, probability)


def _widened(
    group: range, tokens: list[_Token], copied: frozenset[str], text: str, telling: frozenset[str]
) -> range:
    """The group with function words at its ends that could be of both, as the article `die`."""
    chain = _chain(group, tokens, copied, text)
    start, stop = group.start, group.stop
    while start > chain.start and tokens[start - 1].word in telling:
        start -= 1
    while stop < chain.stop and tokens[stop].word in telling:
        stop += 1
    return range(start, stop)


def _within_name(group: range, tokens: list[_Token], text: str) -> bool:
    """Whether function words stand between capitals, as in `Frankfurt am Main`."""
    before, after = group.start - 1, group.stop
    near = []
    if before >= 0 and not _LETTER.search(text, tokens[before].end, tokens[before + 1].start):
        near.append(tokens[before])
    if after < len(tokens) and not _LETTER.search(text, tokens[after - 1].end, tokens[after].start):
        near.append(tokens[after])
    return bool(near) and all(token.text[0].isupper() for token in near)


def _is_unfounded(chain: range, tokens: list[_Token], languages: Languages) -> bool:
    """Whether so many words have no function word of the source, as no sentence of it would."""
    functions = knowledge(languages.source).function_words
    return (
        bool(functions)
        and sum(tokens[at].text.islower() for at in chain) >= _SENTENCE
        and not any(tokens[at].word in functions for at in chain)
    )


def _is_title(group: range, tokens: list[_Token], text: str) -> bool:
    """Whether a few words stand in quotation marks or parentheses."""
    start, end = tokens[group.start].start, tokens[group.stop - 1].end
    before = text[max(0, start - 1) : start]
    after = text[end : end + 3].lstrip(".,!?")[:1]
    return len(group) <= _TITLE and before in _OPEN and after in _CLOSE and bool(before and after)


def _is_titled(group: range, tokens: list[_Token], text: str, languages: Languages) -> bool:
    """Whether it is an article with a capital and a noun, as in `Der Spiegel`."""
    if len(group) > _TITLE:
        return False
    first = tokens[group.start]
    rest = [tokens[at] for at in group[1:]]
    determiners = knowledge(languages.source).determiners
    if first.word in determiners and first.text[0].isupper() and rest:
        more = _LETTER.search(text, 0, first.start) or _LETTER.search(text, rest[-1].end)
        return bool(more) and all(token.text[0].isupper() for token in rest)
    previous = tokens[group.start - 1] if group.start else None
    return (
        previous is not None
        and first.text[0].isupper()
        and previous.text[0].isupper()
        and previous.word in determiners - _common(languages)
    )


def _chain(group: range, tokens: list[_Token], copied: frozenset[str], text: str) -> range:
    """The group with the words around it that both texts have, as long as they stand in a row."""
    start, stop = group.start, group.stop
    first, last = max(0, start - _REACH), min(len(tokens), stop + _REACH)
    while start > first and _extends(start - 1, start, tokens, copied, text):
        start -= 1
    while stop < last and _extends(stop, stop, tokens, copied, text):
        stop += 1
    return range(start, stop)


def _extends(at: int, edge: int, tokens: list[_Token], copied: frozenset[str], text: str) -> bool:
    """Whether a token beyond an edge of a group is copied and no other word is between."""
    return tokens[at].word in copied and _linked(edge, edge, tokens, copied, text)


def _is_third(chain: range, tokens: list[_Token], language: str) -> bool:
    """Whether words that both texts have in a row are mostly unknown in the source language."""
    if not has_words(language):
        return False
    small = [tokens[at] for at in chain if tokens[at].text.islower()]
    functions = knowledge(language).function_words
    known = sum(t.word in functions or bool(is_word(t.text, language)) for t in small)
    return len(small) > 1 and known < _KNOWN * len(small)


def _is_whole(
    group: range, tokens: list[_Token], signs: _Signs, text: str, copied: frozenset[str]
) -> bool:
    """Whether the segment is in the source language but for names and numbers."""
    if len(signs) == 1 or len(group) < len(tokens) / 2:
        return False
    others = sum(
        at not in group and token.word not in copied and at not in signs
        for at, token in enumerate(tokens)
    )
    foreign = sum(len(token.text) for token in tokens)
    return others <= _REST * len(tokens) and foreign >= _WHOLE * len(_LETTER.findall(text))


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
        if size < _FEWEST or _is_title(group, run, text):
            continue
        whole = size >= _WHOLE * letters_in
        start, end = (0, len(text)) if whole else (run[0].start, run[-1].end)
        found.append(Run(start, end, len(run), whole, _SURE))
    return found
