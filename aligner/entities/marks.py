"""Punctuation: the mark that ends a text, brackets and quotation marks without a partner."""

import re
from dataclasses import dataclass
from enum import StrEnum

import regex

from aligner.bitext import Span


class Final(StrEnum):
    """What the mark at the end of a text makes of it."""

    STATEMENT = "full stop"
    QUESTION = "question mark"
    EXCLAMATION = "exclamation mark"
    COLON = "colon"


@dataclass(frozen=True, slots=True)
class Mark:
    """A punctuation mark, or a run of them."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class FinalMark:
    """The mark at the end of a text; where it has none, `final` is None, `span` the last word."""

    span: Span
    final: Final | None


_CLASSES = (
    # An Arabic or a Greek question mark is one; "?!" asks.
    (Final.QUESTION, "?؟;？⁇⁈⁉"),
    (Final.EXCLAMATION, "!！‼"),
    (Final.COLON, ":："),
    # Danda, double danda, and the bar that is typed for them.
    (Final.STATEMENT, ".।॥|…。．۔፧።"),
)
_OF = {mark: final for final, marks in reversed(_CLASSES) for mark in marks}
_OF["\u037e"] = Final.QUESTION  # the Greek one that looks like a semicolon
del _OF[";"]
# Quotation marks, brackets, markup and notes may stand behind the final mark.
_BEHIND = regex.compile(r"(?:[\s\"'„“”»«‹›’‘‚`*_~)\]}>」』\u200b-\u200f]|\[\d{1,3}\]|[¹²³⁰-⁹])+$")
_LAST = regex.compile(r"(?r)[\p{L}\p{M}\p{N}]+")  # searched for from the end
_TAIL = 60  # characters at the end of a text that are looked at

_OPEN = {"(": ")", "[": "]", "{": "}"}
_BRACKET = re.compile(r"[()\[\]{}]")
_CLOSE = {closing: opening for opening, closing in _OPEN.items()}
# "a)", "1)", "iv)" name an item of a list; ":)" smiles.
_ITEM = regex.compile(
    r"(?:^|[\s(,;])(?:\p{L}|\p{M}|\d{1,3}|[ivx]{1,4}){1,2}$|[:;=8]-?$", regex.IGNORECASE
)
_SMILE_OPEN = regex.compile(r"[:;=]-?$")

_QUOTES = '"„“”«»‟〝〞＂'
_QUOTE = regex.compile(rf"[{_QUOTES}]|''|,,(?=\p{{L}})|``")
# 5' 3", 17": inches, seconds, minutes.
_MEASURE = regex.compile(r"\d\s?$")

_DOUBLED = regex.compile(
    r"(?<![.,;])(?:,{2,}+(?!\p{L})|;{2,}+|\.\.(?![./\\\p{L}])|,\.(?!\d)|\.,\.)"
)
_SPACE_AND_MARK = re.compile(r"[ \u00a0\u202f][,.;:!?]")
_SPACED = regex.compile(r"(?<=[\p{L}\p{M}\p{N})\]])[ \u00a0\u202f]++(?=[,.;:!?](?:\s|$))")


def final_mark(text: str) -> FinalMark | None:
    """The mark at the end of a text; None where there is no word in it."""
    offset = max(0, len(text) - _TAIL)
    tail = text[offset:]
    behind = None if tail[-1:] in _OF else _BEHIND.search(tail)
    end = behind.start() if behind else len(tail)
    last = _LAST.search(tail, 0, end)
    if last is None:
        return None
    marks = tail[last.end() : end].strip()
    classes = {_OF[mark] for mark in marks if mark in _OF}
    for final, _ in _CLASSES:  # of "?!" and "!..." the first
        if final in classes:
            start = last.end() + len(tail[last.end() : end]) - len(tail[last.end() : end].lstrip())
            return FinalMark(Span(offset + start, offset + start + len(marks)), final)
    return FinalMark(Span(offset + last.start(), offset + last.end()), None)


def unpaired_brackets(text: str) -> tuple[Mark, ...]:
    """Brackets without a partner, in their order; those of lists and smileys are none."""
    open_ones: list[int] = []
    alone: list[int] = []
    for match in _BRACKET.finditer(text):
        mark, place = match.group(), match.start()
        before = text[max(0, place - 8) : place]
        if mark in _OPEN:
            if not _SMILE_OPEN.search(before):
                open_ones.append(place)
        elif open_ones and text[open_ones[-1]] == _CLOSE[mark]:
            open_ones.pop()
        elif mark != ")" or not _ITEM.search(before):
            alone.append(place)
    return tuple(Mark(Span(k, k + 1), text[k]) for k in sorted(alone + open_ones))


def quotation_marks(text: str) -> tuple[Mark, ...]:
    """Double quotation marks of any style; apostrophes and single ones are not told apart."""
    return tuple(
        Mark(Span(*match.span()), match.group())
        for match in _QUOTE.finditer(text)
        if not (
            match.group() in {'"', "''"}
            and _MEASURE.search(text, max(0, match.start() - 2), match.start())
        )
    )


def doubled_marks(text: str) -> tuple[Mark, ...]:
    """Marks that stand twice where one was meant: `,,` `..` `;;` `,.`"""
    return tuple(Mark(Span(*match.span()), match.group()) for match in _DOUBLED.finditer(text))


def spaced_marks(text: str) -> tuple[Mark, ...]:
    """The spaces in front of marks, each with its mark; three dots may have one."""
    if not _SPACE_AND_MARK.search(text):  # spares the longer search in most texts
        return ()
    return tuple(
        Mark(Span(match.start(), match.end() + 1), text[match.start() : match.end() + 1])
        for match in _SPACED.finditer(text)
    )
