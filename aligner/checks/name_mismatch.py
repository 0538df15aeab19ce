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

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from aligner.bitext import Bitext, Document, Span
from aligner.checks.acquaintances import (
    SPELT_ALIKE,
    Acquaintances,
    Encounter,
    acquaintances,
    best,
    spelt_alike,
)
from aligner.checks.base import SURE, Check, NoOptions
from aligner.checks.counterparts import Spoken, spoken
from aligner.checks.reading import around, entities
from aligner.checks.weight import quoted
from aligner.entities.names import Name, read
from aligner.evidence import Evidence
from aligner.languages.knowledge import folded
from aligner.languages.romanise import likeness
from aligner.languages.scripts import dominant_script
from aligner.mqm import Finding, Severity

# Of likeness: what a name must have to count as there, also in the same script; in the neighbours.
_THERE, _SAME_SCRIPT, _NEAR = 60.0, 70.0, 75.0
_ALIKE, _SAME_SCRIPT_ALIKE = 45.0, 65.0  # from which on one name is rather the other, ill spelt
_LOST = 0.75  # the confidence of a name that is lost, with nothing in its place
_SEEMING = 0.7  # and of one replaced by what only seems to be a name, or that seems to be one
_LIKELY = 0.15  # the least probability that a bead has lost what may be a name, or has another one
_CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
_UNSPACED = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Hani", "Kana"})
_PARTS = 2
_BEGINNING = 5000  # characters that tell the script of a text

_REPLACED = "The original has the name {}, the translation has {}."
_MISSING = "The name {} has no counterpart in the translation."
_ADDED = "The translation has the name {}, which the original does not have."


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two texts, and who of it is known in the other one."""

    document: Document
    names: Sequence[Sequence[Name]]
    cased: bool
    known: Acquaintances

    def certain(self, name: Name) -> bool:
        return (name.sure and self.cased) or bool(name.places) or self.known.knows(name)

    def within(self, segments: Iterable[int]) -> list[Name]:
        """The names in some segments, and other words that are known as names."""
        return [
            each
            for i in segments
            for each in (*self.names[i], *self.known.names_in(self.document, i, self.names[i]))
        ]

    def spoken(self, segments: Iterable[int]) -> list[Spoken]:
        """Some segments as they sound."""
        language = self.document.language
        return [spoken(self.document.segments[index].text, language) for index in segments]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Both texts, and what a name must have in likeness."""

    source: _Side
    target: _Side
    there: float
    alike: float


def _pair(bitext: Bitext) -> _Pair | None:
    """None where names cannot be told, or not be compared."""
    documents = bitext.source, bitext.target
    scripts = [dominant_script(each.text[:_BEGINNING]) for each in documents]
    if None in scripts or not _UNSPACED.isdisjoint(scripts) or _CASED.isdisjoint(scripts):
        return None
    cased = [script in _CASED for script in scripts]
    names = [entities(document, read) for document in documents]
    # Capitals tell names best: the side that has them says who is to be known.
    lead, other = (0, 1) if cased[0] else (1, 0)
    known = [Acquaintances({}, {})] * 2
    encounters = [
        Encounter(
            [name for i in sides[lead] for name in names[lead][i]],
            [spoken(documents[other].segments[j].text, languages[other]) for j in sides[other]],
        )
        for bead in bitext.beads
        if bead.aligned
        for sides in [(bead.source, bead.target)]
        for languages in [[document.language for document in documents]]
    ]
    languages = [document.language for document in documents]
    known[lead], known[other] = acquaintances(encounters, languages[lead], languages[other])
    sides = [
        _Side(*each) for each in zip(documents, names, cased, known, strict=True)
    ]
    limits = (_SAME_SCRIPT, _SAME_SCRIPT_ALIKE) if scripts[0] == scripts[1] else (_THERE, _ALIKE)
    return _Pair(*sides, *limits)


def _likeness(word: str, texts: Sequence[Spoken], mine: _Side, other: _Side) -> float:
    """How surely a word of a name is in some texts.

    Who is known must be written as elsewhere, or be beyond doubt; and nobody else counts.
    """
    known = mine.known.of(word)
    if any(not known.isdisjoint(text.forms) for text in texts):
        return 100.0
    forms = frozenset().union(*(text.forms for text in texts))
    found = best(word, texts, mine.known.others(word, forms, other.known)).likeness
    return found if not known or found >= SPELT_ALIKE else 0.0


def _name_likeness(name: Name, texts: Sequence[Spoken], mine: _Side, other: _Side) -> float:
    """How surely one of the words of a name is in some texts, or another name of the place."""
    if any(not name.places.isdisjoint(text.places) for text in texts):
        return 100.0
    return max((_likeness(word, texts, mine, other) for word in name.words), default=0.0)


def _find(evidence: Evidence, _: NoOptions) -> Iterator[Finding]:
    pair = _pair(evidence.bitext)
    if pair is None:
        return
    for index, bead in enumerate(evidence.bitext.beads):
        if bead.aligned:
            yield from _in_bead(evidence, pair, index)


def _in_bead(evidence: Evidence, pair: _Pair, index: int) -> Iterator[Finding]:
    bead = evidence.bitext.beads[index]
    source, target = pair.source, pair.target
    here, there = source.spoken(bead.source), target.spoken(bead.target)
    names = source.within(bead.source)
    lost = [n for n in names if _name_likeness(n, there, source, target) < pair.there]
    parts = [part for n in names if n not in lost for part in _lost_parts(n, there, pair)]
    strange = [
        n
        for n in target.within(bead.target)
        if _name_likeness(n, here, target, source) < pair.there
    ]
    lost = [n for n in lost if not _is_beside(n, source, bead.source, target, bead.target)]
    strange = [n for n in strange if not _is_beside(n, target, bead.target, source, bead.source)]
    if not lost and not strange:
        return
    gaps = evidence.gaps(index)
    chances = evidence.probabilities[index]
    for name in [n for n in lost if source.certain(n)]:
        if any(_is_same(name, each, pair) for each in strange):
            continue
        instead = _instead(name, strange, pair, gaps)
        if instead is not None:
            strange.remove(instead)
            yield _replaced(pair, index, name, instead)
        elif _overlaps(name.span, gaps[0], unknown=True) and not _is_near(
            name, source, target, bead.target
        ):
            yield _missing(pair, index, name)
    for part in (*parts, *(n for n in lost if not source.certain(n))):
        found = False
        for other in strange:
            if (
                target.certain(other)
                and (
                    target.known.knows(other)
                    or _overlaps(part.span, gaps[0], unknown=False)
                    or _overlaps(other.span, gaps[1], unknown=False)
                )
                and not _is_same(part, other, pair)
            ):
                strange.remove(other)
                found = True
                yield _replaced(pair, index, part, other)
                break
        if (
            not found
            and part not in parts
            and source.cased
            and part.bare
            and max(chances.omission, chances.mistranslation) >= _LIKELY
            and _overlaps(part.span, gaps[0], unknown=False)
            and not any(_is_same(part, each, pair) for each in strange)
            and not _is_near(part, source, target, bead.target)
        ):
            yield _missing(pair, index, part)
    for other in strange:
        if (
            target.certain(other)
            and _overlaps(other.span, gaps[1], unknown=False)
            and max(chances.addition, chances.mistranslation) >= _LIKELY
            and not any(_is_same(n, other, pair) for n in (*lost, *parts))
            and not _is_near(other, target, source, bead.source)
        ):
            yield _added(pair, index, other)


def _overlaps(span: Span, gap: Span | None, *, unknown: bool) -> bool:
    """Whether something is in a passage that is not found; `unknown` if there is no passage."""
    return unknown if gap is None else span.start < gap.end and gap.start < span.end


def _lost_parts(name: Name, texts: Sequence[Spoken], pair: _Pair) -> list[Name]:
    """The words of a longer name that are not in some texts, each as a name.

    To leave one out is usual; to have another name there is not.
    """
    if len(name.words) < _PARTS or name.places:
        return []
    return [
        Name(name.span, (word,), name.sure)
        for word in name.words
        if _likeness(word, texts, pair.source, pair.target) < pair.there
    ]


def _instead(
    name: Name, strange: Sequence[Name], pair: _Pair, gaps: tuple[Span | None, Span | None]
) -> Name | None:
    """The name that stands for one that is lost: one that surely is one, or seems to be."""
    sure = [each for each in strange if pair.target.certain(each)]
    if sure:
        return sure[0]
    if not _overlaps(name.span, gaps[0], unknown=True):
        return strange[0] if len(strange) == 1 and _overlaps(strange[0].span, gaps[1], unknown=True) else None
    inside = [each for each in strange if _overlaps(each.span, gaps[1], unknown=False)]
    return inside[0] if inside else strange[0] if len(strange) == 1 else None


def _is_same(name: Name, other: Name, pair: _Pair) -> bool:
    """Whether two names are of one person, or of one sound as far as can be told."""
    source, target = pair.source.known, pair.target.known
    relatives = source.kin(name.words) | set(map(folded, name.words))
    if not relatives.isdisjoint(target.kin(other.words)):
        return True
    for one in name.words:
        for two in other.words:
            if known := target.of(two):
                if any(spelt_alike(one, each) for each in known):
                    return True
            elif known := source.of(one):
                if any(spelt_alike(two, each) for each in known):
                    return True
            elif likeness(one, two) >= pair.alike:
                return True
    return False


def _replaced(pair: _Pair, index: int, name: Name, instead: Name) -> Finding:
    return NAME_MISMATCH.finding(
        _REPLACED.format(_text(pair.source, name), _text(pair.target, instead)),
        index,
        name.span,
        instead.span,
        confidence=SURE if pair.target.certain(instead) else _SEEMING,
    )


def _missing(pair: _Pair, index: int, name: Name) -> Finding:
    message = _MISSING.format(_text(pair.source, name))
    return NAME_MISMATCH.finding(message, index, name.span, None, confidence=_LOST)


def _added(pair: _Pair, index: int, name: Name) -> Finding:
    message = _ADDED.format(_text(pair.target, name))
    return NAME_MISMATCH.finding(message, index, None, name.span, confidence=_SEEMING)


def _text(side: _Side, name: Name) -> str:
    return quoted(side.document.text[name.span.start : name.span.end])


def _is_near(name: Name, mine: _Side, other: _Side, segments: range) -> bool:
    return _how_often(name, mine, other, segments) > 0


def _is_beside(name: Name, mine: _Side, own: range, other: _Side, segments: range) -> bool:
    """Whether a name went to the neighbours: they have it more often than those of its own side."""
    elsewhere = _how_often(name, mine, other, segments)
    return elsewhere > 0 and elsewhere > _how_often(name, mine, mine, own)


def _how_often(name: Name, mine: _Side, other: _Side, segments: range) -> int:
    """In how many neighbours of some segments of a side a name is."""
    near = set(around(segments, len(other.document.segments))) - set(segments)
    texts = other.spoken(sorted(near))
    if mine is other:
        forms = {folded(word) for word in name.words}
        return sum(not forms.isdisjoint(text.forms) for text in texts)
    return sum(_name_likeness(name, [text], mine, other) >= _NEAR for text in texts)


# Not by default: its dictionary takes a second to load, and it finds half of what is lost.
NAME_MISMATCH = Check(
    "name-mismatch",
    "accuracy/mistranslation",
    Severity.MAJOR,
    _find,
    __doc__ or "",
    default=False,
)
