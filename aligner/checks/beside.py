"""Whether the words beside a number belong to those beside another one on the other side.

Words belong together by their vectors (see `Links`); what makes a number a year, a heading or one
side of a score counts as well.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np
import regex

from aligner.bitext import Bitext, Document, Span
from aligner.embeddings import Floats, Ints
from aligner.entities.number import Number, Weight
from aligner.evidence import Evidence, Links
from aligner.languages.knowledge import knowledge

# Words count by exp(-distance / fade), up to so many words from a number.
_FADE, _REACH = 2.0, 10
# By how much more the words beside two numbers have to belong together crosswise. Of the right
# pairs of news (German-Hindi, English-Hindi) and medical texts (German-English) none has more than
# 0.06, of those with two numbers exchanged most have more than 0.2. Words such as both, which stand
# before or behind two numbers, tell less where these are near each other.
_CROSSWISE = 0.08
_CROSSWISE_NEAR, _NEAR = 0.14, 2  # with no more than so many words between them on both sides
_CLAUSE = 2  # words that a mark between two clauses counts for
_MARKS = regex.compile(r"[,;:!?।()…–—](?!\d)|(?<!\d)\.(?=\s)")
_ROLE = 0.1  # what it counts for that one number is now in the role of the other
_AROUND = 14  # characters beside a number in which what makes it a year stands
_WORDS_BETWEEN = 3  # on both sides together
_SCORE = 3  # characters between the two sides of a score
_NONE: frozenset[str] = frozenset()
_FAR = 60  # characters between two numbers with words enough
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_SLIGHT = 2  # characters before a number in which ± stands

Pair = tuple[Number, Number]
"""A number of the source, and the one of the target with the same value."""


def crossed_by_words(
    evidence: Evidence,
    index: int,
    once: Sequence[Pair],
    numbers: tuple[Sequence[Number], Sequence[Number]],
    tags: Sequence[tuple[frozenset[str], frozenset[str]]],
) -> list[tuple[int, int]]:
    """Pairs of `once` beside which the words of the other stand, the clearest first."""
    bitext = evidence.bitext
    apart = [
        (i, k)
        for i, k in combinations(range(len(once)), 2)
        if _are_apart(bitext, once[i], once[k])
        and not _keeps(*tags[i], tags[k][1])
        and not _keeps(*tags[k], tags[i][1])
    ]
    links = evidence.links(index) if apart else None
    if links is None:
        return []
    beside = _beside(bitext, index, links, once, numbers)
    partners = _partners(bitext.source, numbers[0]), _partners(bitext.target, numbers[1])
    roles = [
        (
            tags[k][0] | _roles(bitext.source, one) | partners[0].get(one.span, _NONE),
            tags[k][1] | _roles(bitext.target, other) | partners[1].get(other.span, _NONE),
        )
        for k, (one, other) in enumerate(once)
    ]
    crosswise = [
        (
            beside[i, k]
            + beside[k, i]
            - beside[i, i]
            - beside[k, k]
            + _ROLE * _has_moved(*roles[i], *roles[k]),
            i,
            k,
        )
        for i, k in apart
    ]
    return [
        (i, k)
        for value, i, k in sorted(crosswise, reverse=True)
        if value > (_CROSSWISE_NEAR if _are_near(bitext, once[i], once[k]) else _CROSSWISE)
    ]


def _roles(document: Document, number: Number) -> frozenset[str]:
    """What the place of a number makes it, whatever its value: a year, a heading."""
    text, (start, end) = document.text, number.span
    patterns = _patterns(document.language)
    found = set()
    if patterns.before.search(text, max(0, start - _AROUND), start) or (
        patterns.after.match(text, end, end + _AROUND)
    ):
        found.add("year")
    if (not start or text[start - 1] in "\r\n") and text[end : end + 1] == ":":
        found.add("heading")
    return frozenset(found)


def _partners(document: Document, numbers: Sequence[Number]) -> dict[Span, frozenset[str]]:
    """Of numbers that stand right beside another, as in 5:3, the value of that one."""
    found: defaultdict[Span, frozenset[str]] = defaultdict(frozenset)
    for first, second in pairwise(numbers):
        between = document.text[first.span.end : second.span.start]
        near = 0 < len(between) <= _SCORE and between.strip() and not _WORD.search(between)
        if near and first.values and second.values:
            found[first.span] |= {f"beside {second.values[0]}"}
            found[second.span] |= {f"beside {first.values[0]}"}
    return found


class _Patterns(NamedTuple):
    """What stands right before a year, and right behind it."""

    before: regex.Pattern[str]
    after: regex.Pattern[str]


@lru_cache(64)
def _patterns(language: str) -> _Patterns:
    numerals = knowledge(language).numerals
    before, after = numerals.before_year or "(?!)", numerals.after_year or "(?!)"
    return _Patterns(
        regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{before})\s\Z", regex.IGNORECASE),
        regex.compile(rf"\s(?:{after})(?![\p{{L}}\p{{M}}])", regex.IGNORECASE),
    )


def _has_moved(
    first: frozenset[str],
    first_now: frozenset[str],
    second: frozenset[str],
    second_now: frozenset[str],
) -> bool:
    """Whether one has a role that the other had, and neither has kept its own."""
    kept = first & first_now or second & second_now
    return not kept and bool(first & second_now or second & first_now)


def _beside(
    bitext: Bitext,
    index: int,
    links: Links,
    once: Sequence[Pair],
    numbers: tuple[Sequence[Number], Sequence[Number]],
) -> Floats:
    """(n, n) how far the words beside the i-th number of the source and the k-th of the target
    belong together.
    """
    bead = bitext.beads[index]
    clauses = (
        _clauses(bitext.source, bead.source, links.source),
        _clauses(bitext.target, bead.target, links.target),
    )
    here = _nearness(links.source, clauses[0], [one for one, _ in once], numbers[0])
    there = _nearness(links.target, clauses[1], [other for _, other in once], numbers[1])
    beside: Floats = (here @ links.shares @ there.T).astype(np.float32)
    return beside


def _clauses(document: Document, segments: range, words: Ints) -> Ints:
    """(w,) how many marks that end a clause stand before each word."""
    start, end = document.segments[segments.start].start, document.segments[segments.stop - 1].end
    ends = [match.start() for match in _MARKS.finditer(document.text, start, end)]
    found: Ints = np.searchsorted(np.array(ends, np.int64), words[:, 0])
    return found


def _nearness(
    words: Ints, clauses: Ints, chosen: Sequence[Number], numbers: Sequence[Number]
) -> Floats:
    """(n, w) how near the words are to each of n chosen numbers; 0 for those of any number."""
    starts, ends = words[:, 0], words[:, 1]
    places = np.arange(len(words))
    nearness = np.empty((len(chosen), len(words)), np.float32)
    for row, number in enumerate(chosen):
        first = int(np.searchsorted(ends, number.span.start, side="right"))
        after = int(np.searchsorted(starts, number.span.end, side="left"))
        away = np.where(places < first, first - places, places - after + 1)
        own = clauses[min(first, len(words) - 1)]
        away = away + _CLAUSE * np.abs(clauses - own)
        nearness[row] = np.where(away <= _REACH, np.exp(-away / _FADE), 0)
    for number in numbers:
        if is_sure(number):
            first = int(np.searchsorted(ends, number.span.start, side="right"))
            nearness[:, first : np.searchsorted(starts, number.span.end, side="left")] = 0
    return nearness


def _are_apart(bitext: Bitext, one: Pair, other: Pair) -> bool:
    """Whether words stand between two numbers that could belong to one and not to the other.

    Not so in 29 September 2018, nor in 1.8 ± 0.8.
    """
    numbers = (bitext.source, one[0], other[0]), (bitext.target, one[1], other[1])
    if any(_is_slight(document, n.span) for document, *two in numbers for n in two):
        return False
    return sum(_between(*each) for each in numbers) >= _WORDS_BETWEEN


def _are_near(bitext: Bitext, one: Pair, other: Pair) -> bool:
    """Whether two numbers stand so near each other that what belongs to both is unclear."""
    source = _between(bitext.source, one[0], other[0])
    return max(source, _between(bitext.target, one[1], other[1])) <= _NEAR


def _between(document: Document, one: Number, other: Number) -> int:
    """How many words stand between two numbers, as far as that counts."""
    first, second = sorted((one.span, other.span))
    if second.start - first.end > _FAR:
        return _WORDS_BETWEEN
    return sum(1 for _ in _WORD.finditer(document.text, first.end, second.start))


def _is_slight(document: Document, span: Span) -> bool:
    """Whether a number says how sure another one is: ± 0.8."""
    return "±" in document.text[max(0, span.start - _SLIGHT) : span.start]


def _keeps(own: frozenset[str], now: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a number has its own unit, and the place of the other has another one."""
    return bool(own & now) and not own & other


def is_sure(number: Number) -> bool:
    return number.digits or number.weight is Weight.WORD
