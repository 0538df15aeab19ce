"""A passage stands elsewhere in the translation than in the original.

What: segments that the alignment found out of their order, those in a row as one finding.

Why: nothing is lost, but a reader who compares line by line should know; sometimes it is a slip
of cutting and pasting.

Example: two paragraphs of a report that have changed places.

Better: the order of the original, unless the house style of the target asks for another one.

False alarms: lines that come again and again, such as refrains and captions.

Source: how benchmarks/planted.py measures moved blocks stands in benchmarks/README.md.
"""

from collections.abc import Iterator

from aligner.bitext import Bead, Bitext
from aligner.checks.base import Check, NoOptions
from aligner.evidence import Evidence
from aligner.mqm import Finding, Severity

_ONE = "This segment stands {} in the translation, at line {}."
_MANY = "These {} segments in a row stand {} in the translation, from line {} on."


def _find(evidence: Evidence, _: NoOptions) -> Iterator[Finding]:
    for block in _blocks(evidence.bitext):
        yield _finding(evidence, block)


def _blocks(bitext: Bitext) -> Iterator[list[int]]:
    """Moved beads, those together that follow each other on both sides.

    What is left out between two of them does not part them.
    """
    left_out = {j for bead in bitext.beads if not bead.aligned for j in bead.target}
    block: list[int] = []
    for index, bead in enumerate(bitext.beads):
        if not bead.aligned:
            continue
        if block and not (bead.moved and _follows(bitext.beads[block[-1]], bead, left_out)):
            yield block
            block = []
        if bead.moved:
            block.append(index)
    if block:
        yield block


def _follows(before: Bead, bead: Bead, left_out: set[int]) -> bool:
    """Whether nothing but what is left out stands between two beads in the translation."""
    between = range(before.target.stop, bead.target.start)
    return bead.target.start >= before.target.stop and all(j in left_out for j in between)


def _finding(evidence: Evidence, block: list[int]) -> Finding:
    bitext = evidence.bitext
    first, last = bitext.beads[block[0]], bitext.beads[block[-1]]
    source = range(first.source.start, last.source.stop)
    target = range(first.target.start, last.target.stop)
    where = "later" if _later(bitext, block[0]) else "earlier"
    line = bitext.target.segments[target.start].line
    one = len(source) == 1
    return Finding(
        "moved",
        "accuracy/moved",
        Severity.NEUTRAL,
        _ONE.format(where, line) if one else _MANY.format(len(source), where, line),
        block[0],
        bitext.source.span(source),
        bitext.target.span(target),
        1 - max(evidence.probabilities[k].mistranslation for k in block),
    )


def _later(bitext: Bitext, index: int) -> bool:
    """Whether the translation has this bead behind what follows in the original."""
    before = [bead.target.stop for bead in bitext.beads[:index] if not bead.moved]
    return bitext.beads[index].target.start > max(before, default=0)


MOVED = Check("moved", "accuracy/moved", Severity.NEUTRAL, _find, __doc__)
