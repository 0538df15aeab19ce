"""Clock times: `15:00`, `3 pm`, `halb acht`, `साढ़े सात बजे`, midnight.

What stands around an hour is read within a few words, so time is linear in the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from aligner.bitext import Span
from aligner.entities.telling import CLOCK, told
from aligner.languages.clock import fixed_times, hour_words
from aligner.languages.knowledge import knowledge
from aligner.languages.spelling import loose

_REACH = 40  # characters before and after an hour in which the rest of the time stands
_SHIFT = 20  # characters before an hour in which what shifts it stands
_DAY = 24 * 60
_ZONES = (
    "UTC|GMT|MESZ|MEZ|CEST|CET|EEST|EET|MSK|WEST|WET|BST|IST|PKT|JST|AEST|AEDT|SGT|WIB"
    "|EDT|EST|ET|CDT|CST|CT|MDT|MST|PDT|PST|PT"
)
_ENGLISH = {"MEZ": "CET", "MESZ": "CEST"} | dict.fromkeys(("EST", "EDT"), "ET")
_ENGLISH |= dict.fromkeys(("CST", "CDT"), "CT") | dict.fromkeys(("PST", "PDT"), "PT")


@dataclass(frozen=True, slots=True)
class Time:
    """A time of the day.

    Attributes:
        span: where it stands.
        minutes: after midnight, 0 to 1439.
        either: it may be twelve hours later or earlier, as 3 o'clock.
        doubtful: perhaps no time, as 12:30 without more, or the first of `8 to 10 am`.
        zone: named nearby, as written; abbreviations in their English form; "" for none.
    """

    span: Span
    minutes: int
    either: bool
    doubtful: bool = False
    zone: str = ""


_HOUR = r"(?<![\d.,:/])(\d{1,2})(?:[:.](\d{2}))?(?!\d|[:.,/]\d)"
_DIGIT = re.compile(r"\d")
_DIGITS = regex.compile(_HOUR)
_TOKEN = regex.compile(rf"{_HOUR}|[\p{{L}}\p{{M}}]++[:]?+")
_EDGE = r"(?![\p{L}\p{M}])"


@dataclass(frozen=True, slots=True)
class _Patterns:
    words: dict[str, int]
    fixed: dict[str, int]
    known: frozenset[str]
    """The words of both."""
    before: regex.Pattern[str]
    after: regex.Pattern[str]
    earlier: regex.Pattern[str]
    later: regex.Pattern[str]
    zones: regex.Pattern[str]
    shifts: dict[str, int]
    alone: bool


_PARTS = ("morning", "midday", "evening", "night")


@lru_cache(64)
def _patterns(language: str) -> _Patterns:
    clock = knowledge(language).clock
    named = [(part, getattr(clock, part)) for part in _PARTS if getattr(clock, part)]
    part = "|".join(f"(?P<{name}>{words})" for name, words in named) or "(?!)"
    shifts = "|".join(re.escape(words) for words, _ in clock.shifts) or "(?!)"
    zones = rf"(?i:{clock.zones}){_EDGE}|" if clock.zones else ""
    span = rf"\s?[-–—]\s?|\s(?:{clock.ranges or '(?!)'})\s"
    digits = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?"
    return _Patterns(
        hour_words(language),
        fixed_times(language),
        frozenset(hour_words(language)) | frozenset(fixed_times(language)),
        regex.compile(
            rf"(?i)(?:(?:{part})[\s,]+(?:(?:{clock.fill or '(?!)'})\s+){{0,3}})?"
            rf"(?:(?<![\p{{L}}\p{{M}}])(?P<shift>{shifts})\s)?\Z"
        ),
        regex.compile(
            rf"(?i)(?P<said>\s?(?:(?P<half>[ap])\.?\s?m{_EDGE}\.?"
            rf"|(?P<oclock>{clock.oclock or '(?!)'}){_EDGE}"
            rf"(?:\s{clock.minutes or '(?!)(?P<more>)'}(?![\p{{L}}\p{{M}}\d.,:]))?))?"
            rf"(?:\s(?:{part}){_EDGE})?"
        ),
        regex.compile(rf"(?i)(?<![\d.,:/]){digits}(?:{span})\Z"),
        regex.compile(rf"(?i)(?:{span}){digits}(?![\d%]|[.,:/]\d)"),
        regex.compile(rf"{zones}(?<![\p{{L}}])(?:{_ZONES}){_EDGE}"),
        dict(clock.shifts),
        clock.shifted_alone,
    )


def times(text: str, language: str) -> tuple[Time, ...]:
    """The clock times of a text in the order in which they stand."""
    in_words = told(text, language) & CLOCK
    if not in_words and not _DIGIT.search(text):
        return ()
    patterns = _patterns(language)
    tokens = _TOKEN if in_words else _DIGITS
    found: dict[int, Time] = {}
    for match in tokens.finditer(text):
        if match[1] is None and loose(match[0]) not in patterns.known:
            continue
        for time in _at(text, match, patterns):
            if time.span.start not in found or found[time.span.start].doubtful:
                found[time.span.start] = time
    return tuple(found[start] for start in sorted(found))


def _at(text: str, token: regex.Match[str], patterns: _Patterns) -> Iterator[Time]:
    """The time whose hour, or whose only word, is `token`, and the other end of a range."""
    if token[1] is None:
        word = loose(token[0])  # one of those known
        if word in patterns.fixed:
            span = Span(token.start(), token.start() + len(token[0].rstrip(":")))
            yield Time(span, patterns.fixed[word], False, zone=_zone(text, token.start(), patterns))
            return
        minutes = patterns.words[word]
    else:
        minutes = _clock(token[1], token[2])
    yield from _read(text, token, minutes, patterns)


def _clock(hour: str, minute: str | None) -> int:
    """Minutes after midnight; -1 for what no clock shows."""
    minute = minute or "0"
    if not (hour.isdecimal() and minute.isdecimal()):  # of a newer Unicode than that of Python
        return -1
    hours, minutes = int(hour), int(minute)
    return 60 * hours + minutes if hours <= 24 and minutes < 60 else -1


def _read(text: str, token: regex.Match[str], minutes: int, patterns: _Patterns) -> Iterator[Time]:
    start, stop = token.span()
    if minutes < 0:
        return
    after = patterns.after.match(text, stop, stop + _REACH)
    said = bool(after["oclock"] or after["half"])
    said = said or (patterns.alone and _is_shifted(text, start, patterns))
    if not (said or (token[2] is not None and ":" in token[0])):
        return
    before = patterns.before.search(text, max(0, start - _REACH), start)
    shift = before["shift"].lower() if before["shift"] else None
    if shift:
        start, minutes = before.start("shift"), minutes + patterns.shifts[shift]
    if after["more"] and after["more"].isdecimal():
        minutes += int(after["more"])
    stop = after.end("said") if after["said"] else stop
    zone = _zone(text, start, patterns)
    moment, either = _placed(minutes, token[0], _part(before, after))
    yield Time(Span(start, stop), moment, either, not said, zone)
    if said:
        yield from _ranges(text, (start, stop), either, zone, patterns)


def _is_shifted(text: str, start: int, patterns: _Patterns) -> bool:
    """Whether what ends before `start` is one of `halb`, `half past` ..."""
    before = text[max(0, start - _SHIFT) : start]
    return before[-1:].isspace() and before[:-1].lower().endswith(tuple(patterns.shifts))


def _part(before: regex.Match[str], after: regex.Match[str]) -> str | None:
    if after["half"]:
        return "am" if after["half"] in "aA" else "pm"
    for match in (after, before):
        for name, value in match.groupdict().items():
            if name in _PARTS and value:
                return str(name)
    return None


def _placed(minutes: int, written: str, part: str | None) -> tuple[int, bool]:
    """Minutes after midnight, and whether they may be twelve hours off."""
    hour = minutes // 60
    if not 1 <= hour <= 12 or written.startswith("0"):
        return minutes % _DAY, False
    twelve = minutes % 720
    match part:
        case "am" | "morning":
            return twelve, False
        case "pm" | "evening":
            return twelve + 720, False
        case "midday":
            return (minutes if hour >= 10 else twelve + 720), False
        case "night":
            return (twelve + 720 if 6 <= hour < 12 else twelve), False
    return minutes % _DAY, True


def _ranges(
    text: str, place: tuple[int, int], either: bool, zone: str, patterns: _Patterns
) -> Iterator[Time]:
    """The other end of a range of which only one end says that it is a time."""
    start, stop = place
    for match in (
        patterns.earlier.search(text, max(0, start - _REACH), start),
        patterns.later.match(text, stop, stop + _REACH),
    ):
        if match is not None and (minutes := _clock(match["hour"], match["minute"])) >= 0:
            span = Span(match.start("hour"), match.end("minute" if match["minute"] else "hour"))
            yield Time(span, minutes % _DAY, either or minutes <= 720, True, zone)


def _zone(text: str, start: int, patterns: _Patterns) -> str:
    """The time zone named nearby, in the 100 characters around `start`."""
    match = patterns.zones.search(text, max(0, start - 40), start + 60)
    return _ENGLISH.get(match[0], match[0]) if match else ""
