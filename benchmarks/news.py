"""News documents in two languages of which lines are dropped and merged at random, with the links.

The corpora of `alignment/ntrex-*` are made like this; these are more of them.
"""

from itertools import groupby
from pathlib import Path
from random import Random

from corpora import Pair, lines
from scorer import Link

DROPPED = 0.08  # of the lines of a side
MERGED = 0.1  # of its pairs of neighbours

Side = list[tuple[int, ...]]
"""The lines that each segment is made of."""


def planted(data: Path, languages: tuple[str, str], seed: int) -> list[Pair]:
    """A pair for each document of `data`/ntrex."""
    random = Random(f"{''.join(languages)}{seed}")
    names = lines(data / "ntrex" / "dev.docids.txt")
    texts = [lines(data / "ntrex" / f"dev.{language}.txt") for language in languages]
    pairs = []
    for name, document in groupby(range(len(names)), names.__getitem__):
        numbers = list(document)
        sides = [_side(numbers, random) for _ in texts]
        source, target = (
            [" ".join(text[k] for k in segment) for segment in side]
            for text, side in zip(texts, sides, strict=True)
        )
        pairs.append(Pair(name, source, target, links(*sides)))
    return pairs


def _side(document: list[int], random: Random) -> Side:
    """The segments of a document: lines dropped, and joined to the next; one stays at least."""
    kept = [k for k in document if random.random() >= DROPPED] or document[:1]
    segments: Side = []
    while kept:
        joins = kept[1:2] == [kept[0] + 1] and random.random() < MERGED
        size = 2 if joins else 1
        segments.append(tuple(kept[:size]))
        kept = kept[size:]
    return segments


def links(source: Side, target: Side) -> list[Link]:
    """Segments that have lines in common, and whatever has lines in common with those."""
    where = {line: j for j, segment in enumerate(target) for line in segment}
    found: list[Link] = []
    for i, segment in enumerate(source):
        partners = tuple(sorted({where[line] for line in segment if line in where}))
        if found and partners and found[-1][1][-1:] == partners[:1]:
            before = found.pop()
            found.append(((*before[0], i), before[1] + partners[1:]))
        else:
            found.append(((i,), partners))
    linked = {j for _, partners in found for j in partners}
    return found + [((), (j,)) for j in range(len(target)) if j not in linked]
