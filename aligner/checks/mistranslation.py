"""Source and target stand for each other but say different things.

What: a pair that is aligned but matches no better than unrelated text; a passage lost where
another one was added; a segment left out in whose place another one stands.

Why: such a sentence reads well and is wrong.

Example: "Die Brücke bleibt bis Mai gesperrt." translated as "The school was built of red
bricks."

Better: "The bridge stays closed until May."

False alarms: idioms and slogans that are translated freely; labels of one or two words (minor).

Source: MQM Core, accuracy/mistranslation; the probabilities are fitted by
benchmarks/calibrate.py.
"""

from collections.abc import Iterator

from aligner.bitext import Span
from aligner.checks.base import Check, NoOptions
from aligner.checks.replaced import replaced
from aligner.checks.weight import quoted, severity
from aligner.evidence import Evidence
from aligner.mqm import Finding, Severity

_CHANCE = 0.35  # of the match that is usual in these texts
_FEW_TOKENS = 8  # of both sides; so short a pair matches well or badly by chance

_MESSAGE = "The translation says something else: the two match no better than unrelated text."
_PASSAGE = "Of the original, {} has no counterpart; the translation has {} there."


def _find(evidence: Evidence, _: NoOptions) -> Iterator[Finding]:
    for index, bead in enumerate(evidence.bitext.beads):
        if bead.aligned and _at_chance(evidence, index):
            yield _unrelated(evidence, index)
        elif bead.aligned and (passages := _exchanged(evidence, index)):
            yield _passages(evidence, index, passages)
    yield from _in_place_of_another(evidence)


def distorted(evidence: Evidence, bead: int) -> bool:
    """Whether this check has something to say of an aligned bead.

    What is lost there and what is added are one fault then.
    """
    return _at_chance(evidence, bead) or _exchanged(evidence, bead) is not None


def _at_chance(evidence: Evidence, bead: int) -> bool:
    features, likely = evidence.features[bead], evidence.probabilities[bead].mistranslation
    return features is not None and features.relative < _CHANCE and likely >= evidence.least


def _exchanged(evidence: Evidence, bead: int) -> tuple[Span, Span] | None:
    """The passage that was likely lost and the one that was likely added, if both were."""
    likely = evidence.probabilities[bead]
    if min(likely.omission, likely.addition) < evidence.least:
        return None
    source, target = evidence.gaps(bead)
    return (source, target) if source and target else None


def _unrelated(evidence: Evidence, index: int) -> Finding:
    bitext, bead, features = evidence.bitext, evidence.bitext.beads[index], evidence.features[index]
    few = features is not None and features.source.tokens + features.target.tokens < _FEW_TOKENS
    spans = bitext.source.span(bead.source), bitext.target.span(bead.target)
    probability = evidence.probabilities[index].mistranslation
    return _finding(index, spans, Severity.MINOR if few else Severity.MAJOR, probability, _MESSAGE)


def _passages(evidence: Evidence, index: int, passages: tuple[Span, Span]) -> Finding:
    documents = evidence.bitext.source, evidence.bitext.target
    sides = list(zip(documents, passages, strict=True))
    likely = evidence.probabilities[index]
    confidence = max(likely.mistranslation, min(likely.omission, likely.addition))
    return _finding(
        index,
        passages,
        max((severity(*side, confidence) for side in sides), key=lambda each: each.rank),
        confidence,
        _PASSAGE.format(*(quoted(d.text[span.start : span.end]) for d, span in sides)),
    )


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
        yield _finding(first, spans, Severity.MAJOR, probability, _MESSAGE)


def _finding(
    bead: int,
    spans: tuple[Span | None, Span | None],
    severity: Severity,
    confidence: float,
    message: str,
) -> Finding:
    name = "mistranslation"
    return Finding(name, f"accuracy/{name}", severity, message, bead, *spans, confidence)


MISTRANSLATION = Check("mistranslation", "accuracy/mistranslation", Severity.MAJOR, _find, __doc__)
