"""Words in which letters of two scripts meet, and signs that nobody sees inside words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import regex

from aligner.bitext import Span
from aligner.languages.scripts import script_of, scripts_of


class Mixture(StrEnum):
    """What stands in a word that does not belong there."""

    LOOKALIKE = "look-alike"
    LETTER = "letter"
    JOINER = "joiner"
    HYPHEN = "soft hyphen"
    DIGITS = "digits"


@dataclass(frozen=True, slots=True)
class Mixed:
    """A word with something of another script.

    Attributes:
        span: the word.
        mixture: what does not belong there.
        text: the word as it stands.
        strays: what does not belong there, as it stands.
        meant: the word as it should be, None where that cannot be told.
    """

    span: Span
    mixture: Mixture
    text: str
    strays: str
    meant: str | None = None


# Cyrillic and Greek letters that look like Latin ones in usual fonts (Unicode Technical Standard
# 39); of small Greek ones only omicron, as the others stand beside Latin letters in formulas.
_LATIN_OF = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХԚԜасеоріјѕухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABESIJKMHOPCTYXQWaceopijsyxhdqwABEZHIKMNOPTYXo",
        strict=True,
    )
)
_LOOKALIKES = "".join(_LATIN_OF)
_OF_LATIN = {
    script: {
        latin: other for other, latin in reversed(_LATIN_OF.items()) if script_of(other) == script
    }
    for script in ("Cyrl", "Grek")
}
# Signs beside Latin letters that belong to no script, or stand for a unit, count as Latin.
_LATIN = "A-Za-zªµºÀ-ÖØ-öø-\u02ff\u1d00-\u1dbfḀ-ỿ\u2070-\u209f\u2100-\u214fＡ-Ｚａ-ｚ"
_OTHER = rf"(?:[^\W\d_{_LATIN}]|[\u0900-\u0963\u0970-\u0dff])"
_LATIN_LETTER, _OTHER_LETTER = re.compile(f"[{_LATIN}]"), re.compile(_OTHER)
_INVISIBLE = "\u00ad\u200b-\u200d\u2060"
_MEETING = re.compile(rf"[{_LATIN}](?={_OTHER})|{_OTHER}(?=[{_LATIN}])")
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_SEEMING = re.compile(f"[{_LOOKALIKES}]")
_WORD = regex.compile(rf"[\p{{L}}\p{{M}}\u00aa\u00ba{_INVISIBLE}]+")
_NUMBER = re.compile(r"\d{2,}")
_NON_ASCII_DIGIT = re.compile(r"[^\D0-9]")
# Without spaces between words, so that names in Latin letters touch what is beside them.
_UNSPACED = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Hani", "Kana", "Hang"})
_JOINING = frozenset({"Arab", "Mong"})
_BREAKING = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Hani", "Kana"})
_VIRAMA = 9  # the canonical combining class
_WHOLE = 3  # letters, from which on a word is none of a formula


def mixed_scripts(text: str, language: str) -> tuple[Mixed, ...]:
    """Words of `text` with something of another script, in their order."""
    if text.isascii():
        return ()
    found: list[Mixed] = []
    if _UNSEEN.search(text) or _meet(text):
        found += (each for word in _WORD.finditer(text) for each in _in_word(word))
    if scripts_of(language) == {"Latn"} and _SEEMING.search(text):
        found += _seeming(text)
    if _NON_ASCII_DIGIT.search(text):
        found += _digits(text)
    return tuple(sorted(found, key=lambda each: each.span))


def _meet(text: str) -> bool:
    """Whether a Latin letter and another one stand side by side."""
    both = _LATIN_LETTER.search(text) and _OTHER_LETTER.search(text)  # spares the longer search
    return bool(both and _MEETING.search(text))


def _in_word(word: "regex.Match[str]") -> Iterator[Mixed]:
    if word[0].isascii():
        return
    yield from _joiners(word)
    scripts = Counter(filter(None, map(script_of, word[0])))
    if len(scripts) < 2 or "Latn" not in scripts or scripts.keys() & _UNSPACED:
        return
    if scripts.keys() & _OF_LATIN.keys():
        yield from _lookalikes(word, scripts)
    else:
        yield from _letters(word)


def _lookalikes(word: "regex.Match[str]", scripts: Counter[str]) -> Iterator[Mixed]:
    """Letters that only look like those of the other script, if all of one script do."""
    if scripts.total() < _WHOLE or len(scripts) != 2:
        return
    many, few = (script for script, _ in scripts.most_common())
    table = _LATIN_OF if many == "Latn" else _OF_LATIN.get(many, {})
    strays = [letter for letter in word[0] if script_of(letter) == few]
    if all(letter in table for letter in strays):
        meant = "".join(table[letter] if script_of(letter) == few else letter for letter in word[0])
        yield Mixed(Span(*word.span()), Mixture.LOOKALIKE, word[0], "".join(strays), meant)


def _letters(word: "regex.Match[str]") -> Iterator[Mixed]:
    """A single Latin letter in a word of another script.

    Not at its beginning, as in `Xकिरण`, nor a capital at its end, as in `विटामिनC`, nor the unit
    of a number.
    """
    text = word[0]
    for match in regex.finditer(rf"[{_LATIN}]+", text):
        start, end = match.span()
        if end - start > 1 or not match[0].isascii():
            continue
        first = start == 0
        unit = first and word.string[word.start() - 1 : word.start()].isdigit()
        inside = not first and end < len(text)
        if inside or (match[0].islower() and not unit):
            yield Mixed(Span(*word.span()), Mixture.LETTER, text, match[0])
            return


def _seeming(text: str) -> Iterator[Mixed]:
    """Whole words in letters that look Latin and are not, between Latin ones."""
    for word in _WORD.finditer(text):
        scripts = {script_of(letter) for letter in word[0]}
        if len(scripts) == 1 and all(letter in _LATIN_OF for letter in word[0]):
            meant = "".join(map(_LATIN_OF.__getitem__, word[0]))
            yield Mixed(Span(*word.span()), Mixture.LOOKALIKE, word[0], word[0], meant)


def _joiners(word: "regex.Match[str]") -> Iterator[Mixed]:
    text = word[0]
    places = [match.start() for match in _UNSEEN.finditer(text)]
    strays = [at for at in places if not _belongs(word, at)]
    for mixture, chosen in (
        (Mixture.HYPHEN, {at: text[at] for at in strays if text[at] == "\u00ad"}),
        (Mixture.JOINER, {at: text[at] for at in strays if text[at] != "\u00ad"}),
    ):
        if chosen and any(char.isalpha() for char in text):
            meant = "".join(char for at, char in enumerate(text) if at not in chosen)
            signs = "".join(chosen.values())
            yield Mixed(Span(*word.span()), mixture, text, signs, meant)


def _belongs(word: "regex.Match[str]", at: int) -> bool:
    """Whether the unseen sign of a word has work to do there."""
    text = word[0]
    sign = text[at]
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if sign in "\u200b\u2060":  # they divide words, or keep them together, where none is
        scripts = {script_of(before) if before else None, script_of(after) if after else None}
        return not before or not after or bool(scripts & _BREAKING)
    if sign == "\u00ad":
        return False
    if not before and word.start() and sign == "\u200d":  # between pictures
        return True
    if not before or not after:  # after a virama it shapes the last letter
        return bool(before) and (_is_virama(before) or script_of(before) in _JOINING)
    near = _is_virama(before) or _is_virama(after)
    return near or script_of(before) in _JOINING or script_of(after) in _JOINING


def _is_virama(char: str) -> bool:
    return unicodedata.combining(char) == _VIRAMA


def _digits(text: str) -> Iterator[Mixed]:
    """Numbers with digits of more than one script."""
    for number in _NUMBER.finditer(text):
        zeros = Counter(ord(digit) - int(digit) for digit in number[0])
        if len(zeros) > 1:
            usual = zeros.most_common(1)[0][0]
            meant = "".join(chr(usual + int(digit)) for digit in number[0])
            strays = "".join(digit for digit in number[0] if ord(digit) - int(digit) != usual)
            yield Mixed(Span(*number.span()), Mixture.DIGITS, number[0], strays, meant)
