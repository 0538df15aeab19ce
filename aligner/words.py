"""How many words a text has."""

import re
from itertools import islice

import regex

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’.,:-][\p{L}\p{M}\p{N}]+)*")
# Scripts that put no space between words; Thai words have about 5 characters, Chinese ones 2.
_UNSPACED = {
    5: regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]+"),
    2: regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]+"),
}
# Where all of them are: neither in the scripts of Europe and India nor among punctuation.
_THERE = re.compile("[\u0e00-\u1fff\u2e80-\U0010ffff]")


def has_words(text: str, least: int) -> bool:
    """Whether `text` has so many words, by `count_words`."""
    if _THERE.search(text):
        return count_words(text) >= least
    return sum(1 for _ in islice(_WORD.finditer(text), least)) >= least


def count_words(text: str) -> int:
    """Words of `text`: counted where spaces divide them, estimated from characters where not."""
    words = 0
    for size, run in _UNSPACED.items() if _THERE.search(text) else ():
        words += sum(-(-len(match) // size) for match in run.findall(text))
        text = run.sub(" ", text)
    return words + len(_WORD.findall(text))
