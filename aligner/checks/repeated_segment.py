"""A segment of the translation comes again where the original says something else.

What: the same segment, of four words or more, as the translation of two segments that differ, or
twice in one place where the original has no repetition.

Why: a slip of copying and pasting; what should stand in the second place is missing.

Example: "Die Brücke ist gesperrt. Der Zug fährt heute nicht." translated as "The bridge is closed
today. The bridge is closed today."

Better: "The bridge is closed today. The train is not running today."

False alarms: two sentences of the original that say the same in other words. Originals that are
alike by more than half of their characters are left alone, and so is what `addition` reports.

Source: MQM Core, accuracy/addition.
"""

from collections.abc import Iterator
from itertools import pairwise

from aligner.bitext import Bitext
from aligner.checks.base import Check, NoOptions
from aligner.checks.sameness import folded_segment, likeness
from aligner.evidence import Evidence
from aligner.mqm import Finding, Severity
from aligner.words import has_words

_SHORT = 4  # words; fewer may well come again
_ALIKE = 0.6

_MESSAGE = "This segment stands in line {} already, where the original says something else."
_TWICE = "This segment stands twice, the original says it once."


def _find(evidence: Evidence, _: NoOptions) -> Iterator[Finding]:
    bitext = evidence.bitext
    first: dict[str, tuple[int, int]] = {}  # what a segment says to its bead and itself
    for index, bead in enumerate(bitext.beads):
        if not bead.aligned:
            continue
        for j in bead.target:
            text = bitext.target.segments[j].text
            before, earlier = first.setdefault(folded_segment(text), (index, j))
            if earlier == j or not has_words(text, _SHORT):
                continue
            if before == index and not _repeats(bitext, index):
                yield _finding(bitext, index, j, _TWICE)
            elif before != index and _differ(bitext, before, index):
                line = bitext.target.segments[earlier].line
                yield _finding(bitext, index, j, _MESSAGE.format(line))


def _repeats(bitext: Bitext, bead: int) -> bool:
    """Whether segments of the original are alike within a bead."""
    said = [folded_segment(bitext.source.segments[i].text) for i in bitext.beads[bead].source]
    alike = any(likeness(one, other) >= _ALIKE for one, other in pairwise(said))
    return alike or len(set(said)) < len(said)


def _differ(bitext: Bitext, one: int, other: int) -> bool:
    """Whether the originals of two beads say different things."""
    said, again = (folded_segment(bitext.texts(bitext.beads[k])[0]) for k in (one, other))
    return likeness(said, again) < _ALIKE and said not in again and again not in said


def _finding(bitext: Bitext, bead: int, segment: int, message: str) -> Finding:
    return REPEATED_SEGMENT.finding(
        message,
        bead,
        bitext.source.span(bitext.beads[bead].source),
        bitext.target.segments[segment].span,
    )


REPEATED_SEGMENT = Check("repeated-segment", "accuracy/addition", Severity.MAJOR, _find, __doc__)
