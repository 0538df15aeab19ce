"""Folders of documents of which is known which are versions of each other.

All are news of `ntrex`, so those without a counterpart are about the same kind of things; in some
sets they are about the very same thing.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from random import Random

from corpora import lines

ALONE = 20  # documents of each side without a counterpart; of pieces, this share in a hundred
SHORT = 3  # lines of a very short document
DROPPED = 0.2  # of the lines of a side
REPLACED = 0.3  # of the lines of a document that is nearly another one
LINES = 20  # of a document of another kind
STORIES = 4  # of a long document
PARAGRAPH = 4  # lines of a paragraph that nothing divides into sentences
ALIKE = frozenset({"nearly the same", "long"})
"""Sets of documents that share most of their lines with others."""

Numbers = tuple[int, ...]
"""The lines of the corpus that a document has."""


@dataclass(frozen=True, slots=True)
class PairSet:
    """Texts by the names of documents; those of one name are versions of each other.

    A name ends with the number of the document of the corpus that it comes from.
    """

    name: str
    source: Mapping[str, Sequence[str]]
    target: Mapping[str, Sequence[str]]

    @property
    def right(self) -> frozenset[str]:
        """The names that are on both sides."""
        return frozenset(self.source.keys() & self.target.keys())


def stories(data: Path) -> list[Numbers]:
    """The lines of each document."""
    names = lines(data / "ntrex" / "dev.docids.txt")
    return [tuple(each) for _, each in groupby(range(len(names)), names.__getitem__)]


def origin(name: str) -> int:
    """The number of the document of the corpus that a document comes from; -1 for none."""
    return int(name.rpartition(" ")[2])


def pair_sets(data: Path, languages: tuple[str, str], chosen: Sequence[int]) -> list[PairSet]:
    """Sets of the documents of some numbers, in two languages."""
    source, target = (lines(data / "ntrex" / f"dev.{language}.txt") for language in languages)
    every = stories(data)
    found = []
    for name, make in _KINDS.items():
        random = Random(f"{name} {languages} {len(chosen)}")
        sides = make([(f"{number}", every[number]) for number in chosen], random)
        together = PARAGRAPH if name == "paragraphs" else 1
        texts = _texts(source, sides[0]), _texts(target, sides[1], together)
        others = _others(data) if name == "whole" else ({}, {})
        found.append(PairSet(name, texts[0] | others[0], texts[1] | others[1]))
    return found


_Named = list[tuple[str, Numbers]]


def _texts(corpus: Sequence[str], documents: _Named, together: int = 1) -> dict[str, list[str]]:
    """The lines of each document, so many of them in one."""
    return {
        name: [
            " ".join(corpus[k] for k in numbers[first : first + together])
            for first in range(0, len(numbers), together)
        ]
        for name, numbers in documents
    }


def _whole(documents: _Named, _: Random) -> tuple[_Named, _Named]:
    """All documents; the others are of another kind."""
    return documents, documents


def _withheld(documents: _Named, random: Random) -> tuple[_Named, _Named]:
    """Some documents of either side without those of the other."""
    shuffled = random.sample(documents, len(documents))
    alone = max(ALONE * len(documents) // 100, min(ALONE, len(documents) // 3))
    return shuffled[alone:], shuffled[: -alone or None]


def _cut(documents: _Named, random: Random) -> tuple[_Named, _Named]:
    """The source is the first or the second half of the document."""
    source, target = _withheld(documents, random)
    return [(name, _half(n, random.randrange(2))) for name, n in source], target


def _lossy(documents: _Named, random: Random) -> tuple[_Named, _Named]:
    """Sentences are missing on either side, others on each."""
    sides = _withheld(documents, random)
    return tuple([(name, _thinned(n, random)) for name, n in side] for side in sides)  # type: ignore[return-value]


def _short(documents: _Named, random: Random) -> tuple[_Named, _Named]:
    """Pieces of three lines, many of one story."""
    pieces = [
        (f"{k} {name}", numbers[k : k + SHORT])
        for name, numbers in documents
        for k in range(0, len(numbers) - SHORT + 1, SHORT)
    ]
    return _withheld(pieces, random)


def _same_story(documents: _Named, random: Random) -> tuple[_Named, _Named]:
    """Both halves of each document as documents; of some, one half is on one side only."""
    halves = [(f"{k} {name}", _half(n, k)) for name, n in documents for k in (0, 1)]
    return _withheld(halves, random)


def _nearly_same(documents: _Named, random: Random) -> tuple[_Named, _Named]:
    """Each document twice, once with lines of another story in it."""
    twice: _Named = []
    for k, (name, numbers) in enumerate(documents):
        strange = documents[k - 1][1]
        edited = tuple(
            strange[place % len(strange)] if random.random() < REPLACED else number
            for place, number in enumerate(numbers)
        )
        twice += [(f"0 {name}", numbers), (f"1 {name}", edited)]
    return twice, twice


def _long(documents: _Named, random: Random) -> tuple[_Named, _Named]:
    """Four stories each, three of which are in the next document as well; lines are missing."""
    joined = [
        (name, tuple(n for _, each in documents[k : k + STORIES] for n in each))
        for k, (name, _) in enumerate(documents[: 1 - STORIES])
    ]
    return tuple([(name, _thinned(n, random)) for name, n in joined] for _ in range(2))  # type: ignore[return-value]


_KINDS: dict[str, Callable[[_Named, Random], tuple[_Named, _Named]]] = {
    "whole": _whole,
    "withheld": _withheld,
    "cut in half": _cut,
    "lines missing": _lossy,
    "three lines": _short,
    "same story": _same_story,
    "nearly the same": _nearly_same,
    "paragraphs": _withheld,
    "long": _long,
}
KINDS = tuple(_KINDS)


def _half(numbers: Numbers, second: int) -> Numbers:
    middle = max(len(numbers) // 2, min(SHORT, len(numbers)))
    return numbers[-middle:] if second else numbers[:middle]


def _thinned(numbers: Numbers, random: Random) -> Numbers:
    return tuple(k for k in numbers if random.random() >= DROPPED) or numbers[:1]


def _others(data: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Documents of other kinds: a German yearbook, and English abstracts."""
    yearbook = lines(data / "alignment" / "textberg-deu-fra" / "dev.src")
    abstracts = lines(data / "errors" / "biomqm-eng-deu.jsonl")
    english = list(dict.fromkeys(json.loads(line)["source"] for line in abstracts))
    return tuple(  # type: ignore[return-value]
        {f"other {side}.{k} -1": part for k, part in enumerate(islice(_parts(text), ALONE))}
        for side, text in enumerate((yearbook, english))
    )


def _parts(text: Sequence[str]) -> Iterator[list[str]]:
    return (list(text[k : k + LINES]) for k in range(0, len(text) - LINES + 1, LINES))
