"""Names of persons, places, organisations, and acronyms.

Capitals tell them. Where all nouns have one, so does the dictionary that lacks them, a first name
or an office before them, and a verb of saying beside them. Where nothing is written with a capital,
words that the dictionary lacks may be names.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from aligner.bitext import Span
from aligner.languages.cldr import likely_script
from aligner.languages.given_names import GIVEN_NAMES
from aligner.languages.knowledge import Language, folded, knowledge
from aligner.languages.places import Pattern, begun_by, places
from aligner.languages.scripts import CASED
from aligner.languages.small_words import is_function_word
from aligner.languages.vocabulary import Standing, is_nominalised, standing

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_PARTICLE = r"(?:de|von|van|der|den|del|della|di|da|la|le|bin|al|el|dos|du|zu)"
# What may stand between the parts of a name.
_BETWEEN = regex.compile(rf"[ \u00a0](?:{_PARTICLE} ){{0,2}}|-|\. ?|['’]")
_WIDEST = 13  # characters of that, at most: of della twice, and the spaces
_OPENING = " \"'„“”‚‘’»«()[]-–—\u00a0"  # before the first word of a sentence, or of what is quoted
_CASED = regex.compile(r"[\p{Lu}\p{Ll}]")
_ROMAN = regex.compile(r"[IVXLCDM]+")
_CAPITAL = regex.compile(r"(?<![\p{L}\p{M}\p{N}])\p{Lu}[\p{L}\p{M}\p{N}]*")
_SHOUTED = regex.compile(r" \p{Lu}{2,}(?![\p{L}\p{M}\p{N}])")  # more that is in capitals
_IN_PART = regex.compile(r"-(?!\p{L})|[- ]?(?:Dollar\b|\$)")  # Hilfs- und ...; US-Dollar
_PARTS = ("-", "$", " $", "D", " D")  # how these begin
_SHORTEST = 3  # letters of a word that is compared; acronyms have two and more
_BEFORE = regex.compile(r"(?r)([\p{L}\p{M}]+|\p{Nd}+\.) $")  # read from the end
_INFLECTED = regex.compile(r"^\p{Ll}+(?:[^t]e|e[nmrs])$")  # an adjective; and not sagte, machte
_BESIDE_CAPITAL = regex.compile(r"[ \u00a0-]\p{Lu}")
_LAST_WORD = regex.compile(r"(?r)[\p{L}\p{M}]+(?=,? $)")
_SMALL = regex.compile(r"(?<![\p{L}\p{M}\p{N}])\p{Ll}")
_COMPOUND = regex.compile(r"-\p{L}")
_OF_TOWN = regex.compile(r"(?<=er) \p{Lu}")
_PAST = regex.compile(r" \p{Ll}+te\b")
_LONGEST, _LONGEST_PLACE = 8, 80  # words of a name; characters of the name of a place
_NO_PLACES: frozenset[str] = frozenset()
_REACH = 30  # characters before a name, and after it, that tell something of it


class Name(NamedTuple):
    """A name where it stands; a tuple, since many are made.

    Attributes:
        words: those that other languages write much alike; not those with a meaning, as the second
            of Manchester City.
        sure: whether it is a name, or only may be.
        places: the keys of places in it that are known in many languages, as in
            `aligner.languages.places`.
        bare: whether it has neither an article nor an adjective before it, as nouns often have.
    """

    span: Span
    words: tuple[str, ...]
    sure: bool
    places: frozenset[str] = frozenset()
    bare: bool = True

    @property
    def acronym(self) -> bool:
        return len(self.words) == 1 and is_acronym(self.words[0])


class _Profile(NamedTuple):
    """What a word is wherever it stands.

    `capital` is whether it begins with one, and `joins` whether it then may be part of a name,
    whatever it means; `office` may stand before a name without a comma; `given` is a first name;
    `patterns` are the places that it may begin; `named` is whether other languages write it much
    alike, as far as it tells by itself.
    """

    kind: Standing
    cased: bool
    capital: bool
    acronym: bool
    joins: bool
    office: bool
    given: bool
    patterns: tuple[Pattern, ...]
    named: bool


_NO_NAME = _Profile(
    Standing.COMMON,
    cased=False,
    capital=False,
    acronym=False,
    joins=False,
    office=False,
    given=False,
    patterns=(),
    named=False,
)


class _Word(NamedTuple):
    """A word of a text; a tuple, since most of the time goes into making these."""

    text: str
    start: int
    end: int
    profile: _Profile
    place: str | None  # that it names, alone or with its neighbours
    places: frozenset[str]  # those that it may begin, as people or adjective too
    named: bool  # whether it is a place, or other languages write it much alike


def read(text: str, language: str) -> tuple[Name, ...]:
    """The names in a text, in their order."""
    known = knowledge(language)
    runs = _runs(text, _words(text, language), known)
    return tuple(name for run in runs if (name := _name(text, run, known)) is not None)


def is_acronym(word: str) -> bool:
    """Whether a word is written in capitals alone, but for the -s of a plural."""
    letters = word.removesuffix("s")
    return len(letters) > 1 and letters.isupper()


def is_in_part(text: str, end: int) -> bool:
    """Whether what ends there is but part of a word: Hilfs- und Rettungskräfte, US-Dollar."""
    return text.startswith(_PARTS, end) and _IN_PART.match(text, end) is not None


@lru_cache(1 << 16)
def _profile(word: str, language: str) -> _Profile:
    patterns = begun_by(word, language)
    cased = _CASED.match(word) is not None
    if cased and not word[0].isupper() and not patterns:
        return _NO_NAME
    if not word.isalpha() and any(map(str.isdecimal, word)):
        return _NO_NAME
    known, form = knowledge(language), folded(word)
    kind = _kind(word, language, known)
    if not cased and not patterns and kind is not Standing.NAME:
        return _NO_NAME
    given, capital = cased and form in GIVEN_NAMES, cased and word[0].isupper()
    return _Profile(
        kind,
        cased,
        capital,
        is_acronym(word),
        capital and len(word) > 1 and not is_function_word(word, language),
        _is_office(form, known),
        given,
        patterns,
        given if kind is Standing.COMMON else cased or kind is Standing.NAME,
    )


def _kind(word: str, language: str, known: Language) -> Standing:
    if folded(word) in known.titles or word[0].islower():
        return Standing.COMMON
    if is_acronym(word):
        loud = (len(word) >= _SHORTEST and is_function_word(word, language)) or (
            len(word) > _SHORTEST and standing(word.capitalize(), language) is Standing.COMMON
        )
        return Standing.COMMON if loud or _ROMAN.fullmatch(word) else Standing.EITHER
    if len(word) < _SHORTEST:
        return Standing.COMMON
    return standing(word, language)


def _words(text: str, language: str) -> list[_Word]:
    """The words that may be part of a name."""
    matches = list((_CAPITAL if _has_case(language) else _WORD).finditer(text))
    profiles = [_profile(match.group(), language) for match in matches]
    proper, keys = _places(text, matches, profiles)
    found = []
    for index, match in enumerate(matches):
        profile, key = profiles[index], proper.get(index)
        named = key is not None or profile.named
        if not (named or profile.capital):
            continue
        start, end = match.span()
        if is_in_part(text, end) or (profile.acronym and _SHOUTED.match(text, end)):
            continue
        more = keys.get(index, _NO_PLACES)
        found.append(_Word(match.group(), start, end, profile, key, more, named))
    return found


@lru_cache(64)
def _has_case(language: str) -> bool:
    return likely_script(language) in CASED


def _places(
    text: str, matches: Sequence[regex.Match[str]], profiles: Iterable[_Profile]
) -> tuple[dict[int, str], dict[int, frozenset[str]]]:
    """The key of the place that each word names, and the keys of those that it may begin."""
    proper: dict[int, str] = {}
    keys: dict[int, frozenset[str]] = {}
    for index, profile in enumerate(profiles):
        if not profile.patterns:
            continue
        within = index in proper  # a longer one, as in North Korea
        start, stop = matches[index].span()
        if any(len(pattern.words) > 1 for pattern in profile.patterns):
            stop = start + _LONGEST_PLACE
        words = list(_WORD.finditer(text, start, stop))
        for place in places([word.group() for word in words], profile.patterns, 0):
            keys[index] = keys.get(index, _NO_PLACES) | {place.key}
            end = words[place.stop - 1].end()
            for k in range(index, len(matches) if place.proper and not within else index):
                if matches[k].start() >= end:
                    break
                proper[k] = place.key
    return proper, keys


def _runs(text: str, words: Sequence[_Word], known: Language) -> Iterator[list[_Word]]:
    """Adjacent words that may be one name."""
    run: list[_Word] = []
    before = None
    for word in words:
        beside = before is not None and _adjoins(text, before, word, known)
        if run and not (beside and run[-1] is before and len(run) < _LONGEST):
            yield run
            run = []
        if word.named:
            run.append(word)
        elif word.profile.joins:
            led = beside and (
                any(each.profile.given for each in run)
                or (before is not None and before.profile.office)
            )
            if _joins(text, word, led=led, known=known):
                run.append(word)
        before = word
    if run:
        yield run


def _ends_name(word: _Word, known: Language) -> bool:
    """Whether the name of a place has the -s of a genitive: Mexikos Merkel, and not Paris Hilton.

    English sets that -s off.
    """
    stem = word.text.removesuffix("s")
    if not known.capital_nouns or word.place is None or stem == word.text:
        return False
    return any(each.words == (folded(stem),) for each in begun_by(stem, known.code))


def _adjoins(text: str, word: _Word, following: _Word, known: Language) -> bool:
    """Whether two words may be parts of one name; without capitals, only of a known place."""
    if following.start - word.end > _WIDEST:
        return False
    if not _may_part(text[word.end : following.start]):
        return False
    same = word.place is not None and word.place == following.place
    return same or (word.profile.cased and following.profile.cased and not _ends_name(word, known))


@lru_cache(1 << 14)
def _may_part(between: str) -> bool:
    """Whether this may stand between the parts of a name."""
    return _BETWEEN.fullmatch(between) is not None


def _joins(text: str, word: _Word, *, led: bool, known: Language) -> bool:
    """Whether a word that has a meaning may yet be part of a name, or one."""
    office = word.profile.office
    if led and not office:
        return True
    if known.capital_nouns:
        if office:
            return False
        alone = _is_quoted(text, word, known) or _acts(text, word)
        alone = alone and not is_nominalised(word.text, known.code)
        return alone or _is_of_town(text, word, known)
    return not _is_initial(text, word)


def _is_initial(text: str, word: _Word) -> bool:
    """Whether a word begins a sentence, or what is quoted."""
    before = text[max(0, word.start - _REACH) : word.start].rstrip(_OPENING)
    return not before or before[-1] in ".!?:।…"


def _is_quoted(text: str, word: _Word, known: Language) -> bool:
    """Whether a verb of saying stands right beside a word."""
    if not known.says:
        return False
    before = text[max(0, word.start - _REACH) : word.start].rstrip().rpartition(" ")[2]
    if _is_saying(before, known.says):
        return True
    after = text[word.end : word.end + _REACH].lstrip(" ,").partition(" ")[0].rstrip(".,:")
    return _is_saying(after, known.says)


def _acts(text: str, word: _Word) -> bool:
    """Whether a word begins a sentence and its verb follows: a noun would have an article."""
    return _is_initial(text, word) and _PAST.match(text, word.end) is not None


def _is_of_town(text: str, word: _Word, known: Language) -> bool:
    """Whether a word is one made of a town, as in Grazer Oper."""
    stem = word.text.removesuffix("er")
    return (
        _SHORTEST < len(stem) < len(word.text)
        and _OF_TOWN.match(text, word.end) is not None
        and standing(stem, known.code) is not Standing.COMMON
    )


def _is_office(form: str, known: Language) -> bool:
    """Whether a folded word may stand before a name without a comma."""
    if form in known.titles:
        return True
    # From the end, where they differ: forwards it would be tried from each letter on.
    return bool(known.offices) and _compiled(f"(?r){known.offices}").search(form) is not None


@lru_cache(1 << 14)
def _is_saying(word: str, pattern: str) -> bool:
    return _compiled(pattern).fullmatch(word) is not None


@lru_cache(64)
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


def _name(text: str, run: Sequence[_Word], known: Language) -> Name | None:
    given = [word.profile.given for word in run]
    led = run[given.index(True) + 1 :] if True in given else []
    alone = len(run) == 1 and not run[0].named
    alone = alone and (known.capital_nouns or _is_lone(text, run[0], known))
    named = [word for word in run if word.named or alone or word in led]
    if not named:
        return None
    span = Span(run[0].start, run[-1].end)
    keys = _NO_PLACES.union(*(word.places for word in run))
    bare = not (known.capital_nouns and _is_led_by_article(text, run[0], known))
    sure = bool(led) or _is_sure(run, bare=bare)
    return Name(span, tuple(word.text for word in named), sure, keys, bare)


def _is_lone(text: str, word: _Word, known: Language) -> bool:
    """Whether a word with a meaning has a capital that only names have: by Apple, said Woods.

    Those of institutions have an article, those of offices a name beside them, and in headings
    most words have one.
    """
    if word.profile.office or _BESIDE_CAPITAL.match(text, word.end):
        return False
    before = _LAST_WORD.search(text[max(0, word.start - _REACH) : word.start])
    if before is None or before[0][0].isupper() or folded(before[0]) in known.determiners:
        return False
    return not _is_heading(text)


@lru_cache(256)
def _is_heading(text: str) -> bool:
    """Whether most words of a text have a capital."""
    return len(_SMALL.findall(text)) <= len(_CAPITAL.findall(text))


def _is_sure(run: Sequence[_Word], *, bare: bool) -> bool:
    """A known place, a word that is nothing else, or two words that are likely names."""
    if any(word.place is not None for word in run):
        return True
    cased = [word for word in run if word.named and word.profile.cased]
    cased = [word for word in cased if not word.profile.acronym]
    if len(run) > 1:
        return len(cased) == len(run) or any(w.profile.kind is Standing.NAME for w in cased)
    return bare and any(word.profile.kind is Standing.NAME for word in cased)


def _is_led_by_article(text: str, word: _Word, known: Language) -> bool:
    """Whether a determiner, an ordinal, or an adjective that has an ending stands before a word.

    Those before Corona-Krise and Grazer Oper belong to the crisis and the opera.
    """
    match = _BEFORE.search(text[max(0, word.start - _REACH) : word.start])
    if match is None or not _leads_noun(match.group(1), known.code):
        return False
    return not (_COMPOUND.match(text, word.end) or _OF_TOWN.match(text, word.end))


@lru_cache(1 << 14)
def _leads_noun(word: str, language: str) -> bool:
    """Whether a word is a determiner, an ordinal, or an adjective that has an ending."""
    known = knowledge(language)
    if folded(word) in known.determiners or word[0].isdecimal():
        return True
    return word not in known.function_words and _INFLECTED.search(word) is not None
