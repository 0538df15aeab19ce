"""Runs of words of the source language in a segment of the target."""

import re
from dataclasses import dataclass

from aligner.checks.source_line import Line, pattern_of
from aligner.checks.source_signs import (
    MANY,
    SENTENCE,
    SURE,
    Languages,
    Signs,
    common_words,
    signs_of,
    telling_words,
)
from aligner.languages.dictionary import has_words, is_word
from aligner.languages.knowledge import knowledge

_WHOLE, _REST = 0.8, 0.2  # of a segment that is untranslated but for names and numbers
_FEWEST = 2  # letters of another script
_LINKS = 3  # words that may be of either language, in a row within a run
_TITLE = 3  # words of a run in quotation marks that is a title or a word talked about
_KNOWN = 0.6  # of the words copied in a row; fewer are a quotation in a third language
_OPEN, _CLOSE = "\"'“„‘‚«»‹›(（[", "\"'”“’‘»«›‹)）]"


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


def source_words(text: str, source: str, languages: Languages) -> list[Run]:
    """Runs of words of the source language in `text`, a segment of the target.

    `source` is what it was translated from, "" where that is unknown.
    """
    pattern = pattern_of(languages.scripts)
    if pattern.search(text) is None:
        return []
    if "Latn" not in languages.scripts and not languages.shared:
        return _of_script(Line(text, pattern, frozenset()))
    copied = _words(source, pattern)
    present = _words(text, pattern)
    if not (present & copied - common_words(languages)) and (
        len(present & telling_words(languages)) < MANY
    ):
        return []
    line = Line(text, pattern, copied)
    signs = signs_of(line, source, languages)
    runs = (_run(line, group, signs, languages) for group in _groups(line, signs))
    return [run for run in runs if run is not None]


def _words(text: str, pattern: re.Pattern[str]) -> frozenset[str]:
    return frozenset(pattern.findall(text.lower()))


def _groups(line: Line, signs: Signs) -> list[range]:
    """Tokens from one sign to the last that follows it with nothing but words of both between."""
    groups: list[range] = []
    for at in signs:
        if groups and at - groups[-1].stop <= _LINKS and line.linked(groups[-1].stop, at):
            groups[-1] = range(groups[-1].start, at + 1)
        else:
            groups.append(range(at, at + 1))
    return groups


def _run(line: Line, group: range, signs: Signs, languages: Languages) -> Run | None:
    """The run of a group; None where it is a name, a title or a quotation."""
    group = _widened(line, group, telling_words(languages))
    if _is_meant(line, group, signs, languages):
        return None
    chosen = [signs[at] for at in group if at in signs]
    probability = SURE if len(chosen) > 1 else chosen[0]
    if _is_whole(line, group, signs):
        return Run(0, len(line.text), len(group), True, probability)
    start, end = _ends(line, group)
    return Run(start, end, len(group), False, probability)


def _is_meant(line: Line, group: range, signs: Signs, languages: Languages) -> bool:
    """Whether the words of a group are likely to be left as they are on purpose."""
    telling = telling_words(languages)
    chosen = [at for at in group if at in signs]
    has_content = any(line.tokens[at].word not in telling for at in chosen)
    if not has_content and len(group) <= _TITLE and _is_within_name(line, group):
        return True
    if languages.shared and not has_words(languages.target) and len(chosen) < MANY:
        return True
    chain = line.chain(group)
    return (
        _is_unfounded(line, chain, languages)
        or _is_title(line, group)
        or _is_titled(line, group, languages)
        or _is_third(line, chain, languages.source)
    )


def _ends(line: Line, group: range) -> tuple[int, int]:
    return line.tokens[group.start].start, line.tokens[group.stop - 1].end


def _widened(line: Line, group: range, telling: frozenset[str]) -> range:
    """The group with function words at its ends that could be of both, as the article `die`."""
    chain = line.chain(group)
    start, stop = group.start, group.stop
    while start > chain.start and line.tokens[start - 1].word in telling:
        start -= 1
    while stop < chain.stop and line.tokens[stop].word in telling:
        stop += 1
    return range(start, stop)


def _is_within_name(line: Line, group: range) -> bool:
    """Whether function words stand between capitals, as in `Frankfurt am Main`."""
    before, after = group.start - 1, group.stop
    near = []
    if before >= 0 and line.joined(before):
        near.append(line.tokens[before])
    if after < len(line.tokens) and line.joined(after - 1):
        near.append(line.tokens[after])
    return bool(near) and all(token.text[0].isupper() for token in near)


def _is_unfounded(line: Line, chain: range, languages: Languages) -> bool:
    """Whether so many words have no function word of the source, as no sentence of it would."""
    functions = knowledge(languages.source).function_words
    tokens = [line.tokens[at] for at in chain]
    return (
        bool(functions)
        and sum(token.text.islower() for token in tokens) >= SENTENCE
        and not any(token.word in functions for token in tokens)
    )


def _is_title(line: Line, group: range) -> bool:
    """Whether a few words stand in quotation marks or parentheses."""
    start, end = _ends(line, group)
    before = line.text[max(0, start - 1) : start]
    after = line.text[end : end + 3].lstrip(".,!?")[:1]
    return len(group) <= _TITLE and before in _OPEN and after in _CLOSE and bool(before and after)


def _is_titled(line: Line, group: range, languages: Languages) -> bool:
    """Whether it is an article with a capital and a noun, as in `Der Spiegel`."""
    if len(group) > _TITLE:
        return False
    first, *rest = (line.tokens[at] for at in group)
    determiners = knowledge(languages.source).determiners
    if first.word in determiners and first.text[0].isupper() and rest:
        return not line.is_all(*_ends(line, group)) and all(
            token.text[0].isupper() for token in rest
        )
    previous = line.tokens[group.start - 1] if group.start else None
    return (
        previous is not None
        and first.text[0].isupper()
        and previous.text[0].isupper()
        and previous.word in determiners - common_words(languages)
    )


def _is_third(line: Line, chain: range, language: str) -> bool:
    """Whether words that both texts have in a row are mostly unknown in the source language."""
    if not has_words(language):
        return False
    small = [line.tokens[at] for at in chain if line.tokens[at].text.islower()]
    functions = knowledge(language).function_words
    known = sum(t.word in functions or bool(is_word(t.text, language)) for t in small)
    return len(small) > 1 and known < _KNOWN * len(small)


def _is_whole(line: Line, group: range, signs: Signs) -> bool:
    """Whether the segment is in the source language but for names and numbers."""
    tokens = line.tokens
    if len(signs) == 1 or len(group) < len(tokens) / 2:
        return False
    others = sum(
        at not in group and token.word not in line.copied and at not in signs
        for at, token in enumerate(tokens)
    )
    foreign = sum(len(token.text) for token in tokens)
    return others <= _REST * len(tokens) and foreign >= _WHOLE * line.letters


def _of_script(line: Line) -> list[Run]:
    """Runs in a script that the target is not written in, which need no list of words."""
    groups: list[range] = []
    for at in range(len(line.tokens)):
        if groups and line.joined(at - 1):
            groups[-1] = range(groups[-1].start, at + 1)
        else:
            groups.append(range(at, at + 1))
    found = []
    for group in groups:
        size = sum(len(line.tokens[at].text) for at in group)
        if size < _FEWEST or _is_title(line, group):
            continue
        whole = size >= _WHOLE * line.letters
        start, end = (0, len(line.text)) if whole else _ends(line, group)
        found.append(Run(start, end, len(group), whole, SURE))
    return found
