"""Faults planted in translations, one a line, each with the places where a finding would show it.

Words and names are those of `vocabulary.py` and `name_lists.py`, apart from the data of the
program. What is exchanged stands on both sides with one meaning, so that the translation is wrong
afterwards.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import combinations
from random import Random

import regex
from name_lists import Name, exchangeable
from vocabulary import (
    CURRENCIES,
    MAGNITUDES,
    MONTHS,
    NEGATIONS,
    NUMBER_WORDS,
    POSTPOSITIONS,
    UNITS,
    WEEKDAYS,
    Table,
    forms,
    pattern,
    spellings,
)

from aligner.bitext import Span

NUMERIC = (
    "number-mismatch", "date-mismatch", "time-mismatch", "unit-mismatch", "currency-mismatch",
)  # fmt: skip

_NUMBER = regex.compile(r"\p{Nd}+(?:[.,:]\p{Nd}+)*")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_END = regex.compile(r"[\s.!?।|\"”“»'’)]*$")
_NOT_ONLY = regex.compile(r"\bnicht nur\b|\bnot (?:only|just)\b|न (?:केवल|सिर्फ)|ही नहीं")
_AFTER_NUMBER = regex.compile(r"\p{Nd}[\s-]?$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its translation.

    Attributes:
        languages: of source and target: `deu`, `eng` or `hin`.
        source: text.
        target: text.
        names: those in the line.
        others: names of other lines of the document, which could stand for one of these.
        neighbours: pairs of names of the document that stand side by side.
    """

    languages: tuple[str, str]
    source: str
    target: str
    names: tuple[Name, ...] = ()
    others: tuple[Name, ...] = ()
    neighbours: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A line with a fault in its translation.

    Attributes:
        source: the text of the source, with what was put into both sides.
        target: the faulty text.
        source_places: where the source has what is wrong in the target.
        target_places: where the fault is.
        intact: the target before the fault, with what was put into both sides.
    """

    source: str
    target: str
    source_places: tuple[Span, ...]
    target_places: tuple[Span, ...]
    intact: str


Planter = Callable[[Line, Random], Iterator[Fault]]
"""All faults of a kind that a line can have."""


def replaced(text: str, place: Span, new: str) -> tuple[str, Span]:
    """The text with something else in a place, and where that stands."""
    changed = text[: place.start] + new + text[place.end :]
    return changed, Span(place.start, place.start + len(new))


def _whole(text: str) -> Span:
    return Span(0, len(text))


def _numbers(text: str) -> list[Span]:
    return [Span(*match.span()) for match in _NUMBER.finditer(text)]


def _digits(number: str) -> str:
    """The digits of a number, in ASCII."""
    return "".join(str(int(letter)) for letter in number if letter.isdecimal())


def _same_number(line: Line, number: str) -> tuple[Span, ...]:
    """Where the source has the digits of a number; else all of it, for it may be in words."""
    same = [s for s in _numbers(line.source) if _digits(line.source[slice(*s)]) == _digits(number)]
    return tuple(same) or (_whole(line.source),)


def _fault(
    line: Line, source_places: tuple[Span, ...], place: Span, new: str, *more: Span
) -> Fault:
    """`new` in a place of the target."""
    target, where = replaced(line.target, place, new)
    return Fault(line.source, target, source_places, (where, *more), line.target)


def digit(line: Line, random: Random) -> Iterator[Fault]:
    """One digit of a number is another one."""
    for place in _numbers(line.target):
        number = line.target[slice(*place)]
        positions = [k for k, letter in enumerate(number) if letter.isdecimal()]
        k = random.choice(positions)
        zero = ord(number[k]) - int(number[k])  # digits of one script are in a row
        least = 1 if k == 0 else 0
        value = random.choice([v for v in range(least, 10) if v != int(number[k])])
        changed = number[:k] + chr(zero + value) + number[k + 1 :]
        if _digits(changed) not in {_digits(line.source[slice(*s)]) for s in _numbers(line.source)}:
            yield _fault(line, _same_number(line, number), place, changed)


def two_numbers(line: Line, _: Random) -> Iterator[Fault]:
    """Two numbers with words between them have changed places."""
    for one, other in combinations(_numbers(line.target), 2):
        first, second = line.target[slice(*one)], line.target[slice(*other)]
        between = _WORD.findall(line.target[one.end : other.start])
        if _digits(first) == _digits(second) or len(between) < 2:
            continue
        target = (
            line.target[: one.start]
            + second
            + line.target[one.end : other.start]
            + first
            + line.target[other.end :]
        )
        places = (
            Span(one.start, one.start + len(second)),
            Span(other.end - len(first), other.end),
        )
        source = (*_same_number(line, first), *_same_number(line, second))
        yield Fault(line.source, target, source, places, line.target)


@lru_cache
def _patterns(name: str, language: str) -> tuple[regex.Pattern[str], dict[str, tuple[str, int]]]:
    found = forms(_TABLES[name], language)
    return pattern(list(found)), found


_TABLES: Mapping[str, Table] = {
    "number word": NUMBER_WORDS,
    "month": MONTHS,
    "weekday": WEEKDAYS,
    "currency": CURRENCIES,
    "unit": UNITS,
}


def _meanings(name: str, text: str, language: str) -> list[tuple[Span, str, int]]:
    """The words of a table in a text: place, meaning, place among the forms."""
    words, found = _patterns(name, language)
    return [(Span(*match.span()), *found[match[0]]) for match in words.finditer(text)]


def exchange(name: str, line: Line, random: Random) -> Iterator[Fault]:
    """A word of a table is another one of it, in a line whose source has its meaning, too."""
    table, language = _TABLES[name], line.languages[1]
    in_source = _meanings(name, line.source, line.languages[0])
    in_target = _meanings(name, line.target, language)
    numbers = {_digits(line.source[slice(*s)]): s for s in _numbers(line.source)}
    there = {meaning for _, meaning, _ in (*in_source, *in_target)} | set(numbers)
    for place, meaning, form in in_target:
        same = [span for span, other, _ in in_source if other == meaning]
        if name == "number word" and meaning in numbers:
            same.append(numbers[meaning])
        if name == "unit" and not _AFTER_NUMBER.search(line.target[: place.start]):
            continue
        others = [other for other in table if other not in there]
        if same and others:
            choices = table[random.choice(others)][language]
            sign = not line.target[place.start].isalpha()
            fit = [each for each in choices if each[0].isalpha() != sign]
            if fit:
                yield _fault(line, tuple(same), place, fit[form] if form < len(fit) else fit[0])


def magnitude(line: Line, random: Random) -> Iterator[Fault]:
    """A number before a word such as million is ten times as large, or a million is a lakh."""
    language = line.languages[1]
    words = pattern([each for form in MAGNITUDES[language] for each in spellings(form)])
    for match in words.finditer(line.target):
        number = regex.search(rf"({_NUMBER.pattern})\s$", line.target[: match.start()])
        if not number:
            continue
        place, written = Span(*number.span(1)), number[1]
        times = ten_times(written, "," if language == "deu" else ".")
        if match[0] == "मिलियन" and random.random() < 0.5:
            yield _fault(line, _same_number(line, written), Span(*match.span()), "लाख", place)
        elif times:
            yield _fault(line, _same_number(line, written), place, times)


def ten_times(number: str, point: str) -> str | None:
    """`15` for `1.5`, `150` for `15`; None for what is grouped or otherwise not plain."""
    whole, mark, fraction = number.partition(point)
    if not whole.isdecimal() or (mark and not fraction.isdecimal()):
        return None
    digits = whole + (fraction or "0")
    cut = len(whole) + 1
    result = digits[:cut].lstrip("0") or "0"
    return f"{result}{point}{digits[cut:]}" if digits[cut:] else result


def name(line: Line, random: Random) -> Iterator[Fault]:
    """A name is another one of the document."""
    there = {each.latin for each in line.names}
    for each in line.names:
        others = sorted(
            {
                other.written
                for other in line.others
                if exchangeable(each.latin, other.latin, there, map(set, line.neighbours))
                and other.written not in line.target
                and other.latin not in line.source
            }
        )
        if others:
            yield _fault(line, (each.source,), each.target, random.choice(others))


def negation(line: Line, _: Random) -> Iterator[Fault]:
    """The only word that says no is gone, in a line whose source says no, too."""
    found = [
        [Span(*m.span()) for m in _no_words(language).finditer(text)]
        for language, text in zip(line.languages, (line.source, line.target), strict=True)
    ]
    source, target = found
    if len(source) != 1 or len(target) != 1 or _not_only(line):
        return
    place = target[0]
    word = line.target[slice(*place)]
    if word.lower().startswith("kein"):
        yield _fault(line, tuple(source), place, ("E" if word[0] == "K" else "e") + word[2:])
    elif word in {"nicht", "नहीं", "नही"}:
        end = place.end + (line.target[place.end : place.end + 1] == " ")
        text = line.target[: place.start] + line.target[end:]
        yield Fault(line.source, text, tuple(source), (around(text, place.start),), line.target)


def _not_only(line: Line) -> bool:
    return any(_NOT_ONLY.search(text.lower()) for text in (line.source, line.target))


@lru_cache
def _no_words(language: str) -> regex.Pattern[str]:
    flags = regex.IGNORECASE
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}])(?:{NEGATIONS[language]})(?![\p{{L}}\p{{M}}])", flags
    )


def around(text: str, offset: int) -> Span:
    """From the word before a place to the one behind it."""
    spans = [match.span() for match in _WORD.finditer(text)]
    start = max((start for start, end in spans if end <= offset), default=0)
    end = min((end for start, end in spans if start >= offset), default=len(text))
    return Span(start, end)


def left(line: Line, _: Random) -> Iterator[Fault]:
    """The sentence is that of the source."""
    if len(_WORD.findall(line.source)) >= 5:
        whole = _whole(line.source)
        yield Fault(line.source, line.source, (whole,), (whole,), line.target)


def doubled(line: Line, _: Random) -> Iterator[Fault]:
    """A word stands twice; none that are doubled on purpose, as many short ones are in Hindi."""
    words = list(_WORD.finditer(line.target))
    for match in words:
        word = match[0]
        likely = len(word) >= 6 and not word.endswith(("ते", "ता", "ती", "कर"))
        if likely or word in POSTPOSITIONS:
            place = Span(*match.span())
            yield _fault(line, (), place, f"{word} {word}")


@dataclass(frozen=True, slots=True)
class Put:
    """Something put at the end of both sides, and what it becomes in the target."""

    right: Mapping[str, str]
    wrong: str

    def into(self, line: Line) -> Fault:
        ends = [_END.search(text) for text in (line.source, line.target)]
        at, to = (end.start() if end else 0 for end in ends)
        new = self.right[line.languages[1]]
        source, place = replaced(line.source, Span(at, at), f" {self.right[line.languages[0]]}")
        intact, _ = replaced(line.target, Span(to, to), f" {new}")
        target, where = replaced(line.target, Span(to, to), f" {self.wrong}")
        return Fault(source, target, (place,), (where,), intact)


def _same(right: str, wrong: str) -> Put:
    return Put(dict.fromkeys(("deu", "eng", "hin"), right), wrong)


def url(line: Line, random: Random) -> Iterator[Fault]:
    """An address of the web differs in its host, its path or its query."""
    site = random.choice(("nachrichten-archiv", "city-council", "wetterdienst", "museum"))
    page = random.randint(1000, 9999)
    right = f"https://www.{site}.example/2018/bericht-{page}?id={page % 97}"
    wrong = random.choice(
        (
            right.replace(".example", ".example.net"),
            right.replace(str(page), str(page + 1)),
            right.replace("/2018", ""),
            right.rpartition("?")[0],
        )
    )
    yield _same(f"({right})", f"({wrong})").into(line)


def email(line: Line, random: Random) -> Iterator[Fault]:
    """An address of electronic mail is another one."""
    user = random.choice(("presse", "info", "r.meier", "kontakt-2018"))
    right = f"{user}@stadtwerke.example"
    wrong = random.choice(
        (
            f"{user}s@stadtwerke.example",
            f"{user}@stadtwerk.example",
            f"{user}@stadtwerke.example.de",
        )
    )
    yield _same(f"({right})", f"({wrong})").into(line)


def placeholder(line: Line, random: Random) -> Iterator[Fault]:
    """What a program fills in has another name."""
    right, wrong = random.choice(
        (
            ("{user_name}", "{username}"),
            ("{count}", "{गिनती}" if line.languages[1] == "hin" else "{anzahl}"),
            ("%(total)s", "%(totals)s"),
            ("${price}", "${preis}"),
            ("{{title}}", "{{titel}}"),
            ("%1$s", "%2$s"),
        )
    )
    yield _same(right, wrong).into(line)


def tag(line: Line, random: Random) -> Iterator[Fault]:
    """A word in a tag on both sides; in the target the end of the tag, or all of it, is lost."""
    mark = random.choice(("b", "i", "em", "code"))
    closing = random.random() < 0.5
    sides = [list(_WORD.finditer(text)) for text in (line.source, line.target)]
    if not all(sides):
        return
    places = [Span(*side[-1].span()) for side in sides]
    words = [
        text[slice(*place)] for text, place in zip((line.source, line.target), places, strict=True)
    ]
    source, where = replaced(line.source, places[0], f"<{mark}>{words[0]}</{mark}>")
    intact, _ = replaced(line.target, places[1], f"<{mark}>{words[1]}</{mark}>")
    target, there = replaced(line.target, places[1], f"<{mark}>{words[1]}" if closing else words[1])
    yield Fault(source, target, (where,), (there,), intact)


def put_measure(table: Table, line: Line, random: Random) -> Iterator[Fault]:
    """A number with a unit or a currency, put into both sides, has another one in the target."""
    right, wrong = random.sample(sorted(table), 2)
    number = random.randint(12, 98)
    measures = {code: f"({number} {words[0]})" for code, words in table[right].items()}
    yield Put(measures, f"({number} {table[wrong][line.languages[1]][0]})").into(line)


@dataclass(frozen=True, slots=True)
class Kind:
    """Faults of one kind.

    Attributes:
        plant: makes them.
        checks: any of which should find them.
        target: the least share to be found.
    """

    plant: Planter
    checks: tuple[str, ...]
    target: float = 0.9


KINDS: Mapping[str, Kind] = {
    "digit": Kind(digit, NUMERIC),
    "number word": Kind(partial(exchange, "number word"), NUMERIC, 0.75),
    "two numbers exchanged": Kind(two_numbers, NUMERIC),
    "magnitude": Kind(magnitude, NUMERIC),
    "month": Kind(partial(exchange, "month"), ("date-mismatch",)),
    "weekday": Kind(partial(exchange, "weekday"), ("date-mismatch",)),
    "unit": Kind(partial(exchange, "unit"), ("unit-mismatch",)),
    "unit, put in": Kind(partial(put_measure, UNITS), ("unit-mismatch",)),
    "currency": Kind(partial(exchange, "currency"), ("currency-mismatch",)),
    "currency, put in": Kind(partial(put_measure, CURRENCIES), ("currency-mismatch",)),
    "name": Kind(name, ("name-mismatch",)),
    "negation": Kind(negation, ("negation",), 0.6),
    "left in the source language": Kind(left, ("untranslated", "wrong-language")),
    "url": Kind(url, ("url-mismatch",)),
    "email": Kind(email, ("email-mismatch",)),
    "tag": Kind(tag, ("placeholder-mismatch",)),
    "placeholder": Kind(placeholder, ("placeholder-mismatch",)),
    "word doubled": Kind(doubled, ("duplicate-word",)),
}


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault in a line of a document."""

    document: int
    row: int
    fault: Fault


def planted(kind: str, documents: Sequence[Sequence[Line]], most: int, seed: int) -> list[Planted]:
    """At most so many faults of a kind, in lines drawn at random, at most one in each."""
    random = Random(f"{kind}{seed}")
    places = [(d, row) for d, lines in enumerate(documents) for row in range(len(lines))]
    random.shuffle(places)
    found: list[Planted] = []
    for document, row in places:
        choices = list(KINDS[kind].plant(documents[document][row], random))
        if choices and len(found) < most:
            found.append(Planted(document, row, random.choice(choices)))
    return found
