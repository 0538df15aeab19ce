"""A translation is much longer or shorter than usual in these texts.

What: the ratio of characters of both sides of a pair, compared with what is usual in the two
texts, or in the two languages where the texts are short.

Why: it shows where something was cut off or explained at length, and where a text will not fit.

Example: "Bitte bringen Sie zur Anmeldung Ihren Ausweis und eine Kopie des Vertrags mit." translated
as "पहचान पत्र लाएँ।"

Better: a translation that says it all, or none of the limits of space that made it so short.

False alarms: abbreviations written out, names of institutions, free translation of slogans. It is
neutral: what is missing or added is for `omission` and `addition` to say.

Source: MQM, design/truncation-text-expansion; ratios as in Gale and Church, A Program for Aligning
Sentences in Bilingual Corpora (1993).

Options: `limit` (float, 3.5): how many deviations a ratio must lie from the usual one.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from aligner.bitext import Bitext
from aligner.checks.base import Check
from aligner.evidence import Evidence
from aligner.languages.knowledge import knowledge
from aligner.mqm import Finding, Severity

_CONFIDENCE = 0.7
_TELLING = 20  # characters of either side; of numbers in a table both sides are equally long
_EXTRA = 40  # characters: so much a short segment varies more than a long one
_LEAST = math.log(1.6)  # a ratio nearer to the usual one than this is nothing to speak of
_NORMAL = 1.4826  # standard deviations in a median deviation
# Before anything is seen: the deviation where the languages are known and where not, and how many
# pairs that is worth.
_SPREAD, _UNKNOWN_SPREAD, _PRIOR = 0.15, 0.3, 20

_MESSAGE = "The translation is {} times as {} as is usual in these texts."


@dataclass(frozen=True, slots=True)
class Options:
    """See the manual page."""

    limit: float = 3.5


def _find(evidence: Evidence, options: Options) -> Iterator[Finding]:
    bitext = evidence.bitext
    aligned = [index for index, bead in enumerate(bitext.beads) if bead.aligned]
    lengths = [_lengths(bitext, index) for index in aligned]
    logs = [math.log(target / source) for source, target in lengths]
    widths = [math.sqrt(1 + _EXTRA / min(pair)) for pair in lengths]
    long = [k for k, pair in enumerate(lengths) if min(pair) >= _TELLING]
    telling = long or range(len(lengths))
    usual, spread = _usual(bitext, [logs[k] for k in telling], [widths[k] for k in telling])
    for index, log, width in zip(aligned, logs, widths, strict=True):
        apart = log - usual
        if abs(apart) > max(options.limit * spread * width, _LEAST):
            yield _finding(bitext, index, apart)


def _lengths(bitext: Bitext, index: int) -> tuple[int, int]:
    source, target = bitext.texts(bitext.beads[index])
    return max(len(source), 1), max(len(target), 1)


def _usual(bitext: Bitext, logs: Sequence[float], widths: Sequence[float]) -> tuple[float, float]:
    """The usual log ratio and its deviation for long segments, as far as they are seen."""
    source, target = (knowledge(d.language).length for d in (bitext.source, bitext.target))
    known = source is not None and target is not None
    prior = math.log(target / source) if source and target else 0.0
    spread = _SPREAD if known else _UNKNOWN_SPREAD
    if not logs:
        return prior, spread
    trust = len(logs) / (len(logs) + _PRIOR)
    usual = trust * median(logs) + (1 - trust) * prior
    apart = [abs(log - usual) / width for log, width in zip(logs, widths, strict=True)]
    return usual, trust * _NORMAL * median(apart) + (1 - trust) * spread


def _finding(bitext: Bitext, index: int, apart: float) -> Finding:
    bead = bitext.beads[index]
    return LENGTH_RATIO.finding(
        _MESSAGE.format(f"{math.exp(abs(apart)):.1f}", "long" if apart > 0 else "short"),
        index,
        bitext.source.span(bead.source),
        bitext.target.span(bead.target),
        confidence=_CONFIDENCE,
    )


LENGTH_RATIO = Check(
    "length-ratio", "design/truncation-text-expansion", Severity.NEUTRAL, _find, __doc__, Options()
)
