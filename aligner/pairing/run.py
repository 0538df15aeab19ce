"""Finds which documents are versions of each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.embed.encoder import Encoder
from aligner.errors import SettingsError
from aligner.pairing.aligned import Alignments
from aligner.pairing.assignment import Link
from aligner.pairing.collection import Collection
from aligner.pairing.embedded import Vectors
from aligner.pairing.manifest import Row
from aligner.pairing.scores import probability
from aligner.pairing.search import candidates, language_means
from aligner.pipeline import Hooks
from aligner.settings import Settings
from aligner.store import Store

LEAST = 0.5
"""The probability below which documents are not paired."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """What was found.

    Attributes:
        rows: the pairs, in the order of their paths.
        documents: how many each folder has, without those that cannot be read.
        unpaired: of each folder, the documents without a counterpart, in order.
        troubles: a line for each file and folder that cannot be read.
        others: how many files of each folder are no documents by their names.
    """

    rows: tuple[Row, ...]
    documents: tuple[int, int]
    unpaired: tuple[tuple[Path, ...], tuple[Path, ...]]
    troubles: tuple[str, ...]
    others: tuple[int, int]


def paired(
    source: Path | str,
    target: Path | str,
    settings: Settings | None = None,
    *,
    least: float = LEAST,
    same_language: bool = False,
    encoder: Encoder | None = None,
    cache: Store | None = None,
    hooks: Hooks | None = None,
) -> Pairing:
    """The documents of two folders that are versions of each other.

    Nothing is taken from the names of files. A document has one counterpart in each language at
    most. A folder that has documents of several languages may be given twice.

    Args:
        source: a folder; those below it are looked through as well.
        target: likewise. A file that is in both is never paired with itself.
        settings: how documents are read, and which encoder embeds them; languages and formats in
            it hold for all documents of a folder.
        least: the least probability of a pair, 0 to 1.
        same_language: whether documents of one language are paired as well.
        encoder: one that is loaded already.
        cache: where vectors are kept for later runs. It stays open.
        hooks: who is told of progress and notes.

    Raises:
        AlignerError: if a folder cannot be read or has no document, or an encoder cannot be loaded.
            What is wrong with a single document is in `Pairing.troubles`.
    """
    if not 0 <= least <= 1:
        raise SettingsError(f"{least} is no probability. Give one from 0 to 1.")
    wanted, told = settings or Settings(), hooks or Hooks()
    collection = Collection((Path(source), Path(target)), wanted, told)
    vectors = Vectors(collection.contents, collection.own(), wanted, encoder, cache, told.notify)
    told.stage("embed")
    numbers = vectors.embed(told.progress, collection.drop)
    told.stage("search")
    means = language_means(collection, vectors, numbers)
    near = candidates(collection, vectors, means, same_language=same_language)
    told.stage("align")
    links = Alignments(collection, vectors, means, told.progress).links(near, least)
    return _pairing(collection, links)


def _pairing(collection: Collection, links: Sequence[Link]) -> Pairing:
    first, second = collection.sides
    linked = {number for link in links for number in link[:2]}
    rows = (
        Row(
            first[link.source],
            second[link.target],
            collection.contents[link.source].language,
            collection.contents[link.target].language,
            probability(link.score),
        )
        for link in links
    )
    return Pairing(
        tuple(sorted(rows)),
        (len(first), len(second)),
        (_alone(first, linked), _alone(second, linked)),
        tuple(collection.troubles),
        collection.others,
    )


def _alone(side: Mapping[int, Path], linked: set[int]) -> tuple[Path, ...]:
    return tuple(path for number, path in side.items() if number not in linked)
