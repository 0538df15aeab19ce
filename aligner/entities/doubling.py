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
    words = list(map(folded, _WORD.findall(text)))
    doubled = list(_doubled(words)) if len(set(words)) < len(words) else []
    if not doubled:
        return ()
    spans = [Span(*match.span()) for match in _WORD.finditer(text)]
    return tuple(
        Doubling(Span(spans[start].start, spans[start + 2 * size - 1].end), phrase)
        for size, start in sorted(doubled)
        for phrase in [tuple(words[start : start + size])]
        if all(
            text[spans[k].end : spans[k + 1].start].isspace()
            for k in range(start, start + 2 * size - 1)
        )
    )


def _doubled(words: list[str]) -> Iterator[tuple[int, int]]:
    """The size and the start of each phrase that comes again at once; none within another.

    As its words differ, each stood last as many words ago as the phrase has.
    """
    last: dict[str, int] = {}
    size = same = 0
    for k, word in enumerate(words):
        ago = k - last.get(word, -_LONGEST - 1)
        last[word] = k
        if ago != size:
            size, same = ago, 0
        same += 1
        if same == size <= _LONGEST:
            yield size, k - 2 * size + 1
            same = -size  # the second of the two is not the first of another
