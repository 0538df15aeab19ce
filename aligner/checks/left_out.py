"""What has no counterpart: `omission` on the source side, `addition` on the target side."""

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.bitext import Bead, Document, Span
from aligner.checks.base import Check, NoOptions
from aligner.checks.counterparts import is_heard, spoken
from aligner.checks.mistranslation import distorted
from aligner.checks.replaced import replaced
from aligner.checks.weight import quoted, severity
from aligner.evidence import Evidence
from aligner.mqm import Finding, Probabilities, Severity
from aligner.words import count_words

BLOCK = 3  # segments in a row from which on they are one finding
_SHORT = 4  # words below which a lost segment (a byline, a label) is a minor matter


@dataclass(frozen=True, slots=True)
class Direction:
    """One of the two checks: which side lacks a counterpart, and how that is said."""

    name: str
    side: int  # 0: the source lacks a counterpart, 1: the target
    one: str
    many: str
    first: str
    last: str
    part: str

    def document(self, evidence: Evidence) -> Document:
        return (evidence.bitext.source, evidence.bitext.target)[self.side]

    def segments(self, bead: Bead) -> range:
        return (bead.source, bead.target)[self.side]

    def probability(self, probabilities: Probabilities) -> float:
        return (probabilities.omission, probabilities.addition)[self.side]

    def alone(self, bead: Bead) -> bool:
        return bool(self.segments(bead)) and not bead.aligned


OMITTED = Direction(
    "omission",
    0,
    "This segment has no counterpart in the translation.",
    "These {} segments in a row have no counterpart in the translation.",
    "The first {} segments are missing: the translation starts after them.",
    "The last {} segments are missing: the translation ends early.",
    "{} of the original {} no counterpart in the translation: {}",
)
ADDED = Direction(
    "addition",
    1,
    "This segment of the translation has no counterpart in the original.",
    "These {} segments in a row of the translation have no counterpart in the original.",
    "The first {} segments of the translation are added: the original starts after them.",
    "The last {} segments of the translation are added: the original ends before them.",
    "{} of the translation {} no counterpart in the original: {}",
)


def _findings(evidence: Evidence, direction: Direction) -> Iterator[Finding]:
    for run in _runs(evidence, direction):
        yield _whole(evidence, direction, run)
    for index, bead in enumerate(evidence.bitext.beads):
        probability = direction.probability(evidence.probabilities[index])
        if bead.aligned and probability >= evidence.least and not distorted(evidence, index):
            yield from _part(evidence, direction, index, probability)


def _runs(evidence: Evidence, direction: Direction) -> Iterator[list[int]]:
    """Beads left out on this side, grouped where `BLOCK` or more follow each other."""
    other = replaced(evidence.bitext)
    run: list[int] = []
    beads = evidence.bitext.beads
    for index, bead in enumerate(beads):
        if not direction.alone(bead) or index in other:
            continue
        segments = direction.segments(bead)
        if run and direction.segments(beads[run[-1]]).stop != segments.start:
            yield from _grouped(run)
            run = []
        run.append(index)
    yield from _grouped(run)


def _grouped(run: list[int]) -> list[list[int]]:
    return [run] if len(run) >= BLOCK else [[k] for k in run]


def _whole(evidence: Evidence, direction: Direction, run: list[int]) -> Finding:
    document = direction.document(evidence)
    beads = [evidence.bitext.beads[k] for k in run]
    segments = range(direction.segments(beads[0]).start, direction.segments(beads[-1]).stop)
    words = sum(count_words(document.segments[i].text) for i in segments)
    message = _message(evidence, direction, run).format(len(segments))
    confidence = min(direction.probability(evidence.probabilities[k]) for k in run)
    severity = Severity.MAJOR if words >= _SHORT else Severity.MINOR
    spans: list[Span | None] = [None, None]
    spans[direction.side] = document.span(segments)
    return _finding(direction, severity, message, run[0], (spans[0], spans[1]), confidence)


def _message(evidence: Evidence, direction: Direction, run: list[int]) -> str:
    if len(run) < BLOCK:
        return direction.one
    beads = evidence.bitext.beads
    start = all(map(direction.alone, beads[: run[-1] + 1]))
    end = all(map(direction.alone, beads[run[0] :]))
    if start == end:  # in the middle, or all there is
        return direction.many
    return direction.first if start else direction.last


def _part(
    evidence: Evidence, direction: Direction, index: int, probability: float
) -> Iterator[Finding]:
    bead, bitext = evidence.bitext.beads[index], evidence.bitext
    gap = evidence.gaps(index)[direction.side]
    if gap is None:
        return
    document = direction.document(evidence)
    text = document.text[gap.start : gap.end]
    if _is_named(evidence, direction, bead, text):
        return
    words = count_words(text)
    spans = [bitext.source.span(bead.source), bitext.target.span(bead.target)]
    spans[direction.side] = gap
    counted, verb = ("1 word", "has") if words == 1 else (f"{words} words", "have")
    message = direction.part.format(counted, verb, quoted(text))
    grave = severity(document, gap, probability)
    yield _finding(direction, grave, message, index, (spans[0], spans[1]), probability)


def _is_named(evidence: Evidence, direction: Direction, bead: Bead, text: str) -> bool:
    """Whether the other side has the names that the passage consists of."""
    source, target = evidence.bitext.source, evidence.bitext.target
    document, other = (source, target) if direction.side == 0 else (target, source)
    whole = evidence.bitext.texts(bead)[1 - direction.side]
    return is_heard(text, document.language, spoken(whole, other.language))


def _finding(
    direction: Direction,
    severity: Severity,
    message: str,
    bead: int,
    spans: tuple[Span | None, Span | None],
    confidence: float,
) -> Finding:
    category = f"accuracy/{direction.name}"
    return Finding(direction.name, category, severity, message, bead, *spans, confidence)


def left_out_check(direction: Direction, page: str) -> Check:
    """The check of one direction."""

    def find(evidence: Evidence, _: NoOptions) -> Iterator[Finding]:
        return _findings(evidence, direction)

    return Check(direction.name, f"accuracy/{direction.name}", Severity.MAJOR, find, page)
