"""Headers, footers and numbers of pages, which are no part of the text of a PDF file."""

import re
from collections import Counter
from collections.abc import Sequence

_DEEPEST = 3  # lines at the top of a page, and at its foot
_SHARE = 0.4  # of the pages: left and right ones often differ
_NUMBERS = re.compile(r"\d+")
# A number, at most with the word for page and a total: `3`, `- 3 -`, `Seite 3 von 10`.
_PAGE = re.compile(r"\W*(?:[^\W\d]+\.? )?\W*#(?:\W+(?:[^\W\d]+\W+)?#)?\W*")


def without_margins(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of each page without those that stand at the same edge of others as well.

    Blank lines are kept; numbers may differ.
    """
    top = _repeated(pages, 1)
    foot = _repeated(pages, -1)
    return [_cut(_cut(page, top, 1), foot, -1) for page in pages]


def _repeated(pages: Sequence[Sequence[str]], step: int) -> set[str]:
    """The lines, numbers aside, at this edge of many pages; step 1 is the top, -1 the foot."""
    counts = Counter(key for page in pages for key in dict.fromkeys(_edge(page, step)))
    many = max(3, _SHARE * len(pages))
    return {key for key, count in counts.items() if count >= (2 if _is_number(key) else many)}


def _is_number(key: str) -> bool:
    return len(key) < 30 and _PAGE.fullmatch(key) is not None


def _edge(page: Sequence[str], step: int) -> list[str]:
    lines = [line for line in page[::step] if line.strip()]
    return [_key(line) for line in lines[:_DEEPEST]]


def _key(line: str) -> str:
    return _NUMBERS.sub("#", " ".join(line.split()))


def _cut(page: Sequence[str], repeated: set[str], step: int) -> list[str]:
    """The page without the repeated lines at its edge, up to the first that is not."""
    lines = list(page[::step])
    seen = 0
    while lines and seen < _DEEPEST:
        if lines[0].strip():
            if _key(lines[0]) not in repeated:
                break
            seen += 1
        lines.pop(0)
    return lines[::step]
