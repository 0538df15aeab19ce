"""Widths, line breaks and cuts of text in a terminal, never inside a grapheme cluster."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import regex
from rich.cells import get_character_cell_size

from aligner.bitext import Span

# A space with a mark on it is a character like any other.
_SPACE = (
    r"[ \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]"
    r"(?![\p{Grapheme_Cluster_Break=Extend}\p{Grapheme_Cluster_Break=SpacingMark}\u200d])"
)
# Scripts that write words without spaces between them: a line may break after any cluster.
_DENSE = r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Han}\p{Hiragana}\p{Katakana}]"
_OPENING = r"[\p{Ps}\p{Pi}]"
_CLOSING = r"[\p{Pe}\p{Pf}\p{Po}]"

# What a line break must not divide. A Thai or Lao vowel written before its consonant stays with
# it, and so do the vowels and signs written after; brackets and stops stay with their word.
_UNIT = regex.compile(
    rf"""
      (?:(?={_OPENING})\X)* [\u0e40-\u0e44\u0ec0-\u0ec4]? (?={_DENSE})\X
        [\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46\u0eb0\u0eb2\u0eb3\u0ec6]* (?:(?={_CLOSING})\X)*
    | (?: (?!{_SPACE}|{_OPENING}*{_DENSE}) \X )+
    | (?!{_SPACE})\X
    """,
    regex.VERBOSE,
)
_CLUSTER = regex.compile(r"\X")


@lru_cache(maxsize=4096)
def _character_cells(character: str) -> int:
    # Terminals disagree about spacing vowel signs such as the ī of Hindi: xterm, VTE and tmux give
    # them a cell, kitty and rich none. The larger answer never overflows a line.
    spacing = unicodedata.category(character) == "Mc"
    # U+FE0F asks for the emoji form of the character before it, which is twice as wide.
    return max(get_character_cell_size(character), spacing or character == "\ufe0f")


def cells(text: str) -> int:
    """How many terminal cells `text` takes at most."""
    return len(text) if text.isascii() else sum(map(_character_cells, text))


def clusters(text: str) -> Iterator[Span]:
    """What a reader calls a character: a base with its marks, a Devanagari conjunct, an emoji."""
    return (Span(*match.span()) for match in _CLUSTER.finditer(text))


def whole_clusters(text: str, place: Span) -> Span:
    """`place` widened so that no mark is torn off its letter."""
    touched = [c for c in clusters(text) if c.start < place.end and c.end > place.start]
    return Span(touched[0].start, touched[-1].end) if touched else place


def has_combined(text: str) -> bool:
    """Whether some cluster of `text` has several code points: its width is a terminal's choice."""
    return not text.isascii() and any(end - start > 1 for start, end in clusters(text))


def units(text: str) -> Iterator[Span]:
    """The pieces of `text` between which a line may break, without the spaces between them."""
    return (Span(*match.span()) for match in _UNIT.finditer(text))


def wrap(text: str, width: int) -> Iterator[Span]:
    """The lines of `text` at `width` cells; a word wider than that is divided between clusters."""
    line = Span(0, 0)
    for piece in _narrow_units(text, width):
        if line == (0, 0):
            line = piece
        elif cells(text[line.start : piece.end]) <= width:
            line = Span(line.start, piece.end)
        else:
            yield line
            line = piece
    yield line


def _narrow_units(text: str, width: int) -> Iterator[Span]:
    for unit in units(text):
        if cells(text[unit.start : unit.end]) <= width:
            yield unit
        else:
            for start, end in clusters(text[unit.start : unit.end]):
                yield Span(unit.start + start, unit.start + end)


def head(text: str, width: int, ellipsis: str) -> str:
    """The start of `text` that fits into one line of `width` cells."""
    if cells(text) <= width:
        return text
    return text[: next(wrap(text, width - cells(ellipsis) - 1)).end] + " " + ellipsis


def tail(text: str, width: int, ellipsis: str) -> str:
    """The end of `text` that fits into one line of `width` cells."""
    if cells(text) <= width:
        return text
    start, room = len(text), width - cells(ellipsis) - 1
    for piece in reversed(list(_narrow_units(text, room))):
        if cells(text[piece.start :]) > room:
            break
        start = piece.start
    return ellipsis + " " + text[start:]


def middle(text: str, width: int, ellipsis: str) -> str:
    """As much of both ends of `text` as fits into a line of `width` cells, more of the latter."""
    if cells(text) <= width:
        return text
    room = max(0, width - cells(ellipsis))
    pieces = [text[start:end] for start, end in clusters(text)]
    first = _fitting(pieces, room // 3)
    last = _fitting(pieces[::-1], room - cells("".join(pieces[:first])))
    return "".join(pieces[:first]) + ellipsis + "".join(pieces[len(pieces) - last :])


def _fitting(pieces: list[str], width: int) -> int:
    """How many of `pieces`, from the first on, fit into `width` cells."""
    used = 0
    for count, piece in enumerate(pieces):
        used += cells(piece)
        if used > width:
            return count
    return len(pieces)


def window(text: str, place: Span, size: int) -> Span:
    """About `size` characters of `text` around `place`, cut between words; all of a shorter text.

    A place longer than `size` is itself cut, after its start.
    """
    if len(text) <= size:
        return Span(0, len(text))
    spare = max(0, size - (place.end - place.start))
    before = min(spare // 2, place.start)
    after = min(spare - before, len(text) - place.end)
    before = min(spare - after, place.start)
    end = min(place.end, place.start + size) + after
    return Span(_first_start(text, place.start - before, place), _last_end(text, end, place))


def _first_start(text: str, start: int, place: Span) -> int:
    """The first start of a word from `start` on, but not after the place's own start."""
    return next((u.start for u in units(text) if start <= u.start < place.start), place.start)


def _last_end(text: str, end: int, place: Span) -> int:
    """The last end of a word up to `end`, but not before the end of a place that fits."""
    least = place.end if place.end <= end else 0
    for pieces in (units, clusters):
        ends = [piece.end for piece in pieces(text) if place.start < piece.end <= end]
        if ends:
            return max(ends[-1], least)
    return end
