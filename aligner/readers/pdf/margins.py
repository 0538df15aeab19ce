"""Headers, footers and numbers of pages, which are no part of the text of a PDF file."""

import re
from collections import Counter
from collections.abc import Sequence

from aligner.readers.pdf.lines import Line

_DEEPEST = 3  # lines at the top of a page, and at its foot
_NEAR = 2  # pages: left and right ones often differ, and each chapter has its own
_NUMBERS = re.compile(r"\d+")
# A number, at most with the word for page and a total: `3`, `- 3 -`, `Seite 3 von 10`.
_PAGE = re.compile(r"\W*(?:[^\W\d]+\.? )?\W*#(?:\W+(?:[^\W\d]+\W+)?#)?\W*")


def without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page without those that stand at the same edge of others near it as well.

    Numbers in them may differ.
    """
    top = _repeated(pages, 1)
    foot = _repeated(pages, -1)
    return [
        _cut(_cut(page, above, 1), below, -1)
        for page, above, below in zip(pages, top, foot, strict=True)
    ]


def _repeated(pages: Sequence[Sequence[Line]], step: int) -> list[set[str]]:
    """The lines, numbers aside, at this edge of each page that other pages have there as well."""
    edges = [{_key(line) for line in page[::step][:_DEEPEST]} for page in pages]
    counts = Counter(key for edge in edges for key in edge)
    return [
        {key for key in edge if counts[key] >= _least(key) and _is_near(key, edges, index)}
        for index, edge in enumerate(edges)
    ]


def _least(key: str) -> int:
    """On how many pages it has to stand."""
    return 2 if _is_number(key) else 3


def _is_near(key: str, edges: Sequence[set[str]], index: int) -> bool:
    """Whether a page near this one has it as well."""
    near = range(max(0, index - _NEAR), min(len(edges), index + _NEAR + 1))
    return any(key in edges[other] for other in near if other != index)


def _is_number(key: str) -> bool:
    return len(key) < 30 and _PAGE.fullmatch(key) is not None


def _key(line: Line) -> str:
    return _NUMBERS.sub("#", " ".join(line.text.split()))


def _cut(page: Sequence[Line], repeated: set[str], step: int) -> list[Line]:
    """The page without the repeated lines at its edge, up to the first that is not."""
    lines = page[::step]
    edge = (index for index, line in enumerate(lines[:_DEEPEST]) if _key(line) not in repeated)
    return list(lines[next(edge, min(len(lines), _DEEPEST)) :])[::step]
