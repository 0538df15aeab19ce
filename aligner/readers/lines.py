"""The lines of a file that has one record a line."""

import re
from collections.abc import Iterator

# Not `str.splitlines`: a text may hold U+2028, U+0085 and the like.
_LINE_BREAK = re.compile(r"\r\n|[\r\n]")


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, and their numbers."""
    numbered = enumerate(_LINE_BREAK.split(text), start=1)
    return ((number, line) for number, line in numbered if line.strip())
