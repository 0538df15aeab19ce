"""Whether two documents are translations of each other at all."""

from collections.abc import Sequence

from aligner.bitext import Bitext, Document
from aligner.evidence import Features
from aligner.languages.codes import UNDETERMINED, language_name, same_language
from aligner.mqm import Verdict

MATCH = 0.45
"""Evidence below which two texts are no translations of each other; see `evidence`.

Of 247 true pairs of news documents (German-Hindi both ways, English-Hindi, German-Thai, with lines
missing) the lowest had 0.65; of 1,000 pairs of unrelated ones 99 in 100 had less than 0.34.
"""


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
    match = evidence(bitext, features)
    # Pairs that came aligned need not be one text: each is judged by itself.
    if match < MATCH and bitext.ids is None:
        return Verdict.NOT_A_TRANSLATION, (
            f"{names} are not translations of each other: their words match {match:.2f} standard "
            f"deviations above chance, over the whole text; translations have {MATCH} and more."
        )
    if bitext.ids is not None:
        return (
            Verdict.TRANSLATION,
            f"{bitext.source.name}: {len(bitext.ids)} pairs, each judged by itself.",
        )
    return Verdict.TRANSLATION, f"{names} are translations of each other (match {match:.2f})."


def evidence(bitext: Bitext, features: Sequence[Features | None]) -> float:
    """How far the words of a side match above chance, in standard deviations; of the better side.

    The mean over the whole text, where segments left out count as 0. Where a translation is cut
    off, or has text added, one side still matches as a whole.
    """
    source = target = 0.0
    for bead, feature in zip(bitext.beads, features, strict=True):
        if feature:
            source += feature.source.mean * _size(bitext.source, bead.source)
            target += feature.target.mean * _size(bitext.target, bead.target)
    return max(source / _whole(bitext.source), target / _whole(bitext.target))


def _size(document: Document, segments: range) -> int:
    return sum(len(document.segments[i].text) for i in segments)


def _whole(document: Document) -> int:
    return max(_size(document, range(len(document.segments))), 1)


def _same(source: str, target: str) -> bool:
    return source != UNDETERMINED and same_language(source, target)
