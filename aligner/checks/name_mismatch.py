"""A name of the original has no counterpart in the translation, or another name stands for it.

What: names of persons, places and organisations that the translation of a segment has nothing
like, neither by sound nor as another name of the same place (München, म्यूनिख), and the name that
stands in its place, if one does that the original lacks. A name that both texts have elsewhere is
known by how this translation writes it, so it is not taken for another one that sounds alike, and
where it stands for somebody else, that is found whatever the neighbouring segments have. Of what
may be a word as well (Flick, Green), and of a name that is only new, something is said only where
the vectors do not find the passage on the other side either. What they put in the place of a name
that is lost stands for it, if it may be a name at all. Where the neighbouring segments have
a name that is only left out, it is passed over unless an omission is all but sure.

Why: a wrong name turns a true sentence into a false one, and reads as well as the right one.

Example: "Merkel flog nach Wien." translated as "मुलर वियना गईं।"

Better: "मर्केल वियना गईं।"

False alarms: names that are translated by meaning, that the translator explains, or that stand
for a pronoun or have one in their place; a first name for a family name. Languages without spaces
between words are not looked at, nor segments of more than 3,000 characters.

Source: MQM Core, accuracy/mistranslation; the figures of `likeness` are from German-Hindi news.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from aligner.bitext import Bead, Span
from aligner.checks.base import SURE, Check, NoOptions
from aligner.checks.linked import partners, strongest
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
_SURELY_LOST = 0.7  # the least probability of an omission, of a name that the neighbours have
_BARELY_ALIKE = 35.0  # likeness from which on a name beside the rest of one is it, ill spelt
_UNLINKED = 0.02  # the share in any word of the target below which a name is not found there
_UNLIKE = 0.08  # the least probability of a mistranslation where a name is new

_REPLACED = "The original has the name {}, the translation has {}."
_MISSING = "The name {} has no counterpart in the translation."
_ADDED = "The translation has the name {}, which the original does not have."


@dataclass(frozen=True)
class _Case:
    """The names of a bead without a counterpart, and what the vectors say of it.

    Attributes:
        lost: those of the source.
        lost_parts: words of longer names of the source, the rest of which the target has.
        rarer: those of the source that the target has, but less often.
        strange: those of the target.
        strange_parts: words of longer names of the target, the rest of which the source has.
        sure: whether something of `lost` surely is a name, and did not go to the neighbours.
    """

    texts: Sides
    evidence: Evidence
    index: int
    lost: list[Name]
    lost_parts: list[Part]
    rarer: list[Name]
    strange: list[Name]
    strange_parts: list[Part]
    sure: bool

    @property
    def bead(self) -> Bead:
        return self.evidence.bitext.beads[self.index]

    @property
    def chances(self) -> Probabilities:
        return self.evidence.probabilities[self.index]

    @cached_property
    def gaps(self) -> tuple[Span | None, Span | None]:
        """The passages of source and target that are least found on the other side."""
        return self.evidence.gaps(self.index)

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
            instead = self._instead(name, left, parts)
            if not (instead or self._is_missing(name)) or self._is_elsewhere(name, left):
                continue
            if instead:
                left = [each for each in left if each is not instead]
                parts = [each for each in parts if each is not instead]
            yield self._replaced(name, instead) if instead else self._missing(name)
        for part in self.lost_parts:
            instead = self._instead_of_part(part, left)
            if instead is not None:
                left = [each for each in left if each is not instead]
                yield self._replaced(part.name, instead)
        for name, other in self._beside_the_rest(parts):
            parts = [each for each in parts if each is not other]
            yield self._replaced(name, other)
        for name in self.rarer:
            if self.chances.omission >= 0.3 and self._is_unfound(name):
                yield self._missing(name)
        for other in left:
            if self._is_added(other):
                yield self._added(other)

    def _is_elsewhere(self, name: Name, left: Sequence[Name]) -> bool:
        """Whether a name that is lost is there in another spelling, or went to the neighbours."""
        if any(self.texts.is_same(name, each) for each in left):
            return True
        return not self._is_beyond_doubt(name) and self.texts.is_beside(name, self.bead, lost=True)

    def _is_beyond_doubt(self, name: Name) -> bool:
        """Whether nothing stands for a name, not even a pronoun, whatever the neighbours have."""
        likely = self.chances.omission >= _SURELY_LOST
        return likely and self.texts.source.certain(name) and self._is_unfound(name)

    def _is_new(self, other: Name) -> bool:
        """Whether a name of the target may stand for another one.

        What the neighbours of the source have may stand for a pronoun, unless a name is lost.
        """
        return self.sure or not self.texts.is_beside(other, self.bead, lost=False)

    def _exchanged(self) -> Iterator[tuple[Name | None, Name]]:
        """Names of the target that are somebody else in the source, and for whom they stand.

        None where that may be one of several.
        """
        texts = self.texts
        strangers = [*self.strange, *(part.name for part in self.strange_parts)]
        strangers = [name for name in strangers if texts.target.known.knows(name)]
        if not strangers:
            return
        left = [name for name in self.lost if self._may_be_exchanged(name)]
        for other in strangers:
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
        return name.bare and self._is_unfound(name)

    def _exchanged_for(self, other: Name, left: Sequence[Name]) -> Name | None:
        """Whoever is known as well; else the only one there is, or that is not found."""
        known = [name for name in left if self.texts.source.known.knows(name)]
        known = known or [name for name in left if self._linked(name, [other])]
        if known or not (self.texts.target.cased and self._is_backed(other, left)):
            return next(iter(known), None)
        inside = list(filter(self._is_unfound, left))
        return inside[0] if inside else left[0] if len(left) == 1 else None

    def _is_backed(self, other: Name, left: Sequence[Name]) -> bool:
        """Whether there is more to say that a name is another one than that it is not there."""
        if _overlaps(other.span, self.gaps[1]) or not self.texts.is_near(
            other, self.bead, lost=False
        ):
            return True
        return any(map(self._is_unfound, left))

    def _instead(self, name: Name, left: Sequence[Name], left_parts: Sequence[Name]) -> Name | None:
        """What stands for a name."""
        return next(self._candidates(name, left, left_parts), None)

    def _candidates(
        self, name: Name, left: Sequence[Name], left_parts: Sequence[Name]
    ) -> Iterator[Name]:
        """What may stand for a name: first what surely is one."""
        target, sure = self.texts.target, self.texts.source.certain(name)
        alone = self.texts.source.stands_alone(name)
        for other in filter(target.certain, left):
            known = target.known.knows(other) and not target.cased
            if sure or (known and alone) or self._is_unfound(name):
                yield from filter(self._is_new, (other,))
        for part in left_parts:
            if target.known.knows(part) and not self.texts.is_same(name, part):
                yield part
        if left and sure:
            yield from self._linked(name, left)
            if len(left) == 1 and (self.gaps[0] is None or self._is_unfound(name)):
                yield from filter(self._is_new, left)
        unlike = self.chances.mistranslation >= _UNLIKE
        if left and (
            (sure and unlike) or ((sure or (unlike and alone)) and self._is_unfound(name))
        ):
            others = (each for each in left if _overlaps(each.span, self.gaps[1]))
            yield from filter(self._is_new, others)

    def _linked(self, name: Name, left: Iterable[Name]) -> list[Name]:
        """What the vectors put in the place of a name."""
        there = partners(self.evidence.links(self.index), name.span)
        return [other for other in left if any(_overlaps(other.span, each) for each in there)]

    def _instead_of_part(self, part: Part, left: Sequence[Name]) -> Name | None:
        """What stands for a part of a name: somebody else, or what is beside its other parts."""
        target = self.texts.target
        for other in left:
            if self.texts.is_same(part.name, other):
                continue
            if target.certain(other) and (
                target.known.knows(other)
                or self._is_unfound(part.name)
                or _overlaps(other.span, self.gaps[1])
            ):
                return other
            beside = any(0 <= other.span.start - place.end <= 1 for place in part.after)
            beside |= any(0 <= place.start - other.span.end <= 1 for place in part.before)
            word = part.name.words[0]
            known = self.texts.source.known.knows(part.name)
            if beside and (known or likeness(word, other.words[0]) < _BARELY_ALIKE):
                return other
        return None

    def _beside_the_rest(self, parts: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
        """Who is left out but for another name, with what the target has beside that one."""
        some = [part for part in self.strange_parts if part.name in parts]
        left_out = self.texts.left_out(self.bead) if some else []
        for part in some:
            for name in left_out:
                kin = self.texts.source.known.kin(name.words)
                if not (part.rest.isdisjoint(kin) or self.texts.is_same(name, part.name)):
                    yield name, part.name
                    break

    def _is_missing(self, name: Name) -> bool:
        """Whether a name is lost with nothing in its place; other words need more evidence."""
        if self.texts.source.certain(name):
            return self._is_surely_missing(name)
        likely = max(self.chances.omission, self.chances.mistranslation) >= _LIKELY
        if not (likely and self.texts.source.stands_alone(name) and self._is_unfound(name)):
            return False
        if name.acronym and (
            any(each.acronym for each in self.strange)  # BIP is GDP in English
            or self.texts.spells_out(name, self.bead)
        ):
            return False
        return not self.texts.is_near(name, self.bead, lost=True)

    def _is_surely_missing(self, name: Name) -> bool:
        """Whether what surely is a name is lost; what the neighbours have may be a pronoun here."""
        if self._is_beyond_doubt(name):
            return True
        backed = (
            self._is_unfound(name) or self.gaps[0] is None or self.chances.omission >= _VERY_LIKELY
        )
        return backed and not self.texts.is_near(name, self.bead, lost=True)

    def _is_unfound(self, name: Name) -> bool:
        """Whether a name of the source stands where the vectors find nothing in the target."""
        if _overlaps(name.span, self.gaps[0]):
            return True
        if not self.texts.source.certain(name):
            return False
        return strongest(self.evidence.links(self.index), name.span) < _UNLINKED

    def _is_added(self, name: Name) -> bool:
        """Whether the target names somebody of whom the source says nothing at all.

        That it names one where the source has a pronoun adds something, and mistranslates nothing.
        """
        target = self.texts.target
        unlike = self.chances.mistranslation >= _UNLIKE
        if target.known.knows(name):
            backed = unlike or not target.cased
        else:
            likely = target.certain(name) or (name.acronym and target.cased)
            backed = likely and unlike and _overlaps(name.span, self.gaps[1])
        if not backed:
            return False
        lost = [*self.lost, *(part.name for part in self.lost_parts)]
        if name.acronym and any(each.acronym for each in lost):
            return False
        if any(self.texts.is_same(each, name) for each in lost):
            return False
        return not self.texts.is_near(name, self.bead, lost=False)

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
    links = partial(evidence.links, index)
    lost, lost_parts = texts.lost(bead, links, certain=not texts.source.cased)
    certain = [name for name in lost if texts.source.certain(name)]
    sure = any(not texts.is_beside(name, bead, lost=True) for name in certain)
    unsure = [name for name in lost if not texts.source.certain(name)]
    unpaired = sure or lost_parts or _tells(evidence, index, unsure, texts.source)
    strange, strange_parts = texts.strange(bead, links, certain=not unpaired)
    if (
        strange or strange_parts
    ) and not texts.source.cased:  # any word may be a name for which one stands
        lost, lost_parts = texts.lost(bead, links, certain=False)
    rarer = texts.rarer(bead)
    if lost or lost_parts or rarer or strange or strange_parts:
        yield from _Case(
            texts, evidence, index, lost, lost_parts, rarer, strange, strange_parts, sure
        ).findings()


def _tells(evidence: Evidence, index: int, unsure: Sequence[Name], side: Side) -> bool:
    """Whether the vectors make something of what only may be a name."""
    chances = evidence.probabilities[index]
    unsure = [name for name in unsure if side.stands_alone(name)]
    if not unsure or max(chances.omission, chances.mistranslation) < _UNLIKE:
        return False
    gap, _ = evidence.gaps(index)
    return any(_overlaps(name.span, gap) for name in unsure)


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
