"""Two texts with their names, and how surely each name of one of them is in the other one."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from aligner.bitext import Bead, Bitext, Document, Span
from aligner.checks.acquaintances import (
    NOBODY,
    Acquaintances,
    Encounter,
    acquaintances,
    best,
    spelt_alike,
)
from aligner.checks.counterparts import WORD, Heard, Spoken, spoken
from aligner.checks.linked import share
from aligner.checks.reading import around
from aligner.entities.names import Name, is_acronym, read
from aligner.evidence import Links
from aligner.languages.knowledge import folded
from aligner.languages.romanise import likeness
from aligner.languages.scripts import CASED, dominant_script
from aligner.languages.small_words import is_function_word
from aligner.languages.vocabulary import Standing, standing

# Of likeness: what a name must have to count as there, also in the same script; in the neighbours.
_THERE, _SAME_SCRIPT, _NEAR = 60.0, 70.0, 75.0
_KNOWN, _SPELLED = 68.0, 85.0  # what one who is known must have, and an acronym
_CLEARLY = 78.0  # below, what the vectors say counts as well
_UNLINKED = 0.02  # the share in each other below which two words are not each other's translation
_ALIKE, _SAME_SCRIPT_ALIKE = 45.0, 65.0  # from which on one name is rather the other, ill spelt
_UNSPACED = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Hani", "Kana"})
_PARTS, _SHORTEST = 2, 3  # words of a name, and letters of one of them
_BEGINNING = 1000  # characters that tell the script of a text
_LONGEST = (
    3000  # characters of a sentence; in what is longer each name would be looked for too long
)

_known_names = lru_cache(4096)(read)  # a text that is edited is read again and again


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts, and who of it is known in the other one.

    `cased` is whether it has capitals, which tell names; `leads` whether relatives are words of it.
    `found` keeps the names of the segments that were read: without capitals that is seldom asked.
    """

    document: Document
    cased: bool
    leads: bool
    known: Acquaintances
    found: dict[int, tuple[Name, ...]] = field(default_factory=dict)

    def names(self, index: int) -> tuple[Name, ...]:
        """The names in a segment, with spans of the document."""
        if index not in self.found:
            segment = self.document.segments[index]
            names = read if len(segment.text) > _LONGEST else _known_names
            self.found[index] = tuple(
                Name(each.span.shifted(segment.start), *each[1:])
                for each in names(segment.text, self.document.language)
            )
        return self.found[index]

    def certain(self, name: Name) -> bool:
        """Whether it surely is a name."""
        return (name.sure and self.cased) or bool(name.places) or self.known.knows(name)

    def stands_alone(self, name: Name) -> bool:
        """Whether a word stands as names do, without an article; acronyms may have one."""
        return self.cased and (name.bare or name.acronym)

    def within(self, segments: Iterable[int]) -> list[Name]:
        """The names in some segments, and other words that are known as names."""
        found: list[Name] = []
        for index in segments:
            names = self.names(index)
            found += names
            found += self.known.names_in(self.document, index, names)
        return found

    def are_there(self, segments: Iterable[int], others: Sequence[Spoken]) -> bool:
        """Whether all who are known and all places of some segments are in the other texts."""
        for text in self.spoken(segments):
            for form in text.forms & self.known.counterparts.keys():
                if all(self.known.counterparts[form].isdisjoint(other.forms) for other in others):
                    return False
            if text.places and not text.places.issubset(
                key for other in others for key in other.places
            ):
                return False
        return True

    def spoken(self, segments: Iterable[int]) -> list[Spoken]:
        """Some segments as they sound, but for those that are too long."""
        document = self.document
        return [
            spoken(text, document.language)
            for index in segments
            if len(text := document.segments[index].text) <= _LONGEST
        ]

    def short(self, segments: range) -> bool:
        """Whether some segments are short enough to look for names in them."""
        return all(len(self.document.segments[index].text) <= _LONGEST for index in segments)


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a longer name as a name.

    `rest` are the other words, folded; `after` and `before` are where the other text has the word
    before it and the one after it.
    """

    name: Name
    rest: frozenset[str]
    after: tuple[Span, ...]
    before: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """Both texts. `there` and `alike` are the likeness of a name that is there, or ill spelt."""

    source: Side
    target: Side
    there: float
    alike: float

    def comparable(self, bead: Bead) -> bool:
        """Whether a bead has two sides, neither of them too long."""
        return bead.aligned and self.source.short(bead.source) and self.target.short(bead.target)

    def lost(
        self, bead: Bead, links: Callable[[], Links | None], *, certain: bool
    ) -> tuple[list[Name], list[Part]]:
        """The names of the source that the target lacks, and single words of those it has.

        Args:
            bead: a pair.
            links: between its words.
            certain: only what surely is a name, or also what may be one.
        """
        return self._without(
            self.source, bead.source, self.target, bead.target, links, certain=certain
        )

    def rarer(self, bead: Bead) -> list[Name]:
        """The names of the source that it has more often than the target, all but one.

        Only where both are spelt alike, so that they can be counted.
        """
        if self.there != _SAME_SCRIPT:
            return []
        names = [name for name in self.source.within(bead.source) if name.sure]
        counts = Counter(folded(word) for name in names for word in name.words)
        twice = {form for form, count in counts.items() if count > 1}
        if not twice:
            return []
        texts = [self.target.document.segments[j].text for j in bead.target]
        there = Counter(folded(word) for text in texts for word in WORD.findall(text))
        rare = {form for form in twice if 0 < there[form] < counts[form]}
        return [name for name in names if not rare.isdisjoint(map(folded, name.words))]

    def strange(
        self, bead: Bead, links: Callable[[], Links | None], *, certain: bool
    ) -> tuple[list[Name], list[Part]]:
        """The same of the target."""
        whole, parts = self._without(
            self.target, bead.target, self.source, bead.source, links, certain=certain
        )
        texts = self.source.spoken(bead.source)
        return whole, [part for part in parts if not _is_meant(part.name, texts, self.target)]

    def _without(
        self,
        mine: Side,
        own: range,
        other: Side,
        segments: range,
        links: Callable[[], Links | None],
        *,
        certain: bool,
    ) -> tuple[list[Name], list[Part]]:
        texts = other.spoken(segments)
        if certain and not mine.cased and mine.are_there(own, texts):
            return [], []
        whole: list[Name] = []
        parts: list[Part] = []
        for name in mine.within(own):
            if certain and not mine.certain(name) and not (name.acronym and mine.cased):
                continue
            likeness = _likeness(name, texts, mine, other)
            if likeness < self.there or (
                likeness < _CLEARLY and self._is_unlinked(name, mine, other, segments, links)
            ):
                if not _is_meant(name, texts, mine):
                    whole.append(name)
            elif len(name.words) >= _PARTS and not name.places:
                parts += self._parts(name, mine, other, segments)
        return whole, parts

    def _is_unlinked(
        self,
        name: Name,
        mine: Side,
        other: Side,
        segments: range,
        links: Callable[[], Links | None],
    ) -> bool:
        """Whether the words that sound a little like a name are not what stands for it."""
        if not mine.certain(name) or (known := links()) is None:
            return False
        for word in name.words:
            for place in _places(word, mine, other, segments):
                pair = (name.span, place) if mine is self.source else (place, name.span)
                if share(known, *pair) >= _UNLINKED:
                    return False
        return True

    def _parts(self, name: Name, mine: Side, other: Side, segments: range) -> Iterator[Part]:
        """To leave a part of a name out is usual; to have another name there is not."""
        texts = other.spoken(segments)
        there = [_word_likeness(word, texts, mine, other) >= self.there for word in name.words]
        for k, word in enumerate(name.words):
            if there[k] or len(word) < _SHORTEST:
                continue
            after, before = (
                tuple(_places(name.words[i], mine, other, segments))
                if 0 <= i < len(there) and there[i]
                else ()
                for i in (k - 1, k + 1)
            )
            rest = frozenset(map(folded, (*name.words[:k], *name.words[k + 1 :])))
            yield Part(Name(name.span, (word,), name.sure), rest, after, before)

    def is_near(self, name: Name, bead: Bead, *, lost: bool) -> bool:
        """Whether the neighbours on the other side have a name; `lost` is one of the source."""
        mine, other = (self.source, self.target) if lost else (self.target, self.source)
        return _how_often(name, mine, other, bead.target if lost else bead.source) > 0

    def is_beside(self, name: Name, bead: Bead, *, lost: bool) -> bool:
        """Whether a name went to the neighbours on the other side; `lost` is one of the source.

        They have it more often than those of its own side.
        """
        if lost:
            return _is_beside(name, self.source, bead.source, self.target, bead.target)
        return _is_beside(name, self.target, bead.target, self.source, bead.source)

    def left_out(self, bead: Bead) -> list[Name]:
        """The names of the source that the target lacks, but of whom it has another name."""
        texts = self.target.spoken(bead.target)
        return [
            name
            for name in self.source.within(bead.source)
            if self.source.known.knows(name)
            and _likeness(name, texts, self.source, self.target) < self.there
            and _is_meant(name, texts, self.source)
        ]

    def spells_out(self, acronym: Name, bead: Bead) -> bool:
        """Whether the words of the target have the letters of an acronym in a row."""
        words = (word for text in self.target.spoken(bead.target) for word in text.words)
        return acronym.words[0] in "".join(word[0].upper() for word in words)

    def is_same(self, name: Name, other: Name) -> bool:
        """Whether names of source and target are of one person, or of one sound at least."""
        source, target = self.source.known, self.target.known
        relatives = source.kin(name.words) | set(map(folded, name.words))
        if not relatives.isdisjoint(target.kin(other.words)):
            return True
        return any(
            self._is_same_word(one, two, source, target)
            for one in name.words
            for two in other.words
        )

    def _is_same_word(
        self, one: str, two: str, source: Acquaintances, target: Acquaintances
    ) -> bool:
        """By the spelling of the other text, of a word that is known there."""
        if known := target.of(two):
            return any(spelt_alike(one, each) for each in known)
        if known := source.of(one):
            return any(spelt_alike(two, each) for each in known)
        return likeness(one, two) >= self.alike


def sides(bitext: Bitext) -> Sides | None:
    """None where names cannot be told, or not be compared."""
    documents = bitext.source, bitext.target
    scripts = [dominant_script(each.text[:_BEGINNING]) for each in documents]
    if None in scripts or not _UNSPACED.isdisjoint(scripts) or CASED.isdisjoint(scripts):
        return None
    cased = [script in CASED for script in scripts]
    lead = 0 if cased[0] else 1  # capitals tell names best
    both = [Side(documents[k], cased[k], k == lead, NOBODY) for k in range(2)]
    texts = Sides(both[0], both[1], _THERE, _ALIKE)
    if scripts[0] == scripts[1]:
        texts = replace(texts, there=_SAME_SCRIPT, alike=_SAME_SCRIPT_ALIKE)
    return _acquainted(texts, bitext.beads)


def _acquainted(texts: Sides, beads: Iterable[Bead]) -> Sides:
    """The texts, and who of either is known in the other."""
    forward = texts.source.leads
    lead, other = (texts.source, texts.target) if forward else (texts.target, texts.source)
    encounters = []
    for bead in beads:
        if texts.comparable(bead):
            here, there = (bead.source, bead.target) if forward else (bead.target, bead.source)
            names = [name for i in here for name in lead.names(i)]
            encounters.append(Encounter(names, other.spoken(there)))
    known = acquaintances(encounters, lead.document.language, other.document.language)
    mine, others = known if forward else known[::-1]
    return replace(
        texts,
        source=replace(texts.source, known=mine),
        target=replace(texts.target, known=others),
    )


def _word_likeness(word: str, texts: Sequence[Spoken], mine: Side, other: Side) -> float:
    """How surely a word of a name is in some texts.

    Who is known must be written as elsewhere, or be beyond doubt; and nobody else counts.
    """
    known, form = mine.known.of(word), folded(word)
    written = known | {form, form.removesuffix("s")}
    if any(not written.isdisjoint(text.forms) for text in texts):
        return 100.0
    found = best(word, texts)
    if found.likeness < _THERE:
        return found.likeness
    without = frozenset().union(
        *(mine.known.others(word, text.forms, other.known) for text in texts)
    )
    if without:
        found = best(word, texts, without)
    if is_acronym(word):
        return found.likeness if found.likeness >= _SPELLED else 0.0
    if known and not _is_spelling(found, known, other):
        return 0.0
    return found.likeness


def _is_spelling(heard: Heard, known: Iterable[str], side: Side) -> bool:
    """Whether what is heard may be a name that the text writes so elsewhere.

    A word that the language has only sounds like it.
    """
    language = side.document.language
    if heard.likeness < _KNOWN or is_function_word(heard.word, language):
        return False
    if any(spelt_alike(heard.word, each) for each in known):
        return True
    return standing(heard.word, language) is Standing.NAME


def _places(word: str, mine: Side, other: Side, segments: range) -> Iterator[Span]:
    """Where a word of a name stands in some segments, in the document."""
    known = mine.known.of(word)
    for index in segments:
        segment = other.document.segments[index]
        for match in WORD.finditer(segment.text):
            if folded(match.group()) in known:
                yield Span(segment.start + match.start(), segment.start + match.end())
        heard = spoken(segment.text, other.document.language).best(word).span
        if heard is not None:
            yield heard.shifted(segment.start)


def _likeness(name: Name, texts: Sequence[Spoken], mine: Side, other: Side) -> float:
    """How surely one of the words of a name is in some texts, or another name of the place."""
    if name.places and any(not name.places.isdisjoint(text.places) for text in texts):
        return 100.0
    return max((_word_likeness(word, texts, mine, other) for word in name.words), default=0.0)


def _is_meant(name: Name, texts: Sequence[Spoken], mine: Side) -> bool:
    """Whether some texts have another part of the name of one who is known."""
    kin = mine.known.kin(name.words)
    forms = frozenset().union(*map(mine.known.of, kin)) if mine.leads else kin
    return any(not forms.isdisjoint(text.forms) for text in texts)


def _is_beside(name: Name, mine: Side, own: range, other: Side, segments: range) -> bool:
    at_home = _how_often(name, mine, mine, own)
    near = len(_beside(segments, other))
    return near > at_home and _how_often(name, mine, other, segments) > at_home


def _how_often(name: Name, mine: Side, other: Side, segments: range) -> int:
    """In how many neighbours of some segments of a side a name is."""
    texts = other.spoken(_beside(segments, other))
    if mine is other:
        forms = {folded(word) for word in name.words}
        return sum(not forms.isdisjoint(text.forms) for text in texts)
    return sum(_likeness(name, [text], mine, other) >= _NEAR for text in texts)


def _beside(segments: range, side: Side) -> list[int]:
    """The neighbours of some segments."""
    near = around(segments, len(side.document.segments))
    return [index for index in near if index not in segments]
