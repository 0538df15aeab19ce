"""One counterpart a document: competitive linking (Melamed 2000)."""

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple, TypeVar

T = TypeVar("T", bound=Hashable)


class Link(NamedTuple):
    """Two documents, by their numbers, and how much speaks for their being versions of each other.

    Attributes:
        source: number of a document.
        target: number of another.
        score: log of odds.
    """

    source: int
    target: int
    score: float


def linked(links: Iterable[Link], kind: Callable[[int], T], least: float) -> list[Link]:
    """The best links, of which each document has one at most for each kind of the others.

    The order of `links` does not matter: the highest score comes first, and among equals the lowest
    numbers.

    Args:
        links: no two of them for the same documents.
        kind: of a document, by its number; its language.
        least: the score below which nothing is linked.
    """
    taken: set[tuple[int, T]] = set()
    chosen = []
    for link in sorted(links, key=lambda each: (-each.score, each.source, each.target)):
        ends = {(link.source, kind(link.target)), (link.target, kind(link.source))}
        if link.score >= least and taken.isdisjoint(ends):
            taken |= ends
            chosen.append(link)
    return sorted(chosen)
