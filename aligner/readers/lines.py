"""The lines of a file."""

import re
from collections.abc import Iterator, Sequence

# Not `str.splitlines`: a text may hold U+2028, U+0085 and the like.
_LINE_BREAK = re.compile(r"\r\n|[\r\n]")


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, and their numbers."""
    numbered = enumerate(_LINE_BREAK.split(text), start=1)
    return ((number, line) for number, line in numbered if line.strip())


def line_starts(text: str) -> tuple[int, ...]:
    """The offsets at which lines begin."""
    return (0, *(match.end() for match in _LINE_BREAK.finditer(text)))


def spans(text: str, starts: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The lines without their ends, each with the offset at which it begins."""
    for index, start in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else len(text)
        yield start, text[start:end].rstrip("\r\n")
