"""Words that stand twice in a row, as one word or as a phrase of several."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from aligner.bitext import Span
from aligner.languages.knowledge import folded

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’\-][\p{L}\p{M}\p{N}]+)*")
_LONGEST = 6  # words of a phrase


@dataclass(frozen=True, slots=True)
class Doubling:
    """A word or phrase and the same again, with nothing but spaces between.

    `span` has both; `words` are those of one of them, folded.
    """

    span: Span
    words: tuple[str, ...]


def read(text: str, _: str) -> tuple[Doubling, ...]:
    """What stands twice in a row; of a phrase, words that differ from each other."""
    matches = list(_WORD.finditer(text))
    words = [folded(match.group()) for match in matches]
    if len(set(words)) == len(words):
        return ()
    spans = [Span(*match.span()) for match in matches]
    return tuple(
        Doubling(Span(spans[start].start, spans[start + 2 * size - 1].end), phrase)
        for size in range(1, _LONGEST + 1)
        for start in _starts(words, size)
        if len(set(phrase := tuple(words[start : start + size]))) == size
        and all(
            text[spans[k].end : spans[k + 1].start].isspace()
            for k in range(start, start + 2 * size - 1)
        )
    )


def _starts(words: list[str], size: int) -> Iterator[int]:
    """Where a phrase of so many words starts that comes again at once; none within another."""
    same = 0
    for k in range(len(words) - size):
        same = same + 1 if words[k] == words[k + size] else 0
        if same == size:
            yield k - size + 1
            same = -size  # the second of the two is not the first of another
