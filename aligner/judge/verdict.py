"""Whether two documents are translations of each other at all."""

from collections.abc import Sequence
from typing import NamedTuple

from aligner.bitext import Bitext, Document
from aligner.evidence import Features
from aligner.judge.extent import Extent, extents
from aligner.languages.codes import UNDETERMINED, language_name, same_language
from aligner.mqm import Verdict

MATCH = 0.4
"""Evidence below which two long texts are no translations of each other; see `least_match`."""

_SHORT = 30.0  # tokens: what the bar of a text as short as that has on top
_HIGHEST = 0.8  # a single sentence says no more

EXCERPT = 0.4
"""Share below which what is covered of a text, here and there, is an excerpt or a summary of it.

Between drafts that lack up to half of the lines and excerpts of 30 % at most.
"""

FRAGMENT = 0.15
"""The same for a text that is covered in one piece: until then it is a translation, cut off."""

_LONG = 1000  # characters of a segment

_FOUND = 0.5  # share of the shorter text that must be found for it to be an excerpt


def judge(
    bitext: Bitext, features: Sequence[Features | None], *, same_language_allowed: bool
) -> tuple[Verdict, str]:
    """What the two documents are to each other, and that in one plain sentence.

    `features` has one entry a bead. Two texts of one language are judged as any other pair where
    `same_language_allowed`.
    """
    names = f"{bitext.source.name} and {bitext.target.name}"
    languages = bitext.source.language, bitext.target.language
    if _same(*languages) and not same_language_allowed:
        return Verdict.SAME_LANGUAGE, (
            f"{names} are both in {language_name(languages[0])} ({languages[0]}): nothing to "
            "compare. If that is wrong, or meant, pass --source-language and --target-language."
        )
    # Pairs that came aligned need not be one text: each is judged by itself.
    if bitext.ids is not None:
        return (
            Verdict.TRANSLATION,
            f"{bitext.source.name}: {len(bitext.ids)} pairs, each judged by itself.",
        )
    match = evidence(bitext, features)
    source, target = extents(bitext, features)
    bar = least_match(source.tokens if match.of_source else target.tokens)
    if match.value < bar:
        return Verdict.NOT_A_TRANSLATION, (
            f"{names} are not translations of each other: their words match {match.value:.2f} "
            "standard deviations above chance, over the whole text; translations of this length "
            f"have {bar:.2f} and more.{_doubt(bitext.source) or _doubt(bitext.target)}"
        )
    if _excerpt(source, target):
        return Verdict.EXCERPT, (
            f"{bitext.target.name} covers about {_percent(source.share)} of {bitext.source.name}: "
            "it looks like a summary, or the translation of an excerpt."
        )
    if _excerpt(target, source):
        return Verdict.EXCERPT, (
            f"{bitext.source.name} covers about {_percent(target.share)} of {bitext.target.name}: "
            "the original looks like a summary, or an excerpt of what was translated."
        )
    return Verdict.TRANSLATION, f"{names} are translations of each other (match {match.value:.2f})."


def least_match(tokens: float) -> float:
    """The evidence that a text of so many tokens has at least where it is translated.

    The shorter a text, the more of it matches by luck. Chosen on news, German-Hindi, English-Hindi
    and German-Thai: 7 of 1,500 unrelated pairs reach it, and all 186 whole ones do
    (`benchmarks/verdict.py`).
    """
    return min(MATCH + _SHORT / max(tokens, 1.0), _HIGHEST)


def _excerpt(longer: Extent, shorter: Extent) -> bool:
    """Whether the shorter text stands for little of the longer one, which stands for all of it."""
    least = FRAGMENT if longer.together else EXCERPT
    return longer.share < least and shorter.share >= _FOUND


def _percent(share: float) -> str:
    """To the nearest 5 %: more is not known."""
    return f"{max(round(share * 20), 1) * 5} %"


class Match(NamedTuple):
    """How far the words of a side match above chance, in standard deviations."""

    value: float
    of_source: bool


def evidence(bitext: Bitext, features: Sequence[Features | None]) -> Match:
    """The match of the better side.

    The mean over the whole text, where segments left out count as 0. Where a translation is cut
    off, or has text added, one side still matches as a whole.
    """
    source = target = 0.0
    for bead, feature in zip(bitext.beads, features, strict=True):
        if feature:
            source += feature.match.source * _size(bitext.source, bead.source)
            target += feature.match.target * _size(bitext.target, bead.target)
    matches = source / _whole(bitext.source), target / _whole(bitext.target)
    return Match(max(matches), matches[0] >= matches[1])


def _size(document: Document, segments: range) -> int:
    return sum(len(document.segments[i].text) for i in segments)


def _whole(document: Document) -> int:
    return max(_size(document, range(len(document.segments))), 1)


def _doubt(document: Document) -> str:
    """Why little can be told of a document; nothing where enough can.

    In a segment of thousands of characters, whatever stands there finds something like it.
    """
    sizes = [len(segment.text) for segment in document.segments]
    if 2 * sum(size for size in sizes if size > _LONG) < sum(sizes):
        return ""
    return (
        f" That is not sure: in most of {document.name} no sentence ends for more than "
        f"{_LONG} characters. Put each sentence on a line of its own and pass --segmented."
    )


def _same(source: str, target: str) -> bool:
    return source != UNDETERMINED and same_language(source, target)
