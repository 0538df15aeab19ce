"""One side says no, and nothing on the other side does.

What: a pair of which one side has a negation (`nicht`, `नहीं`, `never`) and the other has none, nor
anything that may stand for one: a word such as "scheitern", "असंभव" or "unable", "nur" or "instead".

Why: a negation lost, or put in, turns the sentence into its opposite, and it reads well.

Example: "Die Brücke ist nicht sicher." translated as "पुल सुरक्षित है।"

Better: "पुल सुरक्षित नहीं है।"

False alarms: a negation put as its opposite by words that are not listed ("they have not come" as
"they stayed at home"). Phrases that affirm ("nicht nur", "no later than", "जब तक ... नहीं"),
questions, and a negation that stands in the sentence before or after it are left alone, and so are
pairs in which both sides negate, even if not equally often.

Source: MQM Core, accuracy/mistranslation. The words stand in aligner/languages/known, for German,
English and Hindi.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.checks.base import Check, NoOptions
from aligner.checks.reading import by_bead
from aligner.checks.weight import quoted
from aligner.entities.negation import Negation, read
from aligner.evidence import Evidence
from aligner.languages.negation import denies, tells_denials
from aligner.mqm import Finding, Severity

_CONFIDENCE = 0.8
_UNRELATED = 0.4  # of the match that is usual in these texts; such a pair is no translation at all

_LOST = "The original says {}, and nothing in the translation says no."
_ADDED = "The translation says {}, and nothing in the original says no."


@dataclass(frozen=True, slots=True)
class _Pair:
    """An aligned bead and the negations of either side."""

    bead: int
    source: Sequence[Negation]
    target: Sequence[Negation]

    @property
    def excess(self) -> int:
        return len(self.target) - len(self.source)


def _find(evidence: Evidence, _: NoOptions) -> Iterator[Finding]:
    bitext = evidence.bitext
    if not (tells_denials(bitext.source.language) and tells_denials(bitext.target.language)):
        return
    pairs = [_Pair(*each) for each in by_bead(bitext, read)]
    for index, pair in enumerate(pairs):
        beside = [pairs[k].excess for k in (index - 1, index + 1) if 0 <= k < len(pairs)]
        if _lopsided(evidence, pair) and not any(pair.excess * each < 0 for each in beside):
            yield _finding(pair)


def _lopsided(evidence: Evidence, pair: _Pair) -> bool:
    """Whether one side has negations and the other has nothing of the kind."""
    if bool(pair.source) == bool(pair.target):
        return False
    bitext, features = evidence.bitext, evidence.features[pair.bead]
    source, target = bitext.texts(bitext.beads[pair.bead])
    silent = (
        not denies(target, bitext.target.language)
        if pair.source
        else not denies(source, bitext.source.language)
    )
    return silent and (features is None or features.relative >= _UNRELATED)


def _finding(pair: _Pair) -> Finding:
    found = pair.source or pair.target
    words = " and ".join(dict.fromkeys(quoted(each.word) for each in found))
    return NEGATION.finding(
        (_LOST if pair.source else _ADDED).format(words),
        pair.bead,
        pair.source[0].span if pair.source else None,
        pair.target[0].span if pair.target else None,
        confidence=_CONFIDENCE,
    )


NEGATION = Check("negation", "accuracy/mistranslation", Severity.MAJOR, _find, __doc__)
