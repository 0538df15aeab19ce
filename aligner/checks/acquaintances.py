"""Who is who in two texts: the words that are names on both sides, as all of their pairs show.

A name that was understood once is known wherever it stands, by how this translator writes it: that
tells it from all that merely sounds alike, and a word that stands for another name from this one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import attrgetter

from aligner.bitext import Document, Span
from aligner.checks.counterparts import UNHEARD, WORD, Heard, Spoken, spoken
from aligner.entities.names import Name, is_in_part
from aligner.languages.given_names import GIVEN_NAMES
from aligner.languages.knowledge import folded
from aligner.languages.places import begun_by
from aligner.languages.romanise import likeness
from aligner.languages.small_words import is_function_word
from aligner.languages.vocabulary import Standing, standing

# Of likeness: what shows that two words are one name; what does of a word that may be another one,
# and in how many letters; and two spellings in one script.
_CERTAIN, _SURELY, _LONG = 78.0, 85.0, 4
SPELT_ALIKE = 75.0
_OFTEN = 2  # pairs that show that two words unlike in sound are one name: Geiger, गीजर
_FAITHFUL = 0.7  # the share of the pairs with either word that have both
_MOSTLY = 0.5  # the share of the pairs with a word of the other text that have its counterpart
_HINT = 40.0  # what such words have in likeness, at least

_NO_WORDS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Acquaintances:
    """Words that are names in one text, and what they are in the other; all folded.

    Attributes:
        counterparts: of each word those of the other text.
        relatives: of each word those that stand in one name with it, in the first of the two texts
            that were compared.
    """

    counterparts: Mapping[str, frozenset[str]]
    relatives: Mapping[str, frozenset[str]]

    def of(self, word: str) -> frozenset[str]:
        return self.counterparts.get(folded(word), _NO_WORDS)

    def kin(self, words: Iterable[str]) -> frozenset[str]:
        return _NO_WORDS.union(*(self.relatives.get(folded(word), _NO_WORDS) for word in words))

    def knows(self, name: Name) -> bool:
        return any(folded(word) in self.counterparts for word in name.words)

    def others(self, word: str, forms: frozenset[str], back: "Acquaintances") -> frozenset[str]:
        """Those of some words of the other text that are the names of somebody else."""
        mine = self.of(word)
        return frozenset(
            form
            for form in (forms & back.counterparts.keys()) - mine
            if not any(spelt_alike(word, each) for each in back.counterparts[form])
        )

    def names_in(self, document: Document, index: int, found: Sequence[Name]) -> Iterator[Name]:
        """The words of a segment that are known as names, beside those that were found."""
        segment = document.segments[index]
        present = self.counterparts.keys() & spoken(segment.text, document.language).forms
        if not present or present.issubset(folded(word) for name in found for word in name.words):
            return
        for match in WORD.finditer(segment.text):
            word = match.group()
            if folded(word) not in self.counterparts or is_in_part(segment.text, match.end()):
                continue
            start = segment.start + match.start()
            if word[0].islower() or begun_by(word, document.language):  # New Yorker
                continue
            if any(each.span.start <= start < each.span.end for each in found):
                continue
            yield Name(Span(start, start + len(word)), (word,), sure=True)


@lru_cache(1 << 14)
def spelt_alike(word: str, other: str) -> bool:
    """Whether two words of one script may be one name."""
    one, two = folded(word), folded(other)
    return one.startswith(two) or two.startswith(one) or likeness(one, two) >= SPELT_ALIKE


NOBODY = Acquaintances({}, {})


@dataclass(frozen=True, slots=True)
class Encounter:
    """The names of a pair of texts on one side, and the texts of the other side."""

    names: Sequence[Name]
    texts: Sequence[Spoken]


def acquaintances(
    encounters: Sequence[Encounter], language: str, other: str
) -> tuple[Acquaintances, Acquaintances]:
    """Those of the side that has the names, and those of the other side.

    Args:
        encounters: one for each pair.
        language: of the names.
        other: of the other side.
    """
    # Who is surely named once is meant wherever the word may be a name: Donald Trump, Trump.
    sure = {
        folded(word)
        for each in encounters
        for name in each.names
        if name.sure
        for word in name.words
    }
    met: list[tuple[str, str]] = []
    where: dict[str, list[Encounter]] = defaultdict(list)
    lost: list[tuple[Encounter, str]] = []
    heard_as: Counter[tuple[str, str]] = Counter()
    for each in encounters:
        for name in each.names:
            if name.places and any(not name.places.isdisjoint(t.places) for t in each.texts):
                continue  # they are known in any text
            for word in name.words:
                heard = best(word, each.texts)
                if _is_known(word, name, heard, language, other):
                    met.append((folded(word), folded(heard.word)))
                    where[folded(word)].append(each)
                elif name.places or folded(word) not in sure:
                    continue
                elif heard.likeness >= _CERTAIN:
                    heard_as[folded(word), folded(heard.word)] += 1
                elif name.sure:
                    lost.append((each, folded(word)))
    times = Counter(word for _, word in lost)
    often = [(each, word) for each, word in lost if times[word] >= _OFTEN]
    asked = _NO_WORDS.union(*(_forms(each) for each, _ in often))
    asked |= {form for _, form in (*met, *heard_as)}
    everywhere = Counter(chain.from_iterable(asked & _forms(each) for each in encounters))
    met += _faithful(often, where, everywhere, other)
    relatives = _lost_relatives({word for word, _ in heard_as}, encounters, lost)
    met += _confirmed(heard_as, relatives, everywhere, other)
    mine = _often_together(encounters, met, everywhere)
    others: dict[str, set[str]] = defaultdict(set)
    for word, some in mine.items():
        for counterpart in some:
            others[counterpart].add(word)
    kin = _kin(encounters, mine)
    kin_of_others = {
        word: frozenset().union(*(kin[each] for each in some)) for word, some in others.items()
    }
    return Acquaintances(_frozen(mine), kin), Acquaintances(_frozen(others), kin_of_others)


def _often_together(
    encounters: Iterable[Encounter],
    met: Iterable[tuple[str, str]],
    everywhere: Mapping[str, int],
) -> dict[str, set[str]]:
    """What each word is in the other text, without words that mostly stand there by themselves.

    A name may have a word in it that the other language has borrowed, too: World Record, रिकॉर्ड.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for word, form in met:
        found[word].add(form)
    together: Counter[str] = Counter()
    for each in encounters:
        words = {folded(word) for name in each.names for word in name.words} & found.keys()
        if words:
            together.update(_forms(each) & frozenset().union(*(found[word] for word in words)))
    alone = {form for form in together if together[form] < _MOSTLY * everywhere[form]}
    return {word: some - alone for word, some in found.items() if not some <= alone}


def _lost_relatives(
    words: AbstractSet[str], encounters: Iterable[Encounter], lost: Iterable[tuple[Encounter, str]]
) -> dict[str, list[Encounter]]:
    """Of some words where another one is lost that stands in one name with it elsewhere."""
    where: dict[str, list[Encounter]] = defaultdict(list)
    for each, word in lost:
        where[word].append(each)
    kin: dict[str, set[str]] = defaultdict(set)
    for each in encounters:
        for name in each.names:
            if name.sure and len(name.words) > 1:
                forms = set(map(folded, name.words))
                for word in forms & words:
                    kin[word] |= forms
    return {
        word: [each for other in some - {word} for each in where.get(other, ())]
        for word, some in kin.items()
    }


def _confirmed(
    heard_as: Mapping[tuple[str, str], int],
    relatives: Mapping[str, Sequence[Encounter]],
    everywhere: Mapping[str, int],
    other: str,
) -> Iterator[tuple[str, str]]:
    """Words that sound like what may be a word as well, with that, if it mostly stands for them.

    Or for another part of the name: Kit Harington may be Kit all through.
    """
    for (word, form), times in heard_as.items():
        instead = sum(form in _forms(each) for each in relatives.get(word, ()))
        if times + instead >= max(_OFTEN, _FAITHFUL * everywhere[form]) and not is_function_word(
            form, other
        ):
            yield word, form


def _kin(
    encounters: Iterable[Encounter], known: Mapping[str, set[str]]
) -> dict[str, frozenset[str]]:
    """Of each known word those that stand in one name with it, and are both in the other text.

    If one of them is not, it may be that it stands there for another one.
    """
    kin = {word: {word} for word in known}
    for each in encounters:
        forms = _forms(each)
        for name in each.names:
            if len(name.words) == 1:
                continue
            words = set(map(folded, name.words)) & known.keys()
            there = {
                word for word in words if any(forms.issuperset(x.split()) for x in known[word])
            }
            for word in there:
                kin[word] |= there
    return _frozen(kin)


def best(word: str, texts: Iterable[Spoken], without: frozenset[str] = frozenset()) -> Heard:
    """What is most like a word in some texts."""
    heard = [text.best(word, without) for text in texts]
    return heard[0] if len(heard) == 1 else max(heard, key=attrgetter("likeness"), default=UNHEARD)


def _is_known(word: str, name: Name, heard: Heard, language: str, other: str) -> bool:
    """Whether a word of a name surely stands where it is heard, and is a name on one side."""
    functional = is_function_word(word, language) or is_function_word(heard.word, other)
    if functional or not heard.word:
        return False
    if _is_borrowed(word, name):
        return False
    is_name = standing(heard.word, other) is Standing.NAME
    if name.sure:
        # Church, चर्च: part of a name, and a word as well
        return heard.likeness >= _CERTAIN and (is_name or standing(word, "en") is Standing.NAME)
    return name.bare and len(heard.word) >= _LONG and heard.likeness >= _SURELY and is_name


def _is_borrowed(word: str, name: Name) -> bool:
    """Whether a word of English is borrowed as such, too, by itself: Defense, Open, Street.

    A family name behind a first name is not, whatever it means.
    """
    if standing(word, "en") is not Standing.COMMON:
        return False
    return name.words[0] == word or folded(name.words[0]) not in GIVEN_NAMES


def _faithful(
    lost: Sequence[tuple[Encounter, str]],
    met: Mapping[str, Sequence[Encounter]],
    everywhere: Mapping[str, int],
    other: str,
) -> Iterator[tuple[str, str]]:
    """Words that are heard nowhere, with the word that always stands where they do."""
    with_word: dict[str, list[Encounter]] = defaultdict(list)
    for each, word in lost:
        with_word[word].append(each)
    for word, some in with_word.items():
        least = max(_OFTEN, _FAITHFUL * len(some))
        for form, times in Counter(chain.from_iterable(map(_forms, some))).items():
            if times < least:
                continue
            # Beside the name itself it may be the rest of it: Kit Harington.
            alone = everywhere[form] - sum(form in _forms(each) for each in met.get(word, ()))
            if times < _FAITHFUL * alone:
                continue
            # More often than that, they may be unlike in sound: Harington is Kit all through.
            alike = times > _OFTEN or likeness(word, form) >= _HINT
            if alike and not is_function_word(form, other):
                yield word, form


def _forms(encounter: Encounter) -> frozenset[str]:
    if len(encounter.texts) == 1:
        return encounter.texts[0].forms
    return _NO_WORDS.union(*(text.forms for text in encounter.texts))


def _frozen(sets: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(some) for word, some in sets.items()}
