"""What a program reads in a text: records of it, and the text while it is read."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import regex

from aligner.bitext import Span


class Kind(StrEnum):
    VARIABLE = "placeholder"
    MESSAGE = "ICU message"
    TAG = "tag"
    LINK = "link"
    IMAGE = "image"
    CODE = "code"
    COMMAND = "command"
    EMPHASIS = "emphasis"
    HEADING = "heading"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Something that has to come through a translation unchanged.

    Attributes:
        span: where it stands.
        kind: what it is.
        text: as it is written.
        key: what of it must not change; equal keys are one thing.
        branches: of an ICU message, the words that choose among its texts, such as `one`.
        inner: it stands in one of the texts of an ICU message, and may come in each of them.
    """

    span: Span
    kind: Kind
    text: str
    key: str
    branches: tuple[str, ...] = ()
    inner: bool = False


class Reading:
    """One text, and which of its characters belong to something already."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.taken = bytearray(len(text))

    def made(self, span: tuple[int, int], kind: Kind, key: str) -> Placeholder:
        return Placeholder(Span(*span), kind, self.text[slice(*span)], key)

    def take(self, start: int, end: int) -> None:
        self.taken[start:end] = b"\1" * (end - start)

    def free(self, pattern: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
        for match in pattern.finditer(self.text):
            if 1 not in self.taken[match.start() : match.end()]:
                yield match

    def found(self, pattern: regex.Pattern[str], kind: Kind) -> Iterator[Placeholder]:
        for match in self.free(pattern):
            self.take(*match.span())
            yield self.made(match.span(), kind, match.group())
