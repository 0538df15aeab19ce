"""Characters that went wrong on their way: what was read in the wrong encoding, and what is none.

Text in UTF-8 that was read as Windows-1252 shows a letter such as `Ã` or `à` and a sign or two
for each letter that there was; turning the signs back into bytes gives the letter again.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html.entities import html5
from itertools import repeat

from aligner.bitext import Span
from aligner.languages.knowledge import knowledge
from aligner.languages.scripts import script_of


class Fault(StrEnum):
    """What went wrong with a character."""

    MISREAD = "misread"
    LOST = "lost"
    ENTITY = "entity"
    PRIVATE = "private"
    CONTROL = "control"
    MARK = "mark"
    FONT = "font"


@dataclass(frozen=True, slots=True)
class Garbled:
    """A place where characters went wrong.

    Attributes:
        span: where it stands.
        fault: what went wrong.
        text: what stands there.
        meant: what was written at first, None where that cannot be told.
    """

    span: Span
    fault: Fault
    text: str
    meant: str | None = None


def _byte_of() -> dict[str, int]:
    """The byte of a character in Windows-1252, or in Latin-1 where that has none."""
    table = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        table[bytes([byte]).decode("cp1252", errors="ignore") or chr(byte)] = byte
    return table


_BYTES = _byte_of()
_REST = "".join(re.escape(char) for char, byte in _BYTES.items() if byte < 0xC0)
_RUN = re.compile(f"(?:[Â-ß][{_REST}]|[à-ï][{_REST}]{{2}}|[ð-ô][{_REST}]{{3}})+|â€")
_ENTITY = re.compile(r"&(?:amp;)?(#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_QUESTIONS = re.compile(r"(?<!\?)\?{2,}+(?:[ ,.]\?{2,}+)++")
_FEWEST = 6  # question marks, from which on they are no exclamation
_SINGLE = {
    Fault.LOST: "\ufffd",
    Fault.PRIVATE: "\ue000-\uf8ff\U000f0000-\U0010ffff",
    Fault.CONTROL: "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff",
    Fault.MARK: "\ufeff",
}
_SIGNS = {fault: re.compile(f"[{signs}]+") for fault, signs in _SINGLE.items()}
_SUSPECT = re.compile(f"[{''.join(_SINGLE.values())}]|[Â-ô][{_REST}]|&[A-Za-z#]|\\?\\?[ ,.]\\?")
_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]")
# A capital or a semicolon within a word, or the sign of a currency, as such text is full of.
_ODD = re.compile(r"[a-z][A-Z]|[a-z];[a-z]|(?<!\S);[a-z]|¤")
_FONT_STOPS = ",.Ð"  # the last is the danda of Chanakya
_FONT_ODD, _SAMPLE = 0.1, 20_000  # per word; characters
_LEGACY = ("hi",)
# Of the words of a text, and of its letters.
_FONT_WORDS, _FONT_SHARE, _FONT_LATIN = 2, 0.15, 0.9


def garbled(text: str, language: str) -> tuple[Garbled, ...]:
    """The places in `text` where characters went wrong, in their order."""
    found: list[Garbled] = []
    if not text.isascii() and _SUSPECT.search(text):
        found += _misread(text)
        taken = {at for each in found for at in range(*each.span)}
        found += (each for each in _signs(text) if each.span.start not in taken)
    if "&" in text:
        found += _entities(text)
    if "??" in text:
        found += _questions(text)
    found += _controls_of_ascii(text)
    found += _font(text, language)
    return tuple(sorted(found, key=lambda each: each.span))


def legacy_font(text: str) -> str | None:
    """The font of before Unicode (Kruti Dev, Chanakya) that a text is for; None of others."""
    sample = text[:_SAMPLE]
    if len(_ODD.findall(sample)) < _FONT_ODD * len(_WORD.findall(sample)):
        return None  # spares loading what is known of the languages
    return next((font for each in _LEGACY if (font := _font_of(sample, each))), None)


def _misread(text: str) -> Iterator[Garbled]:
    for match in _RUN.finditer(text):
        meant = _decoded(match[0])
        if match[0] == "â€" or (meant and _plausible(meant, match)):
            yield Garbled(Span(*match.span()), Fault.MISREAD, match[0], meant)


def _decoded(run: str) -> str | None:
    """What the bytes of `run` say in UTF-8; None where they say nothing."""
    try:
        return bytes(_BYTES[char] for char in run).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _plausible(meant: str, match: re.Match[str]) -> bool:
    """Whether somebody meant that, rather than the letters and quotation marks that are there."""
    text, (start, end) = match.string, match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if len(meant) > 1 and len({script_of(char) for char in meant}) == 1 and meant.isalpha():
        return True
    # A capital and what closes a quotation, as in `CAFÉ»` or `MANHÃ”`.
    closes = not after.isalpha() and not _LETTERS.match(match[0][-1])
    if meant[0] <= "\u00ff":
        return not (before.isupper() and closes)
    if meant[0] <= "\u017f":
        return before.islower() or (after.islower() and not match[0][1].isspace())
    return any(_usual(char) for char in meant)


def _usual(char: str) -> bool:
    """Of the signs of three bytes and four those that are seen misread alone.

    Punctuation, Indic scripts and Thai, the marks that are none, and pictures.
    """
    return "\u2000" <= char <= "\u2bff" or "\u0900" <= char <= "\u0eff" or char >= "\ufeff"


def _signs(text: str) -> Iterator[Garbled]:
    for fault, pattern in _SIGNS.items():
        for match in pattern.finditer(text):
            yield Garbled(Span(*match.span()), fault, match[0])


def _controls_of_ascii(text: str) -> Iterator[Garbled]:
    if text.isascii() and not text.isprintable():
        for match in _SIGNS[Fault.CONTROL].finditer(text):
            yield Garbled(Span(*match.span()), Fault.CONTROL, match[0])


def _entities(text: str) -> Iterator[Garbled]:
    for match in _ENTITY.finditer(text):
        name = match[1]
        if name[0] == "#" or f"{name};" in html5:
            yield Garbled(Span(*match.span()), Fault.ENTITY, match[0], _character(name))


def _character(name: str) -> str | None:
    """The character that an entity stands for; None where the number is none of a character."""
    if name[0] != "#":
        return html5[f"{name};"]
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    known = number <= sys.maxunicode and chr(number).isprintable()
    return chr(number) if known else None


def _questions(text: str) -> Iterator[Garbled]:
    """Words of which question marks alone are left."""
    for match in _QUESTIONS.finditer(text):
        if match[0].count("?") >= _FEWEST:
            yield Garbled(Span(*match.span()), Fault.LOST, match[0])


def _font(text: str, language: str) -> Iterator[Garbled]:
    """Text for a font of before Unicode, which shows other letters than are written."""
    if _font_of(text, language):
        start = len(text) - len(text.lstrip())
        yield Garbled(Span(start, len(text.rstrip())), Fault.FONT, text)


def _font_of(text: str, language: str) -> str | None:
    fonts = knowledge(language).legacy_fonts
    if not fonts:
        return None
    words = list(map(str.rstrip, text.split(), repeat(_FONT_STOPS)))
    least = max(_FONT_WORDS, _FONT_SHARE * len(words))
    for font, frequent in fonts.items():
        if sum(map(frequent.__contains__, words)) >= least and _is_latin(text):
            return font
    return None


def _is_latin(text: str) -> bool:
    letters: list[str] = _LETTERS.findall(text)
    return sum(letter < "\u0250" for letter in letters) >= _FONT_LATIN * len(letters)
