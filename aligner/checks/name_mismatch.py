"""A name of the original has no counterpart in the translation, or another name stands for it.

What: names of persons, places and organisations that the translation of a segment has nothing
like, neither by sound nor as another name of the same place (München, म्यूनिख), and the name that
stands in its place, if one does that the original lacks. Names that the text has more than once
are known by how they are written there. Where the neighbouring segments have the name, a name that
is only left out is passed over. What may be a common word as well (Flick, Green) is shown only
where the rest of the passage is not found on the other side either.

Why: a wrong name turns a true sentence into a false one, and reads as well as the right one.

Example: "Merkel flog nach Wien." translated as "मुलर वियना गईं।"

Better: "मर्केल वियना गईं।"

False alarms: names that are translated by meaning, and those that the translator explains or
replaces by a pronoun. Languages without spaces between words are not looked at.

Source: MQM Core, accuracy/mistranslation; the figures of `likeness` are from German-Hindi news.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.bitext import Bead, Span
from aligner.checks.base import SURE, Check, NoOptions
from aligner.checks.name_sides import Side, Sides, sides
from aligner.checks.weight import quoted
from aligner.entities.names import Name
from aligner.evidence import Evidence
from aligner.mqm import Finding, Probabilities, Severity

_LOST = 0.75  # the confidence of a name that is lost, with nothing in its place
_SEEMING = 0.7  # and of one replaced by what only seems to be a name, or that seems to be one
# The least probability that something is wrong, for what may be a name; and for what is one, but
# lies outside of the passage that is not found.
_LIKELY, _VERY_LIKELY = 0.15, 0.4

_REPLACED = "The original has the name {}, the translation has {}."
_MISSING = "The name {} has no counterpart in the translation."
_ADDED = "The translation has the name {}, which the original does not have."


@dataclass(frozen=True, slots=True)
class _Case:
    """The names of a bead without a counterpart, and what the vectors say of it.

    Attributes:
        lost: those of the source.
        lost_parts: words of longer names of the source, the rest of which the target has.
        strange: those of the target.
        strange_parts: words of longer names of the target, the rest of which the source has.
        gaps: the passages of source and target that are least found on the other side.
    """

    texts: Sides
    index: int
    bead: Bead
    lost: list[Name]
    lost_parts: list[Name]
    strange: list[Name]
    strange_parts: list[Name]
    gaps: tuple[Span | None, Span | None]
    chances: Probabilities

    def findings(self) -> Iterator[Finding]:
        """Each name of the target stands for one of the source at most."""
        left = list(self.strange)
        sure = [name for name in self.lost if self.texts.source.certain(name)]
        unsure = [name for name in self.lost if name not in sure]
        for name in (*sure, *unsure, *self.lost_parts):
            if name not in self.lost_parts and self._is_among(name, left):
                continue
            instead = self._instead(name, left, sure=name in sure)
            if instead is not None:
                left = [each for each in left if each is not instead]
                yield self._replaced(name, instead)
            elif self._is_missing(name, sure=name in sure):
                yield self._missing(name)
        for other in left:
            if self._is_added(other):
                yield self._added(other)

    def _is_among(self, name: Name, strange: Sequence[Name]) -> bool:
        return any(self.texts.is_same(name, each) for each in strange)

    def _instead(self, name: Name, left: Sequence[Name], *, sure: bool) -> Name | None:
        """What stands for a name: first what surely is one."""
        target = self.texts.target
        inside = _overlaps(name.span, self.gaps[0])
        for other in (*left, *self.strange_parts):
            if not target.certain(other) or self.texts.is_same(name, other):
                continue
            backed = inside or _overlaps(other.span, self.gaps[1])
            if other in left and (sure or backed or target.known.knows(other)):
                return other
            if other not in left and target.known.knows(other):
                return other
        if not sure:
            return None
        seeming = [each for each in left if _overlaps(each.span, self.gaps[1])]
        if len(left) == 1 and (inside or self.gaps[0] is None):
            seeming = list(left)
        return seeming[0] if seeming else None

    def _is_missing(self, name: Name, *, sure: bool) -> bool:
        """Whether a name is lost with nothing in its place; other words need more evidence."""
        if name in self.lost_parts or self.texts.is_near(name, self.bead, lost=True):
            return False
        inside = _overlaps(name.span, self.gaps[0])
        if sure:
            return inside or self.gaps[0] is None or self.chances.omission >= _VERY_LIKELY
        if not (self.texts.source.cased and name.bare and inside):
            return False
        if name.acronym and any(each.acronym for each in self.strange):
            return False  # BIP is GDP in English
        return max(self.chances.omission, self.chances.mistranslation) >= _LIKELY

    def _is_added(self, name: Name) -> bool:
        """Whether the target names somebody of whom the source says nothing at all."""
        target = self.texts.target
        if not _overlaps(name.span, self.gaps[1]):
            return False
        if not (target.certain(name) or (name.acronym and target.cased)):
            return False
        if name.acronym and any(each.acronym for each in self.lost):
            return False
        if self._is_same_as_lost(name) or self.texts.is_near(name, self.bead, lost=False):
            return False
        return max(self.chances.addition, self.chances.mistranslation) >= _LIKELY

    def _is_same_as_lost(self, name: Name) -> bool:
        return any(self.texts.is_same(each, name) for each in (*self.lost, *self.lost_parts))

    def _replaced(self, name: Name, instead: Name) -> Finding:
        sure = self.texts.target.certain(instead)
        return NAME_MISMATCH.finding(
            _REPLACED.format(
                _text(self.texts.source, name), _text(self.texts.target, instead)
            ),
            self.index,
            name.span,
            instead.span,
            confidence=SURE if sure else _SEEMING,
        )

    def _missing(self, name: Name) -> Finding:
        message = _MISSING.format(_text(self.texts.source, name))
        return NAME_MISMATCH.finding(message, self.index, name.span, None, confidence=_LOST)

    def _added(self, name: Name) -> Finding:
        message = _ADDED.format(_text(self.texts.target, name))
        return NAME_MISMATCH.finding(message, self.index, None, name.span, confidence=_SEEMING)


def _find(evidence: Evidence, _: NoOptions) -> Iterator[Finding]:
    texts = sides(evidence.bitext)
    if texts is None:
        return
    for index, bead in enumerate(evidence.bitext.beads):
        if bead.aligned:
            yield from _in_bead(evidence, texts, index)


def _in_bead(evidence: Evidence, texts: Sides, index: int) -> Iterator[Finding]:
    bead = evidence.bitext.beads[index]
    lost, strange = texts.lost(bead), texts.strange(bead)
    if lost[0] or lost[1] or strange[0]:
        gaps, chances = evidence.gaps(index), evidence.probabilities[index]
        yield from _Case(texts, index, bead, *lost, *strange, gaps, chances).findings()


def _overlaps(span: Span, gap: Span | None) -> bool:
    """Whether something is in a passage that is not found."""
    return gap is not None and span.start < gap.end and gap.start < span.end


def _text(side: Side, name: Name) -> str:
    return quoted(side.document.text[name.span.start : name.span.end])


# Not by default: its dictionary takes a second to load, and it finds half of what is lost.
NAME_MISMATCH = Check(
    "name-mismatch",
    "accuracy/mistranslation",
    Severity.MAJOR,
    _find,
    __doc__ or "",
    default=False,
)
