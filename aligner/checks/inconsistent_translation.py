"""The same sentence is translated in two ways, or two sentences in the same way.

What: segments of the original that are the same but for case, marks and numbers, and have different
translations; those that are nearly the same and have quite different ones; and different ones that
have the same translation. One finding for each sentence, where it first departs.

Why: readers take two wordings for two things; in manuals, they look for the difference.

Example: "Weiter mit der Eingabetaste." as "आगे बढ़ने के लिए एंटर दबाएँ।" and, later, as "एंटर से जारी रखें।"

Better: one wording throughout.

False alarms: a line that means two things; in novels and news, variation that is wanted. What is
only nearly the same is neutral, and so is one translation of two originals.

Source: MQM Core, style/inconsistent-style.

Options: `words` (int, 2): segments of fewer words are left alone. `alike` (float, 0.95): from which
likeness on, 0 to 1, two segments are nearly the same. `different` (float, 0.6): how alike the
translations of such two may be at most to be reported. `both_ways` (bool, true): report one
translation of two originals, too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.bitext import Bitext
from aligner.checks.base import Check
from aligner.checks.sameness import folded_segment, likeness
from aligner.checks.weight import quoted
from aligner.evidence import Evidence
from aligner.mqm import Finding, Severity
from aligner.words import has_words

_ENDS = 3  # words at either end by which segments are found that are nearly the same
_LATEST = 4  # of those with the same end that a segment is compared with
_SAME_SENSE = 0.6  # of two originals: with less, the same translation is a repeated segment

_TWO_WAYS = "The same sentence is translated otherwise in line {}: {}"
_NEARLY = "A sentence nearly the same is translated otherwise in line {}: {}"
_ONE_WAY = "The translation is the same as in line {}, the original is not: {}"


@dataclass(frozen=True, slots=True)
class Options:
    """See the manual page."""

    words: int = 2
    alike: float = 0.95
    different: float = 0.6
    both_ways: bool = True


@dataclass(frozen=True, slots=True)
class _Pair:
    """An aligned bead and what its sides say, folded."""

    bead: int
    source: str
    target: str


def _find(evidence: Evidence, options: Options) -> Iterator[Finding]:
    bitext = evidence.bitext
    pairs = list(_pairs(bitext, options.words))
    for earlier, later in _departures(pairs):
        like = likeness(earlier.target, later.target) >= options.alike
        severity = Severity.NEUTRAL if like else Severity.MINOR
        yield _finding(bitext, earlier, later, _TWO_WAYS, severity)
    for earlier, later in _near(pairs, options):
        yield _finding(bitext, earlier, later, _NEARLY, Severity.NEUTRAL)
    if options.both_ways:
        for earlier, later in _departures([_turned(pair) for pair in pairs]):
            if likeness(earlier.target, later.target) >= _SAME_SENSE:
                yield _finding(bitext, earlier, later, _ONE_WAY, Severity.NEUTRAL, other=0)


def _pairs(bitext: Bitext, words: int) -> Iterator[_Pair]:
    for index, bead in enumerate(bitext.beads):
        if bead.aligned:
            source, target = bitext.texts(bead)
            if has_words(source, words) and has_words(target, words):
                yield _Pair(index, folded_segment(source), folded_segment(target))


def _turned(pair: _Pair) -> _Pair:
    return _Pair(pair.bead, pair.target, pair.source)


def _departures(pairs: list[_Pair]) -> Iterator[tuple[_Pair, _Pair]]:
    """Of each source with more than one target the first pair, and the first that departs."""
    first: dict[str, _Pair] = {}
    told = set()
    for pair in pairs:
        earlier = first.setdefault(pair.source, pair)
        if earlier.target != pair.target and pair.source not in told:
            told.add(pair.source)
            yield earlier, pair


def _near(pairs: list[_Pair], options: Options) -> Iterator[tuple[_Pair, _Pair]]:
    """Pairs with sources that are nearly, but not quite, the same, and targets that are not.

    Only those are compared that begin or end with the same words, and of these the latest.
    """
    seen: dict[tuple[str, ...], dict[str, _Pair]] = {}
    for pair in pairs:
        words = pair.source.split()
        ends = {("start", *words[:_ENDS]), ("end", *words[-_ENDS:])}
        rivals = {s: p for end in ends for s, p in seen.get(end, {}).items()}
        if pair.source not in rivals:
            for rival in rivals.values():
                if (
                    likeness(rival.source, pair.source) >= options.alike
                    and likeness(rival.target, pair.target) <= options.different
                ):
                    yield rival, pair
                    break
        for end in ends:
            latest = seen.setdefault(end, {})
            latest.setdefault(pair.source, pair)
            if len(latest) > _LATEST:
                del latest[next(iter(latest))]


def _finding(
    bitext: Bitext, earlier: _Pair, later: _Pair, message: str, severity: Severity, other: int = 1
) -> Finding:
    before, here = bitext.beads[earlier.bead], bitext.beads[later.bead]
    line = bitext.target.segments[before.target.start].line
    return INCONSISTENT_TRANSLATION.finding(
        message.format(line, quoted(bitext.texts(before)[other])),
        later.bead,
        bitext.source.span(here.source),
        bitext.target.span(here.target),
        severity=severity,
    )


INCONSISTENT_TRANSLATION = Check(
    "inconsistent-translation",
    "style/inconsistent-style",
    Severity.MINOR,
    _find,
    __doc__,
    Options(),
)
