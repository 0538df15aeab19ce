"""Hand-made evidence: what the vectors say is given, and no encoder is needed."""

from collections.abc import Mapping, Sequence

from aligner.bitext import Bead, Bitext, Document, Segment, Span
from aligner.evidence import Evidence, Features
from aligner.mqm import Probabilities
from tests.judge.samples import features as good

SURE = Probabilities(0.02, 0.03, 0.04)
LEFT_OUT = 0.9
GOOD = good(tokens=(12, 12))
LEAST = 0.5

Gaps = tuple[Span | None, Span | None]


def document(texts: Sequence[str], name: str, language: str) -> Document:
    """One segment a line."""
    segments = []
    start = 0
    for line, text in enumerate(texts):
        segments.append(Segment(text, start, start + len(text), line + 1, 1, line))
        start += len(text) + 1
    return Document(name, language, "\n".join(texts), tuple(segments))


def evidence(
    pairs: Sequence[tuple[str | None, str | None]],
    features: Mapping[int, Features] | None = None,
    probabilities: Mapping[int, Probabilities] | None = None,
    gaps: Mapping[int, Gaps] | None = None,
    least: float = LEAST,
) -> Evidence:
    """Evidence of beads with at most one segment a side; None is a side left empty.

    By default an aligned pair is a good one.
    """
    source = document([one for one, _ in pairs if one is not None], "text.de.txt", "de")
    target = document([other for _, other in pairs if other is not None], "text.hi.txt", "hi")
    beads = []
    i = j = 0
    for one, other in pairs:
        next_i, next_j = i + (one is not None), j + (other is not None)
        beads.append(Bead(range(i, next_i), range(j, next_j)))
        i, j = next_i, next_j
    seen = [(features or {}).get(k, GOOD) if b.aligned else None for k, b in enumerate(beads)]
    chances = [(probabilities or {}).get(k, _usual(b)) for k, b in enumerate(beads)]
    return Evidence(
        Bitext(source, target, tuple(beads)),
        tuple(seen),
        tuple(chances),
        lambda index: (gaps or {}).get(index, (None, None)),
        least,
    )


def with_moved(pairs: Sequence[tuple[int | None, int | None, bool]]) -> Evidence:
    """Evidence of beads given as (source, target, moved), in the order of the source."""
    beads = []
    i = j = 0
    for one, other, moved in pairs:
        source = range(i, i) if one is None else range(one, one + 1)
        target = range(j, j) if other is None else range(other, other + 1)
        beads.append(Bead(source, target, moved=moved))
        i, j = source.stop, j if moved else target.stop
    sides = [
        document([f"Das ist Satz Nummer {k}." for k in range(size)], f"text.{code}.txt", code)
        for size, code in zip(_sizes(beads), ("de", "hi"), strict=True)
    ]
    return Evidence(
        Bitext(sides[0], sides[1], tuple(beads)),
        tuple(GOOD if bead.aligned else None for bead in beads),
        tuple(map(_usual, beads)),
        lambda _: (None, None),
        LEAST,
    )


def _sizes(beads: Sequence[Bead]) -> tuple[int, int]:
    return max(bead.source.stop for bead in beads), max(bead.target.stop for bead in beads)


def _usual(bead: Bead) -> Probabilities:
    if bead.aligned:
        return SURE
    return Probabilities(LEFT_OUT * bool(bead.source), LEFT_OUT * bool(bead.target), 0.0)
