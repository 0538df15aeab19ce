"""Which candidates are aligned, which is what costs: most documents have one that is plainly it.

In the first round each document is aligned with its nearest, and with those that are about as near.
In the second the documents that found no sure counterpart are aligned with the rest of theirs.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping

Pair = tuple[int, int]

_CLOSE = 0.1  # of the cosine of the nearest


def first_round(candidates: Mapping[Pair, float], kind: Callable[[int], Hashable]) -> set[Pair]:
    """The pairs that are the nearest of one of their documents, or about as near.

    Args:
        candidates: pairs with their cosines.
        kind: the language of a document: each looks for its nearest in each language.
    """
    best: dict[tuple[int, Hashable], float] = defaultdict(lambda: -1.0)
    for pair, cosine in candidates.items():
        for end in ends(pair, kind):
            best[end] = max(best[end], cosine)
    return {
        pair
        for pair, cosine in candidates.items()
        if any(cosine >= best[end] - _CLOSE for end in ends(pair, kind))
    }


def second_round(
    candidates: Iterable[Pair],
    aligned: Iterable[Pair],
    sure: Iterable[Pair],
    kind: Callable[[int], Hashable],
) -> set[Pair]:
    """The other candidates of which neither document has found its counterpart."""
    taken = {end for pair in sure for end in ends(pair, kind)}
    done = set(aligned)
    return {pair for pair in candidates if pair not in done and taken.isdisjoint(ends(pair, kind))}


def ends(pair: Pair, kind: Callable[[int], Hashable]) -> tuple[tuple[int, Hashable], ...]:
    """Both documents, each with the kind of the other: it has one counterpart of each kind."""
    return (pair[0], kind(pair[1])), (pair[1], kind(pair[0]))


def in_neighbourhoods(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs in an order in which those that share a document are close to each other."""
    beside: dict[int, list[Pair]] = defaultdict(list)
    for pair in sorted(pairs):
        beside[pair[0]].append(pair)
        beside[pair[1]].append(pair)
    found: dict[Pair, None] = {}
    seen: set[int] = set()
    for start in sorted(beside):
        waiting = deque([start])
        while waiting:
            number = waiting.popleft()
            if number in seen:
                continue
            seen.add(number)
            for pair in beside[number]:
                found.setdefault(pair)
                waiting.extend(set(pair) - seen)
    return list(found)
