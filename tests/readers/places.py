"""Words, and where they stand: in a file that a test writes, and in what a reader makes of it."""

import re

from hypothesis import strategies as st

from aligner.readers import RawText

# Latin, Devanagari with marks, Thai, astral letters: none of them has a meaning for a format.
STEMS = ("Wort", "Größe", "शब्द", "คำ", "𝒳𝒴", "e\u0301a")
SERIAL = re.compile(r"(?:Wort|Größe|शब्द|คำ|𝒳𝒴|e\u0301a)\d{4}x")


class File:
    """A file that is written piece by piece; words are told apart by their numbers."""

    def __init__(self) -> None:
        self.raw = ""
        self.places: dict[str, int] = {}

    def write(self, text: str) -> None:
        self.raw += text

    def word(self, stem: str) -> None:
        word = f"{stem}{len(self.places):04}x"
        self.places[word] = len(self.raw)
        self.raw += word


def wrong_places(file: File, read: RawText, raw: str | None = None) -> list[tuple[object, ...]]:
    """The words whose place is not the one where they were written, or that are not there."""
    raw = raw or file.raw
    expected = {word: position(file.raw, at) for word, at in file.places.items()}
    found = {match[0]: match.start() for match in SERIAL.finditer(read.text)}
    assert read.origin
    return [
        (word, place, word in found and read.origin.position(found[word]))
        for word, place in expected.items()
        if word not in found or read.origin.position(found[word]) != place
    ]


def position(raw: str, at: int) -> tuple[int, int]:
    """1-based line and column, lines as editors count them."""
    lines = re.split(r"\r\n|[\r\n]", raw[:at])
    return len(lines), len(lines[-1]) + 1


stems = st.sampled_from(STEMS)


def labels(raw: RawText) -> dict[str, str]:
    """What each line of a text is called."""
    assert raw.origin is not None
    starts = (match.start() for match in re.finditer("(?m)^", raw.text))
    return {raw.text[at:].split("\n")[0]: raw.origin.label(at) for at in starts}
