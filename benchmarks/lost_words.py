"""Which words of a source are lost where a part of its translation was cut.

No one has marked them. They are the words whose counterparts, in the whole translation, lie in the
part that was cut.
"""

from collections.abc import Collection, Sequence

import numpy as np
import regex

from aligner.bitext import Span
from aligner.embeddings import Embeddings, Floats, unit_rows

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")

Link = tuple[int, int]
"""A word of the source and one of the target."""


def words(text: str) -> list[Span]:
    """Runs of letters, marks and digits."""
    return [Span(*match.span()) for match in _WORD.finditer(text)]


def strings(text: str) -> list[str]:
    return [text[word.start : word.end] for word in words(text)]


def cut_words(whole: Sequence[str], rest: Sequence[str]) -> range:
    """Which consecutive words of `whole` are not in `rest`.

    Raises:
        ValueError: if `rest` is anything else than `whole` without one run of words.
    """
    size = len(whole) - len(rest)
    same = (a == b for a, b in zip(whole, rest, strict=False))
    start = next((k for k, equal in enumerate(same) if not equal), len(rest))
    if size <= 0 or list(whole[start + size :]) != list(rest[start:]):
        raise ValueError(f"not one run of words was cut: {' '.join(rest)!r}")
    return range(start, start + size)


def word_vectors(embeddings: Embeddings, text: int, spans: Sequence[Span]) -> Floats:
    """(w, d) unit vectors of the words of a text: means over the tokens that touch them."""
    tokens = embeddings.tokens
    rows = tokens.rows(range(text, text + 1))
    places, bounds = tokens.spans[rows], np.array(spans).reshape(-1, 2)
    touching = (places[None, :, 0] < bounds[:, None, 1]) & (places[None, :, 1] > bounds[:, None, 0])
    return unit_rows(touching.astype(np.float32) @ tokens.floats(rows))


def linked(similarities: Floats) -> set[Link]:
    """Which words correspond: those that are each other's best match, and what grows on to them.

    As in the symmetrisation of Och and Ney (2003): links of either direction are added, the best
    first, where they touch one that is there, also diagonally, and one of their words has none.

    Args:
        similarities: (s, t) of the words of two texts.
    """
    if not similarities.size:
        return set()
    there = {(i, int(j)) for i, j in enumerate(similarities.argmax(axis=1))}
    back = {(int(i), j) for j, i in enumerate(similarities.argmax(axis=0))}
    links = there & back
    waiting = sorted((there | back) - links, key=lambda link: -similarities[link])
    while new := next((link for link in waiting if _grows(link, links)), None):
        links.add(new)
        waiting.remove(new)
    return links


def _grows(link: Link, links: Collection[Link]) -> bool:
    i, j = link
    near = any(max(abs(i - a), abs(j - b)) == 1 for a, b in links)
    return near and (all(i != a for a, _ in links) or all(j != b for _, b in links))


def lost_words(similarities: Floats, cut: range) -> dict[int, bool]:
    """Of each source word that corresponds to some: whether the most similar of these was cut."""
    best: dict[int, int] = {}
    for i, j in linked(similarities):
        if i not in best or similarities[i, j] > similarities[i, best[i]]:
            best[i] = j
    return {i: j in cut for i, j in best.items()}
