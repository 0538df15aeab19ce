"""A name of the original has no counterpart in the translation, or another name stands for it.

What: names of persons, places and organisations that the translation of a segment has nothing
like, neither by sound nor as another name of the same place (München, म्यूनिख), and the name that
stands in its place, if one does that the original lacks. A name that both texts have elsewhere is
known by how this translation writes it, so it is not taken for another one that sounds alike, and
where it stands for somebody else, that is found whatever the neighbouring segments have. Of what
may be a word as well (Flick, Green), and of a name that is only new, something is said only where
the vectors do not find the passage on the other side either. Where the neighbouring segments have
a name that is only left out, it is passed over unless an omission is all but sure.

Why: a wrong name turns a true sentence into a false one, and reads as well as the right one.

Example: "Merkel flog nach Wien." translated as "मुलर वियना गईं।"

Better: "मर्केल वियना गईं।"

False alarms: names that are translated by meaning, that the translator explains, or that stand
for a pronoun or have one in their place; a first name for a family name. Languages without spaces
between words are not looked at, nor segments of more than 3,000 characters.

Source: MQM Core, accuracy/mistranslation; the figures of `likeness` are from German-Hindi news.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.bitext import Bead, Span
from aligner.checks.base import SURE, Check, NoOptions
from aligner.checks.name_sides import Part, Side, Sides, sides
from aligner.checks.weight import quoted
from aligner.entities.names import Name
from aligner.evidence import Evidence
from aligner.languages.romanise import likeness
from aligner.mqm import Finding, Probabilities, Severity

_LOST = 0.75  # the confidence of a name that is lost, with nothing in its place
_SEEMING = 0.7  # and of one replaced by what only seems to be a name, or that seems to be one
# The least probability that something is wrong, for what may be a name; and for what is one, but
# lies outside of the passage that is not found. These and the next two were chosen on half of
# DEMETR and of German-Hindi news.
_LIKELY, _VERY_LIKELY = 0.15, 0.4
_SURELY_LOST = 0.8  # the least probability of an omission, of a name that the neighbours have
_BARELY_ALIKE = 35.0  # likeness from which on a name beside the rest of one is it, ill spelt
_UNLIKE = 0.08  # the least probability of a mistranslation where a name is new

_REPLACED = "The original has the name {}, the translation has {}."
_MISSING = "The name {} has no counterpart in the translation."
_ADDED = "The translation has the name {}, which the original does not have."


@dataclass(frozen=True, slots=True)
class _Case:
    """The names of a bead without a counterpart, and what the vectors say of it.

    Attributes:
        lost: those of the source.
        anywhere: those, and what the neighbours of the target have instead.
        lost_parts: words of longer names of the source, the rest of which the target has.
        rarer: those of the source that the target has, but less often.
        strange: those of the target.
        strange_parts: words of longer names of the target, the rest of which the source has.
        strangers: names of the target without a counterpart who have one elsewhere in the text.
        gaps: the passages of source and target that are least found on the other side.
    """

    texts: Sides
    index: int
    bead: Bead
    lost: list[Name]
    anywhere: list[Name]
    lost_parts: list[Part]
    rarer: list[Name]
    strange: list[Name]
    strange_parts: list[Part]
    strangers: list[Name]
    gaps: tuple[Span | None, Span | None]
    chances: Probabilities

    def findings(self) -> Iterator[Finding]:
        """Each name of the target stands for one of the source at most."""
        left = list(self.strange)
        parts = [part.name for part in self.strange_parts]
        lost = list(self.lost)
        for name, other in self._exchanged():
            left = [each for each in left if each != other]
            parts = [each for each in parts if each != other]
            lost = [each for each in lost if each != name]
            yield self._replaced(name, other) if name else self._added(other)
        for name in sorted(lost, key=self.texts.source.certain, reverse=True):
            if any(self.texts.is_same(name, each) for each in left):
                continue
            instead = self._instead(name, left, parts)
            if instead is not None:
                left = [each for each in left if each is not instead]
                parts = [each for each in parts if each is not instead]
                yield self._replaced(name, instead)
            elif self._is_missing(name):
                yield self._missing(name)
        for part in self.lost_parts:
            instead = self._instead_of_part(part, left)
            if instead is not None:
                left = [each for each in left if each is not instead]
                yield self._replaced(part.name, instead)
        for name in self.rarer:
            if _overlaps(name.span, self.gaps[0]) and self.chances.omission >= _VERY_LIKELY:
                yield self._missing(name)
        for other in left:
            if self._is_added(other):
                yield self._added(other)

    def _exchanged(self) -> Iterator[tuple[Name | None, Name]]:
        """Names of the target that are somebody else in the source, and for whom they stand.

        None where that may be one of several.
        """
        texts = self.texts
        left = [name for name in self.anywhere if self._may_be_exchanged(name)]
        for other in self.strangers:
            if any(texts.is_same(name, other) for name in left):
                continue
            name = self._exchanged_for(other, left)
            if name is not None:
                left.remove(name)
                yield name, other
            elif left and texts.target.cased and self._is_backed(other, left):
                yield None, other

    def _may_be_exchanged(self, name: Name) -> bool:
        """Whether a word is a name, as far as that can be told where nothing has capitals."""
        source = self.texts.source
        if source.certain(name) or not source.cased:
            return True
        return name.bare and _overlaps(name.span, self.gaps[0])

    def _exchanged_for(self, other: Name, left: Sequence[Name]) -> Name | None:
        """Whoever is known as well; else the only one there is, or that is not found."""
        known = [name for name in left if self.texts.source.known.knows(name)]
        if known or not (self.texts.target.cased and self._is_backed(other, left)):
            return next(iter(known), None)
        inside = [name for name in left if _overlaps(name.span, self.gaps[0])]
        return inside[0] if inside else left[0] if len(left) == 1 else None

    def _is_backed(self, other: Name, left: Sequence[Name]) -> bool:
        """Whether there is more to say that a name is another one than that it is not there."""
        if _overlaps(other.span, self.gaps[1]) or not self.texts.is_near(
            other, self.bead, lost=False
        ):
            return True
        return any(_overlaps(name.span, self.gaps[0]) for name in left)

    def _instead(self, name: Name, left: Sequence[Name], left_parts: Sequence[Name]) -> Name | None:
        """What stands for a name: first what surely is one."""
        target, sure = self.texts.target, self.texts.source.certain(name)
        inside = _overlaps(name.span, self.gaps[0])
        for other in left:
            known = target.known.knows(other) and not target.cased
            if (sure or inside or (known and self._stands_alone(name))) and target.certain(other):
                return other
        for part in left_parts:
            if target.known.knows(part) and not self.texts.is_same(name, part):
                return part
        unlike = self.chances.mistranslation >= _UNLIKE
        if sure and len(left) == 1 and (inside or self.gaps[0] is None):
            return left[0]
        if not (inside or unlike if sure else inside and unlike and self._stands_alone(name)):
            return None
        return next((each for each in left if _overlaps(each.span, self.gaps[1])), None)

    def _instead_of_part(self, part: Part, left: Sequence[Name]) -> Name | None:
        """What stands for a part of a name: somebody else, or what is beside its other parts."""
        target = self.texts.target
        inside = _overlaps(part.name.span, self.gaps[0])
        for other in left:
            if self.texts.is_same(part.name, other):
                continue
            backed = inside or _overlaps(other.span, self.gaps[1])
            if target.certain(other) and (backed or target.known.knows(other)):
                return other
            beside = any(0 <= other.span.start - place.end <= 1 for place in part.after)
            beside |= any(0 <= place.start - other.span.end <= 1 for place in part.before)
            word = part.name.words[0]
            known = self.texts.source.known.knows(part.name)
            if beside and (known or likeness(word, other.words[0]) < _BARELY_ALIKE):
                return other
        return None

    def _is_missing(self, name: Name) -> bool:
        """Whether a name is lost with nothing in its place; other words need more evidence."""
        if self.texts.is_near(name, self.bead, lost=True):
            return self._is_surely_lost(name)
        inside = _overlaps(name.span, self.gaps[0])
        if self.texts.source.certain(name):
            return inside or self.gaps[0] is None or self.chances.omission >= _VERY_LIKELY
        if not (inside and self._stands_alone(name)):
            return False
        if name.acronym and (
            any(each.acronym for each in self.strange)  # BIP is GDP in English
            or self.texts.spells_out(name, self.bead)
        ):
            return False
        return max(self.chances.omission, self.chances.mistranslation) >= _LIKELY

    def _is_surely_lost(self, name: Name) -> bool:
        """Whether nothing stands for a name, not even a pronoun, whatever the neighbours have."""
        inside = _overlaps(name.span, self.gaps[0])
        likely = self.chances.omission >= _SURELY_LOST
        return inside and likely and self.texts.source.certain(name)

    def _stands_alone(self, name: Name) -> bool:
        """Whether a word stands as names do, without an article; acronyms may have one."""
        return self.texts.source.cased and (name.bare or name.acronym)

    def _is_added(self, name: Name) -> bool:
        """Whether the target names somebody of whom the source says nothing at all.

        That it names one where the source has a pronoun adds something, and mistranslates nothing.
        """
        target = self.texts.target
        lost = [*self.lost, *(part.name for part in self.lost_parts)]
        if name.acronym and any(each.acronym for each in lost):
            return False
        if any(self.texts.is_same(each, name) for each in lost):
            return False
        if self.texts.is_near(name, self.bead, lost=False):
            return False
        unlike = self.chances.mistranslation >= _UNLIKE
        if target.known.knows(name):
            return unlike or not target.cased
        likely = target.certain(name) or (name.acronym and target.cased)
        return likely and unlike and _overlaps(name.span, self.gaps[1])

    def _replaced(self, name: Name, instead: Name) -> Finding:
        sure = self.texts.target.certain(instead)
        return NAME_MISMATCH.finding(
            _REPLACED.format(_text(self.texts.source, name), _text(self.texts.target, instead)),
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
        if texts.comparable(bead):
            yield from _in_bead(evidence, texts, index)


def _in_bead(evidence: Evidence, texts: Sides, index: int) -> Iterator[Finding]:
    bead = evidence.bitext.beads[index]
    anywhere, lost_parts = texts.lost(bead)
    lost = [name for name in anywhere if not texts.is_beside(name, bead, lost=True)]
    sure = any(map(texts.source.certain, lost))
    unpaired = sure or lost_parts or (lost and texts.source.cased)
    strange, strange_parts = texts.strange(bead, certain=not unpaired)
    strangers = [*strange, *(part.name for part in strange_parts)] if anywhere else []
    strangers = [name for name in strangers if texts.target.known.knows(name)]
    if not sure:  # what the neighbours of the source have may stand for a pronoun
        strange = [name for name in strange if not texts.is_beside(name, bead, lost=False)]
    rarer = texts.rarer(bead)
    if lost or lost_parts or rarer or strange or strangers:
        gaps, chances = evidence.gaps(index), evidence.probabilities[index]
        yield from _Case(
            texts,
            index,
            bead,
            lost,
            anywhere,
            lost_parts,
            rarer,
            strange,
            strange_parts,
            strangers,
            gaps,
            chances,
        ).findings()


def _overlaps(span: Span, gap: Span | None) -> bool:
    """Whether something is in a passage that is not found."""
    return gap is not None and span.start < gap.end and gap.start < span.end


def _text(side: Side, name: Name) -> str:
    return quoted(side.document.text[name.span.start : name.span.end])


NAME_MISMATCH = Check(
    "name-mismatch",
    "accuracy/mistranslation",
    Severity.MAJOR,
    _find,
    __doc__ or "",
)
