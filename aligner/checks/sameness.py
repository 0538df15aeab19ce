"""When two segments say the same: in what they are compared, and how alike they are."""

from functools import lru_cache

import regex

_MARKS = regex.compile(r"[\p{P}\p{S}\s]+")
_DIGITS = regex.compile(r"\p{Nd}+")
_LONG = 2000  # characters; longer ones are alike if they are the same, which costs no comparison


@lru_cache(1 << 14)
def folded_segment(text: str) -> str:
    """A segment without case, marks, and which number it has."""
    bare: str = _DIGITS.sub("0", _MARKS.sub(" ", text.casefold()))
    return bare.strip()


def likeness(one: str, other: str) -> float:
    """Of two folded segments, 0 to 1: the share of characters that one edits into the other."""
    if one == other:
        return 1.0
    if max(len(one), len(other)) > _LONG:
        return 0.0
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - seldom needed

    return float(ratio(one, other)) / 100
