"""The names of months and weekdays in a language, from CLDR and from what is known beyond it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import regex

from aligner.languages.cldr import locale
from aligner.languages.codes import primary
from aligner.languages.knowledge import knowledge
from aligner.languages.records import Calendar
from aligner.languages.spelling import loose

# Written without spaces between words, so that a name stands in the middle of letters.
_UNSPACED = frozenset({"th", "lo", "km", "my"})
_WORD = regex.compile(r"[\p{L}\p{M}\u200c\u200d\u00ad]++")
_ABBREVIATION = regex.compile(r"[.॰]+$")


@dataclass(frozen=True, slots=True)
class Name:
    """What a word means in the calendar.

    Attributes:
        month: 1 to 12, or None.
        weekday: 0 (Monday) to 6, or None.
        short: an abbreviation, which needs a day or a year beside it.
        doubtful: a name or another word as well.
    """

    month: int | None = None
    weekday: int | None = None
    short: bool = False
    doubtful: bool = False


def calendar_names(text: str, language: str) -> Iterable[tuple[int, int, Name]]:
    """The names of months and weekdays in `text`: start, end and meaning of each, in order."""
    table = _table(language)
    for match in table.words.finditer(text):
        name = meaning(match[0], language)
        if name is not None:
            yield match.start(), match.end(), name


@lru_cache(1 << 16)
def meaning(word: str, language: str) -> Name | None:
    """What a word means in the calendar; None where it means nothing there."""
    return _table(language).meaning(word)


@dataclass(frozen=True, slots=True)
class _Table:
    names: dict[str, Name]
    words: regex.Pattern[str]
    glued: regex.Pattern[str] | None
    capital: bool

    def meaning(self, word: str) -> Name | None:
        if self.capital and word[0].islower():
            return None
        key = loose(word)
        name = self.names.get(key)
        if name is None and self.glued is not None and (match := self.glued.fullmatch(key)):
            return self.names[match[1]]
        return name


@lru_cache(64)
def _table(language: str) -> _Table:
    calendar = knowledge(language).calendar
    wide, short = _from_cldr(language)
    names = {loose(word): name for word, name in _known(calendar, short=True)}
    names |= {_ABBREVIATION.sub("", loose(word)): name for word, name in short}
    names |= {loose(word): name for word, name in (*wide, *_known(calendar, short=False))}
    for word in calendar.doubtful:
        names[word] = Name(names[word].month, names[word].weekday, doubtful=True)
    names.pop("", None)
    return _Table(
        names,
        _anywhere(names) if primary(language) in _UNSPACED and names else _WORD,
        _glued(names, calendar.endings),
        bool(wide) and all(word[0].isupper() for word, _ in wide),
    )


def _from_cldr(language: str) -> tuple[list[tuple[str, Name]], list[tuple[str, Name]]]:
    """The full and the short names; no word is like those with digits or spaces in them."""
    found = locale(language)
    if found is None:
        return [], []
    wide = [
        (word, Name(month))
        for context in ("format", "stand-alone")
        for month, word in found.months[context]["wide"].items()
    ]
    wide += [(word, Name(weekday=day)) for day, word in found.days["format"]["wide"].items()]
    short = [
        (word, Name(month, short=True))
        for context in ("format", "stand-alone")
        for month, word in found.months[context]["abbreviated"].items()
    ]
    return wide, short


def _known(calendar: Calendar, *, short: bool) -> Iterable[tuple[str, Name]]:
    for month, words in enumerate(calendar.shortened if short else calendar.months, 1):
        for word in words.split():
            yield word, Name(month, short=short)
    if not short:
        for day, words in enumerate(calendar.weekdays):
            for word in words.split():
                yield word, Name(weekday=day)


def _anywhere(names: dict[str, Name]) -> regex.Pattern[str]:
    return regex.compile("|".join(sorted(map(regex.escape, names), key=len, reverse=True)))


def _glued(names: dict[str, Name], endings: str) -> regex.Pattern[str] | None:
    if not endings:
        return None
    full = "|".join(word for word, name in names.items() if not name.short)
    return regex.compile(f"({full})(?:{endings})")
