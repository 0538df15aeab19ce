"""A name of the original has no counterpart in the translation, or another name stands for it.

What: names of persons, places and organisations that the translation of a segment has nothing
like, neither by sound nor as another name of the same place (München, म्यूनिख), and the name that
stands in its place, if one does that the original lacks. Where the neighbouring segments have the
name, a name that is only left out is passed over.

Why: a wrong name turns a true sentence into a false one, and reads as well as the right one.

Example: "Merkel flog nach Wien." translated as "मुलर वियना गईं।"

Better: "मर्केल वियना गईं।"

False alarms: names that are translated by meaning, and those that the translator explains or
replaces by a pronoun. Languages without spaces between words are not looked at.

Source: MQM Core, accuracy/mistranslation; the figures of `likeness` are from German-Hindi news.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from aligner.bitext import Bead, Bitext, Document, Span
from aligner.checks.base import SURE, Check, NoOptions
from aligner.checks.counterparts import WORD, Heard, Spoken, spoken
from aligner.checks.reading import around, entities
from aligner.checks.weight import quoted
from aligner.entities.names import Name, read
from aligner.evidence import Evidence
from aligner.languages.knowledge import folded
from aligner.languages.romanise import likeness
from aligner.languages.scripts import dominant_script
from aligner.languages.vocabulary import Standing, standing
from aligner.mqm import Finding, Severity

# Of likeness: what a name must have to count as there; in the neighbours; and to be surely it.
_THERE, _NEAR, _CERTAIN = 60.0, 75.0, 78.0
_SURELY, _LONG = 85.0, 4  # what one must have, and in how many letters, that may be another word
_ALIKE, _SAME_SCRIPT_ALIKE = 45.0, 65.0  # from which on one name is rather the other, ill spelt
_SAME_SCRIPT = 70.0  # names of one script are written alike
_LOST = 0.75  # the confidence of a name that is lost, with nothing in its place
_SEEMING = 0.7  # and of one replaced by what only seems to be a name
_CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
_UNSPACED = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Hani", "Kana"})
_PARTS = 2
_BEGINNING = 5000  # characters that tell the script of a text

_REPLACED = "The original has the name {}, the translation has {}."
_MISSING = "The name {} has no counterpart in the translation."


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two texts.

    `familiar` are words that are names, since the other text has them, too, each with the words
    that stand in one name with them; folded.
    """

    document: Document
    names: Sequence[Sequence[Name]]
    cased: bool
    familiar: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, script: str) -> "_Side":
        return cls(document, entities(document, read), script in _CASED)

    def certain(self, name: Name) -> bool:
        return name.sure or self.knows(name)

    def knows(self, name: Name) -> bool:
        return any(folded(word) in self.familiar for word in name.words)

    def relatives(self, name: Name) -> frozenset[str]:
        """The other parts of a name, and what each is in the other text."""
        return frozenset().union(*(self.familiar.get(folded(w), ()) for w in name.words))

    def within(self, segments: Iterable[int]) -> list[Name]:
        """The names in some segments, and other words that are familiar as names."""
        return [each for i in segments for each in (*self.names[i], *self._familiar(i))]

    def _familiar(self, index: int) -> Iterator[Name]:
        segment = self.document.segments[index]
        known = [each.span for each in self.names[index]]
        for match in WORD.finditer(segment.text):
            if folded(match.group()) in self.familiar:
                span = Span(segment.start + match.start(), segment.start + match.end())
                if not any(each.start <= span.start < each.end for each in known):
                    yield Name(span, (match.group(),), sure=True)

    def spoken(self, index: int) -> Spoken:
        return spoken(self.document.segments[index].text, self.document.language)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Both texts; `lead` is the one whose names are told by capitals, `forward` if the source."""

    lead: _Side
    other: _Side
    forward: bool
    there: float
    alike: float

    def segments(self, bead: Bead) -> tuple[range, range]:
        return (bead.source, bead.target) if self.forward else (bead.target, bead.source)


def _pair(bitext: Bitext) -> _Pair | None:
    """None where names cannot be told, or not be compared."""
    scripts = [dominant_script(each.text[:_BEGINNING]) for each in (bitext.source, bitext.target)]
    if None in scripts or not _UNSPACED.isdisjoint(scripts):
        return None
    source, target = (
        _Side.of(document, str(script))
        for document, script in zip((bitext.source, bitext.target), scripts, strict=True)
    )
    if not (source.cased or target.cased):
        return None
    limits = (_SAME_SCRIPT, _SAME_SCRIPT_ALIKE) if scripts[0] == scripts[1] else (_THERE, _ALIKE)
    sides = (source, target) if source.cased else (target, source)
    return _acquainted(_Pair(*sides, source.cased, *limits), bitext.beads)


def _acquainted(pair: _Pair, beads: Iterable[Bead]) -> _Pair:
    """The pair with the words that are names on both sides, as some bead shows."""
    mine: dict[str, set[str]] = defaultdict(set)
    others: dict[str, set[str]] = defaultdict(set)
    for bead in beads:
        here, there = pair.segments(bead)
        for name in (each for i in here for each in pair.lead.names[i]):
            known = {
                folded(word): folded(heard.word)
                for word, heard in _heard(name, [pair.other.spoken(j) for j in there])
                if _is_known(name, heard, pair.other)
            }
            for word, counterpart in known.items():
                mine[word] |= known.keys()
                others[counterpart] |= known.keys()
    return replace(
        pair,
        lead=replace(pair.lead, familiar={word: frozenset(mine[word]) for word in mine}),
        other=replace(pair.other, familiar={word: frozenset(others[word]) for word in others}),
    )


def _is_known(name: Name, heard: Heard, side: _Side) -> bool:
    """Whether a word of a name surely stands where it is heard, and is a name there."""
    if name.sure:
        return heard.likeness >= _CERTAIN
    long = len(heard.word) >= _LONG
    return long and heard.likeness >= _SURELY and _is_name(heard.word, side)


def _is_name(word: str, side: _Side) -> bool:
    return standing(word, side.document.language) is Standing.NAME


def _heard(name: Name, texts: Sequence[Spoken]) -> Iterator[tuple[str, Heard]]:
    for word in name.words:
        for text in texts:
            yield word, text.best(word)


def _likeness(name: Name, texts: Sequence[Spoken]) -> float:
    """How surely one of the words of a name is in some texts, or another name of the place."""
    if any(not name.places.isdisjoint(text.places) for text in texts):
        return 100.0
    return max((heard.likeness for _, heard in _heard(name, texts)), default=0.0)


def _find(evidence: Evidence, _: NoOptions) -> Iterator[Finding]:
    pair = _pair(evidence.bitext)
    if pair is None:
        return
    for index, bead in enumerate(evidence.bitext.beads):
        if bead.aligned:
            yield from _in_bead(evidence, pair, index)


def _in_bead(evidence: Evidence, pair: _Pair, index: int) -> Iterator[Finding]:
    here, there = pair.segments(evidence.bitext.beads[index])
    texts = [pair.other.spoken(j) for j in there]
    names = pair.lead.within(here)
    lost = [name for name in names if _likeness(name, texts) < pair.there]
    partly = [part for name in names if name not in lost for part in _lost_parts(name, texts, pair)]
    if pair.forward and not lost and not partly:
        return
    strange = [
        name
        for name in pair.other.within(there)
        if _likeness(name, [pair.lead.spoken(i) for i in here]) < pair.there
    ]
    lost = [name for name in lost if not _is_beside(name, pair.other, there, pair.lead, here)]
    strange = [name for name in strange if not _is_beside(name, pair.lead, here, pair.other, there)]
    for name in filter(pair.lead.certain, lost):
        if any(_is_same(name, each, pair) for each in strange):
            continue
        instead = _instead(name, strange, pair)
        if instead is not None:
            strange.remove(instead)
            yield _replaced(pair, index, name, instead)
        elif pair.forward and not _is_near(name, pair.other, there):
            yield _missing(pair.lead, index, name)
    unsure = [name for name in lost if not pair.lead.certain(name)]
    for part in (*partly, *unsure):
        for other in strange:
            known = pair.other.certain if pair.other.cased and pair.lead.cased else pair.other.knows
            if known(other) and not _is_same(part, other, pair):
                strange.remove(other)
                yield _replaced(pair, index, part, other)
                break
    if not pair.forward:
        for name in strange:
            if pair.other.knows(name) and not _is_near(name, pair.lead, here):
                yield _missing(pair.other, index, name)


def _lost_parts(name: Name, texts: Sequence[Spoken], pair: _Pair) -> list[Name]:
    """The words of a longer name that are not in some texts, each as a name.

    To leave one out is usual; to have another name there is not.
    """
    if len(name.words) < _PARTS or name.places:
        return []
    return [
        each
        for word in name.words
        if _likeness(each := Name(name.span, (word,), name.sure), texts) < pair.there
    ]


def _instead(name: Name, strange: Sequence[Name], pair: _Pair) -> Name | None:
    """The name that stands for one that is lost: one that surely is one, or the only one there."""
    sure = [each for each in strange if pair.other.certain(each)]
    if sure:
        return sure[0]
    return strange[0] if len(strange) == 1 else None


def _is_same(name: Name, other: Name, pair: _Pair) -> bool:
    """Whether two names are of one person, or of one sound as far as can be told."""
    relatives = pair.lead.relatives(name) | set(map(folded, name.words))
    if not relatives.isdisjoint(pair.other.relatives(other)):
        return True
    return any(likeness(one, two) >= pair.alike for one in name.words for two in other.words)


def _replaced(pair: _Pair, index: int, name: Name, instead: Name) -> Finding:
    sure = pair.other.certain(instead)
    sides = [(pair.lead, name), (pair.other, instead)]
    source, target = sides if pair.forward else sides[::-1]
    return NAME_MISMATCH.finding(
        _REPLACED.format(_text(*source), _text(*target)),
        index,
        source[1].span,
        target[1].span,
        confidence=SURE if sure else _SEEMING,
    )


def _missing(side: _Side, index: int, name: Name) -> Finding:
    message = _MISSING.format(_text(side, name))
    return NAME_MISMATCH.finding(message, index, name.span, None, confidence=_LOST)


def _text(side: _Side, name: Name) -> str:
    return quoted(side.document.text[name.span.start : name.span.end])


def _is_near(name: Name, side: _Side, segments: range) -> bool:
    return _how_often(name, side, segments) > 0


def _is_beside(name: Name, side: _Side, segments: range, own: _Side, mine: range) -> bool:
    """Whether a name went to the neighbours: they have it more often than those of its own side."""
    elsewhere = _how_often(name, side, segments)
    return elsewhere > 0 and elsewhere > _how_often(name, own, mine)


def _how_often(name: Name, side: _Side, segments: range) -> int:
    near = set(around(segments, len(side.document.segments))) - set(segments)
    return sum(_likeness(name, [side.spoken(i)]) >= _NEAR for i in near)


# Not by default: its dictionary takes a second to load, and it finds half of what is lost.
NAME_MISMATCH = Check(
    "name-mismatch",
    "accuracy/mistranslation",
    Severity.MAJOR,
    _find,
    __doc__ or "",
    default=False,
)
