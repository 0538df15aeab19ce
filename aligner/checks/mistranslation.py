"""`mistranslation`: source and target that stand for each other but say different things.

A pair that is aligned, but matches no better than unrelated text; and a segment left out in whose
place another one stands. Measured on five corpora: a text put beside the translation of another one
is found in 98 of 100 cases, at 1 in 1,000 faultless pairs.
"""

from collections.abc import Iterator

from aligner.bitext import Span
from aligner.checks.base import Check
from aligner.checks.replaced import replaced
from aligner.evidence import Evidence
from aligner.mqm import Finding, Severity

_CHANCE = 0.35  # of the match that is usual in these texts
_FEW_TOKENS = 8  # of both sides; so short a pair matches well or badly by chance


_MESSAGE = "The translation says something else: the two match no better than unrelated text."


def _find(evidence: Evidence) -> Iterator[Finding]:
    yield from _at_chance(evidence)
    yield from _in_place_of_another(evidence)


def _at_chance(evidence: Evidence) -> Iterator[Finding]:
    bitext = evidence.bitext
    for index, features in enumerate(evidence.features):
        if features is None or features.relative >= _CHANCE:
            continue
        bead = bitext.beads[index]
        few = features.source_tokens + features.target_tokens < _FEW_TOKENS
        spans = bitext.source.span(bead.source), bitext.target.span(bead.target)
        probability = evidence.probabilities[index].mistranslation
        yield _finding(index, spans, Severity.MINOR if few else Severity.MAJOR, probability)


def _in_place_of_another(evidence: Evidence) -> Iterator[Finding]:
    bitext = evidence.bitext
    for first, second in replaced(bitext).items():
        if first > second:
            continue
        beads = bitext.beads[first], bitext.beads[second]
        spans = (
            bitext.source.span(beads[0].source or beads[1].source),
            bitext.target.span(beads[0].target or beads[1].target),
        )
        left_out = [evidence.probabilities[k] for k in (first, second)]
        probability = min(max(p.omission, p.addition) for p in left_out)
        yield _finding(first, spans, Severity.MAJOR, probability)


def _finding(
    bead: int, spans: tuple[Span | None, Span | None], severity: Severity, confidence: float
) -> Finding:
    name = "mistranslation"
    return Finding(name, f"accuracy/{name}", severity, _MESSAGE, bead, *spans, confidence)


MISTRANSLATION = Check("mistranslation", "accuracy/mistranslation", _find)
