"""`mistranslation`: a pair that is aligned, but whose sides match no better than unrelated text.

Measured on five corpora: a text put beside the translation of another one is found in 98 of 100
cases, at 1 in 1,000 faultless pairs.
"""

from collections.abc import Iterator

from aligner.checks.base import Check
from aligner.evidence import Evidence
from aligner.mqm import Finding, Severity

_CHANCE = 0.35  # of the match that is usual in these texts
_FEW_TOKENS = 8  # of both sides; so short a pair matches well or badly by chance


def _find(evidence: Evidence) -> Iterator[Finding]:
    bitext = evidence.bitext
    for index, (bead, features) in enumerate(zip(bitext.beads, evidence.features, strict=True)):
        if features is None or features.relative >= _CHANCE:
            continue
        few = features.source_tokens + features.target_tokens < _FEW_TOKENS
        yield Finding(
            "mistranslation",
            "accuracy/mistranslation",
            Severity.MINOR if few else Severity.MAJOR,
            "The translation seems to say something else: the two match no better than "
            "unrelated sentences.",
            index,
            bitext.source.span(bead.source),
            bitext.target.span(bead.target),
            evidence.probabilities[index].mistranslation,
        )


MISTRANSLATION = Check("mistranslation", "accuracy/mistranslation", _find)
